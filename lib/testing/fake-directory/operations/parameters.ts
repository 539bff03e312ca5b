import { type Knobs } from "../knobs";
import { invalidParameter, missingParameter, wrongLength } from "./api-error";

/** Parameters as they came over the wire: lists are flat, as in `Tag.1.Key`. */
export type RawParameters = Readonly<Record<string, string>>;

/** Where a parameter is read from, and what it is called. */
export interface Field {
  readonly raw: RawParameters;
  readonly name: string;
  readonly label: string;
  readonly knobs: Knobs;
}

/** How one parameter is read. `label` is what error codes call it, if not by its name. */
export interface Format<T> {
  readonly label?: string;
  /** @throws ApiError (400) if the value is not valid. */
  parse(field: Field): T;
}

/** A parameter with the rule for its absence. */
export interface Rule<T> {
  readonly format: Format<NonNullable<T>>;
  readonly absent: { readonly refused: true } | { readonly refused: false; readonly value: T };
}

export type Rules = Readonly<Record<string, Rule<unknown>>>;

export type Values<R extends Rules> = { readonly [K in keyof R]: R[K] extends Rule<infer T> ? T : never };

export const required = <T extends NonNullable<unknown>>(format: Format<T>): Rule<T> => ({
  format,
  absent: { refused: true },
});

export const optional = <T extends NonNullable<unknown>>(format: Format<T>): Rule<T | undefined> => ({
  format,
  absent: { refused: false, value: undefined },
});

export const withDefault = <T extends NonNullable<unknown>>(format: Format<T>, value: T): Rule<T> => ({
  format,
  absent: { refused: false, value },
});

/** First everything must be there, only then does the form of anything matter. */
export function readParameters<R extends Rules>(rules: R, raw: RawParameters, knobs: Knobs): Values<R> {
  for (const [name, rule] of Object.entries(rules)) {
    if (rule.absent.refused && !isPresent(raw, name)) throw missingParameter(rule.format.label ?? name);
  }
  const values = Object.entries(rules).map(([name, rule]) => [name, readParameter(rule, raw, name, knobs)]);
  return Object.fromEntries(values) as Values<R>;
}

function readParameter(rule: Rule<unknown>, raw: RawParameters, name: string, knobs: Knobs): unknown {
  if (isPresent(raw, name)) return rule.format.parse({ raw, name, label: rule.format.label ?? name, knobs });
  return rule.absent.refused ? undefined : rule.absent.value;
}

/** An empty value is none. */
function isPresent(raw: RawParameters, name: string): boolean {
  return Object.entries(raw).some(
    ([key, value]) => (key === name && value !== "") || key.startsWith(`${name}.`),
  );
}

export interface TextLimits {
  readonly label?: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  /** What the pattern allows, in words. */
  readonly allowed?: string;
}

export function text(limits: TextLimits = {}): Format<string> {
  const { min = 0, max = Number.MAX_SAFE_INTEGER, pattern, allowed = "other characters" } = limits;
  return {
    label: limits.label,
    parse({ raw, name, label }) {
      const value = raw[name] ?? "";
      const length = Array.from(value).length;
      if (length < min || length > max)
        throw wrongLength(label, `${length} characters, allowed are ${min} to ${max}`);
      if (pattern !== undefined && !pattern.test(value)) throw invalidParameter(label, `allowed: ${allowed}`);
      return value;
    },
  };
}

export function oneOf<T extends string>(...choices: readonly T[]): Format<T> {
  return {
    parse({ raw, name, label }) {
      const choice = choices.find((candidate) => candidate === raw[name]);
      if (choice === undefined) throw invalidParameter(label, `allowed: ${choices.join(", ")}`);
      return choice;
    },
  };
}

export function integer(min: number, max: number): Format<number> {
  return {
    parse({ raw, name, label }) {
      const value = Number(raw[name]);
      if (!Number.isInteger(value) || value < min || value > max) {
        throw invalidParameter(label, `a whole number from ${min} to ${max} is wanted`);
      }
      return value;
    },
  };
}

export const flag: Format<boolean> = {
  parse({ raw, name, label }) {
    const value = raw[name]?.toLowerCase();
    if (value !== "true" && value !== "false") throw invalidParameter(label, "allowed: true, false");
    return value === "true";
  },
};

/** `ResourceId.1=…&ResourceId.2=…` */
export function list(most: number): Format<readonly string[]> {
  return {
    parse({ raw, name, label }) {
      const values = indices(raw, name).map((index) => raw[`${name}.${index}`] ?? "");
      if (values.length > most) throw invalidParameter(label, `${values.length} items, ${most} are allowed`);
      return values;
    },
  };
}

/** `Tag.1.Key=…&Tag.1.Value=…`; a tag may lack its value. */
export function tags(most: number): Format<Readonly<Record<string, string>>> {
  return {
    parse({ raw, name, label }) {
      const pairs = indices(raw, name).map((index) => {
        const key = raw[`${name}.${index}.Key`] ?? "";
        const value = raw[`${name}.${index}.Value`] ?? "";
        return [tagText(key, label, /^(acs:|aliyun)/i), tagText(value, label, /^acs:/i)] as const;
      });
      if (pairs.length > most) throw invalidParameter(label, `${pairs.length} tags, ${most} are allowed`);
      return Object.fromEntries(pairs);
    },
  };
}

function tagText(value: string, label: string, reserved: RegExp): string {
  if (value.length > 128) throw wrongLength(label, "keys and values have 128 characters at most");
  if (reserved.test(value) || /https?:\/\//i.test(value))
    throw invalidParameter(label, `"${value}" is reserved`);
  return value;
}

function indices(raw: RawParameters, name: string): number[] {
  const found = Object.keys(raw)
    .filter((key) => key.startsWith(`${name}.`))
    .map((key) => Number.parseInt(key.slice(name.length + 1), 10))
    .filter((index) => index > 0);
  return [...new Set(found)].sort((one, other) => one - other);
}

export const accountId = (label?: string): Format<string> =>
  text({ label, pattern: /^\d{16}$/, allowed: "16 digits" });

export const folderId = (label?: string): Format<string> =>
  text({ label, pattern: /^(fd|r)-[A-Za-z0-9]+$/, allowed: "fd-… or r-…" });

export const handshakeId: Format<string> = text({ pattern: /^h-[A-Za-z0-9]+$/, allowed: "h-…" });

export const EMAIL_PATTERN = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

export const email: Format<string> = text({ pattern: EMAIL_PATTERN, allowed: "name@domain" });
