import { OWN, VENDORS } from "../../docs/support/recipes";
import { Recipe } from "../support/recipe";

const FORBIDDEN = { status: 403, code: "NoPermission", message: "You are not authorized to do this." };

describe("Go on after a member was deleted in the console", () => {
  test.each<[resource: string, sees: (recipe: Recipe) => Promise<unknown>]>([
    [VENDORS, (recipe) => recipe.refusal()],
    [OWN, (recipe) => recipe.step()],
  ])("%s: nothing is created anew, and the state has the other one left", async (resource, sees) => {
    const recipe = await Recipe.begin("Go on after a member was deleted in the console", resource);
    recipe.fake.world.deleteMember("payments-prod");

    await sees(recipe);
    expect((await recipe.step()).writes).toEqual([]);

    expect((await recipe.inState()).every((address) => address.includes("logs"))).toBe(true);
    expect(recipe.fake.world.members.map(({ displayName }) => displayName)).toEqual(["logs-prod"]);
    await recipe.end();
  });
});

describe("Finish a create that was half refused", () => {
  test(`${VENDORS}: doctor says what to type, and the same account is complete`, async () => {
    const recipe = await Recipe.begin("Finish a create that was half refused", VENDORS, {
      world: ({ faults }) => faults.failNext("TagResources", FORBIDDEN),
      isRefused: true,
    });
    const { accountId } = recipe.fake.world.member("payments-prod");

    await recipe.refusal();
    expect((await recipe.step()).writes).toEqual(["TagResources"]);

    expect(recipe.fake.world.member("payments-prod")).toMatchObject({
      accountId,
      tags: { team: "payments" },
    });
    await recipe.end();
  });

  test(`${OWN}: an account that was half taken over is complete with the next apply`, async () => {
    const recipe = await Recipe.begin("Finish a create that was half refused", OWN, {
      world: ({ faults, world }) => {
        world.createMember({ displayName: "payments-prod" });
        faults.failNext("TagResources", FORBIDDEN);
      },
    });
    expect(recipe.fake.world.member("payments-prod").tags).toEqual({});

    expect((await recipe.step()).writes).toEqual(["TagResources"]);

    expect(recipe.fake.world.members).toMatchObject([{ tags: { team: "payments" } }]);
    await recipe.end();
  });
});

test.each([VENDORS, OWN])(
  "Recover a lost state, %s: all is found, and nobody gets a second mail or invitation",
  async (resource) => {
    const recipe = await Recipe.begin("Recover a lost state", resource, {
      names: { "1234567890123456": "payments-prod" },
    });
    const before = await recipe.inState();
    recipe.loseState();

    await recipe.refusal();
    expect((await recipe.step()).writes).toEqual([]);

    expect(await recipe.inState()).toEqual(before);
    expect(recipe.fake.world.handshakes).toHaveLength(1);
    await recipe.end();
  },
);
