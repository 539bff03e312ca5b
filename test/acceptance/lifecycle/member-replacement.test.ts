import { RemovalPolicy } from "../../../lib";
import type { MemberAccount } from "../../../lib";
import { nobody, OWN, payments, VENDORS } from "../../support/member-kinds";
import type { MemberKind } from "../../support/member-kinds";
import { addressOf, Pipeline, said, writes } from "../support/pipeline";

const PROTECTED = { removalPolicy: RemovalPolicy.PROTECT };

const addressIn = (pipeline: Pipeline, kind: MemberKind): string => {
  const [account] = kind.resourcesOf(pipeline.code<MemberAccount>(payments(kind, PROTECTED)));
  return account === undefined ? "" : addressOf(account);
};

describe.each([
  // -target leaves the protection out of the plan; prevent_destroy stands in the code and answers instead.
  { ...VENDORS, refusal: /would be created a second time|Instance cannot be destroyed/ },
  { ...OWN, refusal: /is never replaced/ },
])("a member on $members", ({ refusal, ...kind }) => {
  test("is never replaced under PROTECT: neither by -replace alone nor together with -target", async () => {
    const pipeline = await Pipeline.applied(payments(kind, PROTECTED));
    const account = addressIn(pipeline, kind);

    for (const args of [[`-replace=${account}`], [`-replace=${account}`, `-target=${account}`]]) {
      const run = await pipeline.apply(...args);

      expect(run.ok).toBe(false);
      expect(said(run)).toMatch(refusal);
      expect(writes(run)).toEqual([]);
    }
    expect(pipeline.fake.world.members).toHaveLength(1);
  });

  test("is never replaced under DESTROY, either: one plan never replaces a member", async () => {
    const pipeline = await Pipeline.applied(payments(kind, kind.deletable));
    const account = addressIn(pipeline, kind);
    pipeline.code(payments(kind, kind.deletable));

    const run = await pipeline.apply(`-replace=${account}`);

    expect(run.ok).toBe(false);
    expect(said(run)).toMatch(refusal);
    expect(writes(run)).toEqual([]);
    expect(pipeline.fake.world.tryMember("payments")).toBeDefined();
  });

  test("that is protected is safe from -destroy with -target", async () => {
    const pipeline = await Pipeline.applied(payments(kind, PROTECTED));
    const account = addressIn(pipeline, kind);

    pipeline.code(nobody(kind));
    const run = await pipeline.sandbox.destroy([`-target=${account}`]);

    expect(run.ok).toBe(false);
    expect(said(run)).toContain("is protected: this plan would remove the member");
    expect(writes(run)).toEqual([]);
  });
});

describe("a member that was deleted elsewhere", () => {
  test("is not created anew on the vendor's resource while the state protects it: the plan fails", async () => {
    const pipeline = await Pipeline.applied(payments(VENDORS, PROTECTED));
    const [, protection = ""] = await pipeline.inState();
    pipeline.fake.world.deleteMember("payments");

    const refused = await pipeline.apply();
    expect(refused.ok).toBe(false);
    expect(said(refused)).toContain("is gone from the directory");
    expect(writes(refused)).toEqual([]);

    pipeline.code(nobody(VENDORS));
    await pipeline.sandbox.terraform(["state", "rm", protection]);
    const letGo = await pipeline.expectApply();
    expect(writes(letGo)).toEqual([]);
    expect(await pipeline.inState()).toEqual([]);
  });

  test("is not created anew on our own resource: every plan warns, no other member is held up, and its line may go", async () => {
    const pipeline = await Pipeline.applied(payments(OWN, PROTECTED));
    pipeline.fake.world.deleteMember("payments");

    const run = await pipeline.expectApply();
    expect(said(run)).toContain("nothing is created again");
    expect(writes(run)).toEqual([]);
    expect((await pipeline.plan()).summary).toBe("No changes.");

    pipeline.code(nobody(OWN));
    const letGo = await pipeline.expectApply();
    expect(writes(letGo)).toEqual([]);
    expect(await pipeline.inState()).toEqual([]);
  });
});

describe("-target on a member whose construct is deleted", () => {
  /**
   * What the protection cannot do, as documented: a plan for targets alone leaves it out, and prevent_destroy went with the
   * construct. A guard that the account depends on would be left out just the same.
   */
  test("LIMIT: is not stopped on the vendor's resource, and deletes the account", async () => {
    const pipeline = await Pipeline.applied(payments(VENDORS, PROTECTED));
    const account = addressIn(pipeline, VENDORS);

    pipeline.code(nobody(VENDORS));
    const run = await pipeline.apply(`-target=${account}`);

    expect(writes(run)).toEqual(["DeleteAccount"]);
    expect(pipeline.fake.world.tryMember("payments")).toBeUndefined();
  });

  test("is refused on our own resource, which protects itself", async () => {
    const pipeline = await Pipeline.applied(payments(OWN, PROTECTED));
    const account = addressIn(pipeline, OWN);

    pipeline.code(nobody(OWN));
    const run = await pipeline.apply(`-target=${account}`);

    expect(run.ok).toBe(false);
    expect(said(run)).toContain("is protected: this plan would remove the member");
    expect(writes(run)).toEqual([]);
  });
});
