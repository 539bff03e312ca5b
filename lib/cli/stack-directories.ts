import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** What CDKTF calls a stack's configuration. */
export const STACK_FILE = "cdk.tf.json";

/** The directories of synthesized stacks: those below `stacks/` in this one, or this one itself. */
export function stackDirectories(directory: string): readonly string[] {
  const below = join(directory, "stacks");
  const candidates = existsSync(below)
    ? readdirSync(below)
        .sort()
        .map((name) => join(below, name))
    : [directory];
  return candidates.filter((candidate) => existsSync(join(candidate, STACK_FILE)));
}
