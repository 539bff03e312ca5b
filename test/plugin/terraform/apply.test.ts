import { session, shop } from "../support/demo-scene";

describe("an apply", () => {
  test("creates, and saves what the provider fills in", async () => {
    await session.applied(`
      name  = "lamp"
      steps = ["on", "off"]
      part { name = "bulb" }`);

    expect(await session.stateOf("demo_thing.a")).toMatchObject({
      name: "lamp",
      size: 1,
      color: "grey",
      id: "thing-1",
      endpoint: "https://main/lamp/1",
      labels: null,
      steps: ["on", "off"],
      part: [{ name: "bulb", count: 1, serial: "serial-0" }],
    });
  });

  test("updates in place", async () => {
    await session.applied(`name = "lamp"`);
    await session.applied(`
      name  = "lamp"
      size  = 0.1
      color = "red"`);

    expect(await session.stateOf("demo_thing.a")).toMatchObject({ id: "thing-1", size: 0.1, color: "red" });
    expect((await session.terraform.plan()).exitCode).toBe(0);
  });

  test("gives a value back to its default when the user takes it out", async () => {
    await session.applied(`
      name = "lamp"
      size = 5`);
    await session.applied(`name = "lamp"`);

    expect(shop.things.get("lamp")?.size).toBe(1);
  });

  test("passes values on that were not known in the plan", async () => {
    session.declare(
      `name = "lamp"`,
      `
resource "demo_thing" "second" {
name = "torch"
           labels = { of = demo_thing.a.id, refined = "pre-\${demo_thing.a.id}" }
           steps = [demo_thing.a.id, "a"]
}`,
    );

    const applied = await session.terraform.apply();

    expect(applied.exitCode).toBe(0);
    expect(shop.things.get("torch")).toMatchObject({
      labels: { of: "thing-1", refined: "pre-thing-1" },
      steps: ["thing-1", "a"],
    });
    expect((await session.terraform.plan()).exitCode).toBe(0);
  });

  test("hides sensitive values", async () => {
    const applied = await session.applied(`
      name     = "lamp"
      password = "open sesame"`);

    expect(applied.output).toMatch(/password\s+= \(sensitive value\)/);
    expect(applied.output).not.toContain("open sesame");
    expect(await session.stateOf("demo_thing.a")).toMatchObject({ password: "open sesame" });
  });

  test("keeps the timeouts block in state and hands it to the resource", async () => {
    await session.applied(`
      name = "lamp"
      timeouts { create = "1h30m" }`);

    expect(await session.stateOf("demo_thing.a")).toMatchObject({ timeouts: { create: "1h30m" } });
    expect(session.logged("waiting")).toMatchObject([{ milliseconds: 5_400_000 }]);
  });

  test("that made nothing leaves nothing in state", async () => {
    session.declare(`
      name = "lamp"
      mode = "fail"`);

    const applied = await session.terraform.apply();

    expect(applied.exitCode).toBe(1);
    expect(applied.output).toContain("The shop refused");
    expect(await session.terraform.state()).toEqual({});
  });

  test("that failed after it saved keeps the object, tainted", async () => {
    session.declare(`
      name = "lamp"
      mode = "fail-after-save"`);

    const applied = await session.terraform.apply();

    expect(applied.exitCode).toBe(1);
    expect(applied.output).toContain("power cut");
    expect(await session.terraform.tainted()).toEqual(["demo_thing.a"]);
    expect(await session.stateOf("demo_thing.a")).toMatchObject({ id: "thing-1" });
  });

  test("of an update that failed keeps the prior state", async () => {
    await session.applied(`name = "lamp"`);
    session.declare(`
      name = "lamp"
      mode = "fail-update"`);

    const applied = await session.terraform.apply();

    expect(applied.exitCode).toBe(1);
    expect(await session.stateOf("demo_thing.a")).toMatchObject({ mode: null, id: "thing-1" });
    expect(await session.terraform.tainted()).toEqual([]);
  });

  test("whose result differs from the plan is an error that names the attribute, and forgets nothing", async () => {
    session.declare(`
      name = "lamp"
      mode = "wrong-size"`);

    const applied = await session.terraform.apply();

    expect(applied.exitCode).toBe(1);
    expect(applied.prose).toMatch(/"size" differs from what was planned/);
    expect(applied.prose).toContain("bug in the provider");
    expect(await session.stateOf("demo_thing.a")).toMatchObject({ size: 99 });
  });

  test("that returned nothing without an error is a bug, and says so", async () => {
    session.declare(`
      name = "lamp"
      mode = "nothing"`);

    const applied = await session.terraform.apply();

    expect(applied.exitCode).toBe(1);
    expect(applied.prose).toContain("Nothing was returned");
  });

  test("that throws becomes an error without a stack, masked", async () => {
    session.declare(`
      name = "lamp"
      mode = "throw"`);

    const applied = await session.terraform.apply();

    expect(applied.exitCode).toBe(1);
    expect(applied.prose).toContain("cannot read the price of ***@***");
    expect(applied.prose).toContain("This is a bug in the provider");
    expect(applied.output).not.toMatch(/\bat .*\.ts:\d+/);
    const [logged] = session.logged("Creating a demo_thing failed unexpectedly");
    expect(logged?.stack).toMatch(/price of \*\*\*@\*\*\*[^]*\.ts:\d+/);
  });

  test("that destroys reaches the resource with the private state that its plan left", async () => {
    await session.applied(`name = "lamp"`);

    const destroyed = await session.terraform.destroy();

    expect(destroyed.output).toContain("1 destroyed");
    expect(shop.things.size).toBe(0);
    expect(shop.calls).toContain("delete as planned");
  });

  test("that replaces deletes without such private state, because Terraform plans no destruction then", async () => {
    await session.applied(`name = "lamp"`);

    const replaced = await session.terraform.apply("-replace=demo_thing.a");

    expect(replaced.output).toContain("1 added, 0 changed, 1 destroyed");
    expect(shop.calls).toContain("delete without a plan");
  });

  test("that is stopped ends with what the resource has to say", async () => {
    session.declare(`
      name = "lamp"
      mode = "wait"`);
    shop.onCall = (call) => {
      if (call === "create") {
        session.server.stop();
      }
    };

    const applied = await session.terraform.apply();

    expect(applied.exitCode).toBe(0);
    expect(applied.output).toContain("Warning: Stopped waiting");
    expect(await session.stateOf("demo_thing.a")).toMatchObject({ id: "thing-1" });
  });

  test("that is interrupted tells the resource through its signal", async () => {
    session.declare(`
      name = "lamp"
      mode = "wait"`);
    const terraform = session.terraform.start("apply", "-auto-approve");
    shop.onCall = (call) => {
      if (call === "create") {
        terraform.interrupt();
      }
    };

    await terraform.finished;

    expect(await session.stateOf("demo_thing.a")).toMatchObject({ id: "thing-1" });
  });
});
