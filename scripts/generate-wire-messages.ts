/**
 * Writes the message tables of `lib/plugin/wire` from the field table of the plugin protocol, `tfplugin6.fields.json`
 * beside them: every message that the calls below need, with all of its fields.
 *
 * Run it after a change of either.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const WIRE = join(dirname(__dirname), "lib", "plugin", "wire");

/** The formatter's, for a line and its end. */
const LINE_WIDTH = 111;

/** The calls of Terraform that the runtime answers. */
const ANSWERED_CALLS = [
  "GetMetadata",
  "GetProviderSchema",
  "GetResourceIdentitySchemas",
  "GetFunctions",
  "ValidateProviderConfig",
  "ConfigureProvider",
  "StopProvider",
  "ValidateResourceConfig",
  "UpgradeResourceState",
  "ReadResource",
  "PlanResourceChange",
  "ApplyResourceChange",
  "ImportResourceState",
  "MoveResourceState",
  "ValidateDataResourceConfig",
  "ReadDataSource",
];

type Field = readonly [number: number, type: string, ...remarks: string[]];
type Fields = Readonly<Record<string, Field>>;

/** Messages with their fields, enums with their numbers, services with the messages of each call. */
interface Table {
  readonly messages: Readonly<Record<string, Fields>>;
  readonly enums: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly services: Readonly<
    Record<
      string,
      Readonly<Record<string, readonly [request: string, response: string, ...remarks: string[]]>>
    >
  >;
}

/** The generated files of `lib/plugin/wire` by their names. */
export function wireMessages(): Readonly<Record<string, string>> {
  const table = JSON.parse(readFileSync(join(WIRE, "tfplugin6.fields.json"), "utf8")) as Table & {
    readonly goPlugin: Table;
  };
  const calls = ANSWERED_CALLS.flatMap((call) => messagesOf(table, call));
  return {
    "terraform-messages.ts": source(
      table,
      "terraform",
      calls,
      "Terraform's plugin protocol 6, as far as it is answered",
    ),
    "go-plugin-messages.ts": source(
      table.goPlugin,
      "goPlugin",
      Object.keys(table.goPlugin.messages),
      "go-plugin's own services, which every plugin has to offer besides Terraform's",
    ),
  };
}

function messagesOf({ services }: Table, call: string): readonly string[] {
  const messages = services.Provider?.[call];
  if (messages === undefined) {
    throw new Error(`The protocol has no call ${call}.`);
  }
  return messages.slice(0, 2);
}

function source(table: Table, prefix: string, roots: readonly string[], subject: string): string {
  const needed = withPartsOf(table, roots);
  const messages = needed.filter((name) => name in table.messages);
  const enums = needed.filter((name) => name in table.enums);
  return `// Generated from tfplugin6.fields.json by \`npm run generate-wire-messages\`. Do not edit.

import type { MessageTable } from "./fields";

/** The messages of ${subject}. */
export const ${prefix}Messages = {
${messages.map((name) => messageSource(table, name)).join("")}} as const satisfies MessageTable;

/** The numbers behind fields of type \`int32\`. */
export const ${prefix}Enums = {
${enums.map((name) => enumSource(table, name)).join("")}} as const;
`;
}

/** These messages and all that their fields hold, each once, in the order of the table. */
function withPartsOf(table: Table, roots: readonly string[]): readonly string[] {
  const needed = new Set<string>();
  const add = (name: string): void => {
    if (!needed.has(name)) {
      needed.add(name);
      Object.values(table.messages[name] ?? {}).forEach(([, type]) => {
        const part = resolve(table, name, elementOf(type));
        if (part !== undefined) {
          add(part);
        }
      });
    }
  };
  roots.forEach(add);
  return [...Object.keys(table.messages), ...Object.keys(table.enums)].filter((name) => needed.has(name));
}

/** As the formatter leaves it: on one line if it fits there. */
function messageSource(table: Table, message: string): string {
  const name = key(shortName(message));
  const fields = Object.entries(table.messages[message] ?? {}).map(
    ([field, [number, type]]) => `${key(field)}: [${number}, "${fieldType(table, message, type)}"]`,
  );
  const line = `  ${name}: {${fields.length === 0 ? "" : ` ${fields.join(", ")} `}},\n`;
  return line.length <= LINE_WIDTH
    ? line
    : `  ${name}: {\n${fields.map((field) => `    ${field},\n`).join("")}  },\n`;
}

function enumSource(table: Table, name: string): string {
  const numbers = Object.entries(table.enums[name] ?? {}).map(
    ([value, number]) => `${value.toLowerCase()}: ${number}`,
  );
  return `  ${key(shortName(name))}: { ${numbers.join(", ")} },\n`;
}

/** The type in the words of `fields.ts`: messages by their full names, enums as the numbers that they are. */
function fieldType(table: Table, message: string, type: string): string {
  const element = elementOf(type);
  const name = resolve(table, message, element);
  if (name === undefined) {
    return type;
  }
  return type.replace(element, name in table.enums ? "int32" : shortName(name));
}

/** What a list or a map holds; of others, the type itself. */
function elementOf(type: string): string {
  const [, element] = /^(?:repeated |map<string,)(.+?)>?$/.exec(type) ?? [];
  return element ?? type;
}

/** A type is looked up as in protobuf: inside the message first, then in what lies around it. Undefined for scalars. */
function resolve({ messages, enums }: Table, scope: string, type: string): string | undefined {
  for (const outer of outwards(scope)) {
    const name = outer === "" ? type : `${outer}.${type}`;
    if (name in messages || name in enums) {
      return name;
    }
  }
  return undefined;
}

function outwards(scope: string): readonly string[] {
  const parts = scope.split(".");
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join(".")), ""];
}

/** Packages are never on the wire, and each table has only one message of a name. */
function shortName(name: string): string {
  return name.replace(/^(?:[a-z][\w]*\.)+/, "");
}

function key(name: string): string {
  return /^\w+$/.test(name) ? name : `"${name}"`;
}

if (require.main === module) {
  Object.entries(wireMessages()).forEach(([name, text]) => {
    writeFileSync(join(WIRE, name), text);
  });
}
