import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { executableName, zipped } from "./archive";
import { bundleInOne, MAIN } from "./bundle";
import type { Program } from "./bundle";
import { STANDALONE_FILE, STANDALONE_SHIM } from "./launcher";
import type { ProviderBuild } from "./write-packages";

/** It puts a blob into an executable. Fetched when needed: nothing else of this project uses it. */
const POSTJECT = "postject@1.0.0-alpha.6";
/** Node looks for it to find out whether it was made into an application. */
const FUSE = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

/**
 * Packs the provider as one executable with this Node inside, for this platform: it runs where there is no Node.
 *
 * @returns path of the zip
 */
export async function writeStandalone(build: ProviderBuild): Promise<string> {
  const { address, version, directory } = build;
  const type = address.split("/").at(-1) ?? address;
  const { [MAIN]: main, ...notices } = await bundleInOne(build.entry);
  mkdirSync(directory, { recursive: true });
  const file = join(directory, `terraform-provider-${type}_${version}_${platform()}.zip`);
  const program = executable({ [MAIN]: main ?? Buffer.of() });
  writeFileSync(file, zipped(started(executableName(type, version), program), notices));
  return file;
}

/** With the script in front that keeps the handshake clean; Windows has no shell to run it. */
function started(name: string, program: Uint8Array): Program {
  return process.platform === "win32"
    ? { [`${name}.exe`]: program }
    : { [name]: Buffer.from(STANDALONE_SHIM), [STANDALONE_FILE]: program };
}

/** As Terraform names it. */
function platform(): string {
  const os = process.platform === "win32" ? "windows" : process.platform;
  return `${os}_${process.arch === "x64" ? "amd64" : process.arch}`;
}

function executable(program: Program): Uint8Array {
  const scratch = mkdtempSync(join(tmpdir(), "standalone-"));
  try {
    for (const [name, bytes] of Object.entries(program)) {
      writeFileSync(join(scratch, name), bytes);
    }
    const file = join(scratch, "executable");
    copyFileSync(process.execPath, file);
    chmodSync(file, 0o755);
    inject(file, blob(scratch), scratch);
    return readFileSync(file);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** With compiled code inside: it starts as fast as the unpacked provider. */
function blob(scratch: string): string {
  const configuration = join(scratch, "sea.json");
  const output = join(scratch, "sea.blob");
  const settings = {
    main: join(scratch, MAIN),
    output,
    useCodeCache: true,
    disableExperimentalSEAWarning: true,
  };
  writeFileSync(configuration, JSON.stringify(settings));
  run(process.execPath, ["--experimental-sea-config", configuration], scratch);
  return output;
}

/** A signature of macOS holds for the bytes as they were: the old one goes, and a local one comes. */
function inject(file: string, blobFile: string, scratch: string): void {
  const onMac = process.platform === "darwin";
  if (onMac) {
    run("codesign", ["--remove-signature", file], scratch);
  }
  const segment = onMac ? ["--macho-segment-name", "NODE_SEA"] : [];
  const postject = ["postject", file, "NODE_SEA_BLOB", blobFile, "--sentinel-fuse", FUSE, ...segment];
  run("npm", ["exec", "--yes", `--package=${POSTJECT}`, "--", ...postject], scratch);
  if (onMac) {
    run("codesign", ["--sign", "-", file], scratch);
  }
}

function run(program: string, args: readonly string[], cwd: string): void {
  execFileSync(program, args, { cwd, stdio: "pipe" });
}
