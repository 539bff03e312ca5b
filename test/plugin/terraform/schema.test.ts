import { providerSchemaJson, serveInProcess } from "../../../lib/plugin";
import type { Provider } from "../../../lib/plugin";
import { GARDEN_ADDRESS, gardenProvider } from "../second-provider/garden";
import { TerraformWorkspace } from "../support/terraform";

const GARDEN = gardenProvider({ plots: new Map(), codes: [] });

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

test("the schema that bindings are generated from is the one that Terraform gets", async () => {
  const ours = providerSchemaJson({
    address: GARDEN_ADDRESS,
    schema: GARDEN.schema,
    resources: byType(GARDEN.resources),
    dataSources: byType(GARDEN.dataSources ?? []),
  });

  expect(comparable(ours)).toEqual(comparable(await printedByTerraform(GARDEN as Provider)));
});

/** Blocks have descriptions on the wire; Terraform prints them, and the recorded schema of the provider has none. */
function comparable(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === "description" ? undefined : value,
  );
}
