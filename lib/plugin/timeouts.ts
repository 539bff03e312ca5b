import { optional } from "./schema/attribute";
import type { Attribute, Block, StringType } from "./schema/model";
import { string } from "./schema/types";

export type TimeoutKey = "create" | "read" | "update" | "delete";

type TimeoutAttributes<K extends TimeoutKey> = {
  readonly [P in K]: Attribute<StringType, "optional", false>;
};

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/;
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h)/g;

/** The `timeouts` block with these keys; `descriptions` says what each bounds. */
export function timeouts<K extends TimeoutKey>(
  descriptions: Readonly<Record<K, string>>,
): Block<TimeoutAttributes<K>, "single"> {
  const attributes = Object.fromEntries(
    (Object.entries(descriptions) as [K, string][]).map(([key, description]) => [
      key,
      optional(string(), { description, validate: checkDuration }),
    ]),
  ) as TimeoutAttributes<K>;
  return { nesting: "single", attributes, description: "How long to wait." };
}

/** Milliseconds of a duration such as "90s", "1h30m" or "500ms". */
export function parseDuration(duration: string): number {
  const problem = checkDuration(duration);
  if (problem !== undefined) {
    throw new RangeError(`"${duration}" ${problem}`);
  }
  return [...duration.matchAll(PART)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (UNIT_MS[unit ?? ""] ?? 0),
    0,
  );
}

function checkDuration(value: string): string | undefined {
  return DURATION.test(value)
    ? undefined
    : 'is not a duration: write numbers with units, such as "30s", "10m" or "1h30m"';
}
