import { TerraformProvider } from "cdktf";
import type { TerraformStack } from "cdktf";
import { MemberAccount, MemberResource, RemovalPolicy, ResourceDirectory } from "../../../lib";
import type { MemberAccountProps } from "../../../lib";
import { Pipeline, said, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

const ACCOUNT = "alicloud_resource_manager_account.payments_5AA7C358";
const PROTECTION = "resourcedirectory_member_protection.payments_Protection_A02E6875";
const MEMBER = "resourcedirectory_member.payments_5AA7C358";
const PROMOTION = expect.stringContaining("resourcedirectory_promotion.") as string;
const ACCEPTED = { removalPolicy: RemovalPolicy.DESTROY, abandonableCheckIds: ["NON_SP_cs"] };

function directory(stack: TerraformStack, members: MemberResource): void {
  const [alicloudProvider, provider] = stack.node.children.filter((child) =>
    TerraformProvider.isTerraformProvider(child),
  );
  new ResourceDirectory(stack, "rd", { members, provider, alicloudProvider });
}

/** A member on either resource, with a promotion. */
function member(members: MemberResource, more: Partial<MemberAccountProps> = {}): Code {
  return (stack) => {
    directory(stack, members);
    const payments = new MemberAccount(stack, "payments", {
      displayName: "payments-prod",
      tags: { team: "pay" },
      ...more,
    });
    payments.promote("promotion", { email: "payments-root@example.com" });
  };
}

const { ALICLOUD, RESOURCE_DIRECTORY } = MemberResource;

test("a member comes over from the vendor's resource, and goes back, without a call; every plan in between is empty", async () => {
  const pipeline = await Pipeline.applied(member(ALICLOUD));
  const { accountId } = pipeline.fake.world.member("payments-prod");

  pipeline.code(member(RESOURCE_DIRECTORY));
  const over = await pipeline.expectApply();
  expect([writes(over), await pipeline.inState()]).toEqual([[], [MEMBER, PROMOTION]]);
  expect((await pipeline.plan()).summary).toBe("No changes.");

  pipeline.code((stack) => {
    stack.addOverride("removed", [{ from: MEMBER, lifecycle: { destroy: false } }]);
    member(ALICLOUD, { accountId })(stack);
  });
  const back = await pipeline.expectApply();
  expect([writes(back), await pipeline.inState()]).toEqual([[], [ACCOUNT, PROTECTION, PROMOTION]]);
  expect((await pipeline.plan()).summary).toBe("No changes.");
  expect(pipeline.fake.mailbox.count).toBe(1);
});

test("a member lives on our own resource: created, renamed, retagged, protected, deleted, with an empty plan after each step", async () => {
  const pipeline = await Pipeline.open(() => undefined);
  const step = async (props: Partial<MemberAccountProps>, calls: readonly string[]) => {
    pipeline.code((stack) => {
      directory(stack, RESOURCE_DIRECTORY);
      new MemberAccount(stack, "payments", { displayName: "payments-prod", ...props });
    });
    expect(writes(await pipeline.expectApply())).toEqual(calls);
    expect((await pipeline.plan()).summary).toBe("No changes.");
  };

  await step({ tags: { team: "pay" } }, ["CreateResourceAccount"]);
  await step({ displayName: "ledger", tags: { team: "ledger" } }, ["UpdateAccount", "TagResources"]);
  pipeline.code((stack) => {
    directory(stack, RESOURCE_DIRECTORY);
  });
  const targeted = await pipeline.plan("-target", MEMBER);
  expect([targeted.ok, writes(targeted)]).toEqual([false, []]);
  expect(said(targeted)).toContain("is protected: this plan would remove the member");

  await step({ displayName: "ledger", ...ACCEPTED }, []);
  pipeline.code((stack) => {
    directory(stack, RESOURCE_DIRECTORY);
  });
  expect(writes(await pipeline.expectApply())).toEqual(["DeleteAccount"]);
  expect(pipeline.fake.world.tryMember("ledger")).toBeUndefined();
});
