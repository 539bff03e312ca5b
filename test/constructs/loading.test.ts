import { execFileSync } from "node:child_process";
import { join, relative } from "node:path";

const PROJECT = join(__dirname, "..", "..");

let loaded: readonly string[];

beforeAll(() => {
  loaded = modulesLoadedBySynth();
});

/** In a process of its own, because jest has loaded much more by now. */
function modulesLoadedBySynth(): string[] {
  const print = 'require("./lib"); console.log(JSON.stringify(Object.keys(require.cache)))';
  const output = execFileSync(process.execPath, ["-r", "ts-node/register/transpile-only", "-e", print], {
    cwd: PROJECT,
    encoding: "utf8",
  });
  return (JSON.parse(output) as string[]).map((path) => relative(PROJECT, path));
}

test("a user's synth loads constructs, bindings and rules, and nothing that runs at apply", () => {
  const own = loaded.filter((path) => path.startsWith("lib"));
  expect(own).toContain("lib/index.ts");
  expect(
    own.filter((path) => !/^lib\/(index\.ts|constructs\/|bindings\/|rules\/|catalog\/)/.test(path)),
  ).toEqual([]);
});

test("a user's synth without a catalog loads none of the formats, nor the packages that read them", () => {
  expect(
    loaded.filter((path) => /catalog\/formats|node_modules\/(yaml|csv-parse|jsonc-parser)\//.test(path)),
  ).toEqual([]);
});

test("a user's synth loads no network, protocol or code generator package", () => {
  const packages = loaded.filter((path) => path.startsWith("node_modules"));

  expect(
    packages.filter((path) => /@alicloud|@grpc|protobufjs|@msgpack|@cdktf\/|codemaker/.test(path)),
  ).toEqual([]);
});
