import { readFileSync } from "node:fs";
import { join } from "node:path";
import { INVITEE_ACCOUNT_ID, INVITEE_KEY, SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import { vendorsAcceptance, vendorsHandshake } from "../testing/support/vendors-handshakes";
import { said, Scene, writes } from "./support/scene";

const INVITATION = "resourcedirectory_invitation.acme";
const ACCEPTANCE = "resourcedirectory_handshake_acceptance.acme";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
  scene.keyInEnvironment("INVITEE_", INVITEE_KEY);
});

afterEach(() => scene.close());

/** The recipe for HCL, as docs/migration.md has it. */
function recipe(): string {
  const document = readFileSync(join(__dirname, "..", "..", "docs", "migration.md"), "utf8");
  return /```hcl\n([^]*?)```/.exec(document)?.[1] ?? "";
}

/** Without what is about an acceptance, for an invitation that nobody has accepted. */
const invitationOnly = () =>
  recipe()
    .split("\n\n")
    .filter((block) => !block.includes("handshake_acceptance"))
    .join("\n\n");

const invited = () => scene.fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID, { note: "welcome" }).id;

test("an accepted handshake and its acceptance come over by the recipe, and nothing is called that writes", async () => {
  const id = invited();
  scene.fake.world.accept(id);
  const { joinTime } = scene.fake.world.member(INVITEE_ACCOUNT_ID);
  // What the vendor's provider wrote when it was applied; only a refresh would have said Accepted.
  scene.plantState("alicloud_resource_manager_handshake", "acme", vendorsHandshake(id));
  scene.plantState("alicloud_resource_manager_handshake_acceptance", "acme", vendorsAcceptance(id));
  scene.code(recipe());

  const plan = await scene.plan();
  expect(plan.errors).toEqual([]);
  expect(plan.changes[INVITATION]).toBeUndefined();
  const run = await scene.apply();

  expect(run.errors).toEqual([]);
  expect(writes(run)).toEqual([]);
  expect(await scene.state(INVITATION)).toMatchObject({
    status: "Accepted",
    account_id: INVITEE_ACCOUNT_ID,
    handshake_id: id,
    adopted: false,
    removal_policy: "PROTECT",
  });
  expect(await scene.state(ACCEPTANCE)).toMatchObject({ status: "Accepted", account_id: INVITEE_ACCOUNT_ID });
  expect((await scene.plan()).summary).toBe("No changes.");
  expect(scene.fake.world.member(INVITEE_ACCOUNT_ID).joinTime).toEqual(joinTime);

  scene.code(recipe().replace('note   = "welcome"', 'note   = "other words"'));
  expect(writes(await scene.apply())).toEqual([]);
  scene.code("");
  expect(said((await scene.plan()).errors)).toContain("is protected");
});

test.each([
  ["pending", "Pending", () => undefined],
  ["expired", "Expired", (id: string) => scene.fake.world.expire(id)],
  ["declined", "Declined", (id: string) => scene.fake.world.decline(id)],
  ["gone", "Deleted", (id: string) => scene.fake.world.purge(id)],
])(
  "a handshake that is %s comes over as what it is, and no plan changes anything",
  async (_, status, end) => {
    const id = invited();
    scene.plantState("alicloud_resource_manager_handshake", "acme", vendorsHandshake(id));
    end(id);
    scene.code(invitationOnly());

    const plan = await scene.plan();
    expect([plan.errors, Object.keys(plan.changes)]).toEqual([[], []]);
    const run = await scene.apply();
    expect(writes(run)).toEqual([]);
    expect(await scene.state(INVITATION)).toMatchObject({ status, handshake_id: id, invitations_sent: 1 });
    expect((await scene.plan()).summary).toBe("No changes.");

    const again = await scene.applied(invitationOnly().replace("note ", "attempt = 2\n  note "));
    expect(
      writes(again).filter((operation) => operation === "InviteAccountToResourceDirectory"),
    ).toHaveLength(1);
  },
);

test("a handshake that the vendor's provider has seen accepted is a member at once, without news of it", async () => {
  const id = invited();
  scene.fake.world.accept(id);
  scene.plantState("alicloud_resource_manager_handshake", "acme", vendorsHandshake(id, "Accepted"));
  scene.code(invitationOnly());

  const plan = await scene.plan();
  expect([plan.errors, plan.warnings, Object.keys(plan.changes)]).toEqual([[], [], []]);
});

test.each([[""], [null]])(
  "an acceptance whose reads have emptied its state (to %j) comes over, and learns its directory and account without a write",
  async (empty) => {
    const id = invited();
    scene.fake.world.accept(id);
    scene.plantState("alicloud_resource_manager_handshake", "acme", vendorsHandshake(id, "Accepted"));
    const emptied = Object.fromEntries(Object.keys(vendorsAcceptance(id)).map((name) => [name, empty]));
    scene.plantState("alicloud_resource_manager_handshake_acceptance", "acme", {
      ...emptied,
      id,
      handshake_id: id,
      status: "Accepted",
      timeouts: null,
    });
    scene.code(recipe());
    const run = await scene.apply();

    expect(run.errors).toEqual([]);
    expect(writes(run)).toEqual([]);
    expect((await scene.plan()).summary).toBe("No changes.");
    await scene.apply();
    expect(await scene.state(ACCEPTANCE)).toMatchObject({
      status: "Accepted",
      expected_directory_id: SAMPLE_DIRECTORY_ID,
      account_id: INVITEE_ACCOUNT_ID,
    });
  },
);

test("an invitation that comes over pending is cancelled with its block, as one that was sent from here", async () => {
  const id = invited();
  scene.plantState("alicloud_resource_manager_handshake", "acme", vendorsHandshake(id));
  await scene.applied(invitationOnly());

  expect(writes(await scene.applied(""))).toEqual(["CancelHandshake"]);
});

test("another type of the vendor's is refused as the source", async () => {
  scene.plantState("alicloud_resource_manager_folder", "acme", { id: "fd-1", folder_name: "acme" });
  scene.code(
    invitationOnly().replace("alicloud_resource_manager_handshake.", "alicloud_resource_manager_folder."),
  );

  expect(said((await scene.plan()).errors)).toContain("Move not offered");
});
