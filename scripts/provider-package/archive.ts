import { zipSync } from "fflate";
import type { Zippable } from "fflate";
import type { Program } from "./bundle";
import { SHIM, START, START_FILE } from "./launcher";

/** The zip format begins in 1980. It holds local time, so this is local, too: the bytes are the same in every zone. */
const MTIME = new Date(1980, 0, 1);
const UNIX = 3;
const RUNNABLE = 0o100755;
const READABLE = 0o100644;

/** What a provider's archive is made from. */
export interface ProviderArchive {
  /** Last part of the source address; Terraform derives the name of the executable from it. */
  readonly type: string;
  readonly version: string;
  readonly program: Program;
}

/** The zip that Terraform unpacks and runs; the same input makes the same bytes. */
export function archive({ type, version, program }: ProviderArchive): Uint8Array {
  return zipped(
    { [executableName(type, version)]: Buffer.from(SHIM) },
    { [START_FILE]: Buffer.from(START), ...program },
  );
}

/** What Terraform looks for in a provider's directory. */
export function executableName(type: string, version: string): string {
  return `terraform-provider-${type}_v${version}`;
}

/** Packs files with their run bits: Terraform unpacks them as they are. */
export function zipped(runnable: Program, readable: Program): Uint8Array {
  return zipSync(
    { ...entries(runnable, RUNNABLE), ...entries(readable, READABLE) },
    { level: 9, mtime: MTIME },
  );
}

/** The upper half of the external attributes is the file's mode: without it the run bit is lost. */
function entries(files: Program, mode: number): Zippable {
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, [bytes, { os: UNIX, attrs: mode << 16 }]]),
  );
}
