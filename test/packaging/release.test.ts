import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageProvider } from "../../scripts/package-provider";
import { PROVIDER } from "../../scripts/build-provider";
import { lockHashes } from "../../scripts/provider-package/hashes";
import { PLATFORMS } from "../../scripts/provider-package/platforms";
import { writePackages } from "../../scripts/provider-package/write-packages";
import { temporaryDirectory } from "./support/temporary";

const scratch = temporaryDirectory();
const directory = join(scratch, "release");
const PREFIX = `terraform-provider-resourcedirectory_${PROVIDER.version}`;

beforeAll(async () => {
  await packageProvider({ directory });
});

function sha256(name: string): string {
  return createHash("sha256")
    .update(readFileSync(join(directory, name)))
    .digest("hex");
}

test("A release is a zip for every platform, the manifest and the checksums, named as registries want them", () => {
  const zips = PLATFORMS.map((platform) => `${PREFIX}_${platform}.zip`);
  expect(readdirSync(directory).sort()).toEqual(
    [`${PREFIX}_SHA256SUMS`, `${PREFIX}_manifest.json`, ...zips].sort(),
  );
});

test("The manifest names the protocol that the provider speaks", () => {
  const manifest: unknown = JSON.parse(readFileSync(join(directory, `${PREFIX}_manifest.json`), "utf8"));
  expect(manifest).toEqual({ version: 1, metadata: { protocol_versions: ["6.0"] } });
});

test("The checksums are those of the files, manifest included", () => {
  const lines = readFileSync(join(directory, `${PREFIX}_SHA256SUMS`), "utf8")
    .trimEnd()
    .split("\n");
  const files = readdirSync(directory).filter((name) => !name.endsWith("SHA256SUMS"));
  expect(lines.sort()).toEqual(files.map((name) => `${sha256(name)}  ${name}`).sort());
});

test("A lock file made with what synth writes holds for what a registry serves, and the other way round", async () => {
  const { archives } = await writePackages({ ...PROVIDER, directory: join(scratch, "bundled") });
  const released = readFileSync(join(directory, `${PREFIX}_linux_amd64.zip`));
  expect(lockHashes(released)).toEqual(lockHashes(readFileSync(archives[0] ?? "")));
});

test("A second release is the same, byte for byte", async () => {
  const before = readFileSync(join(directory, `${PREFIX}_SHA256SUMS`), "utf8");
  await packageProvider({ directory });
  expect(readFileSync(join(directory, `${PREFIX}_SHA256SUMS`), "utf8")).toBe(before);
});
