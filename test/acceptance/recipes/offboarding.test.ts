import { INVITEE_ACCOUNT_ID } from "../../../lib/testing";
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

describe.each([VENDORS, OWN])("%s", (resource) => {
  test("Let an invited member go: it leaves in the second step, and keeps its account", async () => {
    const recipe = await Recipe.begin("Let an invited member go", resource);
    const { world } = recipe.fake;
    world.handshakes.forEach(({ id }) => world.accept(id));

    expect((await recipe.step()).writes).toEqual([]);
    expect((await recipe.step()).writes).toEqual(["RemoveCloudAccount"]);

    expect(world.members).toEqual([]);
    expect(world.account(INVITEE_ACCOUNT_ID)).toBeDefined();
    await recipe.end();
  });

  test("Leave this library: the state is empty, and people can still answer", async () => {
    const recipe = await Recipe.begin("Leave this library", resource);
    const { world, mailbox } = recipe.fake;

    expect((await recipe.step()).writes).toEqual([]);
    expect(await recipe.inState()).toEqual([]);
    await recipe.step();

    await recipe.end();
    await fetch(mailbox.mails[0]?.link ?? "");
    expect(world.member("payments-prod").type).toBe("CloudAccount");
    expect(world.handshakes).toMatchObject([{ status: "Pending" }]);
  });
});
