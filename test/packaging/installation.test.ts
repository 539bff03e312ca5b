import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { App } from "cdktf";
import { ExistingAccountStack } from "../../examples/existing-account/stack";
import { PROVIDER_ADDRESS } from "../../lib/provider/address";
import { PLATFORMS } from "../../scripts/provider-package/platforms";
import { temporaryDirectory } from "./support/temporary";
import { Terraform } from "./support/terraform";

const scratch = temporaryDirectory();
const home = join(scratch, "home");
mkdirSync(home);

/** On a machine without a CLI configuration. What would go to a registry ends at a port where nobody listens. */
const terraform = new Terraform(home, { HTTPS_PROXY: "http://127.0.0.1:9" });

let count = 0;

/** A stack with the package's provider and no other, freshly synthesized. */
function synthesizedStack(): string {
  const outdir = join(scratch, `app-${count++}`);
  synthesizeInto(outdir);
  return join(outdir, "stacks/legacy");
}

function synthesizeInto(outdir: string): void {
  const app = new App({ outdir });
  new ExistingAccountStack(app, "legacy");
  app.synth();
}

function lockFile(stack: string): string {
  return join(stack, ".terraform.lock.hcl");
}

function archivesOf(stack: string): readonly string[] {
  const directory = join(stack, "terraform.d/plugins", PROVIDER_ADDRESS);
  return readdirSync(directory).map((name) => join(directory, name));
}

function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Starts the provider, and needs no credentials. */
const START = ["validate"] as const;

test("A synthesized stack initializes with no configuration and no network, and without a warning", async () => {
  const stack = synthesizedStack();
  const output = await terraform.succeed(stack, "init");
  expect(output).not.toContain("Warning");
  await terraform.succeed(stack, ...START);
});

test("The lock file that synth writes holds for every platform: nothing is added for another one", async () => {
  const stack = synthesizedStack();
  const before = readFileSync(lockFile(stack), "utf8");
  const platforms = PLATFORMS.map((platform) => `-platform=${platform}`);
  await terraform.succeed(stack, "providers", "lock", "-fs-mirror=terraform.d/plugins", ...platforms);
  expect(readFileSync(lockFile(stack), "utf8")).toBe(before);
  await terraform.succeed(stack, "init", "-lockfile=readonly");
});

test("Run bits that an artifact upload or a git checkout loses do not matter before init", async () => {
  const stack = join(scratch, "downloaded");
  cpSync(synthesizedStack(), stack, { recursive: true });
  for (const file of filesBelow(stack)) {
    chmodSync(file, 0o644);
  }
  await terraform.succeed(stack, "init");
  await terraform.succeed(stack, ...START);
});

test("After an upload of .terraform they do matter; without its providers directory init mends it", async () => {
  const stack = synthesizedStack();
  await terraform.succeed(stack, "init");
  const unpacked = filesBelow(join(stack, ".terraform/providers"));
  unpacked.forEach((file) => chmodSync(file, 0o644));

  const { exitCode, output } = await terraform.run(stack, ...START);
  expect(exitCode).toBe(1);
  expect(output).toContain("permission denied");

  rmSync(join(stack, ".terraform/providers"), { recursive: true });
  await terraform.succeed(stack, "init");
  await terraform.succeed(stack, ...START);
});

test("With packages for other platforms only, init says so", async () => {
  const stack = synthesizedStack();
  const here = `_${process.platform}_`;
  archivesOf(stack)
    .filter((path) => path.includes(here))
    .forEach((path) => rmSync(path));
  const { exitCode, output } = await terraform.run(stack, "init");
  expect(exitCode).toBe(1);
  expect(output).toMatch(/does not have a package available for your current platform/);
});

test("A rebuild under the same version breaks the lock until the next synth renews it", async () => {
  // Given a lock file made for another build
  const stack = synthesizedStack();
  const locked = readFileSync(lockFile(stack), "utf8");
  writeFileSync(lockFile(stack), locked.replace(/h1:.{5}/, "h1:other").replace(/zh:.{5}/, "zh:00000"));
  const init = await terraform.run(stack, "init", "-upgrade");
  expect(init.exitCode).toBe(1);
  expect(init.output).toContain("doesn't match any of the checksums previously recorded");
  // When it is synthesized again
  synthesizeInto(dirname(dirname(stack)));
  // Then
  await terraform.succeed(stack, "init");
  expect(readFileSync(lockFile(stack), "utf8")).toBe(locked);
});

