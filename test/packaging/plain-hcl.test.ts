import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { COMMANDS } from "../../lib/cli/commands";
import { thisMachine } from "../../lib/cli/machine";
import { runCommandLine } from "../../lib/cli/run";
import { addToMirror, builtStandIn, FakeDirectory } from "../../lib/testing";
import { ROOT } from "./support/library";
import { temporaryDirectory } from "./support/temporary";
import { Terraform } from "./support/terraform";

const directory = temporaryDirectory();
let fake: FakeDirectory;

beforeAll(async () => {
  fake = await FakeDirectory.start();
});

afterAll(() => fake.stop());

/** What `resource-directory mirror` prints. */
async function layOutMirror(mirror: string): Promise<string> {
  const lines: string[] = [];
  const machine = thisMachine(process, { home: directory, packageRoot: ROOT });
  await runCommandLine(["mirror", mirror], { ...machine, out: (line) => lines.push(line) }, COMMANDS);
  return lines.join("\n");
}

test("the example in plain HCL applies with the mirror and the configuration that the command makes, modules included", async () => {
  // Given a machine set up as the command says, where the vendor's provider comes from a mirror, too
  const home = join(directory, "home");
  mkdirSync(home);
  const vendor = join(directory, "vendor");
  addToMirror(vendor, builtStandIn());
  const printed = await layOutMirror(join(directory, "mirror"));
  const cliConfig = join(directory, "terraform.rc");
  writeFileSync(
    cliConfig,
    printed.replace(/direct \{[^}]*\}/, `filesystem_mirror {\n    path = "${vendor}"\n  }`),
  );
  const terraform = new Terraform(home, {
    TF_CLI_CONFIG_FILE: cliConfig,
    RESOURCEDIRECTORY_ENDPOINT: fake.endpoint,
    ALIBABA_CLOUD_ENDPOINT_RESOURCEMANAGER: fake.host,
    ALIBABA_CLOUD_ENDPOINT_RESOURCEDIRECTORYMASTER: fake.host,
    ALICLOUD_ACCESS_KEY: "ak-management",
    ALICLOUD_SECRET_KEY: "sk-management",
  });

  // When the example is applied
  const configuration = join(directory, "configuration");
  cpSync(join(ROOT, "examples/plain-hcl"), configuration, { recursive: true });
  writeFileSync(join(configuration, "fake_override.tf"), 'provider "alicloud" {\n  protocol = "HTTP"\n}\n');
  await terraform.succeed(configuration, "init");
  await terraform.succeed(configuration, "apply", "-auto-approve");

  // Then the member is there, its mail is out, and nothing is left to do
  expect(fake.world.member("payments-prod").displayName).toBe("payments-prod");
  expect(fake.mailbox.mails.map(({ to }) => to)).toEqual(["payments-root@example.com"]);
  const plan = await terraform.run(configuration, "plan", "-detailed-exitcode");
  expect(plan.exitCode).toBe(0);

  // And the member is protected
  const destroy = await terraform.run(configuration, "plan", "-destroy");
  expect(destroy.exitCode).toBe(1);
  expect(destroy.output).toContain("payments-prod");
});
