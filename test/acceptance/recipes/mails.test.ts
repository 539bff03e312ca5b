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

  test("Correct a wrong address: the old link is dead, the new one promotes the member", async () => {
    const recipe = await Recipe.begin("Correct a wrong address", resource);

    expect((await recipe.step()).writes).toEqual(["CancelPromoteResourceAccount", "PromoteResourceAccount"]);

    await recipe.end();
    const [wrong, right] = recipe.fake.mailbox.mails;
    await fetch(wrong?.link ?? "");
    expect(recipe.fake.world.member("payments-prod").type).toBe("ResourceAccount");
    await fetch(right?.link ?? "");
    expect(recipe.fake.world.member("payments-prod").type).toBe("CloudAccount");
  });

  test("Correct an address that was confirmed: the new one is the account's, and the promotion is forgotten", async () => {
    const recipe = await Recipe.begin("Correct an address that was confirmed", resource);
    recipe.fake.world.confirmPromotion("payments-prod");

    expect((await recipe.step()).writes).toEqual(["ChangeAccountEmail"]);
    recipe.fake.world.confirmEmailChange("payments-prod");
    expect((await recipe.step()).writes).toEqual([]);

    expect(recipe.fake.world.member("payments-prod")).toMatchObject({
      type: "CloudAccount",
      accountName: "payments-root@example.com",
    });
    await recipe.end();
  });

  test("Invite again: one more invitation, which can be accepted", async () => {
    const recipe = await Recipe.begin("Invite again", resource);
    const { world } = recipe.fake;
    world.handshakes.forEach(({ id }) => world.decline(id));

    expect((await recipe.step()).writes).toEqual([]);
    expect((await recipe.step()).writes).toEqual(["InviteAccountToResourceDirectory"]);

    expect(world.handshakes.map(({ status }) => status)).toEqual(["Declined", "Pending"]);
    await recipe.end();
  });
});
