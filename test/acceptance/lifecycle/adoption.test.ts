import { Construct } from "constructs";
import { MemberAccount } from "../../../lib";
import { Pipeline, writes } from "../support/pipeline";

test("an account that exists is adopted by its id: nothing is called, its tags stay, and the next plan is empty", async () => {
  const pipeline = await Pipeline.applied((stack) => {
    new MemberAccount(stack, "before", { displayName: "payments-prod", tags: { team: "payments" } });
  });
  const { accountId } = pipeline.fake.world.member("payments-prod");
  pipeline.code((stack) => {
    MemberAccount.forget(stack, "before");
  });
  await pipeline.expectApply();
  expect(await pipeline.inState()).toEqual([]);

  pipeline.code((stack) => {
    new MemberAccount(stack, "payments", { displayName: "payments-prod", accountId });
  });
  const run = await pipeline.expectApply();

  expect(writes(run)).toEqual([]);
  expect(await pipeline.inState()).toEqual([
    "alicloud_resource_manager_account.payments_5AA7C358",
    "resourcedirectory_member_protection.payments_Protection_A02E6875",
  ]);
  expect(pipeline.fake.world.member(accountId).tags).toEqual({ team: "payments" });
  expect((await pipeline.plan()).summary).toBe("No changes.");
});

test("a member that is renamed and moved in the code keeps its objects, hooks included: no mail, no call", async () => {
  const pipeline = await Pipeline.applied((stack) => {
    const member = new MemberAccount(stack, "payments", { displayName: "payments-prod" });
    member.promote("promotion", { email: "payments-root@example.com" });
  });

  pipeline.code((stack) => {
    const member = new MemberAccount(new Construct(stack, "finance"), "billing", {
      displayName: "payments-prod",
      previousPaths: ["payments"],
    });
    member.promote("promotion", { email: "payments-root@example.com" });
  });
  const run = await pipeline.expectApply();

  expect(writes(run)).toEqual([]);
  expect(await pipeline.inState()).toEqual([
    expect.stringContaining("alicloud_resource_manager_account.finance_billing_"),
    expect.stringContaining("resourcedirectory_member_protection.finance_billing_Protection_"),
    expect.stringContaining("resourcedirectory_promotion.finance_billing_promotion_"),
  ]);
  expect(pipeline.fake.mailbox.mails).toHaveLength(1);
  expect((await pipeline.plan()).summary).toBe("No changes.");
});
