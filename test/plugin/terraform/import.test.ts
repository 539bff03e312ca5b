import { session } from "../support/demo-scene";

describe("an import", () => {
  test("records what the provider finds", async () => {
    await session.applied(`name = "lamp"`);
    await session.terraform.run("state", "rm", "demo_thing.a");

    const imported = await session.terraform.run("import", "demo_thing.a", "thing-1");

    expect(imported.exitCode).toBe(0);
    expect(await session.stateOf("demo_thing.a")).toMatchObject({ name: "lamp", id: "thing-1" });
    expect((await session.terraform.plan()).exitCode).toBe(0);
  });

  test("keeps the private state that it sets", async () => {
    await session.applied(`name = "lamp"`);
    await session.terraform.run("state", "rm", "demo_thing.a");
    await session.terraform.run("import", "demo_thing.a", "thing-1");

    const plan = await session.terraform.plan("-replace=demo_thing.a");

    expect(plan.output).toContain('"lamp" must not be replaced');
  });

  test("of what does not exist is an error that names the id", async () => {
    session.declare(`name = "lamp"`);

    const imported = await session.terraform.run("import", "demo_thing.a", "thing-77");

    expect(imported.exitCode).toBe(1);
    expect(imported.prose).toContain('no demo_thing with the id "thing-77"');
  });
});
