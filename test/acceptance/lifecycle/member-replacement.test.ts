import { MemberAccount, RemovalPolicy } from "../../../lib";
import { addressOf, Pipeline, said, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

const nothing: Code = () => undefined;

/** The code of one member; hands out the address of its account. */
function member(removalPolicy: RemovalPolicy): Code<string> {
  return (stack) =>
    addressOf(new MemberAccount(stack, "payments", { displayName: "payments", removalPolicy }).resource);
}

test("a protected member is never replaced: neither by -replace alone nor together with -target", async () => {
  const code = member(RemovalPolicy.PROTECT);
  const pipeline = await Pipeline.applied(code);
  const account = pipeline.code(code);

  for (const args of [[`-replace=${account}`], [`-replace=${account}`, `-target=${account}`]]) {
    const run = await pipeline.apply(...args);

    expect(run.ok).toBe(false);
    // -target leaves the protection out of the plan; prevent_destroy stands in the code and answers instead.
    expect(said(run)).toMatch(/would be created a second time|Instance cannot be destroyed/);
    expect(writes(run)).toEqual([]);
  }
  expect(pipeline.fake.world.members).toHaveLength(1);
});

test("-replace is refused under DESTROY, too: one plan never replaces a member", async () => {
  const code = member(RemovalPolicy.DESTROY);
  const pipeline = await Pipeline.applied(code);
  const account = pipeline.code(code);

  const run = await pipeline.apply(`-replace=${account}`);

  expect(run.ok).toBe(false);
  expect(said(run)).toContain("would be created a second time");
  expect(writes(run)).toEqual([]);
  expect(pipeline.fake.world.tryMember("payments")).toBeDefined();
});

test("a member that was deleted elsewhere is not created anew while the state protects it", async () => {
  const pipeline = await Pipeline.applied(member(RemovalPolicy.PROTECT));
  const [, protection = ""] = await pipeline.inState();
  pipeline.fake.world.deleteMember("payments");

  const refused = await pipeline.apply();
  expect(refused.ok).toBe(false);
  expect(said(refused)).toContain("is gone from the directory");
  expect(writes(refused)).toEqual([]);

  pipeline.code(nothing);
  await pipeline.sandbox.terraform(["state", "rm", protection]);
  const letGo = await pipeline.expectApply();
  expect(writes(letGo)).toEqual([]);
  expect(await pipeline.inState()).toEqual([]);
});

/**
 * What the protection cannot do, as documented: a plan for targets alone leaves it out, and prevent_destroy went with the
 * construct. A guard that the account depends on would be left out just the same.
 */
test("LIMIT: -target on a member whose construct is deleted is not stopped, and deletes the account", async () => {
  const code = member(RemovalPolicy.PROTECT);
  const pipeline = await Pipeline.applied(code);
  const account = pipeline.code(code);

  pipeline.code(nothing);
  const run = await pipeline.apply(`-target=${account}`);

  expect(writes(run)).toEqual(["DeleteAccount"]);
  expect(pipeline.fake.world.tryMember("payments")).toBeUndefined();
});

test("-destroy with -target is stopped all the same: what depends on the member is destroyed with it", async () => {
  const code = member(RemovalPolicy.PROTECT);
  const pipeline = await Pipeline.applied(code);
  const account = pipeline.code(code);

  pipeline.code(nothing);
  const run = await pipeline.sandbox.destroy([`-target=${account}`]);

  expect(run.ok).toBe(false);
  expect(said(run)).toContain("is protected: this plan would remove the member");
  expect(writes(run)).toEqual([]);
});
