import { TerraformProvider } from "cdktf";
import type { TerraformStack } from "cdktf";
import { ResourceDirectory } from "../../../lib";
import { Pipeline, said, writes } from "../support/pipeline";

/** Another team's member, promoted by this one, which knows its name only. */
function code(stack: TerraformStack): void {
  const [alicloudProvider, provider] = stack.node.children.filter((child) =>
    TerraformProvider.isTerraformProvider(child),
  );
  new ResourceDirectory(stack, "rd", { provider, alicloudProvider })
    .lookupMember({ displayName: "payments-prod" })
    .promote("promotion", { email: "payments-root@example.com" });
}

test("a hook on a member that is looked up by its name acts on that member, in the plan already known by its id", async () => {
  const pipeline = await Pipeline.open(code);
  pipeline.fake.world.createMember({ displayName: "payments" });
  const { accountId } = pipeline.fake.world.createMember({ displayName: "payments-prod" });

  expect(said(await pipeline.plan())).toContain(`${accountId}: to p***@example.com`);

  expect(writes(await pipeline.expectApply())).toEqual(["PromoteResourceAccount"]);
  expect(pipeline.fake.world.member("payments-prod").status).toBe("PromoteVerifying");
  expect((await pipeline.plan()).summary).toBe("No changes.");
});

test("a plan that finds nobody fails with the name and the ways out, and nothing is called; so does one after a removal", async () => {
  const pipeline = await Pipeline.open(code);
  pipeline.fake.world.createMember({ displayName: "Payments-Prod" });

  const before = await pipeline.apply();
  expect([before.ok, writes(before)]).toEqual([false, []]);
  expect(said(before)).toContain(
    'The directory has no member "payments-prod". Write the name exactly as the directory has it',
  );

  const { accountId } = pipeline.fake.world.createMember({ displayName: "payments-prod" });
  await pipeline.expectApply();
  pipeline.fake.world.renameMember(accountId, "ledger");
  const after = await pipeline.apply();
  expect([after.ok, writes(after)]).toEqual([false, []]);
  expect(said(after)).toContain('no member "payments-prod"');
});

test("a plan that finds several members of one name names their ids, and nothing is called", async () => {
  const pipeline = await Pipeline.open(code);
  const { world } = pipeline.fake;
  const [first, second] = ["payments-prod", "ledger"].map((displayName) =>
    world.createMember({ displayName }),
  );
  world.renameMember(second?.accountId ?? "", "payments-prod");

  const run = await pipeline.apply();

  expect([run.ok, writes(run)]).toEqual([false, []]);
  expect(said(run)).toContain(
    `several members "payments-prod": ${first?.accountId}, ${second?.accountId}. Pass the id`,
  );
});
