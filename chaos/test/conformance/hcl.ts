import type { Value } from "../../../lib/plugin/values/value";
import { isObjectValue } from "../../../lib/plugin/values/value";
import { MANAGEMENT } from "../../history/code";
import { Reference } from "../../terraform/configuration";
import type { Configuration, ResourceBlock } from "../../terraform/configuration";

/** The configuration in Terraform's language. @param aliases what the provider blocks are called there */
export function hclOf(configuration: Configuration, aliases: Readonly<Record<string, string>>): string {
  return configuration.map((block) => blockText(block, aliases)).join("\n");
}

function blockText(
  { address, alias, arguments: values }: ResourceBlock,
  aliases: Readonly<Record<string, string>>,
) {
  const [type, name] = address.split(".");
  const provider = alias === MANAGEMENT ? [] : [`  provider = resourcedirectory.${aliases[alias] ?? alias}`];
  const lines = Object.entries(values).flatMap(([key, value]) =>
    value === null ? [] : argumentText(key, value),
  );
  return [`resource "${type ?? ""}" "${name ?? ""}" {`, ...provider, ...lines, "}"].join("\n");
}

function argumentText(name: string, value: Value | Reference): string {
  if (value instanceof Reference) {
    return `  ${name} = ${value.address}.${value.attribute}`;
  }
  if (isObjectValue(value)) {
    const inner = Object.entries(value).map(([key, item]) => `${key} = ${JSON.stringify(item)}`);
    return `  ${name} {\n    ${inner.join("\n    ")}\n  }`;
  }
  return `  ${name} = ${JSON.stringify(value)}`;
}