describe("-chdir", () => {
  test("does not find the provider at init, because Terraform looks for terraform.d where it was started", async () => {
    const stack = synthesizedStack();
    const { exitCode, output } = await terraform.run(scratch, `-chdir=${stack}`, "init");
    expect(exitCode).toBe(1);
    expect(output).toContain("could not connect to bundled.internal");
  });

  test("does with -plugin-dir, if the stack has no other provider", async () => {
    const stack = synthesizedStack();
    await terraform.succeed(scratch, `-chdir=${stack}`, "init", "-plugin-dir=terraform.d/plugins");
    await terraform.succeed(scratch, `-chdir=${stack}`, ...START);
  });

  test("works for everything after an init in the directory itself", async () => {
    const stack = synthesizedStack();
    await terraform.succeed(stack, "init");
    await terraform.succeed(scratch, `-chdir=${stack}`, ...START);
  });
});

describe("modules", () => {
  const MODULE =
    'resource "resourcedirectory_promotion" "this" {\n  account_id = "1234567890123456"\n  email = "a@example.com"\n}\n';
  const REQUIRED = `terraform {\n  required_providers {\n    resourcedirectory = {\n      source = "${PROVIDER_ADDRESS}"\n    }\n  }\n}\n`;

  function stackWithModule(content: string): string {
    const stack = synthesizedStack();
    mkdirSync(join(stack, "member"));
    writeFileSync(join(stack, "member/main.tf"), content);
    writeFileSync(join(stack, "module.tf"), 'module "member" {\n  source = "./member"\n}\n');
    return stack;
  }

  test("that say where the provider comes from share the one of the stack", async () => {
    const stack = stackWithModule(REQUIRED + MODULE);
    await terraform.succeed(stack, "init");
    await terraform.succeed(stack, ...START);
  });

  test("that do not make Terraform look for another provider", async () => {
    const { exitCode, output } = await terraform.run(stackWithModule(MODULE), "init");
    expect(exitCode).toBe(1);
    expect(output).toContain("hashicorp/resourcedirectory");
  });

  test("that are applied by themselves, below a stack, need a terraform.d of their own: a link is enough", async () => {
    const stack = stackWithModule(REQUIRED + MODULE);
    const nested = join(stack, "member");
    expect((await terraform.run(nested, "init")).output).toContain("could not connect to bundled.internal");
    symlinkSync("../terraform.d", join(nested, "terraform.d"));
    await terraform.succeed(nested, "init");
    await terraform.succeed(nested, ...START);
  });
});

describe("NODE_OPTIONS of the user's reach the provider", () => {
  const stack = (): string => {
    const directory = synthesizedStack();
    writeFileSync(join(directory, "tracer.cjs"), 'console.log("tracer loaded");');
    return directory;
  };
  const withOptions = (options: string): Terraform => new Terraform(home, { NODE_OPTIONS: options });

  test("and a module that prints when it is preloaded does no harm", async () => {
    const directory = stack();
    await terraform.succeed(directory, "init");
    await withOptions("--require ./tracer.cjs").succeed(directory, ...START);
  });

  test.each([
    ["--require ./tracer.cjs --require ./gone.cjs", "Error: Cannot find module './gone.cjs'"],
    ["--no-such-option", "--no-such-option is not allowed in NODE_OPTIONS"],
    ["--inspect-brk=0", "makes Node wait for a debugger"],
  ])("and Terraform says what is wrong with %s", async (options, reason) => {
    const directory = stack();
    await terraform.succeed(directory, "init");
    const { exitCode, output } = await withOptions(options).run(directory, ...START);
    expect(exitCode).toBe(1);
    expect(output).toContain(`NODE_OPTIONS=${options}`);
    expect(output).toContain(reason);
  });
});

test("A version manager without a version is shown with its own words", async () => {
  const stack = synthesizedStack();
  await terraform.succeed(stack, "init");
  const shims = join(scratch, "shims");
  mkdirSync(shims);
  writeFileSync(join(shims, "node"), "#!/bin/sh\necho 'No version is set for command node' >&2\nexit 126\n", {
    mode: 0o755,
  });
  const { exitCode, output } = await new Terraform(home, { PATH: `${shims}:${process.env.PATH}` }).run(
    stack,
    ...START,
  );
  expect(exitCode).toBe(1);
  expect(output).toContain(`${shims}/node did not start this provider: No version is set for command node`);
});

test("A provider_installation block in a CLI configuration hides terraform.d", async () => {
  const cliConfig = join(scratch, "terraform.rc");
  writeFileSync(cliConfig, "provider_installation {\n  direct {}\n}\n");
  const configured = new Terraform(home, {
    HTTPS_PROXY: "http://127.0.0.1:9",
    TF_CLI_CONFIG_FILE: cliConfig,
  });
  const { exitCode, output } = await configured.run(synthesizedStack(), "init");
  expect(exitCode).toBe(1);
  expect(output).toContain("could not connect to bundled.internal");
});
