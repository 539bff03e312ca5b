import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { unzipSync } from "fflate";
import { devDependencies } from "../../package.json";
import { PROVIDER, STAND_IN } from "../../scripts/build-provider";
import { PLATFORMS } from "../../scripts/provider-package/platforms";
import { writePackages } from "../../scripts/provider-package/write-packages";
import { modesIn } from "./support/archive";
import { temporaryDirectory } from "./support/temporary";

const directory = temporaryDirectory();

describe.each([
  ["the provider", PROVIDER],
  ["the stand-in", STAND_IN],
])("the archives of %s", (_name, build) => {
  const type = basename(build.address);
  const first = { ...build, directory: join(directory, type, "first") };
  const archive = (platform: string) =>
    readFileSync(join(first.directory, `terraform-provider-${type}_${build.version}_${platform}.zip`));

  beforeAll(async () => {
    await writePackages(first);
  });

  test("are there for every platform, and nothing but them and a manifest", () => {
    const archives = PLATFORMS.map(
      (platform) => `terraform-provider-${type}_${build.version}_${platform}.zip`,
    );
    expect(readdirSync(first.directory).sort()).toEqual(["manifest.json", ...archives].sort());
    const manifest: unknown = JSON.parse(readFileSync(join(first.directory, "manifest.json"), "utf8"));
    expect(manifest).toEqual({
      address: build.address,
      version: build.version,
      hashes: [expect.stringMatching(/^h1:[\w+/]{43}=$/), expect.stringMatching(/^zh:[0-9a-f]{64}$/)],
    });
  });

  test("are byte for byte the same in a second build, or every lock file would be broken", async () => {
    const second = { ...build, directory: join(directory, type, "second") };
    await writePackages(second);
    for (const name of readdirSync(first.directory)) {
      const [one, other] = [first, second].map((at) => readFileSync(join(at.directory, name)));
      expect(one?.equals(other ?? Buffer.of())).toBe(true);
    }
  });

  test("hold one executable, and beside it what it runs", () => {
    const modes = modesIn(archive("linux_amd64"));
    expect(modes).toMatchObject({
      [`terraform-provider-${type}_v${build.version}`]: 0o100755,
      "start.cjs": 0o100644,
      "provider.cjs": 0o100644,
    });
    expect(Object.values(modes).filter((mode) => (mode & 0o111) !== 0)).toHaveLength(1);
  });

  test("name no place on the machine that built them", () => {
    for (const [name, content] of Object.entries(unzipSync(archive("darwin_arm64")))) {
      expect({ name, found: Buffer.from(content).includes(process.cwd()) }).toEqual({ name, found: false });
    }
  });
});

test("The licenses of everything that is bundled are in the archive", async () => {
  const { archives } = await writePackages({ ...PROVIDER, directory: join(directory, "licensed") });
  const files = unzipSync(readFileSync(archives[0] ?? ""));
  const notices = Buffer.from(files["third-party-licenses.txt"] ?? []).toString();
  const { "@grpc/grpc-js": grpc, protobufjs } = devDependencies;
  expect(notices).toContain(`@grpc/grpc-js ${grpc} (Apache-2.0)`);
  expect(notices).toContain(`protobufjs ${protobufjs} (BSD-3-Clause)`);
  expect(notices).toContain(
    `@alicloud/resourcemanager20200331 ${devDependencies["@alicloud/resourcemanager20200331"]}`,
  );
  expect(notices).not.toContain("esbuild");
});

test("The SDK is kept out of what the provider reads at its start", async () => {
  const { archives } = await writePackages({ ...PROVIDER, directory: join(directory, "lazy") });
  const files = unzipSync(readFileSync(archives[0] ?? ""));
  const holdsModels = (name: string) => Buffer.from(files[name] ?? []).includes("ListAccountsResponseBody");
  expect(holdsModels("lazy.cjs")).toBe(true);
  expect(holdsModels("provider.cjs")).toBe(false);
});

test("An archive of an earlier version does not stay behind", async () => {
  const build = { ...STAND_IN, directory: join(directory, "versions") };
  await writePackages({ ...build, version: "1.0.0" });
  await writePackages({ ...build, version: "1.0.1" });
  expect(readdirSync(build.directory).filter((name) => name.includes("1.0.0"))).toEqual([]);
});

test("The time zone of the machine that builds does not show", () => {
  const script = join(directory, "archive.ts");
  const module = JSON.stringify(join(__dirname, "../../scripts/provider-package/archive"));
  writeFileSync(
    script,
    `import { archive } from ${module};
     const zip = archive({ type: "demo", version: "1.0.0", program: { "provider.cjs": Buffer.from("1") } });
     process.stdout.write(Buffer.from(zip).toString("hex"));`,
  );
  const [east, west] = ["Pacific/Kiritimati", "Pacific/Pago_Pago"].map((zone) =>
    execFileSync(process.execPath, ["-r", "ts-node/register/transpile-only", script], {
      encoding: "utf8",
      cwd: join(__dirname, "../.."),
      env: { ...process.env, TZ: zone },
    }),
  );
  expect(east).toEqual(west);
  expect(east).not.toBe("");
});
