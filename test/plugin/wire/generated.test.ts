import { readFileSync } from "node:fs";
import { join } from "node:path";
import { wireMessages } from "../../../scripts/generate-wire-messages";
import { createCodec } from "../../../lib/plugin/wire/codec";
import { terraformEnums, terraformMessages } from "../../../lib/plugin/wire/terraform-messages";

const WIRE = join(__dirname, "..", "..", "..", "lib", "plugin", "wire");

test("the message tables are what the protocol's field table says (npm run generate-wire-messages)", () => {
  const committed = Object.keys(wireMessages()).map((name) => [name, readFileSync(join(WIRE, name), "utf8")]);

  expect(wireMessages()).toEqual(Object.fromEntries(committed));
});

test("a field of a nested message's own type leads to that message", () => {
  expect(terraformMessages.AttributePath.steps).toEqual([1, "repeated AttributePath.Step"]);
  expect(terraformMessages["Schema.NestedBlock"].block).toEqual([2, "Schema.Block"]);
  expect(terraformMessages["GetProviderSchema.Response"].resource_schemas).toEqual([2, "map<string,Schema>"]);
});

test("an enum is a number on the wire, and its numbers are named", () => {
  expect(terraformMessages.Diagnostic.severity).toEqual([1, "int32"]);
  expect(terraformEnums["Diagnostic.Severity"]).toMatchObject({ error: 1, warning: 2 });
});

test("every message of the tables passes the codec, with all that its fields hold", () => {
  const codec = createCodec(terraformMessages);

  for (const name of Object.keys(terraformMessages) as (keyof typeof terraformMessages)[]) {
    expect(Object.keys(codec.decode(name, codec.encode(name, {}))).sort()).toEqual(
      Object.keys(terraformMessages[name]).sort(),
    );
  }
});
