import { OWN, VENDORS } from "../../docs/support/recipes";
import { Recipe } from "../support/recipe";

const HOUR_MS = 3_600_000;

describe.each([VENDORS, OWN])("%s", (resource) => {
  test("Send an expired mail again: one mail, whose link promotes the member", async () => {
    const recipe = await Recipe.begin("Send an expired mail again", resource);
    recipe.fake.clock.advance(25 * HOUR_MS);

    expect((await recipe.step()).writes).toEqual([]);
    expect((await recipe.step()).writes).toEqual(["PromoteResourceAccount"]);

    await recipe.end();
    recipe.fake.world.confirmPromotion("payments-prod");
    expect(recipe.fake.world.member("payments-prod").type).toBe("CloudAccount");
  });
});
