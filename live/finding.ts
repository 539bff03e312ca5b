import type { FakeOptionOverrides, FakeOptions, Quotas } from "../lib/testing";
import { createOptions } from "../lib/testing/fake-directory/options";

/**
 * - `holds`: the service does what the fake does unless it is told otherwise.
 * - `differs`: it does something else; the option, if there is one, makes the fake do so, too.
 * - `unknown`: what was answered does not tell, or could not be asked.
 */
export type Verdict = "holds" | "differs" | "unknown";

export interface Finding {
  readonly verdict: Verdict;
  /** What was seen, for people. */
  readonly seen: string;
  /** What makes the fake answer as the service did. */
  readonly options: FakeOptionOverrides;
}

const DEFAULTS = createOptions();

/** What was seen is what the fake does with this option. */
export function option<K extends Exclude<keyof FakeOptions, "quotas">>(
  name: K,
  value: FakeOptions[K],
  seen: string,
): Finding {
  return { ...fact(DEFAULTS[name] === value, seen), options: { [name]: value } };
}

/** As {@link option}, of a limit. */
export function quota(name: keyof Quotas, value: number, seen: string): Finding {
  return { ...fact(DEFAULTS.quotas[name] === value, seen), options: { quotas: { [name]: value } } };
}

/** What no option turns. */
export function fact(holds: boolean, seen: string): Finding {
  return { verdict: holds ? "holds" : "differs", seen, options: {} };
}

export function unknown(why: string): Finding {
  return { verdict: "unknown", seen: why, options: {} };
}

/** Several of one line: it differs if one does, and is unknown if one is. */
export function all(...findings: readonly Finding[]): Finding {
  const verdicts = findings.map(({ verdict }) => verdict);
  const verdict = (["differs", "unknown"] as const).find((each) => verdicts.includes(each)) ?? "holds";
  return {
    verdict,
    seen: findings.map(({ seen }) => seen).join("; "),
    options: merged(findings.map(({ options }) => options)),
  };
}

export function merged(options: readonly FakeOptionOverrides[]): FakeOptionOverrides {
  const quotas = Object.assign({}, ...options.map((each) => each.quotas ?? {})) as Partial<Quotas>;
  const others = Object.assign({}, ...options) as FakeOptionOverrides;
  return { ...others, ...(Object.keys(quotas).length === 0 ? {} : { quotas }) };
}
