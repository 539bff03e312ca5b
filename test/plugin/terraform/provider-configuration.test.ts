import { session, shop } from "../support/demo-scene";

describe("a provider configuration", () => {
  test("that is refused stops the plan", async () => {
    session.declare(`name = "lamp"`, `provider "demo" { shelf = "broken" }`);

    const plan = await session.terraform.plan();

    expect(plan.exitCode).toBe(1);
    expect(plan.prose).toMatch(/Error: Shelf broken[^]*Choose another shelf/);
  });

  test("is its own for every alias, although one server serves them all", async () => {
    session.declare(
      `name = "lamp"`,
      `
      provider "demo" {
        alias = "attic"
        shelf = "attic"
      }
      provider "demo" {
        alias = "cellar"
        shelf = "cellar"
      }
      resource "demo_thing" "attic" {
        provider = demo.attic
        name     = "chair"
      }
      resource "demo_thing" "cellar" {
        provider = demo.cellar
        name     = "wine"
      }`,
    );

    const applied = await session.terraform.apply();

    expect(applied.exitCode).toBe(0);
    expect(shop.endpoints()).toEqual({
      lamp: "https://main/lamp/1",
      chair: "https://attic/chair/1",
      wine: "https://cellar/wine/1",
    });
  });
});
