/** Writes the reference of the provider for plain HCL, where constructs and their documentation are of no use. */
import type { Attribute, AttributeType, Schema } from "../lib/plugin";

type Schemas = Readonly<Record<string, Schema>>;

/** An attribute, with the path by which the code writes or reads it. */
interface Entry {
  readonly path: string;
  readonly attribute: Attribute;
}

/** A schema does not say how its objects are named to be imported. */
const IMPORT_IDS: Readonly<Record<string, string>> = {
  resourcedirectory_account_email: "`ACCOUNT`",
  resourcedirectory_account_type: "`ACCOUNT`",
  resourcedirectory_folder: "`FOLDER` (`fd-...`)",
  resourcedirectory_handshake_acceptance:
    "`DIRECTORY` (`rd-...`), with the invited account's credentials in the provider block",
  resourcedirectory_invitation: "`Account:ACCOUNT` or `Email:ADDRESS`",
  resourcedirectory_member: "`ACCOUNT`",
  resourcedirectory_member_protection: "`ACCOUNT`",
  resourcedirectory_promotion: "`ACCOUNT`, or `ACCOUNT/RECORD_ID` to be able to resend and cancel it",
};

const HEAD = `<!-- Generated from lib/provider by \`npm run generate-bindings\`. Do not edit. -->

# The provider in HCL

What the provider block, each resource and the data source take and tell. [installation.md](installation.md) brings the provider
to a machine, [examples/plain-hcl](../examples/plain-hcl) is a whole configuration, and [recipes.md](recipes.md) has what happens
over the years, some of it in HCL. \`ACCOUNT\` is an account id of 16 digits.
`;

export function hclReference(provider: Schema, resources: Schemas, dataSources: Schemas): string {
  return [
    HEAD,
    `## Provider block\n\n${contents(provider)}`,
    ...Object.entries(resources).map(([name, schema]) => resource(name, schema)),
    ...Object.entries(dataSources).map(
      ([name, schema]) => `## Data source \`${name}\`\n\n${schema.description}\n\n${contents(schema)}`,
    ),
  ].join("\n");
}

function resource(name: string, schema: Schema): string {
  const importId = IMPORT_IDS[name];
  if (importId === undefined) {
    throw new Error(`Say in IMPORT_IDS how ${name} is imported.`);
  }
  return `## \`${name}\`\n\n${schema.description}\n\n${contents(schema)}\nImported by ${importId}. An import sends nothing.\n`;
}

/** What the code sets, then what is only read. */
function contents({ attributes, blocks }: Schema): string {
  const all = entriesOf(attributes);
  const isSet = ({ attribute }: Entry) => attribute.mode !== "computed";
  const inBlocks = Object.entries(blocks).flatMap(([name, block]) => entriesOf(block.attributes, `${name}.`));
  const set = [...all.filter(isSet), ...inBlocks];
  const read = all.filter((entry) => !isSet(entry));
  return [table("argument", set), table("attribute", read)].filter((text) => text !== "").join("\n");
}

function entriesOf(attributes: Schema["attributes"], prefix = ""): Entry[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => [
    { path: `${prefix}${name}`, attribute },
    ...entriesOf(attributesIn(attribute.type), `${prefix}${name}[].`),
  ]);
}

function attributesIn(type: AttributeType): Schema["attributes"] {
  return type.kind === "list" && type.element.kind === "object" ? type.element.attributes : {};
}

function table(heading: string, entries: readonly Entry[]): string {
  return entries.length === 0
    ? ""
    : `| ${heading} | type | meaning |\n| --- | --- | --- |\n${entries.map(row).join("")}`;
}

function row({ path, attribute }: Entry): string {
  const { default: value, description, type } = attribute;
  const otherwise = value === undefined ? "" : ` Default: \`${JSON.stringify(value)}\`.`;
  return `| \`${path}\` | ${wordFor(type)}${needFor(attribute)} | ${description.replace(/\|/g, "\\|")}${otherwise} |\n`;
}

function wordFor(type: AttributeType): string {
  return type.kind === "list" || type.kind === "map" ? `${type.kind} of ${type.element.kind}` : type.kind;
}

function needFor({ mode }: Attribute): string {
  return mode === "required" || mode === "required-nullable" ? ", required" : "";
}
