import { readFileSync } from "node:fs";
import { decodedText } from "../catalog/decoded-text";

/** Whether a parsed JSON value is an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object, or an empty one. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** The text, or undefined if it is empty or none. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/**
 * Throws an error that names the file if it holds no JSON object.
 *
 * @param advice what to do then
 */
export function readJsonObject(
  file: string,
  advice = "Delete it and run what writes it again.",
): Readonly<Record<string, unknown>> {
  const value = parse(decodedText(readFileSync(file)) ?? "");
  if (!isRecord(value)) {
    throw new Error(`${file} holds no JSON object. ${advice}`);
  }
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
