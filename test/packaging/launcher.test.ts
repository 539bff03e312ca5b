import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { engines } from "../../package.json";
import { STAND_IN } from "../../scripts/build-provider";
import { writePackages } from "../../scripts/provider-package/write-packages";
import { unpack } from "./support/archive";
import { temporaryDirectory } from "./support/temporary";

const directory = temporaryDirectory();
const unpacked = join(directory, "unpacked");
const executable = join(unpacked, `terraform-provider-alicloud_v${STAND_IN.version}`);

/** What Terraform sets for the providers that it starts. */
const STARTED_BY_TERRAFORM = {
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "5,6",
};

beforeAll(async () => {
  const { archives } = await writePackages({ ...STAND_IN, directory: join(directory, "archives") });
  unpack(readFileSync(archives[0] ?? ""), unpacked);
});

/** A directory for the PATH that holds one program, or none. */
function pathWith(name: string, program?: { readonly node: string }): string {
  const path = join(directory, name);
  mkdirSync(path);
  if (program !== undefined) {
    writeFileSync(join(path, "node"), program.node);
    chmodSync(join(path, "node"), 0o755);
  }
  return path;
}

/** A `node` that says it is of this version. */
function nodeOfVersion(version: string): { readonly node: string } {
  const preload = join(directory, `as-${version}.cjs`);
  writeFileSync(
    preload,
    `Object.defineProperty(process, "version", { value: "v${version}" });
     Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });`,
  );
  return { node: `#!/bin/sh\nexec "${process.execPath}" --require "${preload}" "$@"\n` };
}

function run(path: string) {
  return spawnSync(executable, { encoding: "utf8", env: { ...STARTED_BY_TERRAFORM, PATH: path } });
}

test("Without Node on the PATH the first line on stdout says what is missing", () => {
  const { status, stdout } = run(pathWith("empty"));
  expect(stdout).toBe("Node.js 20.9 or newer must be on the PATH to run this provider, found none\n");
  expect(status).toBe(1);
});

test.each(["18.20.4", "20.8.1", "8.17.0"])("With Node %s, which is too old, it says so", (version) => {
  const { status, stdout } = run(pathWith(`old-${version}`, nodeOfVersion(version)));
  expect(stdout).toBe(`Node.js 20.9 or newer must be on the PATH to run this provider, found v${version}\n`);
  expect(status).toBe(1);
});

test("The oldest Node it accepts is the oldest that the package accepts", () => {
  expect(engines.node).toBe(">=20.9");
});

test("The program that checks the version is written in syntax that old versions read", () => {
  const start = readFileSync(join(unpacked, "start.cjs"), "utf8");
  expect(start).not.toMatch(/=>|\bconst\b|\blet\b|`|\?\.|\?\?/);
});

test('It starts beside a package.json that says "type": "module"', async () => {
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }');
  const child = spawn(executable, { env: { ...process.env, ...STARTED_BY_TERRAFORM, NODE_OPTIONS: "" } });
  try {
    const [handshake] = (await once(child.stdout, "data")) as [Buffer];
    expect(handshake.toString()).toMatch(/^1\|6\|(unix|tcp)\|/);
  } finally {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
});
