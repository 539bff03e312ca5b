import { optional, providerSchemaJson, schema, serveInProcess, string } from "../../../lib/plugin";
import type { Provider } from "../../../lib/plugin";
import { GARDEN_ADDRESS, gardenProvider } from "../second-provider/garden";
import { TerraformWorkspace } from "../support/terraform";

const GARDEN = gardenProvider({ plots: new Map() });
const TEXT = { description: "A text." };
/** What the garden has not: limits, deprecations, a provider block. */
const LIMITED = {
  ...GARDEN,
  schema: schema({
    description: "Limits.",
    attributes: { token: optional(string(), { ...TEXT, sensitive: true }) },
  }),
  resources: [
    {
      ...GARDEN.resources[0],
      schema: schema({
        description: "Limits.",
        attributes: {
          old: optional(string(), { ...TEXT, deprecated: true }),
        },
        blocks: { part: { nesting: "set", maxItems: 3, description: "Parts.", attributes: {} } },
      }),
    },
  ],
} as Provider;

/** The schema as Terraform itself prints it, having asked the provider. */
async function printedByTerraform(provider: Provider): Promise<unknown> {
  const server = await serveInProcess(provider);
  const terraform = new TerraformWorkspace({ [GARDEN_ADDRESS]: server.reattach });
  terraform.write(`terraform {
    required_providers {
      garden = { source = "${GARDEN_ADDRESS}" }
    }
  }`);
  const { output } = await terraform.run("providers", "schema", "-json");
  await server.close();
  terraform.remove();
  return JSON.parse(output);
}

function byType<T extends { readonly typeName: string; readonly schema: unknown }>(
  all: readonly T[],
): Record<string, T["schema"]> {
  return Object.fromEntries(all.map(({ typeName, schema }) => [typeName, schema]));
}

test.each([
  ["everything", GARDEN as Provider],
  ["limits", LIMITED],
])(
  "the schema that bindings are generated from is the one that Terraform gets, of %s",
  async (_what, provider) => {
    const ours = providerSchemaJson({
      address: GARDEN_ADDRESS,
      schema: provider.schema,
      resources: byType(provider.resources),
      dataSources: provider.dataSources && byType(provider.dataSources),
    });

    expect(JSON.parse(JSON.stringify(ours))).toEqual(await printedByTerraform(provider));
  },
);
