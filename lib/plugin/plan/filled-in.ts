import type { Attribute } from "../schema/attribute";
import type { ObjectValue } from "../values/value";
import type { PlannedPart } from "./nested";

/** Whether the provider gives it its value. Defaults do not count: they are known when planning begins. */
export function isFilledIn(
  name: string,
  { mode }: Attribute,
  { config, planned }: Pick<PlannedPart, "config" | "planned">,
): boolean {
  return mode === "computed" || (mode === "optional-computed" && isUnset(name, config ?? planned));
}

export function isUnset(name: string, values: ObjectValue): boolean {
  return values[name] === null || values[name] === undefined;
}
