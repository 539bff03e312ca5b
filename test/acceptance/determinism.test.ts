import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";

const ROOT = join(__dirname, "..", "..");

interface Place {
  readonly cwd: string;
  readonly stacks: string;
}

const made: string[] = [];

afterEach(() => made.splice(0).forEach((directory) => rmSync(directory, { recursive: true })));

test("synths on different machines and days write the same bytes, so that a diff shows what the code changed", async () => {
  const [one, other] = await Promise.all([
    synthesizeExamples("here", { TZ: "Asia/Shanghai", LANG: "zh_CN.UTF-8" }),
    synthesizeExamples("there/and/deeper", { TZ: "America/New_York", LANG: "C" }, [
      "-r",
      join(__dirname, "support", "forty-days-later.js"),
    ]),
  ]);

  const files = filesBelow(one.stacks);
  expect(files.length).toBeGreaterThan(10);
  expect(filesBelow(other.stacks)).toEqual(files);
  expect(files.filter((file) => !contentOf(file, one).equals(contentOf(file, other)))).toEqual([]);
});

/** In a process of its own, as `cdktf synth` does, in a directory of its own. */
async function synthesizeExamples(
  where: string,
  env: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): Promise<Place> {
  const top = mkdtempSync(join(realpathSync(tmpdir()), "determinism-"));
  made.push(top);
  const cwd = join(top, where);
  mkdirSync(cwd, { recursive: true });
  await promisify(execFile)(
    process.execPath,
    [
      ...nodeOptions,
      "-r",
      join(ROOT, "node_modules/ts-node/register/transpile-only"),
      join(ROOT, "examples/main.ts"),
    ],
    { cwd, env: { PATH: process.env.PATH, TS_NODE_PROJECT: join(ROOT, "tsconfig.json"), ...env } },
  );
  return { cwd, stacks: join(cwd, "cdktf.out", "stacks") };
}

function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
}

/** Without the one thing that CDKTF itself takes from where it runs: a stack without backend keeps its state there. */
function contentOf(file: string, { cwd, stacks }: Place): Buffer {
  const content = readFileSync(join(stacks, file));
  if (!file.endsWith("cdk.tf.json")) {
    return content;
  }
  const stack = file.split("/")[0] ?? "";
  const statePath = JSON.stringify(join(cwd, `terraform.${stack}.tfstate`));
  return Buffer.from(content.toString("utf8").replace(statePath, '"STATE"'));
}
