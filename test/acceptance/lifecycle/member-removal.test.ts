import { AccountType, MemberAccount, RemovalPolicy } from "../../../lib";
import type { MemberAccountProps } from "../../../lib";
import { Pipeline, said, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

const nothing: Code = () => undefined;

function member(props: Partial<MemberAccountProps> = {}): Code<MemberAccount> {
  return (stack) => new MemberAccount(stack, "payments", { displayName: "payments-prod", ...props });
}

test("a member deleted from the code stays: the plan fails with its name and the two steps that would remove it", async () => {
  const pipeline = await Pipeline.applied(member());
  const { accountId } = pipeline.fake.world.member("payments-prod");
  const before = await pipeline.inState();

  pipeline.code(nothing);
  const run = await pipeline.apply();

  expect(run.ok).toBe(false);
  expect(run.errors).toHaveLength(1);
  expect(said(run)).toContain(`payments-prod (${accountId}) is protected`);
  expect(said(run)).toMatch(
    /two reviewed steps: 1\. set removal_policy \(in CDKTF: removalPolicy\) to DESTROY and apply; 2\. delete the construct and apply/,
  );
  expect(writes(run)).toEqual([]);
  expect(await pipeline.inState()).toEqual(before);
});

test("destroying the whole stack is refused while a member in it is protected", async () => {
  const pipeline = await Pipeline.applied(member());

  const run = await pipeline.sandbox.destroy();

  expect(run.ok).toBe(false);
  // Terraform's own prevent_destroy is read from the code, ours from the state; the code's comes first.
  expect(said(run)).toMatch(/is protected|Instance cannot be destroyed/);
  expect(writes(run)).toEqual([]);
  expect(pipeline.fake.world.members).toHaveLength(1);
});

test("the two steps remove the member: DESTROY is applied, then the construct is deleted", async () => {
  const pipeline = await Pipeline.applied(member());

  pipeline.code(member({ removalPolicy: RemovalPolicy.DESTROY }));
  const first = await pipeline.expectApply();
  expect(first.summary).toBe("Plan: 0 to add, 1 to change, 0 to destroy.");
  expect(writes(first)).toEqual([]);

  pipeline.code(nothing);
  const second = await pipeline.expectApply();
  expect(writes(second)).toEqual(["DeleteAccount"]);
  expect(pipeline.fake.world.tryMember("payments-prod")).toBeUndefined();
  expect(await pipeline.inState()).toEqual([]);
});

test("a member that became a cloud account is refused at plan until its type is switched back", async () => {
  const code = member({ removalPolicy: RemovalPolicy.DESTROY });
  const pipeline = await Pipeline.applied((stack) =>
    code(stack).promote("promotion", { email: "payments-root@example.com" }),
  );
  const { accountId } = pipeline.fake.world.member("payments-prod");
  pipeline.fake.world.confirmPromotion(accountId);

  pipeline.code(nothing);
  const refused = await pipeline.apply();
  expect(refused.ok).toBe(false);
  expect(said(refused)).toContain(`payments-prod (${accountId}) is a cloud account and cannot be deleted`);
  expect(writes(refused)).toEqual([]);

  pipeline.fake.world.setSecurityInfo(accountId, { email: true });
  pipeline.code((stack) => code(stack).switchType("back", { type: AccountType.RESOURCE_ACCOUNT }));
  await pipeline.expectApply();
  pipeline.code(nothing);
  expect(writes(await pipeline.expectApply())).toEqual(["DeleteAccount"]);
  expect(pipeline.fake.world.members).toEqual([]);
});

test("a forgotten member stays in the directory and leaves the state", async () => {
  const pipeline = await Pipeline.applied(member());

  pipeline.code((stack) => {
    MemberAccount.forget(stack, "payments");
  });
  const run = await pipeline.expectApply();

  expect(writes(run)).toEqual([]);
  expect(await pipeline.inState()).toEqual([]);
  expect(pipeline.fake.world.tryMember("payments-prod")).toBeDefined();
});

test("a member that may be deleted is forgotten all the same beside a list of removed blocks of the stack's own", async () => {
  const own = { from: "alicloud_resource_manager_folder.old", lifecycle: { destroy: false } };
  const pipeline = await Pipeline.applied(member({ removalPolicy: RemovalPolicy.DESTROY }));

  pipeline.code((stack) => {
    MemberAccount.forget(stack, "payments");
    stack.addOverride("removed", [own]);
  });
  const run = await pipeline.expectApply();

  expect(writes(run)).toEqual([]);
  expect(await pipeline.inState()).toEqual([]);
  expect(pipeline.fake.world.tryMember("payments-prod")).toBeDefined();
});

test("tags that the code no longer names stay as they are", async () => {
  const pipeline = await Pipeline.applied(member({ tags: { team: "payments" } }));
  const { accountId } = pipeline.fake.world.member("payments-prod");

  pipeline.code(member());
  const run = await pipeline.expectApply();

  expect(run.summary).toBe("No changes.");
  expect(pipeline.fake.world.member(accountId).tags).toEqual({ team: "payments" });
});
