import { INVITEE_ACCOUNT_ID, SAMPLE_DIRECTORY_ID } from "../../../lib/testing";
import { applied, applyKilledAt, code, expectNothingLeftToDo, fake, sandbox } from "../support/crash-scene";

const acceptances = () => fake.requests.of("AcceptHandshake").filter(({ status }) => status === 200).length;

describe("the provider is killed while it accepts an invitation, and the next apply", () => {
  test.each([
    ["GetResourceDirectory", "before"],
    ["GetHandshake", "before"],
    ["GetHandshake", "after"],
    ["AcceptHandshake", "before"],
    ["AcceptHandshake", "after"],
  ] as const)("finds it accepted once: killed at %s, %s it is carried out", async (operation, moment) => {
    const { id } = fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID);
    code(`
resource "resourcedirectory_handshake_acceptance" "acme" {
  provider              = resourcedirectory.invitee
  handshake_id          = "${id}"
  expected_directory_id = "${SAMPLE_DIRECTORY_ID}"
}
`);
    await applyKilledAt(operation, moment);

    expect((await sandbox.apply()).errors).toEqual([]);
    expect(fake.world.tryMember(INVITEE_ACCOUNT_ID)).toBeDefined();
    expect(acceptances()).toBeLessThanOrEqual(1);
    await expectNothingLeftToDo();
  });
});

describe("the provider is killed while it invites, and the next apply", () => {
  test.each(["before", "after"] as const)("has sent one invitation in all: killed %s", async (moment) => {
    code(`
resource "resourcedirectory_invitation" "acme" {
  target = "${INVITEE_ACCOUNT_ID}"
}
`);
    await applyKilledAt("InviteAccountToResourceDirectory", moment);

    expect((await sandbox.apply()).errors).toEqual([]);
    expect(fake.world.handshakesOf(INVITEE_ACCOUNT_ID)).toHaveLength(1);
    await expectNothingLeftToDo();
  });
});

describe("a higher attempt is killed while it replaces a pending invitation, and the next apply", () => {
  const invited = (attempt: number) => `
resource "resourcedirectory_invitation" "acme" {
  target  = "${INVITEE_ACCOUNT_ID}"
  attempt = ${attempt}
}
`;

  test.each(
    (["provider", "terraform too"] as const).flatMap((whom) =>
      (["CancelHandshake", "InviteAccountToResourceDirectory"] as const).flatMap((operation) =>
        (["before", "after"] as const).map((moment) => [whom, operation, moment] as const),
      ),
    ),
  )("has sent one more in all: %s, at %s, %s it is carried out", async (whom, operation, moment) => {
    await applied(invited(1));
    code(invited(2));
    await applyKilledAt(operation, moment, whom);

    expect((await sandbox.apply()).errors).toEqual([]);
    const all = fake.world.handshakesOf(INVITEE_ACCOUNT_ID);
    expect(all.map(({ status }) => status)).toEqual(["Cancelled", "Pending"]);
    await expectNothingLeftToDo();
  });
});
