import { INVITEE_ACCOUNT_ID, MANAGEMENT_ACCOUNT_ID } from "../../lib/testing";
import { ADDRESS, emptyPlan, find, member, NAME, scene } from "./support/member-resource-scene";
import { said, writes } from "./support/scene";

describe("an import", () => {
  const imported = (id: string, more: object) => `${member(more as Record<string, unknown>)}
import {
  to = ${ADDRESS}
  id = "${id}"
}`;

  test("of a member with all that code sets plans no change, and calls nothing", async () => {
    const { id: folder_id } = scene.fake.world.createFolder({ name: "prod" });
    const tags = { team: "pay", cost: "7" };
    const { accountId } = scene.fake.world.createMember({ displayName: NAME, folderId: folder_id, tags });
    scene.code(imported(accountId, { display_name: NAME, folder_id, tags }));
    const plan = await scene.plan();

    expect([plan.changes, plan.errors]).toEqual([{}, []]);
    expect(writes(await scene.apply())).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({
      account_id: accountId,
      removal_policy: "PROTECT",
      tags,
    });
    await emptyPlan();
  });

  test("leaves tags that the code does not have, and says which", async () => {
    const { accountId } = scene.fake.world.createMember({
      displayName: NAME,
      tags: { team: "pay", cost: "7" },
    });
    scene.code(imported(accountId, { display_name: NAME, tags: { team: "pay" } }));
    const plan = await scene.plan();

    expect([plan.changes, plan.errors]).toEqual([{}, []]);
    expect(said(plan.warnings)).toContain(`${NAME} (${accountId}): cost.`);
    await scene.apply();
    await scene.applied(member({ display_name: NAME, tags: { team: "x" } }));
    expect(find()?.tags).toEqual({ team: "x", cost: "7" });
    expect((await scene.plan()).warnings).toEqual([]);
  });

  test("owns no tag by another change while the code ignores them: those of others stay once it sets some", async () => {
    const { accountId } = scene.fake.world.createMember({
      displayName: "found",
      tags: { team: "platform", cost: "7" },
    });
    const ignored = "lifecycle {\n  ignore_changes = [tags]\n}\n}\n\nimport";
    await scene.applied(imported(accountId, { display_name: NAME }).replace("}\n\nimport", ignored));
    await scene.applied(member({ display_name: NAME, tags: { team: "pay" } }));

    expect(find()?.tags).toEqual({ team: "pay", cost: "7" });
    await emptyPlan();
  });

  test("owns what an update has set since", async () => {
    const { accountId } = scene.fake.world.createMember({ displayName: NAME, tags: { team: "pay" } });
    await scene.applied(imported(accountId, { display_name: NAME, tags: { team: "pay", env: "x" } }));
    await scene.applied(member({ display_name: NAME, tags: { env: "x" } }));

    expect(find()?.tags).toEqual({ env: "x" });
  });

  test("of nobody fails with what to check", async () => {
    scene.code(member());
    const run = await scene.terraform("import", ADDRESS, "9999999999999999");

    expect(run.output).toContain("No such member to import");
  });

  test.each(["", "payments", "1234567890123456 "])(
    "by what is no account id (%j) is refused before anybody is asked",
    async (id) => {
      scene.code(member());
      const run = await scene.terraform("import", ADDRESS, id);

      expect(run.output).toMatch(/Not an id to import[^]*is not an account id/);
      expect(run.calls).toEqual([]);
    },
  );

  test("knows the account name prefix of a member that was created", async () => {
    const { accountId } = scene.fake.world.createMember({ displayName: NAME, accountNamePrefix: "pay" });
    scene.code(imported(accountId, { display_name: NAME, account_name_prefix: "pay" }));

    expect((await scene.plan()).changes).toEqual({});
  });
});

describe("a member of the vendor's resource", () => {
  const VENDOR = "alicloud_resource_manager_account.payments";
  const vendor = (more = "") => `
resource "alicloud_resource_manager_account" "payments" {
  display_name = "${NAME}"
  ${more}
}
`;
  const moved = `
moved {
  from = ${VENDOR}
  to   = ${ADDRESS}
}
`;

  test("comes over by a moved block: no change, no call, and the plan after it is empty", async () => {
    await scene.applied(vendor('tags = { team = "pay" }\n  account_name_prefix = "pay"'));
    scene.code(member({ display_name: NAME, account_name_prefix: "pay", tags: { team: "pay" } }) + moved);
    const plan = await scene.plan();

    expect(plan.errors).toEqual([]);
    expect(plan.changes[ADDRESS]).toBeUndefined();
    expect(writes(await scene.apply())).toEqual([]);
    expect(await scene.state(VENDOR)).toBeNull();
    await emptyPlan();
  });

  test("comes over with a payer that the code sets, without a call", async () => {
    await scene.applied(vendor(`payer_account_id = "${MANAGEMENT_ACCOUNT_ID}"`));
    scene.code(member({ display_name: NAME, payer_account_id: MANAGEMENT_ACCOUNT_ID }) + moved);
    const run = await scene.apply();

    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain("pays for it already, so that this update only records it");
    await emptyPlan();
  });

  test("may have its protection forgotten in the same plan", async () => {
    const protection = `
resource "resourcedirectory_member_protection" "payments" {
  account_id     = ${VENDOR}.id
  display_name   = "${NAME}"
  removal_policy = "PROTECT"
}
`;
    await scene.applied(vendor("lifecycle { ignore_changes = [payer_account_id, tags] }") + protection);
    scene.code(`${member() + moved}
removed {
  from = resourcedirectory_member_protection.payments
  lifecycle {
    destroy = false
  }
}
`);
    const run = await scene.apply();

    expect([run.ok, writes(run)]).toEqual([true, []]);
    expect(await scene.state("resourcedirectory_member_protection.payments")).toBeNull();
    await emptyPlan();
  });

  test("goes back by removed and import, without a call", async () => {
    await scene.applied(member());
    const id = find()?.accountId ?? "";
    scene.code(`${vendor()}
removed {
  from = ${ADDRESS}
  lifecycle {
    destroy = false
  }
}
import {
  to = ${VENDOR}
  id = "${id}"
}
`);
    const run = await scene.apply();

    expect([run.ok, writes(run)]).toEqual([true, []]);
    expect([await scene.state(ADDRESS), (await scene.state(VENDOR))?.["id"]]).toEqual([null, id]);
  });
});

test("an acceptance and the settings of the member come one after the other", async () => {
  const code = `
resource "resourcedirectory_invitation" "acme" {
  target = "${INVITEE_ACCOUNT_ID}"
}
resource "resourcedirectory_handshake_acceptance" "acme" {
  provider              = resourcedirectory.invitee
  handshake_id          = resourcedirectory_invitation.acme.handshake_id
  expected_directory_id = resourcedirectory_invitation.acme.resource_directory_id
}
resource "resourcedirectory_member" "payments" {
  existing     = true
  account_id   = resourcedirectory_handshake_acceptance.acme.account_id
  display_name = "acme"
}
`;
  const run = await scene.applied(code);

  expect(writes(run)).toEqual(["InviteAccountToResourceDirectory", "AcceptHandshake", "UpdateAccount"]);
  expect(await scene.state(ADDRESS)).toMatchObject({ account_id: INVITEE_ACCOUNT_ID, status: "Member" });
});
