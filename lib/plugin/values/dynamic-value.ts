import type { Schema } from "../schema/schema";
import type { FromTerraform, ToTerraform } from "../wire/terraform-messages";
import { readObject, writeObject } from "./conform";
import { parseExactJson } from "./json";
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
