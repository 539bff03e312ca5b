import { INVITEE_ACCOUNT_ID } from "../../lib/testing";
import { said, Scene, writes } from "./support/scene";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

/** A step, what its object is called and what the code says of it besides its member. */
const STEPS = [
  ["promotion", 'email = "acme-root@example.com"'],
  ["account_email", 'email = "acme-root@example.com"'],
  ["account_type", 'type = "CloudAccount"'],
] as const;

const NAMED = "is about a member that was removed elsewhere";

describe.each(STEPS)("a %s", (kind, settings) => {
  const address = `resourcedirectory_${kind}.step`;
  const step = (accountId: string) =>
    `resource "resourcedirectory_${kind}" "step" {\n account_id = ${accountId}\n ${settings}\n}\n`;
  const member = (existing: string) => `
resource "resourcedirectory_member" "acme" {
  account_id = "${existing}"
}
`;
  const code = (id: string) => member(id) + step("resourcedirectory_member.acme.account_id");

  describe("of a member that somebody else removes", () => {
    let id: string;

    beforeEach(async () => {
      id = scene.fake.world.createMember({ displayName: "acme" }).accountId;
      scene.fake.world.setSecurityInfo(id, { phone: true, email: true });
      await scene.applied(code(id));
      scene.fake.world.deleteMember("acme");
    });

    test("stays in state, calls nothing and holds nobody up", async () => {
      const run = await scene.applied(
        `${code(id)}resource "resourcedirectory_folder" "other" { name = "other" }`,
      );

      expect(writes(run)).toEqual(["CreateFolder"]);
      expect(said(run.warnings)).toContain(NAMED);
      expect(said(run.warnings)).not.toContain("mail is sent to");
      expect(await scene.state(address)).toMatchObject({ account_id: id, status: "Removed" });
      const second = await scene.plan();
      expect([second.summary, second.errors]).toEqual(["No changes.", []]);
    });

    test("sends nothing for a higher attempt either, which is recorded", async () => {
      const raised =
        kind === "account_type" ? code(id) : code(id).replace(settings, `${settings}\n attempt = 2`);
      const run = await scene.applied(raised);

      expect(writes(run)).toEqual([]);
      expect((await scene.plan()).summary).toBe("No changes.");
    });

    test("goes with its block without a call", async () => {
      const run = await scene.applied(member(id));

      expect(writes(run)).toEqual([]);
      expect(await scene.state(address)).toBeNull();
    });

    test("is begun for another account in its place", async () => {
      await scene.apply();
      const { accountId: other } = scene.fake.world.createMember({ displayName: "acme-2" });
      scene.fake.world.setSecurityInfo(other, { phone: true, email: true });
      const run = await scene.applied(
        step(`"${other}"`).replace("acme-root@", "acme-two@") +
          "removed {\n from = resourcedirectory_member.acme\n lifecycle {\n destroy = false\n }\n}",
      );

      expect(writes(run)).toHaveLength(1);
      expect(await scene.state(address)).toMatchObject({ account_id: other });
      expect((await scene.plan()).summary).toBe("No changes.");
    });
  });

  describe("of an account that is known and has not joined", () => {
    beforeEach(async () => {
      const run = await scene.applied(code(INVITEE_ACCOUNT_ID));
      expect(writes(run)).toEqual([]);
    });

    test("waits, and nothing changes", async () => {
      const plan = await scene.plan();

      expect([plan.summary, plan.errors]).toEqual(["No changes.", []]);
      expect(said(plan.warnings)).toContain(`${INVITEE_ACCOUNT_ID} is no member of the directory yet`);
      expect(await scene.state(address)).toMatchObject({ account_id: INVITEE_ACCOUNT_ID, status: "Waiting" });
    });

    test("is begun once by the first run after it has joined", async () => {
      scene.fake.world.join(INVITEE_ACCOUNT_ID);
      scene.fake.world.setType(INVITEE_ACCOUNT_ID, "ResourceAccount");
      scene.fake.world.setSecurityInfo(INVITEE_ACCOUNT_ID, { phone: true, email: true });
      const run = await scene.applied(code(INVITEE_ACCOUNT_ID));

      expect(writes(run)).toHaveLength(1);
      expect((await scene.state(address))?.["status"]).not.toBe("Waiting");
      const second = await scene.apply();
      expect([writes(second), second.summary]).toEqual([[], "No changes."]);
    });

    test("that joins again after a removal is followed, and nothing is sent anew", async () => {
      scene.fake.world.join(INVITEE_ACCOUNT_ID);
      scene.fake.world.setSecurityInfo(INVITEE_ACCOUNT_ID, { phone: true, email: true });
      await scene.applied(code(INVITEE_ACCOUNT_ID));
      const before = await scene.state(address);
      scene.fake.world.removeMember(INVITEE_ACCOUNT_ID);
      await scene.applied(code(INVITEE_ACCOUNT_ID));
      scene.fake.world.join(INVITEE_ACCOUNT_ID);
      const run = await scene.applied(code(INVITEE_ACCOUNT_ID));

      expect(writes(run)).toEqual([]);
      expect((await scene.state(address))?.["status"]).not.toBe("Removed");
      expect(before?.["account_id"]).toBe(INVITEE_ACCOUNT_ID);
    });
  });
});
