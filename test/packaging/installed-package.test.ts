import { execFile, execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { clientEnvironment, FakeDirectory } from "../../lib/testing/fake-directory";
import { PROVIDER } from "../../scripts/build-provider";
import { LIBRARY, writeLibrary } from "./support/library";
import { temporaryDirectory } from "./support/temporary";

const project = temporaryDirectory();

/** The package as npm unpacks it, without any of the packages that it is developed with. */
beforeAll(() => writeLibrary(join(project, "node_modules", LIBRARY)));

/** Runs a user's script in a project that has nothing but the package. */
function run(script: string): unknown {
  writeFileSync(join(project, "script.js"), script);
  const options = { cwd: project, encoding: "utf8", timeout: 60_000 } as const;
  const stdout = execFileSync(process.execPath, ["script.js"], options);
  return JSON.parse(stdout);
}

test("A user's own test plans and applies with the testing kit as installed, and nothing else installed", () => {
  const result = run(`
    const { Sandbox } = require("${LIBRARY}/testing");
    const main = \`
      terraform {
        required_providers {
          alicloud          = { source = "aliyun/alicloud" }
          resourcedirectory = { source = "${PROVIDER.address}" }
        }
      }
      provider "alicloud" {}
      resource "alicloud_resource_manager_account" "payments" {
        display_name = "payments"
      }
      resource "resourcedirectory_promotion" "payments" {
        account_id = alicloud_resource_manager_account.payments.id
        email      = "payments@example.com"
      }\`;
    (async () => {
      const sandbox = await Sandbox.create({ files: { "main.tf": main } });
      const init = await sandbox.init();
      const apply = await sandbox.apply();
      const mails = sandbox.fake.mailbox.mails.map(({ to }) => to);
      await sandbox.close();
      console.log(JSON.stringify({ errors: [...init.errors, ...apply.errors], summary: apply.summary, mails }));
    })();
  `);
  expect(result).toEqual({
    errors: [],
    summary: "Plan: 2 to add, 0 to change, 0 to destroy.",
    mails: ["payments@example.com"],
  });
});

test("the installed program ends quietly when nobody reads the rest of its answer", () => {
  const main = join(project, "node_modules", LIBRARY, "dist/cli/main.js");
  const { stderr } = spawnSync("sh", ["-c", '"$0" "$1" --help | true', process.execPath, main], {
    encoding: "utf8",
  });

  expect(stderr).toBe("");
});

describe("The installed doctor", () => {
  function doctor(env: Readonly<Record<string, string>> = {}): string {
    const { stdout } = spawnSync(
      process.execPath,
      [join(project, "node_modules", LIBRARY, "dist/cli/main.js"), "doctor"],
      { cwd: project, encoding: "utf8", env: { ...process.env, ...env } },
    );
    return stdout;
  }

  test("starts the provider as Terraform would", () => {
    expect(doctor()).toMatch(/^ok +provider-start +started as Terraform does, it answered after \d+ ms\.$/m);
  });

  test("gives the words of a version manager that has no version", () => {
    const shims = join(project, "shims");
    mkdirSync(shims);
    writeFileSync(
      join(shims, "node"),
      "#!/bin/sh\necho 'mise ERROR No version is set for shim: node' >&2\nexit 1\n",
      {
        mode: 0o755,
      },
    );
    const stdout = doctor({ PATH: `${shims}:${process.env.PATH}` });
    expect(stdout).toMatch(/^problem +node .*: mise ERROR No version is set for shim: node$/m);
    expect(stdout).toMatch(
      /^problem +provider-start +started as Terraform does, it answered: \S+\/shims\/node did not start this provider: mise ERROR/m,
    );
  });

  test("names the NODE_OPTIONS that the provider was started with", () => {
    expect(doctor({ NODE_OPTIONS: "--inspect-port=0" })).toMatch(
      /^ok +provider-start .* with NODE_OPTIONS=--inspect-port=0\.$/m,
    );
  });
});

test("The installed adopt asks a directory and writes a catalog, with nothing else installed", async () => {
  const fake = await FakeDirectory.start();
  try {
    fake.world.createMember({ displayName: "payments-prod" });
    const main = join(project, "node_modules", LIBRARY, "dist/cli/main.js");
    const options = { cwd: project, env: { PATH: process.env.PATH, ...clientEnvironment(fake.host) } };
    const { stdout } = await promisify(execFile)(process.execPath, [main, "adopt"], options);

    expect(stdout).toContain("Wrote members.yaml: 1 member, 0 folders, 0 invitations.");
    expect(readFileSync(join(project, "members.yaml"), "utf8")).toContain("displayName: payments-prod");
  } finally {
    await fake.stop();
  }
});

test("A catalog in each format is read without the packages that read it being installed", () => {
  const read = run(`
        const { READERS } = require("./node_modules/${LIBRARY}/dist/catalog/formats/index.js");
        const read = (ending, text) => READERS[ending](text).root.entries.map(({ name }) => name);
        console.log(JSON.stringify([
          read(".yaml", "members: []"), read(".json", '{"members":[]}'), read(".csv", "key"),
        ]));
  `);

  expect(read).toEqual([["members"], ["members"], ["members"]]);
});

test("What needs the libraries of the plugin runtime says so, and what to do instead", () => {
  const result = run(`
    const { Sandbox } = require("${LIBRARY}/testing");
    Sandbox.create({ inProcess: true }).catch(({ message }) => console.log(JSON.stringify(message)));
  `);
  expect(result).toContain(
    "Sandbox option inProcess cannot be used here (Cannot find module '@grpc/grpc-js'",
  );
  expect(result).toContain("leave it out, and call init() before the first plan");
});
