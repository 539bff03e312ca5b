import { readFileSync } from "node:fs";
import { join } from "node:path";

type Change = readonly [before: unknown, after: unknown];

export interface RecordedChange {
  readonly actions: string;
  readonly changes?: Readonly<Record<string, Change>>;
  /** Paths of the attributes that force a replacement. */
  readonly replace?: readonly (readonly string[])[];
}

export interface RecordedStep {
  readonly step: "plan" | "apply" | "destroy";
  readonly hcl?: string;
  readonly control?: readonly RecordedControl[];
  readonly plan: Readonly<Record<string, RecordedChange>>;
  readonly drift?: Readonly<Record<string, Readonly<Record<string, Change>>>>;
  readonly ok?: boolean;
  readonly error?: readonly string[];
  readonly calls: readonly string[];
  readonly state: readonly string[];
  readonly accounts?: Readonly<Record<string, readonly [displayName: string, type: string]>>;
  readonly handshakes?: Readonly<Record<string, string>>;
}

/** What is done to the world before a step. */
export type RecordedControl =
  /** The next call of this action is refused. */
  | readonly ["fail", { readonly fail: string; readonly status: number; readonly code: string }]
  /** The next answer of this action is lost. */
  | readonly ["drop", { readonly drop: string }]
  /** The last handshake gets this status. */
  | readonly ["handshake", { readonly status: "Accepted" | "Expired" }]
  /** The invitee becomes a member, whatever became of its handshake. */
  | readonly ["join", Readonly<Record<string, never>>];

export type Recording = Readonly<Record<string, readonly RecordedStep[]>>;

export function readRecording(): Recording {
  const file = join(__dirname, "vendor-provider-recordings.json");
  return JSON.parse(readFileSync(file, "utf8")) as Recording;
}

/** Replaces the numbers in ids of accounts, folders and handshakes, so that two runs can be compared. */
export function foldIds<T>(value: T): T {
  const text = JSON.stringify(value)
    .replace(/\b3000000000000\d{3}\b/g, "ACCOUNT")
    .replace(/\bfd-\d+abc\b/g, "FOLDER")
    .replace(/\bh-\d+abcdef\b/g, "HANDSHAKE");
  return JSON.parse(text) as T;
}

/** A call in a form that does not depend on the order of parameters and tags. */
export function normalisedCall(call: string): string {
  const [request = "", outcome] = call.split(" -> ");
  const [caller, action, ...parameters] = request.split(" ");
  const sorted = parameters.map((parameter) => parameter.replace(/^(Tags?|TagKey)\.\d+/, "$1")).sort();
  return [caller, action, ...sorted, ...(outcome === undefined ? [] : ["->", outcome])].join(" ");
}
