import type { Schema } from "../schema/model";
import type { FromTerraform, ToTerraform } from "../wire/messages";
import { readObject, writeObject } from "./conform";
import { fromMsgpack, toMsgpack } from "./msgpack";
import type { ObjectValue } from "./value";

const NULL_VALUE = toMsgpack(null);

/** Reads what Terraform sends; null where there is no object. */
export function decodeObject(
  schema: Schema,
  value: FromTerraform<"DynamicValue"> | null,
): ObjectValue | null {
  if (value === null || value.msgpack.length + value.json.length === 0) {
    return null;
  }
  return readObject(
    schema,
    value.msgpack.length > 0 ? fromMsgpack(value.msgpack) : parseExactJson(value.json),
  );
}

/** Writes an object (or that there is none) the way Terraform reads it. */
export function encodeObject(schema: Schema, value: ObjectValue | null): ToTerraform<"DynamicValue"> {
  return { msgpack: value === null ? NULL_VALUE : toMsgpack(writeObject(schema, value)) };
}

/** Fractions, exponents, and integers of 16 digits or more. */
const MAY_BE_INEXACT = /\d[.eE]|\d{16}/;

/** Numbers; and texts, so that digits in them are left alone. */
const TEXT_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON whose numbers, where they are no ordinary integers, become text: reading them as doubles would round them. */
export function parseExactJson(bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes).toString("utf8");
  return JSON.parse(MAY_BE_INEXACT.test(text) ? text.replace(TEXT_OR_NUMBER, quoted) : text);
}

function quoted(token: string): string {
  return token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`;
}
