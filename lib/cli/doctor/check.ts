import { safeText } from "../../rules";
import type { InstalledProvider } from "../installed-provider";
import type { Machine } from "../machine";
import type { Stack } from "./stacks";

/**
 * What a check has found out. `ok`: as it should be. `warning`: works, or may work, but not as most people mean it.
 * `problem`: Terraform will fail.
 */
export type Finding =
  | { readonly level: "ok"; readonly what: string }
  | { readonly level: "warning" | "problem"; readonly what: string; readonly advice: string };

/** What the checks look at. */
export interface Surroundings {
  readonly machine: Machine;
  /** Where the stacks were looked for. */
  readonly directory: string;
  /** The file of a state, if that is what was named. */
  readonly stateFile?: string;
  /** The synthesized stacks that were found; none is fine. */
  readonly stacks: readonly Stack[];
  /** The provider of this package. Null if the package is not whole. */
  readonly installed: InstalledProvider | null;
}

/** One thing that can be wrong: one file in `checks/`. */
export interface Check {
  /** For people and for `--json`: a few words in kebab case. It never changes. */
  readonly name: string;
  run(surroundings: Surroundings): Promise<readonly Finding[]>;
}

export function ok(what: string): Finding {
  return { level: "ok", what };
}

export function warning(what: string, advice: string): Finding {
  return { level: "warning", what, advice };
}

export function problem(what: string, advice: string): Finding {
  return { level: "problem", what, advice };
}

/** The words of a program that did not do what it should: its own, and not ours. */
export function wordsOf(
  { stderr, stdout }: { readonly stderr: string; readonly stdout: string },
  machine: Machine,
): string {
  return (
    shown((stderr.trim() || stdout.trim()).split("\n").slice(0, 3).join(" "), machine) || "it says nothing."
  );
}

/** A text of another program, without what it may have printed of the environment's credentials. */
export function shown(text: string, { env }: Machine): string {
  const secrets = Object.entries(env).flatMap(([name, value = ""]) =>
    /key|secret|token|password/i.test(name) ? [value] : [],
  );
  return safeText(text, { secrets });
}
