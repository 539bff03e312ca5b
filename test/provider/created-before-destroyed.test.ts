import { INVITEE_ACCOUNT_ID } from "../../lib/testing";
import { accountId, ADDRESS, emptyPlan, find, member, NAME, scene } from "./support/member-resource-scene";
import { folder, PROD } from "./support/folder-code";
import { said, writes } from "./support/scene";

const LIFECYCLE = "  lifecycle {\n    create_before_destroy = true\n  }\n";
const INVITATION = "resourcedirectory_invitation.partner";
const PROMOTION = "resourcedirectory_promotion.payments";

const createdFirst = (hcl: string) => hcl.replace(/}\n$/, `${LIFECYCLE}}\n`);
const removable = (display_name: string) =>
  createdFirst(member({ display_name, removal_policy: "DESTROY", abandonable_check_ids: ["NON_SP_cs"] }));

const invitation = (removal_policy: string) => `
resource "resourcedirectory_invitation" "partner" {
  target         = "${INVITEE_ACCOUNT_ID}"
  removal_policy = "${removal_policy}"
${LIFECYCLE}}
`;
const promotion = `${member()}
resource "resourcedirectory_promotion" "payments" {
  account_id = ${ADDRESS}.account_id
  email      = "payments@example.com"
${LIFECYCLE}}
`;

/** Applies the code, taints the object and applies other code, which must work. */
async function tainted(address: string, before: string, after = before) {
  await scene.applied(before);
  await scene.terraform("taint", address);
  return scene.applied(after);
}

describe("a tainted object that is made anew before its own is given up", () => {
  test.each(["under a new name in the code", "under a name that was changed elsewhere"])(
    "is no deletion of a member %s: its account stays, and the apply says that it was let go",
    async (which) => {
      await scene.applied(removable(NAME));
      const before = accountId();
      const isRenamedHere = which.endsWith("in the code");
      if (!isRenamedHere) scene.fake.world.renameMember(before, "elsewhere");
      await scene.terraform("taint", ADDRESS);
      const run = await scene.applied(removable(isRenamedHere ? "ledger" : NAME));

      expect(writes(run)).toEqual(["CreateResourceAccount"]);
      expect(find(before)).toMatchObject({ displayName: isRenamedHere ? NAME : "elsewhere" });
      expect(said(run.warnings)).toContain("A member was let go");
      expect(said(run.warnings)).toContain(before);
      await emptyPlan();
    },
  );

  test("is given up without a word where the member was removed elsewhere before", async () => {
    await scene.applied(removable(NAME));
    const before = accountId();
    scene.fake.world.deleteMember(before);
    await scene.applied(removable(NAME));
    await scene.terraform("taint", ADDRESS);
    const run = await scene.applied(removable(NAME));

    expect(said(run.warnings)).not.toContain("let go");
    expect(accountId()).not.toBe(before);
  });

  test("is no deletion of a folder, whose members go to the new one: it stays with what is attached to it", async () => {
    const code = (name: string) =>
      createdFirst(folder(name)) + member().replace("{", `{\n  folder_id = ${PROD}.folder_id`);
    const run = await tainted(PROD, code("prod"), code("production"));

    expect(writes(run)).toEqual(["CreateFolder", "MoveAccount"]);
    expect(scene.fake.world.folders.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["prod", "production"]),
    );
    expect(said(run.warnings)).toContain("A folder was let go");
    await emptyPlan();
  });

  test.each([
    ["by its account id", (account_id: string) => ({ account_id })],
    ["with adopt", () => ({ display_name: NAME, adopt: true })],
  ])("is taken over %s, without a call and without a word of its end", async (_how, settings) => {
    const { accountId: before } = scene.fake.world.createMember({ displayName: NAME });
    const code = createdFirst(member({ ...settings(before), removal_policy: "DESTROY" }));
    const run = await tainted(ADDRESS, code);

    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).not.toContain("let go");
    expect(await scene.state(ADDRESS)).toMatchObject({ account_id: before });
    await emptyPlan();
  });

  test.each(["PROTECT", "DESTROY"])(
    "is followed, where it is a pending invitation under %s: it is not cancelled",
    async (policy) => {
      const run = await tainted(INVITATION, invitation(policy));

      expect(writes(run)).toEqual([]);
      expect(scene.fake.world.handshakesOf(INVITEE_ACCOUNT_ID)).toMatchObject([{ status: "Pending" }]);
      await emptyPlan();
    },
  );

  test("expels nobody, where it is the invitation of a member", async () => {
    await scene.applied(invitation("DESTROY"));
    scene.fake.world.accept(scene.fake.world.handshakesOf(INVITEE_ACCOUNT_ID)[0]?.id ?? "");
    const run = await tainted(INVITATION, invitation("DESTROY"));

    expect(writes(run)).toEqual([]);
    expect(find(INVITEE_ACCOUNT_ID)).toBeDefined();
    await emptyPlan();
  });

  test("is followed, where it is a promotion under way: nothing is cancelled or sent", async () => {
    const run = await tainted(PROMOTION, promotion);

    expect(writes(run)).toEqual([]);
    expect(scene.fake.mailbox.mails).toHaveLength(1);
    expect(find()).toMatchObject({ status: "PromoteVerifying" });
    await emptyPlan();
  });
});
