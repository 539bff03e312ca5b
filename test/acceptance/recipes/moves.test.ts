import { HCL, OWN, VENDORS } from "../../docs/support/recipes";
import { Recipe } from "../support/recipe";

const names = { "1234567890123456": "payments-prod" };

const PROMOTION = "resourcedirectory_promotion";

describe.each([VENDORS, OWN])("%s", (resource) => {
  test("Move a member to another stack: the account stays as it is, and only the other state knows it", async () => {
    const recipe = await Recipe.begin("Move a member to another stack", resource, { names });
    const { world } = recipe.fake;
    world.confirmPromotion("payments-prod");
    const before = world.member("payments-prod");

    await recipe.step();
    expect(await recipe.inState("platform")).toEqual([]);
    await recipe.step();
    expect(await recipe.inState("shop")).not.toEqual([]);
    await recipe.step();

    expect(world.member("payments-prod")).toEqual(before);
    await recipe.end();
  });

  test("Move a member whose promotion waits: its link lives on, and the other stack has its record id", async () => {
    const recipe = await Recipe.begin("Move a member whose promotion waits", resource, { names });
    const { record_id: recordId } = await recipe.valuesOf(PROMOTION, "platform");
    recipe.stands("2f6b1c9e-0000-4000-8000-000000000000", String(recordId));

    await recipe.step();
    expect(await recipe.inState("platform")).toEqual([]);
    await recipe.step();
    expect(await recipe.valuesOf(PROMOTION, "shop")).toMatchObject({ record_id: recordId });
    await recipe.step();

    await recipe.end();
    await fetch(recipe.fake.mailbox.mails[0]?.link ?? "");
    expect(recipe.fake.world.member("payments-prod").type).toBe("CloudAccount");
  });

  test("Split a stack: a folder and its members go, and the rest is in no plan", async () => {
    const recipe = await Recipe.begin("Split a stack", resource, {
      names: { "1111111111111111": "shop-web", "2222222222222222": "shop-data", "fd-3Gk7aB": "shop" },
    });
    const { members, folders } = recipe.fake.world;

    await recipe.step();
    expect((await recipe.inState()).every((address) => address.includes("logs"))).toBe(true);
    await recipe.step();
    expect((await recipe.inState("shop")).map((address) => /\.(web|data|shop)_/.exec(address)?.[1])).toEqual(
      expect.arrayContaining(["web", "data", "shop"]),
    );
    await recipe.step();

    expect([recipe.fake.world.members, recipe.fake.world.folders]).toEqual([members, folders]);
    await recipe.end();
  });

  test("Hand a member over to another team: its root user has another mailbox, its code another state", async () => {
    const recipe = await Recipe.begin("Hand a member over to another team", resource, { names });
    const { world } = recipe.fake;

    expect((await recipe.step()).writes).toEqual(["ChangeAccountEmail"]);
    world.confirmEmailChange("payments-prod");
    expect((await recipe.step()).writes).toEqual([]);
    expect((await recipe.step()).writes).toEqual(["TagResources"]);
    expect((await recipe.step()).writes).toEqual([]);

    expect(world.member("payments-prod")).toMatchObject({
      accountName: "shop-root@example.com",
      tags: { team: "shop" },
    });
    expect(await recipe.inState("platform")).toEqual([]);
    await recipe.end();
  });
});

test.each([
  ["with the constructs", VENDORS],
  ["in HCL", HCL],
])("Change the resource of the members, and go back, %s: nothing is called", async (_, variant) => {
  const recipe = await Recipe.begin("Change the resource of the members", variant, {
    names: { "1234567890123456": "payments-prod", "fd-3Gk7aB": "prod" },
  });
  const { members, folders } = recipe.fake.world;
  const types = async () => new Set((await recipe.inState()).map((address) => address.split(".")[0]));

  await recipe.step();
  expect(await types()).toContain("resourcedirectory_member");
  expect(await types()).not.toContain("alicloud_resource_manager_account");
  await recipe.step();
  expect(await types()).toContain("alicloud_resource_manager_account");
  expect(await types()).not.toContain("resourcedirectory_member");

  expect([recipe.fake.world.members, recipe.fake.world.folders]).toEqual([members, folders]);
  await recipe.end();
});

test("Move a member to another stack, in HCL", async () => {
  const recipe = await Recipe.begin("Move a member to another stack", HCL, { names });

  await recipe.step();
  await recipe.step();

  expect(await recipe.inState("platform")).toEqual([]);
  expect(await recipe.inState("shop")).toEqual([
    "alicloud_resource_manager_account.payments",
    "resourcedirectory_member_protection.payments",
  ]);
  await recipe.end();
});
