import { Construct } from "constructs";
import { Folder, MemberAccount, RemovalPolicy, ResellAccountType } from "../../../lib";
import type { MemberAccountProps } from "../../../lib";
import { on, OWN, payments, VENDORS } from "../../support/member-kinds";
import type { MemberKind } from "../../support/member-kinds";
import { Pipeline, said, writes } from "../support/pipeline";
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

  pipeline.code(member(VENDORS, { accountId }));
  const back = await pipeline.expectApply();
  expect([writes(back), await pipeline.inState()]).toEqual([[], [ACCOUNT, PROTECTION, PROMOTION]]);
  expect((await pipeline.plan()).summary).toBe("No changes.");
  expect(pipeline.fake.mailbox.count).toBe(1);
});

test("a member that may be deleted goes back, with a folder that is empty: neither is deleted beside its import", async () => {
  const code = (kind: MemberKind, ids: { accountId?: string; folderId?: string } = {}) =>
    on(kind, (stack) => {
      new Folder(stack, "empty", { removalPolicy: RemovalPolicy.DESTROY, folderId: ids.folderId });
      new MemberAccount(stack, "payments", {
        displayName: "payments",
        removalPolicy: RemovalPolicy.DESTROY,
        accountId: ids.accountId,
      });
    });
  const pipeline = await Pipeline.applied(code(OWN));
  const { accountId } = pipeline.fake.world.member("payments");
  const folderId = pipeline.fake.world.folders.find(({ name }) => name === "empty")?.id;

  pipeline.code(code(VENDORS, { accountId, folderId }));

  expect(writes(await pipeline.expectApply())).toEqual([]);
  expect((await pipeline.plan()).summary).toBe("No changes.");
  expect(await pipeline.inState()).toEqual([
    ACCOUNT,
    expect.stringContaining("alicloud_resource_manager_folder.empty_"),
    PROTECTION,
  ]);
});

test("what an account was created with comes over and goes back with it, and cannot be edited on either side", async () => {
  const created = { accountNamePrefix: "pay", resellAccountType: ResellAccountType.NON_RESELL };
  const pipeline = await Pipeline.applied(member(VENDORS, created));
  const { accountId } = pipeline.fake.world.member("payments");

  pipeline.code(member(OWN, created));
  expect(writes(await pipeline.expectApply())).toEqual([]);
  expect((await pipeline.plan()).summary).toBe("No changes.");
  pipeline.code(member(OWN, { ...created, accountNamePrefix: "ledger" }));
  expect(said(await pipeline.plan())).toContain("account_name_prefix is used at creation only");

  pipeline.code(member(VENDORS, { ...created, accountId }));
  expect(writes(await pipeline.expectApply())).toEqual([]);
  expect((await pipeline.plan()).summary).toBe("No changes.");
  pipeline.code(member(VENDORS, { ...created, accountNamePrefix: "ledger" }));
  expect(said(await pipeline.plan())).toContain("account_name_prefix is used at creation only");
});

test("a member comes over and is renamed and moved in the code in one change: the moves are followed, and nothing is called", async () => {
  const pipeline = await Pipeline.applied(member(VENDORS));

  pipeline.code(
    on(OWN, (stack) => {
      new MemberAccount(new Construct(stack, "team"), "billing", {
        displayName: "payments",
        tags: { team: "pay" },
        previousPaths: ["payments"],
      }).promote("promotion", { email: "payments-root@example.com" });
    }),
  );

  expect(writes(await pipeline.expectApply())).toEqual([]);
  expect(await pipeline.inState()).toEqual([
    expect.stringContaining("resourcedirectory_member.team_billing_"),
    expect.stringContaining("resourcedirectory_promotion.team_billing_promotion_"),
  ]);
  expect((await pipeline.plan()).summary).toBe("No changes.");
  expect(pipeline.fake.mailbox.count).toBe(1);
});
