import { isDeepStrictEqual } from "node:util";
import { recordOf } from "../json";

/** Whether two values of a plan are the same; what is empty is as good as nothing. */
export function isKnownEqual(one: unknown, other: unknown): boolean {
  return one === other || isDeepStrictEqual(orNull(one), orNull(other));
}

/** What becomes of tags, for example "+team, owner a → b, -old"; empty if nothing does. */
export interface TagChanges {
  readonly removed: readonly string[];
  readonly set: readonly string[];
}

export function tagChanges(before: unknown, after: unknown): TagChanges {
  const [old, now] = [recordOf(before), recordOf(after)];
  return {
    removed: Object.keys(old).filter((key) => !Object.hasOwn(now, key)),
    set: Object.keys(now).filter((key) => !Object.hasOwn(old, key) || old[key] !== now[key]),
  };
}

function orNull(value: unknown): unknown {
  const isEmpty =
    value === undefined ||
    value === "" ||
    (typeof value === "object" && value !== null && Object.keys(value).length === 0);
  return isEmpty ? null : value;
}
