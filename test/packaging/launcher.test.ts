import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
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

function run(env: Readonly<Record<string, string>>) {
  return spawnSync(executable, {
    encoding: "utf8",
    env: { PATH: process.env.PATH, ...STARTED_BY_TERRAFORM, ...env },
  });
}

/** With this directory before the others: a start that fails is looked into with the usual tools. */
function before(path: string): Readonly<Record<string, string>> {
  return { PATH: `${path}:${process.env.PATH}` };
}

/** A module to preload. */
function preload(name: string, code: string): string {
  const file = join(directory, name);
  writeFileSync(file, code);
  return file;
}

/** Starts the provider as Terraform does, until it says where it listens. */
async function firstLine(env: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(executable, {
    env: { PATH: process.env.PATH, ...STARTED_BY_TERRAFORM, PLUGIN_UNIX_SOCKET_DIR: directory, ...env },
  });
  try {
    const [chunk] = (await once(child.stdout, "data")) as [Buffer];
    return chunk.toString();
  } finally {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
}

test("Without Node on the PATH the first line on stdout says what is missing", () => {
  const { status, stdout } = run({ PATH: pathWith("empty") });
  expect(stdout).toBe("Node.js 20.9 or newer must be on the PATH to run this provider, found none\n");
  expect(status).toBe(1);
});

test.each(["18.20.4", "20.8.1", "8.17.0"])("With Node %s, which is too old, it says so", (version) => {
  const { status, stdout } = run(before(pathWith(`old-${version}`, nodeOfVersion(version))));
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
  expect(await firstLine({})).toMatch(/^1\|6\|(unix|tcp)\|/);
});

describe("What a preloaded module prints is not taken for the handshake", () => {
  test.each([
    ["lines", 'console.log("tracer loaded"); console.log("1|2|nonsense");'],
    ["a line that is not ended", 'process.stdout.write("loading... ");'],
    ["something from below JavaScript", 'require("node:fs").writeSync(1, "native module loaded\\n");'],
  ])("%s", async (name, code) => {
    const file = preload(`prints-${name.replaceAll(" ", "-")}.cjs`, code);
    expect(await firstLine({ NODE_OPTIONS: `--require ${file}` })).toMatch(/^1\|6\|unix\|\S+\|grpc\|\n$/);
  });
});

describe("The first line on stdout says why Node does not start", () => {
  const tracer = () => preload("tracer.cjs", 'console.log("tracer loaded");');

  test.each([
    [
      "a preloaded module that is missing",
      () => "--require ./missing.cjs",
      "Error: Cannot find module './missing.cjs'",
    ],
    [
      "one behind another that prints",
      () => `-r ${tracer()} -r ./gone.cjs`,
      "Error: Cannot find module './gone.cjs'",
    ],
    [
      "one that throws",
      () => `-r ${preload("throws.cjs", 'throw new RangeError("no license for this host");')}`,
      "RangeError: no license for this host",
    ],
    [
      "an option that Node does not know",
      () => "--no-such-option",
      "--no-such-option is not allowed in NODE_OPTIONS",
    ],
  ])("%s", (_what, options, reason) => {
    const NODE_OPTIONS = options();
    const { status, stdout } = run({ NODE_OPTIONS });
    expect(stdout).toContain(`/node with NODE_OPTIONS=${NODE_OPTIONS} did not start this provider: `);
    expect(stdout).toContain(`${reason} (more: npx resource-directory doctor)\n`);
    expect(stdout.split("\n")).toHaveLength(2);
    expect(status).not.toBe(0);
  });

  test.each(["--inspect-brk", "--inspect-wait=127.0.0.1:0"])(
    "a debugger that %s waits for",
    (NODE_OPTIONS) => {
      const { status, stdout } = run({ NODE_OPTIONS });
      expect(stdout).toBe(
        `NODE_OPTIONS=${NODE_OPTIONS} makes Node wait for a debugger, and Terraform for this provider: unset it where terraform runs\n`,
      );
      expect(status).toBe(1);
    },
  );

  test.each([
    ["no version chosen", "No version is set for command node", 126],
    ["a version that is not installed", "shims: error: node 22.19.0 is not installed", 1],
  ])("a version manager's shim: %s", (name, words, exitCode) => {
    const path = pathWith(name, {
      node: `#!/bin/sh\necho "${words}" >&2\necho "Consider adding one" >&2\nexit ${exitCode}\n`,
    });
    const { status, stdout } = run(before(path));
    expect(stdout).toBe(
      `${path}/node did not start this provider: ${words} (more: npx resource-directory doctor)\n`,
    );
    expect(status).toBe(exitCode);
  });

  test("a program that ends without a word, and escape sequences do not reach the terminal", () => {
    const silent = pathWith("silent", { node: "#!/bin/sh\nexit 3\n" });
    expect(run(before(silent)).stdout).toMatch(/did not start this provider: it ended without a word/);
    const loud = pathWith("loud", { node: "#!/bin/sh\nprintf '\\033[31mred\\007 alert\\n' >&2\nexit 1\n" });
    expect(run(before(loud)).stdout).toMatch(/did not start this provider: \[31mred alert \(/);
  });
});

test("A Node that is started by a wrapper which closes other files serves, too", async () => {
  // Node from a Python package is started like this.
  const path = pathWith("wrapper", { node: `#!/bin/sh\nexec "${process.execPath}" "$@" 3>&- 4>&-\n` });
  expect(await firstLine(before(path))).toMatch(/^1\|6\|unix\|/);
});

test("Without a place for its pipe, or without /dev/null, it starts all the same", async () => {
  expect(await firstLine({ TMPDIR: join(directory, "nowhere") })).toMatch(/^1\|6\|(unix|tcp)\|/);
  const script = readFileSync(executable, "utf8");
  writeFileSync(executable, script.replaceAll("/dev/null", join(directory, "no-null")));
  try {
    expect(await firstLine({})).toMatch(/^1\|6\|unix\|/);
  } finally {
    writeFileSync(executable, script);
  }
});

test("A kill reaches Node itself, and the pipe is gone once it serves", async () => {
  const TMPDIR = pathWith("tmp");
  const child = spawn(executable, {
    env: { PATH: process.env.PATH, ...STARTED_BY_TERRAFORM, TMPDIR, PLUGIN_UNIX_SOCKET_DIR: directory },
  });
  await once(child.stdout, "data");
  expect(readdirSync(TMPDIR)).toEqual([]);
  child.kill("SIGKILL");
  // Nobody else holds its output: it ends with the process that Terraform knows.
  await Promise.all([once(child, "exit"), once(child.stderr, "close")]);
});
