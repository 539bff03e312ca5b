import { MANAGEMENT_ACCOUNT_ID, MANAGEMENT_KEY, SAMPLE_ROOT_FOLDER_ID } from "../../../lib/testing";
import type { FakeOptionOverrides } from "../../../lib/testing";
import { Life } from "./support/life";
import { actionsOf, allowed, printedPolicies } from "./support/printed-policies";
import { stackDirOf, withEveryValueChanged, without } from "./support/stack-json";
import type { StackJson } from "./support/stack-json";

const ACCOUNT = "alicloud_resource_manager_account";
const FOLDER = "alicloud_resource_manager_folder";

interface Case {
  readonly what: string;
  readonly account?: object;
  readonly folder?: object;
  readonly options?: FakeOptionOverrides;
}

const CASES: readonly Case[] = [
  {
    what: "a member with a name alone, of which the service names a payer",
    account: {},
    options: { payerWhenUnset: "management" },
  },
  {
    what: "a member that sets all that it may, and is deleted by force",
    account: {
      account_name_prefix: "payments",
      folder_id: SAMPLE_ROOT_FOLDER_ID,
      payer_account_id: MANAGEMENT_ACCOUNT_ID,
      tags: { team: "payments" },
      force_delete: true,
    },
  },
  {
    what: "a member that waives some checks by name",
    account: {
      abandonable_check_id: ["NON_SP_cs"],
      lifecycle: { ignore_changes: ["payer_account_id", "tags"] },
    },
  },
  {
    what: "a member with tags that ignores every change",
    account: { tags: { a: "b" }, lifecycle: { ignore_changes: "all" } },
  },
  {
    what: "a member that must not be destroyed",
    account: { lifecycle: { prevent_destroy: true, ignore_changes: ["payer_account_id"] } },
  },
  { what: "a folder with tags", folder: { tags: { team: "payments" } } },
  {
    what: "a folder that ignores its tags",
    folder: { tags: { a: "b" }, lifecycle: { ignore_changes: ["tags"] } },
  },
  {
    what: "a folder that must not be destroyed",
    folder: { tags: { a: "b" }, lifecycle: { prevent_destroy: true } },
  },
];

test.each(CASES)("$what: the printed policies are all that it needs, and no more", async (declared) => {
  const stack = stackOf(declared);
  const printed = await printedPolicies(stackDirOf(stack));
  const life = await Life.begin(declared.options);
  life.fake.permissions.restrict(MANAGEMENT_KEY.accessKeyId, printed.management);

  await live(life, stack);

  const { all, ofPlans } = life.calls;
  expect(actionsOf(all, MANAGEMENT_KEY.accessKeyId)).toEqual(allowed(printed.management));
  expect(actionsOf(ofPlans, MANAGEMENT_KEY.accessKeyId)).toEqual(allowed(printed["management, plan only"]));
  expect(allowed(printed.invitee)).toEqual([]);
});

/** Created, changed by somebody else, changed in the code, and, if nothing prevents it, removed. */
async function live(life: Life, stack: StackJson): Promise<void> {
  const { world } = life.fake;
  life.code(stackDirOf(stack));
  await life.expectApply();
  await life.expectApply();

  const elsewhere = world.createFolder({ name: "elsewhere" });
  for (const { accountId } of world.members) {
    world.renameMember(accountId, "renamed");
    world.moveMember(accountId, elsewhere.id);
    world.tagMember(accountId, { seen: "by somebody" });
    world.setPayer(accountId, null);
  }
  await life.expectApply();

  const changed = withEveryValueChanged(stack);
  life.code(stackDirOf(changed));
  await life.expectApply();
  if (mayBeDestroyed(stack)) {
    life.code(stackDirOf(without(changed, () => true)));
    await life.expectApply();
  }
}

function stackOf({ account, folder }: Case): StackJson {
  return {
    terraform: { required_providers: { alicloud: { source: "aliyun/alicloud" } } },
    provider: { alicloud: [{ region: "cn-hangzhou" }] },
    resource: {
      ...(account && { [ACCOUNT]: { one: { display_name: "payments", ...account } } }),
      ...(folder && { [FOLDER]: { one: { folder_name: "teams", ...folder } } }),
    },
  };
}

function mayBeDestroyed(stack: StackJson): boolean {
  return !JSON.stringify(stack).includes("prevent_destroy");
}
