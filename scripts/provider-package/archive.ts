import { strToU8, zipSync } from "fflate";
import type { Zippable } from "fflate";
import type { Program } from "./bundle";
import { SHIM, START } from "./launcher";

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
  const files: Zippable = {
    [`terraform-provider-${type}_v${version}`]: entry(strToU8(SHIM), RUNNABLE),
    "start.cjs": entry(strToU8(START), READABLE),
    ...Object.fromEntries(Object.entries(program).map(([name, bytes]) => [name, entry(bytes, READABLE)])),
  };
  return zipSync(files, { level: 9, mtime: MTIME });
}

/** The upper half of the external attributes is the file's mode: without it the run bit is lost. */
function entry(bytes: Uint8Array, mode: number): Zippable[string] {
  return [bytes, { os: UNIX, attrs: mode << 16 }];
}
