import type { Diagnostics } from "../diagnostics";
import type { Schema } from "../schema/schema";
import type { ObjectValue } from "../values/value";
import { callAuthor } from "./author-call";
import type { Host } from "./connection";
import { validateAttributes } from "./validate-attributes";
import type { ValidationOptions } from "./validate-attributes";

/** What a provider, a resource or a data source knows of its configuration. */
interface Validated {
  readonly schema: Schema;
  validate?(config: ObjectValue, diagnostics: Diagnostics): void;
}

/** Runs the checks of the schema and then, whatever these found, those across attributes. */
export async function validateConfig(
  host: Host,
  subject: string,
  validated: Validated,
  config: ObjectValue,
  diagnostics: Diagnostics,
  options: ValidationOptions,
): Promise<void> {
  await callAuthor(host, `Validating ${subject}`, diagnostics, () => {
    validateAttributes(validated.schema, config, diagnostics, options);
  });
  // Its outcome is awaited: an author may well have written an async function.
  await callAuthor(host, `Validating ${subject}`, diagnostics, () =>
    validated.validate?.(config, diagnostics),
  );
}
