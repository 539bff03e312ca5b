import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import manifest from "../../package.json";
import { CDKTN_PACKAGE, turnIntoCdktn } from "./cdktn";

/** The packages as tarballs. */
export interface Tarballs {
  readonly cdktf: string;
  readonly cdktn: string;
}

/** Packs a library that is built, for both CDKs. */
export function packForBothCdks(library: string, destination: string): Tarballs {
  mkdirSync(destination, { recursive: true });
  pack(library, destination);
  const cdktf = join(destination, `${manifest.name}-${manifest.version}.tgz`);
  const scratch = mkdtempSync(join(tmpdir(), "cdktn-"));
  try {
    // From the tarball, so that both packages hold the same files.
    execFileSync("tar", ["-xzf", cdktf, "-C", scratch]);
    const unpacked = join(scratch, "package");
    turnIntoCdktn(unpacked);
    pack(unpacked, destination);
  } finally {
    rmSync(scratch, { recursive: true });
  }
  return { cdktf, cdktn: join(destination, `${CDKTN_PACKAGE}-${manifest.version}.tgz`) };
}

function pack(directory: string, destination: string): void {
  execFileSync("npm", ["pack", "--ignore-scripts", "--pack-destination", destination], {
    cwd: directory,
    stdio: ["ignore", "pipe", "pipe"],
  });
}
