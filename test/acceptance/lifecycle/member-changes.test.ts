import { AccountType, MemberAccount } from "../../../lib";
import type { MemberAccountProps } from "../../../lib";
import { KINDS, on, payments } from "../../support/member-kinds";
import { Pipeline, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

describe.each(KINDS)("a member on $members", (kind) => {
  const member = (props: Partial<MemberAccountProps> = {}) => payments(kind, props);

  test("that has another display name is renamed in place with one call", async () => {
    const pipeline = await Pipeline.applied(member());
    const { accountId } = pipeline.fake.world.member("payments");

    pipeline.code(member({ displayName: "payments-prod" }));
    const run = await pipeline.apply();

    expect(run.summary).toBe(`Plan: 0 to add, ${kind.types.length} to change, 0 to destroy.`);
    expect(writes(run)).toEqual(["UpdateAccount"]);
    expect(pipeline.fake.world.member(accountId).displayName).toBe("payments-prod");
    expect((await pipeline.plan()).summary).toBe("No changes.");
  });

  test("that has a new name and a new type in one change takes two calls, because the service refuses them in one", async () => {
    const pipeline = await Pipeline.applied(member());
    const { accountId } = pipeline.fake.world.member("payments");
    pipeline.fake.world.setSecurityInfo(accountId, { phone: true });

    pipeline.code((stack) => {
      member({ displayName: "payments-prod" })(stack).switchType("cloud", {
        type: AccountType.CLOUD_ACCOUNT,
      });
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

  test("gets, changes and loses tags, and a folder moves it, all in place", async () => {
    const inProduction = (tags: Record<string, string>): Code =>
      on(kind, (stack, directory) => {
        const folder = directory.addFolder("production");
        new MemberAccount(stack, "payments", { displayName: "payments", tags, folder });
      });
    const pipeline = await Pipeline.applied(member({ tags: { team: "payments", phase: "pilot" } }));
    const { world } = pipeline.fake;
    const { accountId } = world.member("payments");

    pipeline.code(inProduction({ team: "finance", phase: "live" }));
    await pipeline.expectApply();

    expect(world.tagsOf(accountId)).toEqual({ team: "finance", phase: "live" });
    expect(world.member(accountId).folderId).toBe(world.folder("production").id);

    pipeline.code(inProduction({}));
    await pipeline.expectApply();

    expect(world.tagsOf(accountId)).toEqual({});
    expect(world.members.map((each) => each.accountId)).toEqual([accountId]);
    expect((await pipeline.plan()).summary).toBe("No changes.");
  });

  test("keeps the tags that the code no longer names", async () => {
    const pipeline = await Pipeline.applied(member({ tags: { team: "payments" } }));
    const { accountId } = pipeline.fake.world.member("payments");

    pipeline.code(member());
    const run = await pipeline.expectApply();

    expect(run.summary).toBe("No changes.");
    expect(pipeline.fake.world.member(accountId).tags).toEqual({ team: "payments" });
  });
});
