import { INVITEE_ACCOUNT_ID, SAMPLE_DIRECTORY_ID } from "../../../lib/testing";
import { applied, invitation, machineOfScene, promotion, scene } from "./support";

/** `pending` of the state as the last apply has left it. */
async function unrefreshed(...args: readonly string[]) {
  const machine = machineOfScene();
  machine.stdin = (await scene.terraform("show", "-json")).stdout;
  return machine.run("pending", "-", ...args);
}

describe("an invitation that the same apply has accepted, before any refresh", () => {
  const acceptance = `
resource "resourcedirectory_handshake_acceptance" "acme" {
  provider              = resourcedirectory.invitee
  handshake_id          = resourcedirectory_invitation.acme.handshake_id
  expected_directory_id = "${SAMPLE_DIRECTORY_ID}"
}
`;

  test.each([[[]], [["--live"]]])("is waited for by nobody (%j)", async (args) => {
    await applied(invitation() + acceptance);

    expect(await unrefreshed(...args)).toMatchObject({ exitCode: 0, stdout: "Nobody is waited for." });
  });

  test("hides no other invitation that waits", async () => {
    await applied(invitation() + acceptance + invitation("other", "2000000000000003"));

    const { stdout } = await unrefreshed();

    expect(stdout).toContain("1 waited for");
    expect(stdout).not.toContain(INVITEE_ACCOUNT_ID);
  });
});

describe("a state that manages two directories, with --live on one", () => {
  const ELSEWHERE = "3000000000000999";
  const object = (type: string, values: object) => ({
    mode: "managed",
    type,
    address: `${type}.elsewhere`,
    values,
  });

  async function pendingOfBoth(...objects: readonly object[]) {
    await applied(promotion());
    const machine = machineOfScene();
    const shown = JSON.parse((await scene.terraform("show", "-json")).stdout) as {
      values: { root_module: { resources: object[] } };
    };
    shown.values.root_module.resources.push(...objects);
    machine.stdin = JSON.stringify(shown);
    return machine.run("pending", "-", "--live");
  }

  test("calls nobody removed who is a member of the other, nor the promotion of such a one", async () => {
    const { stdout } = await pendingOfBoth(
      object("resourcedirectory_member", {
        account_id: ELSEWHERE,
        status: "Member",
        resource_directory_id: "rd-other1",
      }),
      object("resourcedirectory_promotion", {
        account_id: ELSEWHERE,
        email: "else@example.com",
        status: "PromoteVerifying",
        promoted: false,
        attempt: 1,
        record_id: "r-1",
        link_expires_at: "2026-03-02T09:00:00Z",
      }),
    );

    expect(stdout).toContain("2 waited for, 0 lapsed, declined or gone.");
    expect(stdout).toContain(`${ELSEWHERE}: promotion waits for the owner of e***@example.com`);
  });

  test("still calls removed who is a member of neither", async () => {
    const { stdout } = await pendingOfBoth(
      object("resourcedirectory_member", {
        account_id: ELSEWHERE,
        status: "Member",
        resource_directory_id: SAMPLE_DIRECTORY_ID,
      }),
    );

    expect(stdout).toContain("1 lapsed, declined or gone.");
  });
});
