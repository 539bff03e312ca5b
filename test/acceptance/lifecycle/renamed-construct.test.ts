import { Construct } from "constructs";
import { MemberAccount } from "../../../lib";
import { KINDS, on } from "../../support/member-kinds";
import type { MemberKind } from "../../support/member-kinds";
import { addressOf, Pipeline, said, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

/** The addresses of a member's resources, then that of its promotion. */
type Addresses = readonly string[];

/** The same member under any construct id: its address follows the id, its name does not. */
function member(kind: MemberKind, id: string, movedFrom: Addresses = []): Code<Addresses> {
  return on(kind, (stack) => {
    const payments = new MemberAccount(stack, id, { displayName: "payments" });
    const promotion = payments.promote("promotion", { email: "payments-root@example.com" });
    const resources = [...kind.resourcesOf(payments), promotion.resource];
    movedFrom.forEach((from, index) => resources[index]?.moveFromId(from));
    return resources.map(addressOf);
  });
}

const MANY = Array.from({ length: 100 }, (_, index) => `member-${index}`);

describe.each(KINDS)("a construct on $members", (kind) => {
  test("that is renamed without a word is refused, and the message says what to write", async () => {
    const pipeline = await Pipeline.applied(member(kind, "payments"));

    pipeline.code(member(kind, "billing"));
    const run = await pipeline.apply();

    expect(run.ok).toBe(false);
    // Terraform plans the two halves in any order, so it is the one refusal or the other.
    expect(run.errors).toHaveLength(1);
    expect(said(run)).toMatch(/is protected|renamed or moved in the code/);
    expect(said(run)).toContain("moved {");
    expect(said(run)).toContain("previousPaths");
    expect(writes(run)).toEqual([]);
  });

  test("is renamed by moveFromId on its resources and its hooks: nothing is destroyed, created or called", async () => {
    const pipeline = await Pipeline.applied(member(kind, "payments"));
    const old = pipeline.code(member(kind, "payments"));

    const renamed = pipeline.code(member(kind, "billing", old));
    const run = await pipeline.expectApply();

    expect(Object.values(run.changes).flatMap(({ actions }) => actions)).toEqual([]);
    expect(writes(run)).toEqual([]);
    expect(await pipeline.inState()).toEqual([...renamed].sort());
    expect(pipeline.fake.mailbox.count).toBe(1);

    pipeline.code(member(kind, "billing"));
    expect((await pipeline.plan()).summary).toBe("No changes.");
  });

  test("is one of 100 that are renamed, reordered and moved with previousPaths: nothing is replaced, and nothing called", async () => {
    const pipeline = await Pipeline.open(
      on(kind, (stack) => {
        MANY.forEach((displayName) => new MemberAccount(stack, displayName, { displayName }));
      }),
    );
    pipeline.fake.options.quotas.members = MANY.length;
    await pipeline.expectApply();
    const before = pipeline.fake.world.members;

    pipeline.code(
      on(kind, (stack) => {
        const team = new Construct(stack, "team");
        [...MANY].reverse().forEach((displayName, index) => {
          new MemberAccount(team, `number-${index}`, { displayName, previousPaths: [displayName] });
        });
      }),
    );
    const run = await pipeline.expectApply();

    expect(run.changes).toEqual({});
    expect(writes(run)).toEqual([]);
    expect(pipeline.fake.world.members).toEqual(before);
    expect(await pipeline.inState()).toHaveLength(MANY.length * kind.types.length);
    expect((await pipeline.plan()).summary).toBe("No changes.");
  });
});
