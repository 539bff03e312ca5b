import { MANAGEMENT_ACCOUNT_ID, MANAGEMENT_KEY } from "../../../lib/testing";
import { Life } from "./support/life";
import { allowed, printedPolicies } from "./support/printed-policies";
import { stackDirOf } from "./support/stack-json";

const SOURCE = "bundled.internal/cdktf-alicloud/resourcedirectory";
const READ = "resourcemanager:GetPayerForAccount";

const memberWith = (settings: object) => ({
  terraform: { required_providers: { resourcedirectory: { source: SOURCE } } },
  resource: { resourcedirectory_member: { payments: { display_name: "payments", ...settings } } },
});

test("a payer that is taken out needs no right any more: not while it is let go, and it is not asked for afterwards", async () => {
  const before = await printedPolicies(stackDirOf(memberWith({ payer_account_id: MANAGEMENT_ACCOUNT_ID })));
  const after = await printedPolicies(stackDirOf(memberWith({})));
  const life = await Life.begin();
  life.fake.permissions.restrict(MANAGEMENT_KEY.accessKeyId, before.management);
  life.code(stackDirOf(memberWith({ payer_account_id: MANAGEMENT_ACCOUNT_ID })));
  await life.expectApply();

  life.fake.permissions.restrict(MANAGEMENT_KEY.accessKeyId, after.management);
  life.code(stackDirOf(memberWith({})));
  await life.expectApply();
  const asked = life.fake.requests.count("GetPayerForAccount");
  const second = await life.plan();

  expect([allowed(before.management).includes(READ), allowed(after.management).includes(READ)]).toEqual([
    true,
    false,
  ]);
  expect(second.summary).toBe("No changes.");
  expect(life.fake.requests.count("GetPayerForAccount")).toBe(asked);
});
