import { OWN, VENDORS } from "../../docs/support/recipes";
import { Recipe } from "../support/recipe";

/** A member that its owner has promoted. */
async function promoted(resource: string): Promise<Recipe> {
  const recipe = await Recipe.begin("Offboard a promoted member", resource, {
    names: { "1234567890123456": "payments-prod" },
  });
  recipe.fake.world.confirmPromotion("payments-prod");
  expect((await recipe.step()).writes).toEqual(["UpdateAccount"]);
  expect(recipe.fake.world.member("payments-prod").type).toBe("ResourceAccount");
  return recipe;
}

async function expectGone(recipe: Recipe): Promise<void> {
  expect((await recipe.step()).writes).toEqual(["DeleteAccount"]);
  expect(recipe.fake.world.members.map(({ displayName }) => displayName)).toEqual(["logs-prod"]);
  await recipe.end();
}

test(`Offboard a promoted member, ${VENDORS}: three steps, and only the last one deletes`, async () => {
  const recipe = await promoted(VENDORS);

  expect((await recipe.step()).writes).toEqual([]);
  await expectGone(recipe);
});

test(`Offboard a promoted member, ${OWN}: what is lost with it is listed, accepted, and only then deleted`, async () => {
  const recipe = await promoted(OWN);

  expect((await recipe.step()).writes).toEqual([]);
  await recipe.refusal();
  expect(recipe.fake.world.tryMember("payments-prod")).toBeDefined();
  expect((await recipe.step()).writes).toEqual([]);
  await expectGone(recipe);
});
