import { session, shop } from "../support/demo-scene";

describe("a plan", () => {
  test("of a new object shows defaults, and that the rest is known after apply", async () => {
    session.declare(`name = "lamp"`);

    const plan = await session.terraform.plan();

    expect(plan.exitCode).toBe(2);
    expect(plan.output).toContain("1 to add");
    expect(plan.output).toMatch(/size\s+= 1$/m);
    expect(plan.output).toMatch(/id\s+= \(known after apply\)/);
    expect(plan.output).toMatch(/color\s+= \(known after apply\)/);
  });

  test("of an unchanged object is empty", async () => {
    await session.applied(`
      name     = "lamp"
      steps    = ["b", "a"]
      labels   = { b = "2", a = "1" }
      password = "secret"
      part { name = "foot" }
      part {
        name  = "bulb"
        count = 2
      }
      timeouts { create = "10m" }`);

    expect((await session.terraform.plan()).exitCode).toBe(0);
  });

  test("of an update keeps what uses the state for unknown and marks what else is computed", async () => {
    await session.applied(`name = "lamp"`);
    session.declare(`
      name = "lamp"
      size = 2`);

    const plan = await session.terraform.plan();

    expect(plan.output).toContain("0 to add, 1 to change, 0 to destroy");
    expect(plan.output).toMatch(/~ size\s+= 1 -> 2/);
    expect(plan.output).toMatch(/~ endpoint\s+= "https:\/\/main\/lamp\/1" -> \(known after apply\)/);
    expect(plan.output).toMatch(/ {2}id\s+= "thing-1"/);
  });

  test("lets the resource plan that a computed value stays", async () => {
    await session.applied(`
      name = "lamp"
      mode = "keep-endpoint"`);
    session.declare(`
      name = "lamp"
      mode = "keep-endpoint"
      size = 2`);

    const plan = await session.terraform.plan();

    expect(plan.output).not.toMatch(/~ endpoint/);
    expect(plan.output).toContain("1 to change");
  });

  test("replaces where an attribute says so", async () => {
    await session.applied(`name = "lamp"`);

    session.declare(`name = "torch"`);

    expect(await session.terraform.plannedActions()).toEqual({ "demo_thing.a": ["delete", "create"] });
    expect((await session.terraform.plan()).output).toContain("# forces replacement");
  });

  test("finds drift and puts it right", async () => {
    await session.applied(`name = "lamp"`);
    shop.change("lamp", { size: 99 });

    expect((await session.terraform.plan()).output).toMatch(/~ size\s+= 99 -> 1/);
    await session.terraform.apply();

    expect(shop.things.get("lamp")?.size).toBe(1);
  });

  test("creates anew what is gone", async () => {
    await session.applied(`name = "lamp"`);
    shop.things.clear();

    expect(await session.terraform.plannedActions()).toEqual({ "demo_thing.a": ["create"] });
  });

  test("of a tainted object looks like that of a fresh one: Terraform hands on no private state", async () => {
    await session.applied(`
      name = "lamp"
      mode = "protected"`);
    await session.terraform.run("taint", "demo_thing.a");

    const plan = await session.terraform.plan();

    expect(plan.prose).toContain("1 to add, 0 to change, 1 to destroy");
    expect(plan.exitCode).toBe(2);
  });

  test("of a new object in the place of one that is gone sees no private state of that one", async () => {
    await session.applied(`
      name = "lamp"
      mode = "protected"`);
    shop.things.clear();

    const plan = await session.terraform.plan();

    expect(plan.prose).toContain("1 to add");
    expect(plan.exitCode).toBe(2);
  });

  test("of a destruction can be refused by the resource", async () => {
    await session.applied(`
      name = "lamp"
      mode = "refuse-destroy"`);

    const destroyed = await session.terraform.destroy();

    expect(destroyed.exitCode).toBe(1);
    expect(destroyed.output).toContain('"lamp" must not be destroyed');
    expect(shop.things.has("lamp")).toBe(true);
  });

  test("of a replacement that the user forces tells the resource by its private state", async () => {
    await session.applied(`
      name = "lamp"
      mode = "protected"`);

    const plan = await session.terraform.plan("-replace=demo_thing.a");

    expect(plan.exitCode).toBe(1);
    expect(plan.output).toContain('"lamp" must not be replaced');
  });
});
