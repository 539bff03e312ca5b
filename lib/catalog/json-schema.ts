import type { Field, Fields, RecordField } from "./field";

type Json = Readonly<Record<string, unknown>>;

/** The JSON Schema of a record, for editors: it says what can be said without running a rule. */
export function jsonSchemaOf(root: RecordField, id: string): Json {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: `https://bundled.internal/cdktf-alicloud/schema/${id}`,
    ...ofRecord(root),
  };
}

function ofField(field: Field): Json {
  const { about: description } = field;
  switch (field.form) {
    case "text":
      return { description, type: "string", minLength: 1, pattern: field.pattern };
    case "count":
      return { description, type: "integer", minimum: 1 };
    case "flag":
      return { description, type: "boolean" };
    case "word":
      return { description, enum: field.words };
    case "texts":
      return { description, type: "array", items: { type: "string", minLength: 1 } };
    case "map":
      return { description, type: "object", additionalProperties: { type: ["string", "number", "boolean"] } };
    case "record":
      return orShorthand(field, ofRecord(field));
    case "records":
      return { description, type: "array", items: ofRecord(field.of) };
    case "named":
      return {
        description,
        type: "object",
        additionalProperties: { anyOf: [ofRecord(field.of), { type: "null" }] },
      };
  }
}

function orShorthand({ fields, shorthand = "" }: RecordField, record: Json): Json {
  const short = fields[shorthand];
  return short === undefined ? record : { anyOf: [ofField(short), record] };
}

function ofRecord({ about: description, fields, required, oneOf }: RecordField): Json {
  return {
    description,
    type: "object",
    properties: ofFields(fields),
    additionalProperties: false,
    ...(required.length === 0 ? {} : { required }),
    ...(oneOf === undefined ? {} : { oneOf: oneOf.map((name) => ({ required: [name] })) }),
  };
}

function ofFields(fields: Fields): Json {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, ofField(field)]));
}
