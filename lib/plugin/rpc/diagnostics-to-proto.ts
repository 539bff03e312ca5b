import type { AttributePath, Diagnostic, Diagnostics } from "../diagnostics";
import type { ObjectContent, Schema } from "../schema/model";
import { partShape, shapeOf } from "../schema/shape";
import type { Shape } from "../schema/shape";
import { terraformEnums } from "../wire/terraform-messages";
import type { ToTerraform } from "../wire/messages";
import type { Host } from "./connection";

/**
 * Every text passes `host.redact`: what a provider says may quote from anywhere.
 *
 * @param schema What the attribute paths lead into; without one, paths are left out.
 */
export function diagnosticsToProto(
  { redact }: Pick<Host, "redact">,
  diagnostics: Diagnostics,
  schema: Schema | undefined,
): ToTerraform<"Diagnostic">[] {
  return diagnostics.all.map((diagnostic) => ({
    severity: terraformEnums["Diagnostic.Severity"][diagnostic.severity],
    summary: redact(diagnostic.summary),
    ...placeToProto(schema, diagnostic, redact),
  }));
}

/**
 * Terraform shows the line of an attribute, but not of what lies inside its value: for such a path it shows the head of
 * the resource. So the path ends at the attribute, and the text says where in it.
 */
function placeToProto(
  schema: Schema | undefined,
  { severity, detail, attribute = severity === "error" ? keyPath(schema) : [] }: Diagnostic,
  redact: Host["redact"],
): Pick<ToTerraform<"Diagnostic">, "detail" | "attribute"> {
  if (schema === undefined || attribute.length === 0) {
    return { detail: redact(detail) };
  }
  const length = stepsToAttribute(schema, attribute);
  return {
    detail: redact(length === attribute.length ? detail : `${expression(attribute)}: ${detail}`),
    attribute: pathToProto(schema, attribute.slice(0, length)),
  };
}

function keyPath(schema: Schema | undefined): AttributePath {
  return schema?.key === undefined ? [] : [schema.key];
}

function stepsToAttribute(schema: Schema, path: AttributePath): number {
  let content: ObjectContent = schema;
  for (const [index, step] of path.entries()) {
    const block = content.blocks?.[step];
    if (block === undefined && typeof step === "string") {
      return index + 1;
    }
    content = block ?? content;
  }
  return path.length;
}

/** The path as one would write it in a configuration. */
function expression([first, ...rest]: AttributePath): string {
  const steps = rest.map((step) =>
    typeof step === "string" && /^[A-Za-z_][\w-]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`,
  );
  return [first, ...steps].join("");
}

/** On the wire the name of an attribute and the key of a map are different steps; the schema tells which a text is. */
export function pathToProto(schema: Schema, path: AttributePath): ToTerraform<"AttributePath"> {
  let shape: Shape | undefined = shapeOf(schema);
  const steps = path.map((step) => {
    const isKey: boolean = shape?.kind === "map";
    shape = partShape(shape, step);
    return typeof step === "number"
      ? { element_key_int: step }
      : isKey
        ? { element_key_string: step }
        : { attribute_name: step };
  });
  return { steps };
}
