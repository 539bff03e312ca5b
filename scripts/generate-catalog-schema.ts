/** `npm run generate-catalog-schema`: writes the schema of catalogs for editors, from the one declaration. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CATALOG } from "../lib/catalog/declaration";
import { jsonSchemaOf } from "../lib/catalog/json-schema";

export const CATALOG_SCHEMA = join(__dirname, "..", "schema", "catalog.schema.json");

export function catalogSchema(): string {
  return `${JSON.stringify(jsonSchemaOf(CATALOG, "catalog-1.json"), null, 2)}\n`;
}

if (require.main === module) {
  writeFileSync(CATALOG_SCHEMA, catalogSchema());
}
