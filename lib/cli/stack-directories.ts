import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** What CDKTF calls a stack's configuration. */
export const STACK_FILE = "cdk.tf.json";

/** What it writes instead for `cdktf synth --hcl`. */
const HCL_STACK_FILE = "cdk.tf";

/** The directories of synthesized stacks: those below `stacks/` in this one, or this one itself. */
export function stackDirectories(directory: string): readonly string[] {
  return candidates(directory).filter((candidate) => existsSync(join(candidate, STACK_FILE)));
}

/** What to do about stacks that were synthesized as HCL, which cannot be read here; undefined if there are none. */
export function adviceOnHcl(directory: string): string | undefined {
  const file = candidates(directory)
    .map((candidate) => join(candidate, HCL_STACK_FILE))
    .find((path) => existsSync(path));
  return file === undefined
    ? undefined
    : `${file} is HCL, which is not read here. Synthesize the same code as JSON into another directory, and name that: ` +
        '"cdktf synth --output DIR" without --hcl, or hclOutput: false for the App.';
}

function candidates(directory: string): readonly string[] {
  const below = join(directory, "stacks");
  return existsSync(below)
    ? readdirSync(below)
        .sort()
        .map((name) => join(below, name))
    : [directory];
}
