import { session } from "../support/demo-scene";

describe("validation", () => {
  test("points at the line of a wrong value", async () => {
    session.declare(`name = "Lamp!"`);

    const plan = await session.terraform.plan();

    expect(plan.exitCode).toBe(1);
    expect(plan.output).toMatch(/Error: Invalid name[^]*on main\.tf line \d+[^]*"Lamp!" must be lower case/);
  });

  test("points into blocks", async () => {
    session.declare(`
      name = "lamp"
      timeouts { create = "soon" }`);

    const plan = await session.terraform.plan();

    expect(plan.output).toMatch(
      /Error: Invalid create[^]*timeouts \{ create = "soon" \}[^]*is not a duration/,
    );
  });

  test("leaves values alone that are not known yet", async () => {
    session.declare(
      `name = "lamp"`,
      `
resource "demo_thing" "second" {
  name = demo_thing.a.id
}`,
    );

    expect((await session.terraform.plan()).exitCode).toBe(2);
  });

  test("refuses null among the elements of a list", async () => {
    session.declare(`
      name  = "lamp"
      steps = ["on", null]`);

    expect((await session.terraform.plan()).output).toMatch(
      /Error: Invalid steps[^]*One of its elements is null/,
    );
  });

  test("passes warnings on", async () => {
    session.declare(`
      name = "lamp"
      mode = "warn"`);

    const applied = await session.terraform.apply();

    expect(applied.exitCode).toBe(0);
    expect(applied.output).toContain("Warning: Old mode");
  });

  test("covers the provider block", async () => {
    session.declare(`name = "lamp"`, `provider "demo" { shelf = "roof" }`);

    expect((await session.terraform.plan()).prose).toMatch(/Error: Invalid shelf[^]*no shelf on the roof/);
  });
});
