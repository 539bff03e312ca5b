import { HCL, OWN, VENDORS } from "../../docs/support/recipes";
import { Recipe } from "../support/recipe";

describe.each([VENDORS, OWN])("%s", (resource) => {
  test("Rename an account: one call, the same account, the same address", async () => {
    const recipe = await Recipe.begin("Rename an account", resource);
    const { accountId } = recipe.fake.world.member("payments-prod");
    const before = await recipe.inState();

    expect((await recipe.step()).writes).toEqual(["UpdateAccount"]);

    expect(recipe.fake.world.member(accountId).displayName).toBe("billing-prod");
    expect(await recipe.inState()).toEqual(before);
    await recipe.end();
  });

  test("Rename or move a construct: member and hook have other addresses, and nothing is called", async () => {
    const recipe = await Recipe.begin("Rename or move a construct", resource);
    const before = await recipe.inState();

    expect((await recipe.step()).writes).toEqual([]);

    expect(
      (await recipe.inState()).map((address) => address.replace("billing", "payments").slice(0, -9)),
    ).toEqual(before.map((address) => address.slice(0, -9)));
    expect((await recipe.step()).writes).toEqual([]);
    expect(recipe.fake.world.members).toHaveLength(1);
    await recipe.end();
  });
});

test("Rename or move a construct, in HCL", async () => {
  const recipe = await Recipe.begin("Rename or move a construct", HCL);

  await recipe.step();

  expect(await recipe.inState()).toEqual([
    "alicloud_resource_manager_account.billing",
    "resourcedirectory_promotion.billing",
  ]);
  await recipe.end();
});
