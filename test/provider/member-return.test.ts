import { INVITEE_ACCOUNT_ID, INVITEE_KEY, SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import { limited } from "./support/limited-provider";
import { ADDRESS, emptyPlan, find, member, scene } from "./support/member-resource-scene";
import { said, writes } from "./support/scene";

const raw = (settings: object) =>
  member({ provider: "PROVIDER", ...settings })
    .replace('"PROVIDER"', "resourcedirectory.limited")
    .replace('"ID"', "resourcedirectory_invitation.acme.account_id");

const PARTNER = { existing: true, display_name: "acme", removal_policy: "ABANDON" };

function invited(folder: string, attempt: number, moves = 1): string {
  return `
${limited(`moves = ${moves}`)}
resource "resourcedirectory_invitation" "acme" {
  target  = "${INVITEE_ACCOUNT_ID}"
  attempt = ${attempt}
  timeouts {
    update = "1h"
  }
}
${raw({ ...PARTNER, account_id: "ID", folder_id: folder })}`;
}

/** An invited account with settings, in state since it was a member, and removed by another hand now. */
async function removedElsewhere(): Promise<string> {
  const { id: folder } = scene.fake.world.createFolder({ name: "partners" });
  await scene.applied(invited(folder, 1));
  accept();
  await scene.applied(invited(folder, 1));
  scene.fake.world.removeMember(INVITEE_ACCOUNT_ID);
  await scene.applied(invited(folder, 1));
  return folder;
}

function accept(): void {
  const pending = scene.fake.world
    .handshakesOf(INVITEE_ACCOUNT_ID)
    .find(({ status }) => status === "Pending");
  if (pending !== undefined) scene.fake.world.accept(pending.id);
}

describe("a member that was removed elsewhere and is invited anew", () => {
  test("is planned with what it is given once it joins, and is so after the same apply", async () => {
    const folder = await removedElsewhere();
    scene.code(invited(folder, 2));
    const plan = await scene.plan();
    scene.whileSleeping = accept;
    const run = await scene.applyPlan();

    expect(said(plan.warnings)).toContain("given what the code says of it then: display_name, folder_id");
    expect(run.errors).toEqual([]);
    expect(find(INVITEE_ACCOUNT_ID)).toMatchObject({ displayName: "acme", folderId: folder });
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Member" });
    await emptyPlan();
  });

  test("is counted as a move that the plan may lead to", async () => {
    const folder = await removedElsewhere();
    scene.code(invited(folder, 2, 0));
    const plan = await scene.plan();

    expect(said(plan.errors)).toContain("More moves than the provider block allows");
    expect(writes(plan)).toEqual([]);
  });
});

test("an account that joins in the same apply is not moved past the limit", async () => {
  scene.keyInEnvironment("ACME_", INVITEE_KEY);
  const { id: folder } = scene.fake.world.createFolder({ name: "partners" });
  const { id: handshake } = scene.fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID);
  scene.code(`
${limited("moves = 0")}
resource "resourcedirectory_handshake_acceptance" "acme" {
  handshake_id           = "${handshake}"
  expected_directory_id  = "${SAMPLE_DIRECTORY_ID}"
  credentials_env_prefix = "ACME_"
}
${raw({ ...PARTNER, account_id: INVITEE_ACCOUNT_ID, folder_id: folder }).replace(
  /}\n$/,
  "  depends_on = [resourcedirectory_handshake_acceptance.acme]\n}\n",
)}`);
  const run = await scene.apply();

  expect(writes(run)).toEqual(["AcceptHandshake"]);
  expect(said(run.errors)).toContain("More moves than the provider block allows");
});

test("a type switch of a member that joins again in the same apply is carried out in it, as planned", async () => {
  const code = (attempt: number) => `
resource "resourcedirectory_invitation" "acme" {
  target  = "${INVITEE_ACCOUNT_ID}"
  attempt = ${attempt}
  timeouts {
    create = "1h"
    update = "1h"
  }
}
resource "resourcedirectory_account_type" "acme" {
  account_id = resourcedirectory_invitation.acme.account_id
  type       = "ResourceAccount"
}
`;
  scene.whileSleeping = accept;
  await scene.applied(code(1));
  scene.fake.world.removeMember(INVITEE_ACCOUNT_ID);
  const run = await scene.applied(code(2));

  expect(writes(run)).toEqual(["InviteAccountToResourceDirectory", "UpdateAccount"]);
  await emptyPlan();
});
