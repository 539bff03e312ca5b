import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { PROVIDER, STAND_IN } from "../../scripts/build-provider";
import { writePackages } from "../../scripts/provider-package/write-packages";
import { temporaryDirectory } from "./support/temporary";

const ROOT = join(__dirname, "../..");
const NAME = "cdktf-alicloud-resource-directory";

const project = temporaryDirectory();
const installed = join(project, "node_modules", NAME);

/** Installs the package the way npm would, without any of the packages that it is developed with. */
beforeAll(async () => {
  const sources = readdirSync(join(ROOT, "lib"), { recursive: true, encoding: "utf8" });
  buildSync({
    entryPoints: sources.filter((file) => file.endsWith(".ts")).map((file) => join(ROOT, "lib", file)),
    outdir: join(installed, "dist"),
    outbase: join(ROOT, "lib"),
    format: "cjs",
    platform: "node",
  });
  cpSync(join(ROOT, "package.json"), join(installed, "package.json"));
  cpSync(join(ROOT, "testing"), join(installed, "testing"), { recursive: true });
  await writePackages({ ...PROVIDER, directory: join(installed, "dist/provider") });
  await writePackages({ ...STAND_IN, directory: join(installed, "dist/testing/alicloud-stand-in") });
});

/** Runs a user's script in a project that has nothing but the package. */
function run(script: string): unknown {
  writeFileSync(join(project, "script.js"), script);
  const options = { cwd: project, encoding: "utf8", timeout: 60_000 } as const;
  const stdout = execFileSync(process.execPath, ["script.js"], options);
  return JSON.parse(stdout);
}

test("A user's own test plans and applies with the testing kit as installed, and nothing else installed", () => {
  const result = run(`
    const { Sandbox } = require("${NAME}/testing");
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

test("What needs the libraries of the plugin runtime says so, and what to do instead", () => {
  const result = run(`
    const { Sandbox } = require("${NAME}/testing");
    Sandbox.create({ inProcess: true }).catch(({ message }) => console.log(JSON.stringify(message)));
  `);
  expect(result).toContain(
    "Sandbox option inProcess cannot be used here (Cannot find module '@grpc/grpc-js'",
  );
  expect(result).toContain("leave it out, and call init() before the first plan");
});
