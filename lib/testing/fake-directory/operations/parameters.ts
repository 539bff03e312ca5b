import type { FakeOptions } from "../options";
import { missingParameter } from "./api-error";
import { V2022, type Version } from "./versions";

/** Parameters as they came over the wire: lists are flat, as in `Tag.1.Key`. */
export type RawParameters = Readonly<Record<string, string>>;

/** Where a parameter is read from, and what it is called. */
export interface Field {
  readonly raw: RawParameters;
  readonly name: string;
  readonly label: string;
  readonly options: FakeOptions;
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
  /** If given, other versions overlook the parameter. */
  readonly onlyIn?: Version;
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

/** The parameter came with the newer version; the older one overlooks it, as the gateway does with unknown ones. */
export const since2022 = <T>(rule: Rule<T>): Rule<T> => ({ ...rule, onlyIn: V2022 });

export function isKnownIn({ onlyIn }: Rule<unknown>, version: Version): boolean {
  return onlyIn === undefined || onlyIn === version;
}

interface Circumstances {
  readonly version: Version;
  readonly cloud: { readonly options: FakeOptions };
}

/** First everything must be there, only then does the form of anything matter. */
export function readParameters<R extends Rules>(
  rules: R,
  raw: RawParameters,
  circumstances: Circumstances,
): Values<R> {
  for (const [name, rule] of Object.entries(rules)) {
    if (rule.absent.refused && !isPresent(raw, name)) throw missingParameter(rule.format.label ?? name);
  }
  const values = Object.entries(rules).map(([name, rule]) => [
    name,
    readParameter(rule, raw, name, circumstances),
  ]);
  return Object.fromEntries(values) as Values<R>;
}

function readParameter(
  rule: Rule<unknown>,
  raw: RawParameters,
  name: string,
  { version, cloud }: Circumstances,
): unknown {
  if (isPresent(raw, name) && isKnownIn(rule, version)) {
    return rule.format.parse({ raw, name, label: rule.format.label ?? name, options: cloud.options });
  }
  return rule.absent.refused ? undefined : rule.absent.value;
}

/** An empty value is none. */
function isPresent(raw: RawParameters, name: string): boolean {
  return Object.entries(raw).some(
    ([key, value]) => (key === name && value !== "") || key.startsWith(`${name}.`),
  );
}
