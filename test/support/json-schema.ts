import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";

/** What a JSON text has that a schema of the package does not allow. */
export function violationsOf(schemaFile: string, json: string): readonly string[] {
  const schema = JSON.parse(readFileSync(join(__dirname, "../../schema", schemaFile), "utf8")) as object;
  const validate = new Ajv({ allErrors: true }).compile(schema);
  validate(JSON.parse(json));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
}
