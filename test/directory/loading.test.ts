import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { MANAGEMENT_KEY, SAMPLE_DIRECTORY_ID } from "../../lib/testing/fake-directory";
import { freshBench } from "./harness";

const ROOT = path.resolve(__dirname, "../..");

/** Makes a client, reports what is loaded, makes a call, reports again. */
const PROGRAM = `
  const sdks = () => Object.keys(require.cache).filter((file) => file.includes("@alicloud")).length;
  async function main({ createDirectoryClient }) {
    const log = { debug() {}, info() {}, warn() {} };
    const deps = { now: () => 0, sleep: async () => {}, random: () => 0, env: {}, log };
    const [endpoint, accessKey, secretKey] = process.argv.slice(2);
    const client = createDirectoryClient({ credentials: { accessKey, secretKey }, endpoint, deps });
    const before = sdks();
    const { value } = await client.getResourceDirectory();
    console.log(JSON.stringify({ before, after: sdks(), directory: value.resourceDirectoryId }));
  }
`;

describe("loading the SDK", () => {
  const bench = freshBench();
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "loading-"));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function run(file: string, nodeOptions: readonly string[] = []): Promise<Record<string, unknown>> {
    const { accessKeyId, accessKeySecret } = MANAGEMENT_KEY;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...nodeOptions, file, bench().fake.endpoint, accessKeyId, accessKeySecret],
      { cwd: ROOT },
    );
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  it("waits for the first call", async () => {
    const file = path.join(folder, "program.js");
    await writeFile(file, `${PROGRAM}; main(require(${JSON.stringify(path.join(ROOT, "lib/directory"))}));`);

    const { before, after, directory } = await run(file, ["-r", "ts-node/register/transpile-only"]);

    expect(before).toBe(0);
    expect(after).toBeGreaterThan(100);
    expect(directory).toBe(SAMPLE_DIRECTORY_ID);
  });

  it("works from a single bundled file", async () => {
    const outfile = path.join(folder, "bundle.js");
    await build({
      stdin: { contents: `${PROGRAM}; main(require("./lib/directory"));`, resolveDir: ROOT },
      bundle: true,
      platform: "node",
      logLevel: "error",
      outfile,
    });

    expect(await run(outfile)).toEqual({ before: 0, after: 0, directory: SAMPLE_DIRECTORY_ID });
  });
});
