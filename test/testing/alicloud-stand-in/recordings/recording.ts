import { readFileSync } from "node:fs";
import { join } from "node:path";

type Change = readonly [before: unknown, after: unknown];

export interface RecordedChange {
  readonly actions: string;
  readonly changes?: Readonly<Record<string, Change>>;
}

export interface RecordedStep {
  readonly step: "plan" | "apply" | "destroy";
  readonly hcl?: string;
  readonly control?: readonly (readonly [kind: string, details: RecordedControl])[];
  readonly plan: Readonly<Record<string, RecordedChange>>;
  readonly drift?: Readonly<Record<string, Readonly<Record<string, Change>>>>;
  readonly ok?: boolean;
  readonly error?: readonly string[];
  readonly calls: readonly string[];
  readonly state: readonly string[];
  readonly accounts?: Readonly<Record<string, readonly [displayName: string, type: string]>>;
}

export interface RecordedControl {
  /** The action whose next call is refused. */
  readonly fail?: string;
  readonly status?: number;
  readonly code?: string;
  /** The action whose next answer is lost. */
  readonly drop?: string;
}

export type Recording = Readonly<Record<string, readonly RecordedStep[]>>;

export function readRecording(): Recording {
  const file = join(__dirname, "vendor-provider-recordings.json");
  return JSON.parse(readFileSync(file, "utf8")) as Recording;
}

/** Replaces the numbers in ids of accounts and folders, so that two runs can be compared. */
export function foldIds<T>(value: T): T {
  const text = JSON.stringify(value).replace(/\b3000000000000\d{3}\b/g, "ACCOUNT").replace(/\bfd-\d+abc\b/g, "FOLDER");
  return JSON.parse(text) as T;
}

/** A call in a form that does not depend on the order of parameters and tags. */
export function normalisedCall(call: string): string {
  const [request = "", outcome] = call.split(" -> ");
  const [caller, action, ...parameters] = request.split(" ");
  const sorted = parameters.map((parameter) => parameter.replace(/^(Tags?|TagKey)\.\d+/, "$1")).sort();
  return [caller, action, ...sorted, ...(outcome === undefined ? [] : ["->", outcome])].join(" ");
}
