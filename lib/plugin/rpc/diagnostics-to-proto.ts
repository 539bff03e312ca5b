import type { AttributePath, Diagnostics } from "../diagnostics";
import { objectType } from "../schema/object-type";
import type { Schema } from "../schema/schema";
import type { AttributeType } from "../schema/types";
import { SEVERITY } from "../wire/terraform-messages";
import type { ToTerraform } from "../wire/terraform-messages";

/** @param schema What the attribute paths lead into; without one, paths are left out. */
export function diagnosticsToProto(
  diagnostics: Diagnostics,
  schema: Schema | undefined,
): ToTerraform<"Diagnostic">[] {
  return diagnostics.all.map(({ severity, summary, detail, attribute }) => ({
    severity: SEVERITY[severity],
    summary,
    detail,
    ...(attribute === undefined || attribute.length === 0 || schema === undefined
      ? {}
      : { attribute: pathToProto(schema, attribute) }),
  }));
}

/** On the wire the name of an attribute and the key of a map are different steps; the schema tells which a text is. */
export function pathToProto(schema: Schema, path: AttributePath): ToTerraform<"AttributePath"> {
  let type: AttributeType | undefined = objectType(schema);
  const steps = path.map((step) => {
    const isKey: boolean = type?.kind === "map";
    type = member(type, step);
    return typeof step === "number"
      ? { element_key_int: step }
      : isKey
        ? { element_key_string: step }
        : { attribute_name: step };
  });
  return { steps };
}

function member(type: AttributeType | undefined, step: string | number): AttributeType | undefined {
  if (type !== undefined && "element" in type) {
    return type.element;
  }
  return type?.kind === "object" ? type.attributes[step] : undefined;
}
