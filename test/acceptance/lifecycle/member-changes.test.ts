import { AccountType, MemberAccount } from "../../../lib";
import type { MemberAccountProps } from "../../../lib";
import { ResourceManagerFolder } from "../../../lib/bindings/alicloud";
import { Pipeline, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

function member(props: Partial<MemberAccountProps> = {}): Code<MemberAccount> {
  return (stack) => new MemberAccount(stack, "payments", { displayName: "payments", ...props });
}

test("another display name renames the member in place with one call", async () => {
  const pipeline = await Pipeline.applied(member());
  const { accountId } = pipeline.fake.world.member("payments");

  pipeline.code(member({ displayName: "payments-prod" }));
  const run = await pipeline.apply();

  expect(run.summary).toBe("Plan: 0 to add, 2 to change, 0 to destroy.");
  expect(writes(run)).toEqual(["UpdateAccount"]);
  expect(pipeline.fake.world.member(accountId).displayName).toBe("payments-prod");
  expect((await pipeline.plan()).summary).toBe("No changes.");
});

test("a new name and a new type in one change are two calls, because the service refuses them in one", async () => {
  const pipeline = await Pipeline.applied(member());
  const { accountId } = pipeline.fake.world.member("payments");
  pipeline.fake.world.setSecurityInfo(accountId, { phone: true });

  pipeline.code((stack) => {
    member({ displayName: "payments-prod" })(stack).switchType("cloud", { type: AccountType.CLOUD_ACCOUNT });
  });
  const run = await pipeline.apply();

  // The plan and the apply ask beforehand with a dry run, which changes nothing.
  const updates = run.calls.filter(
    ({ operation, parameters }) => operation === "UpdateAccount" && parameters["DryRun"] === undefined,
  );
  expect(updates.map(({ parameters }) => parameters)).toEqual([
    { AccountId: accountId, NewDisplayName: "payments-prod" },
    { AccountId: accountId, NewAccountType: "CloudAccount" },
  ]);
  expect(pipeline.fake.world.member(accountId)).toMatchObject({
    displayName: "payments-prod",
    type: "CloudAccount",
  });
  expect((await pipeline.plan()).summary).toBe("No changes.");
});

test("tags are added, changed and taken away, and a folder moves the member, all in place", async () => {
  const pipeline = await Pipeline.applied(member({ tags: { team: "payments", phase: "pilot" } }));
  const { accountId } = pipeline.fake.world.member("payments");

  pipeline.code((stack) => {
    const production = new ResourceManagerFolder(stack, "production", { folderName: "production" });
    member({ tags: { team: "finance", phase: "live" }, folderId: production.id })(stack);
  });
  await pipeline.expectApply();

  const { world } = pipeline.fake;
  expect(world.tagsOf(accountId)).toEqual({ team: "finance", phase: "live" });
  expect(world.member(accountId).folderId).toBe(world.folder("production").id);

  pipeline.code((stack) => {
    const production = new ResourceManagerFolder(stack, "production", { folderName: "production" });
    member({ tags: {}, folderId: production.id })(stack);
  });
  await pipeline.expectApply();

  expect(world.tagsOf(accountId)).toEqual({});
  expect(world.members.map((each) => each.accountId)).toEqual([accountId]);
  expect((await pipeline.plan()).summary).toBe("No changes.");
});
