import { DEMO_ADDRESS, WAITING } from "../support/demo-provider";
import { REQUIRED_PROVIDERS } from "../support/demo-session";
import { ProviderProgram } from "../support/provider-process";
import { TerraformWorkspace } from "../support/terraform";

let program: ProviderProgram;
let terraform: TerraformWorkspace;

beforeAll(async () => {
  program = await ProviderProgram.bundle("demo-main.ts");
});
afterAll(() => program.remove());
beforeEach(async () => {
  terraform = new TerraformWorkspace({}, { TF_LOG_PROVIDER: "INFO" });
  program.installInto(terraform.directory, DEMO_ADDRESS, "0.1.0");
  declare(`name = "lamp"`);
  expect((await terraform.run("init")).exitCode).toBe(0);
});
afterEach(() => terraform.remove());

function declare(thing: string): void {
  terraform.write(`${REQUIRED_PROVIDERS}\nresource "demo_thing" "a" {\n  ${thing}\n}\n`);
}

test("a provider that Terraform starts itself creates and destroys", async () => {
  const applied = await terraform.apply();
  const destroyed = await terraform.destroy();

  expect(applied.prose).toContain("1 added");
  expect(destroyed.exitCode).toBe(0);
  expect(await terraform.state()).toEqual({});
});

test("a loose end in the provider is shown as what it is, not as a plugin that did not respond", async () => {
  declare(`
    name = "lamp"
    mode = "crash"`);

  const applied = await terraform.apply();

  expect(applied.exitCode).toBe(1);
  expect(applied.prose).toContain("Creating a demo_thing failed unexpectedly");
  expect(applied.prose).toContain("loose end at ***@***");
  expect(applied.output).not.toContain("Plugin did not respond");
});

test("Ctrl-C, which reaches the provider as well, ends the apply with its result in state", async () => {
  declare(`
    name = "lamp"
    mode = "wait"`);
  const apply = terraform.start("apply", "-auto-approve");

  await apply.printed(WAITING);
  apply.interrupt();
  const applied = await apply.finished;

  expect(applied.prose).toContain("Interrupt received");
  expect(applied.prose).toContain("Stopped waiting");
  expect((await terraform.state())["demo_thing.a"]).toMatchObject({ id: "thing-1" });
});
