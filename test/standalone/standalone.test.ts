import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installationBlock, Sandbox } from "../../lib/testing";
import { packageProvider } from "../../scripts/package-provider";
import { PROVIDER } from "../../scripts/build-provider";

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
