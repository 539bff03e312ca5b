import { accountId, promotion, scene } from "../../provider/support/promotion-scene";
import { testMachine } from "../support/machine";

async function kindsReviewed(code: string): Promise<readonly string[]> {
  scene.code(code);
  await scene.plan();
  const machine = testMachine();
  machine.stdin = await scene.savedPlan();
  const { stdout } = await machine.run("review", "-", "--format", "json");
  const { actions } = JSON.parse(stdout) as { readonly actions: readonly { readonly kind: string }[] };
  return actions.map(({ kind }) => kind);
}

beforeEach(() => scene.applied(promotion({ email: "root@example.com" })));

test.each([
  ["the same address in other letters is recorded", { email: "Root@Example.com" }, ["record"]],
  ["with a higher attempt it is one mail", { email: "Root@Example.com", attempt: 2 }, ["mail"]],
  ["another address is a cancellation and a mail", { email: "other@example.com" }, ["cancellation", "mail"]],
])("of a promotion that waits, %s", async (_, change, kinds) => {
  expect(await kindsReviewed(promotion({ account: accountId, ...change }))).toEqual(kinds);
});
