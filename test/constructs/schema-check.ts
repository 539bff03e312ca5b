import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Block, SynthesizedStack } from "./support";

interface AttributeSchema {
  readonly required?: boolean;
  readonly optional?: boolean;
}

interface ResourceSchema {
  readonly block: {
    readonly attributes: Readonly<Record<string, AttributeSchema>>;
    readonly block_types?: Readonly<Record<string, ResourceSchema>>;
  };
}

interface ProviderSchemas {
  readonly provider_schemas: Readonly<
    Record<
      string,
      {
        readonly provider: ResourceSchema;
        readonly resource_schemas: Readonly<Record<string, ResourceSchema>>;
      }
    >
  >;
}

/** Arguments that Terraform itself knows for every resource. */
const META_ARGUMENTS = new Set(["provider", "depends_on", "lifecycle", "count", "for_each", "provisioner"]);

/** What `terraform validate` would say of a synthesized stack, without the providers. */
export function schemaProblems(stack: SynthesizedStack): string[] {
  return Object.entries(stack.resource).flatMap(([type, resources]) => {
    const schema = SCHEMAS[type];
    return schema === undefined
      ? [`${type}: no such resource type`]
      : Object.entries(resources).flatMap(([name, block]) => blockProblems(`${type}.${name}`, block, schema));
  });
}

function blockProblems(where: string, block: Block, { block: schema }: ResourceSchema): string[] {
  const known = (name: string) =>
    META_ARGUMENTS.has(name) || name in (schema.block_types ?? {}) || isSettable(schema.attributes[name]);
  const unknown = Object.keys(block).filter((name) => !known(name));
  const missing = Object.entries(schema.attributes)
    .filter(([name, attribute]) => attribute.required === true && !(name in block))
    .map(([name]) => name);
  return [
    ...unknown.map((name) => `${where}: ${name} cannot be set`),
    ...missing.map((name) => `${where}: ${name} is missing`),
  ];
}

function isSettable(attribute: AttributeSchema | undefined): boolean {
  return attribute?.required === true || attribute?.optional === true;
}

function resourceSchemas(name: string): Readonly<Record<string, ResourceSchema>> {
  const path = join(__dirname, "..", "..", "schema", `${name}.schema.json`);
  const { provider_schemas } = JSON.parse(readFileSync(path, "utf8")) as ProviderSchemas;
  return Object.assign(
    {},
    ...Object.values(provider_schemas).map((provider) => provider.resource_schemas),
  ) as Readonly<Record<string, ResourceSchema>>;
}

/** `terraform_data` is Terraform's own; its schema stands here because no provider prints it. */
const SCHEMAS: Readonly<Record<string, ResourceSchema>> = {
  ...resourceSchemas("alicloud"),
  ...resourceSchemas("resourcedirectory"),
  terraform_data: {
    block: { attributes: { input: { optional: true }, triggers_replace: { optional: true } } },
  },
};
