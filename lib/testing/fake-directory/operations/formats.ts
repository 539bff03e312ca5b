import { invalidParameter, wrongLength } from "./api-error";
import type { Format, RawParameters } from "./parameters";

export interface TextLimits {
  readonly label?: string;
  readonly min?: number;
  readonly max?: number;
  /** A pattern, and in words what it allows. */
  readonly shape?: { readonly pattern: RegExp; readonly allowed: string };
}

export function text(limits: TextLimits = {}): Format<string> {
  const { min = 0, max = Number.MAX_SAFE_INTEGER, shape } = limits;
  return {
    label: limits.label,
    parse({ raw, name, label }) {
      const value = raw[name] ?? "";
      const { length } = Array.from(value);
      if (length < min || length > max) {
        throw wrongLength(label, `${length} characters, allowed are ${min} to ${max}`);
      }
      if (shape?.pattern.test(value) === false) throw invalidParameter(label, `allowed: ${shape.allowed}`);
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

/** A JSON array of strings in one parameter: one operation alone does it this way. */
export const jsonList: Format<readonly string[]> = {
  parse({ raw, name, label }) {
    const items = parsedJson(raw[name] ?? "");
    if (!Array.isArray(items) || !items.every((item) => typeof item === "string")) {
      throw invalidParameter(label, "a JSON array of strings is wanted");
    }
    return items;
  },
};

function parsedJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
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
  if (reserved.test(value) || /https?:\/\//i.test(value)) {
    throw invalidParameter(label, `"${value}" is reserved`);
  }
  return value;
}

function indices(raw: RawParameters, name: string): number[] {
  const found = Object.keys(raw)
    .filter((key) => key.startsWith(`${name}.`))
    .map((key) => Number.parseInt(key.slice(name.length + 1), 10))
    .filter((index) => index > 0);
  return [...new Set(found)].sort((one, other) => one - other);
}

export const accountId = text({ shape: { pattern: /^\d{16}$/, allowed: "16 digits" } });

export const folderId = text({ shape: { pattern: /^(fd|r)-[A-Za-z0-9]+$/, allowed: "fd-… or r-…" } });

export const handshakeId = text({ shape: { pattern: /^h-[A-Za-z0-9]+$/, allowed: "h-…" } });

export const EMAIL_PATTERN = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

export const email = text({ shape: { pattern: EMAIL_PATTERN, allowed: "name@domain" } });
