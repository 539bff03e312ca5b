import type { TerraformStack } from "cdktf";
import { AccountType, MemberAccount, RemovalPolicy, ResourceDirectory } from "../../../lib";
import { KINDS, nobody, on, OWN, payments } from "../../support/member-kinds";
import { Pipeline, said, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

describe.each(KINDS)("a member on $members", (kind) => {
  test("that is deleted from the code stays: the plan fails with its name and the two steps that would remove it", async () => {
    const pipeline = await Pipeline.applied(payments(kind));
    const { accountId } = pipeline.fake.world.member("payments");
    const before = await pipeline.inState();

    pipeline.code(nobody(kind));
    const run = await pipeline.apply();

    expect(run.ok).toBe(false);
    expect(run.errors).toHaveLength(1);
    expect(said(run)).toContain(`payments (${accountId}) is protected`);
    expect(said(run)).toMatch(
      /two reviewed steps: 1\. set removal_policy \(in CDKTF: removalPolicy\) to DESTROY and apply; 2\. delete the construct and apply/,
    );
    expect(writes(run)).toEqual([]);
    expect(await pipeline.inState()).toEqual(before);
  });

  test("that is protected keeps the whole stack from being destroyed", async () => {
    const pipeline = await Pipeline.applied(payments(kind));

    const run = await pipeline.sandbox.destroy();

    expect(run.ok).toBe(false);
    // Of the vendor's, Terraform's own prevent_destroy is read from the code, ours from the state; the code's comes first.
    expect(said(run)).toMatch(/is protected|Instance cannot be destroyed/);
    expect(writes(run)).toEqual([]);
    expect(pipeline.fake.world.members).toHaveLength(1);
  });

  test("is removed in two steps: DESTROY is applied, then the construct is deleted", async () => {
    const pipeline = await Pipeline.applied(payments(kind));

    pipeline.code(payments(kind, kind.deletable));
    const first = await pipeline.expectApply();
    expect(first.summary).toBe("Plan: 0 to add, 1 to change, 0 to destroy.");
    expect(writes(first)).toEqual([]);

    pipeline.code(nobody(kind));
    const second = await pipeline.expectApply();
    expect(writes(second)).toEqual(["DeleteAccount"]);
    expect(pipeline.fake.world.tryMember("payments")).toBeUndefined();
    expect(await pipeline.inState()).toEqual([]);
  });

  test("that became a cloud account is refused at plan until its type is switched back", async () => {
    const code = payments(kind, kind.deletable);
    const pipeline = await Pipeline.applied((stack) =>
      code(stack).promote("promotion", { email: "payments-root@example.com" }),
    );
    const { accountId } = pipeline.fake.world.member("payments");
    pipeline.fake.world.confirmPromotion(accountId);

    pipeline.code(nobody(kind));
    const refused = await pipeline.apply();
    expect(refused.ok).toBe(false);
    expect(said(refused)).toContain(`payments (${accountId}) is a cloud account and cannot be deleted`);
    expect(writes(refused)).toEqual([]);

    pipeline.fake.world.setSecurityInfo(accountId, { email: true });
    pipeline.code((stack) => code(stack).switchType("back", { type: AccountType.RESOURCE_ACCOUNT }));
    await pipeline.expectApply();
    pipeline.code(nobody(kind));
    expect(writes(await pipeline.expectApply())).toEqual(["DeleteAccount"]);
    expect(pipeline.fake.world.members).toEqual([]);
  });

  test("that is forgotten stays in the directory and leaves the state", async () => {
    const pipeline = await Pipeline.applied(payments(kind));

    pipeline.code(forgotten);
    const run = await pipeline.expectApply();

    expect(writes(run)).toEqual([]);
    expect(await pipeline.inState()).toEqual([]);
    expect(pipeline.fake.world.tryMember("payments")).toBeDefined();
  });

  test("that may be deleted is forgotten all the same beside a list of removed blocks of the stack's own", async () => {
    const own = { from: "alicloud_resource_manager_folder.old", lifecycle: { destroy: false } };
    const pipeline = await Pipeline.applied(payments(kind, kind.deletable));

    pipeline.code((stack) => {
      forgotten(stack);
      stack.addOverride("removed", [own]);
    });
    const run = await pipeline.expectApply();

    expect(writes(run)).toEqual([]);
    expect(await pipeline.inState()).toEqual([]);
    expect(pipeline.fake.world.tryMember("payments")).toBeDefined();
  });

  test.each([
    [
      "another directory comes into the stack",
      (stack: TerraformStack) => new ResourceDirectory(stack, "eu", { alias: "eu" }),
    ],
    ["nothing else changes", () => undefined],
  ])("that is forgotten under DESTROY stays in the directory, where %s", async (_what, more) => {
    const pipeline = await Pipeline.applied(payments(kind, kind.deletable));

    pipeline.code(
      on(kind, (stack) => {
        more(stack);
        MemberAccount.forget(stack, "payments");
      }),
    );
    const run = await pipeline.expectApply();

    expect([writes(run), await pipeline.inState()]).toEqual([[], []]);
    expect(pipeline.fake.world.tryMember("payments")).toBeDefined();
  });

  const forgotten: Code = on(kind, (stack) => {
    MemberAccount.forget(stack, "payments");
  });
});

test("a member under ABANDON, which the vendor's resource refuses at synth, stays in the directory when its line goes", async () => {
  const pipeline = await Pipeline.applied(payments(OWN, { removalPolicy: RemovalPolicy.ABANDON }));

  pipeline.code(nobody(OWN));
  const run = await pipeline.expectApply();

  expect(said(run)).toContain("Forgets a member");
  expect([writes(run), await pipeline.inState()]).toEqual([[], []]);
  expect(pipeline.fake.world.tryMember("payments")).toBeDefined();
});
