import { readFileSync } from "node:fs";
import { catalogSchema, CATALOG_SCHEMA } from "../../scripts/generate-catalog-schema";

test("the schema for editors follows from the declaration: npm run generate-catalog-schema", () => {
  expect(readFileSync(CATALOG_SCHEMA, "utf8")).toBe(catalogSchema());
});

test("it knows every field, what is required, and what may not stand beside it", () => {
  const { properties } = JSON.parse(catalogSchema()) as {
    readonly properties: { readonly members: { readonly items: Record<string, unknown> } };
  };

  expect(properties.members.items).toMatchObject({
    required: ["key"],
    additionalProperties: false,
    properties: {
      accountId: { type: "string", pattern: "^\\d{16}$" },
      removalPolicy: { enum: ["PROTECT", "DESTROY", "ABANDON"] },
      promotion: { required: ["email"], properties: { attempt: { type: "integer", minimum: 1 } } },
      invitation: { oneOf: [{ required: ["target"] }, { required: ["email"] }] },
      typeSwitch: {
        anyOf: [{ enum: ["ResourceAccount", "CloudAccount"] }, { required: ["type"] }],
      },
      adopt: { type: "boolean" },
      acceptance: {
        oneOf: [{ required: ["credentialsPrefix"] }, { required: ["profile"] }, { required: ["roleArn"] }],
      },
    },
  });
});
