import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installationBlock, Sandbox } from "../../lib/testing";
import { packageProvider } from "../../scripts/package-provider";
import { PROVIDER } from "../../scripts/build-provider";
import { unpack } from "../packaging/support/archive";

const TARGET = "1772422852740000";
const INVITATION = `
terraform {
  required_providers {
    resourcedirectory = {
      source  = "${PROVIDER.address}"
      version = "${PROVIDER.version}"
    }
  }
}
resource "resourcedirectory_invitation" "partner" {
  target = "${TARGET}"
}
`;

const scratch = mkdtempSync(join(tmpdir(), "standalone-test-"));
const mirror = join(scratch, "mirror");

beforeAll(async () => {
  await packageProvider({ directory: join(mirror, PROVIDER.address), standalone: true });
});

afterAll(() => rmSync(scratch, { recursive: true }));

/** A directory for the PATH with terraform in it and no node. */
function pathWithoutNode(): string {
  const path = join(scratch, "bin");
  mkdirSync(path);
  const terraform = execFileSync("sh", ["-c", "command -v terraform"], { encoding: "utf8" }).trim();
  symlinkSync(terraform, join(path, "terraform"));
  return path;
}

test("one zip is made, for this platform", () => {
  const zips = readdirSync(join(mirror, PROVIDER.address)).filter((name) => name.endsWith(".zip"));
  const arch = process.arch === "x64" ? "amd64" : process.arch;
  expect(zips).toEqual([
    `terraform-provider-resourcedirectory_${PROVIDER.version}_${process.platform}_${arch}.zip`,
  ]);
});

test("the executable plans, applies and plans nothing more, where there is no Node", async () => {
  const cliConfig = join(scratch, "terraform.rc");
  writeFileSync(cliConfig, installationBlock([mirror]));
  const sandbox = await Sandbox.create({
    files: { "main.tf": INVITATION },
    env: { PATH: pathWithoutNode(), TF_CLI_CONFIG_FILE: cliConfig },
  });
  try {
    sandbox.fake.world.addAccount({ id: TARGET });
    expect((await sandbox.init()).errors).toEqual([]);
    expect((await sandbox.apply()).errors).toEqual([]);
    expect(sandbox.fake.requests.mutating.map(({ operation }) => operation)).toEqual([
      "InviteAccountToResourceDirectory",
    ]);
    expect((await sandbox.plan()).summary).toBe("No changes.");
  } finally {
    await sandbox.close();
  }
});

describe("NODE_OPTIONS, which the Node inside obeys as well,", () => {
  const executable = join(scratch, "unpacked", `terraform-provider-resourcedirectory_v${PROVIDER.version}`);

  beforeAll(() => {
    const [zip = ""] = readdirSync(join(mirror, PROVIDER.address)).filter((name) => name.endsWith(".zip"));
    unpack(readFileSync(join(mirror, PROVIDER.address, zip)), join(scratch, "unpacked"));
  });

  /** What Terraform reads: up to the end of the first line. */
  async function stdoutWith(NODE_OPTIONS: string): Promise<string> {
    const provider = spawn(executable, {
      env: {
        PATH: process.env.PATH,
        TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
        PLUGIN_PROTOCOL_VERSIONS: "6",
        NODE_OPTIONS,
      },
    });
    let stdout = "";
    provider.stdout.on("data", (text: Buffer) => {
      stdout += text.toString();
      if (stdout.includes("\n")) provider.kill("SIGKILL");
    });
    await once(provider, "close");
    return stdout;
  }

  test("cannot soil the handshake with what a preloaded module prints", async () => {
    const preload = join(scratch, "tracer.cjs");
    writeFileSync(preload, 'console.log("tracer loaded");');

    expect(await stdoutWith(`--require ${preload}`)).toMatch(/^1\|6\|unix\|\S+\|grpc\|\n$/);
  });

  test("that keep it from starting are named, with what Node said", async () => {
    expect(await stdoutWith("--require ./missing.cjs")).toMatch(
      /^\S+\/provider with NODE_OPTIONS=--require .\/missing.cjs did not start this provider: Error: Cannot find module '.\/missing.cjs'/,
    );
  });
});
