import type { MemberAccountProps } from "../../../lib";
import { OWN, payments, VENDORS } from "../support/member-kinds";
import type { MemberKind } from "../support/member-kinds";
import { Pipeline, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

const ACCOUNT = "alicloud_resource_manager_account.payments_5AA7C358";
const PROTECTION = "resourcedirectory_member_protection.payments_Protection_A02E6875";
const MEMBER = "resourcedirectory_member.payments_5AA7C358";
const PROMOTION = expect.stringContaining("resourcedirectory_promotion.") as string;

/** A member with a promotion. */
function member(kind: MemberKind, more: Partial<MemberAccountProps> = {}): Code {
  return (stack) => {
    payments(kind, { tags: { team: "pay" }, ...more })(stack).promote("promotion", {
      email: "payments-root@example.com",
    });
  };
}

test("a member comes over from the vendor's resource, and goes back, without a call; every plan in between is empty", async () => {
  const pipeline = await Pipeline.applied(member(VENDORS));
  const { accountId } = pipeline.fake.world.member("payments");

  pipeline.code(member(OWN));
  const over = await pipeline.expectApply();
  expect([writes(over), await pipeline.inState()]).toEqual([[], [MEMBER, PROMOTION]]);
  expect((await pipeline.plan()).summary).toBe("No changes.");

  pipeline.code((stack) => {
    stack.addOverride("removed", [{ from: MEMBER, lifecycle: { destroy: false } }]);
    member(VENDORS, { accountId })(stack);
  });
  const back = await pipeline.expectApply();
  expect([writes(back), await pipeline.inState()]).toEqual([[], [ACCOUNT, PROTECTION, PROMOTION]]);
  expect((await pipeline.plan()).summary).toBe("No changes.");
  expect(pipeline.fake.mailbox.count).toBe(1);
});
