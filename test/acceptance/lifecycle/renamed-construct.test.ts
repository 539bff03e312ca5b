import { MemberAccount } from "../../../lib";
import { addressOf, Pipeline, said, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

interface Addresses {
  readonly account: string;
  readonly protection: string;
  readonly promotion: string;
}

/** The same member under any construct id: its address follows the id, its name does not. */
function member(id: string, movedFrom?: Addresses): Code<Addresses> {
  return (stack) => {
    const payments = new MemberAccount(stack, id, { displayName: "payments" });
    const promotion = payments.promote("promotion", { email: "payments-root@example.com" });
    if (movedFrom !== undefined) {
      payments.resource.moveFromId(movedFrom.account);
      payments.protection.moveFromId(movedFrom.protection);
      promotion.resource.moveFromId(movedFrom.promotion);
    }
    return {
      account: addressOf(payments.resource),
      protection: addressOf(payments.protection),
      promotion: addressOf(promotion.resource),
    };
  };
}

test("a construct that is renamed without a word is refused, and the message says what to write", async () => {
  const pipeline = await Pipeline.applied(member("payments"));

  pipeline.code(member("billing"));
  const run = await pipeline.apply();

  expect(run.ok).toBe(false);
  // Terraform plans the two halves in any order, so it is the one refusal or the other.
  expect(run.errors).toHaveLength(1);
  expect(said(run)).toMatch(/is protected|renamed or moved in the code/);
  expect(said(run)).toContain("moved {");
  expect(said(run)).toContain("previousPaths");
  expect(writes(run)).toEqual([]);
});

test("moveFromId on the account, its protection and its hooks renames a construct: nothing is destroyed, created or called", async () => {
  const pipeline = await Pipeline.applied(member("payments"));
  const old = pipeline.code(member("payments"));

  const renamed = pipeline.code(member("billing", old));
  const run = await pipeline.expectApply();

  expect(Object.values(run.changes).flatMap(({ actions }) => actions)).toEqual([]);
  expect(writes(run)).toEqual([]);
  expect(await pipeline.inState()).toEqual(Object.values(renamed).sort());
  expect(pipeline.fake.mailbox.count).toBe(1);

  pipeline.code(member("billing"));
  expect((await pipeline.plan()).summary).toBe("No changes.");
});
