import { existsSync, mkdirSync, readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { DEMO_ADDRESS, WAITING } from "../support/demo-provider";
import { REQUIRED_PROVIDERS } from "../support/demo-session";
import { ProviderProgram } from "../support/provider-process";
import { TerraformWorkspace } from "../support/terraform";

/** What a person takes for at once. A machine that is slower than a person takes longer to begin as well. */
const PATIENCE_MS = 1_000;

let program: ProviderProgram;
let terraform: TerraformWorkspace;
let sockets: string;

beforeAll(async () => {
  program = await ProviderProgram.bundle("demo-main.ts");
});
afterAll(() => program.remove());

beforeEach(async () => {
  terraform = new TerraformWorkspace();
  sockets = join(terraform.directory, "tmp");
  mkdirSync(sockets);
  program.installInto(terraform.directory, DEMO_ADDRESS, "0.1.0");
  terraform.write(`${REQUIRED_PROVIDERS}
    resource "demo_thing" "a" {
      name = "lamp"
      mode = "wait"
    }`);
  await terraform.run("init");
});
afterEach(() => terraform.remove());

test("Ctrl-C in a terminal ends a long wait at once, keeps the object, and leaves nothing behind", async () => {
  const started = performance.now();
  const terminal = terraform.inTerminal("terraform apply -auto-approve -no-color", {
    TMPDIR: sockets,
    TF_LOG_PROVIDER: "INFO",
  });
  await terminal.shows(WAITING);
  const startMs = performance.now() - started;
  expect(processesIn(terraform.directory)).not.toEqual([]);

  const pressed = performance.now();
  terminal.pressCtrlC();
  await terminal.ended;

  expect(performance.now() - pressed).toBeLessThan(Math.max(PATIENCE_MS, startMs));
  expect(terminal.screen).toContain("Interrupt received");
  expect(terminal.screen).toContain("Stopped waiting");
  expect((await terraform.state())["demo_thing.a"]).toMatchObject({ id: "thing-1" });
  expect(existsSync(join(terraform.directory, ".terraform.tfstate.lock.info"))).toBe(false);
  expect(readdirSync(sockets)).toEqual([]);
  expect(processesIn(terraform.directory)).toEqual([]);
});

/** The ids of the processes that run there: Terraform, and the providers it started. */
function processesIn(directory: string): string[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && workingDirectory(name) === directory);
}

function workingDirectory(pid: string): string | undefined {
  try {
    return readlinkSync(join("/proc", pid, "cwd"));
  } catch {
    // It has just ended, or belongs to somebody else.
    return undefined;
  }
}
