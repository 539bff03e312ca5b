import { INVITEE_ACCOUNT_ID } from "../../lib/testing";
import { PlanCalls } from "./support/plan-calls";
import { said, Scene, writes } from "./support/scene";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

const MEMBER = "payments-prod";
const accountId = () => scene.fake.world.member(MEMBER).accountId;

/** What stands for one object of each kind whose end makes a call, and how that is imported. */
const kinds = {
  promotion: {
    body: () => `account_id = "${accountId()}"\n email = "payments-root@example.com"`,
    importId: () => accountId(),
  },
  account_email: {
    body: () => `account_id = "${accountId()}"\n email = "payments-root@example.com"`,
    importId: () => accountId(),
  },
  invitation: {
    body: () => `target = "${INVITEE_ACCOUNT_ID}"`,
    importId: () => `Account:${INVITEE_ACCOUNT_ID}`,
  },
  folder: {
    body: () => 'name = "prod"',
    importId: () => scene.fake.world.folders.find(({ name }) => name === "prod")?.id ?? "",
  },
  member: {
    body: () => 'display_name = "ledger-prod"\n removal_policy = "DESTROY"',
    importId: () => scene.fake.world.member("ledger-prod").accountId,
  },
};

describe.each(Object.entries(kinds))("a block renamed by an import: %s", (kind, { body, importId }) => {
  const type = `resourcedirectory_${kind}`;
  const block = (name: string) => `resource "${type}" "${name}" {\n ${body()}\n}\n`;
  const imported = () => `${block("new")}import {\n to = ${type}.new\n id = "${importId()}"\n}\n`;
  const removed = `removed {\n  from = ${type}.OLD\n  lifecycle {\n    destroy = false\n  }\n}`;

  beforeEach(async () => {
    scene.fake.world.createMember({ displayName: MEMBER });
    await scene.applied(block("old"));
  });

  test("is one error with the block that forgets the old address, and nothing is called", async () => {
    scene.code(imported());
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain("this plan ends at one address what it keeps at another");
    expect(said(plan.errors)).toContain(removed);
    expect(writes(plan)).toEqual([]);
  });

  test("is done with that block, without a call that writes", async () => {
    const run = await scene.applied(imported() + removed.replace("OLD", "old"));

    expect(writes(run)).toEqual([]);
    expect(await scene.state(`${type}.new`)).not.toBeNull();
    expect(await scene.state(`${type}.old`)).toBeNull();
  });

  test.each([["keep"], ["destroy"]] as const)(
    "is the same in either order, the %s first: the call that comes second refuses it",
    async (first) => {
      const state = (await scene.state(`${type}.old`)) ?? {};
      const plan = await PlanCalls.on(scene.fake);
      await plan[first](type, state);
      expect(plan.errors).toEqual([]);
      await plan[first === "keep" ? "destroy" : "keep"](type, state);

      expect(plan.errors.map(({ summary }) => summary)).toEqual([
        expect.stringContaining("ends at one address what it keeps at another"),
      ]);
    },
  );

  test("ends with its new block afterwards", async () => {
    await scene.applied(imported() + removed.replace("OLD", "old"));
    scene.code("");

    expect((await scene.plan()).errors).toEqual([]);
  });
});

test("a member of our own that may be deleted does not end beside the protection of the vendor's", async () => {
  await scene.applied(
    `resource "resourcedirectory_member" "old" {\n display_name = "${MEMBER}"\n removal_policy = "DESTROY"\n}`,
  );
  scene.code(`
resource "alicloud_resource_manager_account" "new" {
  display_name = "${MEMBER}"
}
resource "resourcedirectory_member_protection" "new" {
  account_id     = "${accountId()}"
  removal_policy = "PROTECT"
}
import {
  to = alicloud_resource_manager_account.new
  id = "${accountId()}"
}
import {
  to = resourcedirectory_member_protection.new
  id = "${accountId()}"
}
`);
  const plan = await scene.plan();

  expect(said(plan.errors)).toContain("from = resourcedirectory_member.OLD");
  expect(writes(plan)).toEqual([]);
});

describe("a member of the vendor's that may be deleted", () => {
  const vendors = `
resource "alicloud_resource_manager_account" "old" {
  display_name = "${MEMBER}"
}
resource "resourcedirectory_member_protection" "old" {
  account_id     = alicloud_resource_manager_account.old.id
  display_name   = alicloud_resource_manager_account.old.display_name
  removal_policy = "DESTROY"
}
`;

  test.each([
    [
      "is imported",
      (id: string) => `
import {
  to = resourcedirectory_member.new
  id = "${id}"
}
resource "resourcedirectory_member" "new" {}
`,
    ],
    [
      "is taken over by its id",
      (id: string) => `resource "resourcedirectory_member" "new" {\n account_id = "${id}"\n}`,
    ],
    [
      "is adopted by its name",
      () => `resource "resourcedirectory_member" "new" {\n display_name = "${MEMBER}"\n adopt = true\n}`,
    ],
  ])("does not end beside the block of our own in which it %s", async (_how, own) => {
    await scene.applied(vendors);
    scene.code(own(accountId()));
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain("from = alicloud_resource_manager_account.OLD");
    expect(said(plan.errors)).toContain("from = resourcedirectory_member_protection.OLD");
    expect(writes(plan)).toEqual([]);
  });
});
