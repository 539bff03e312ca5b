/**
 * Writes `lib/bindings` from two provider schemas with CDKTF's own generator:
 * - `schema/alicloud.schema.json`, a slice of the vendor's provider in the format of `terraform providers schema -json`;
 * - the schema that `lib/provider` declares, which is written beside it, and as a reference for HCL.
 *
 * Run it after a change of either, and after a change of this package's version.
 */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CodeMaker } from "codemaker";
import { ConstructsMakerProviderTarget, Language, TerraformProviderConstraint } from "@cdktf/commons";
import type { ProviderSchema } from "@cdktf/commons";
// The package's root needs jsii-pacmak, which nothing here uses; this module needs neither.
import { TerraformProviderGenerator } from "@cdktf/provider-generator/lib/get/generator/provider-generator";
import { PROVIDER_ADDRESS, PROVIDER_NAME } from "../lib/provider/address";
import { DATA_SOURCE_SCHEMAS, providerSchema, RESOURCE_SCHEMAS } from "../lib/provider/schema";
import { providerSchemaJson } from "../lib/plugin";
import { hclReference } from "./hcl-reference";

const PROJECT = dirname(__dirname);

/**
 * 1.284.0 brought handshake_acceptance, the newest type of the slice, and has the payer fixes of early 2026 that the
 * account relies on. 2.x is in beta and may change either. Whoever wants less pins it in the stack's lock file.
 */
const ALICLOUD_CONSTRAINT = "aliyun/alicloud@>= 1.284.0, < 2.0.0";

/** Keys in code end up in cdk.tf.json and in plans, so the typed surface has no place for them. */
const KEYS = ["access_key", "secret_key", "security_token", "credentials_uri"];

interface Binding {
  readonly name: string;
  /** Where the schema stands in the project, for the header. */
  readonly schemaPath: string;
  readonly schema: ProviderSchema;
  /** `source@version constraint`. */
  readonly constraint: string;
}

/** Writes bindings and our own schema below `root`, which has the project's layout. */
export async function generateBindings(root: string): Promise<void> {
  const own = ownSchema();
  writeText(join(root, "schema", `${PROVIDER_NAME}.schema.json`), `${JSON.stringify(own, null, 2)}\n`);
  writeText(
    join(root, "docs", "hcl.md"),
    hclReference(providerSchema, RESOURCE_SCHEMAS, DATA_SOURCE_SCHEMAS),
  );
  const bindings: readonly Binding[] = [
    {
      name: "alicloud",
      schemaPath: "schema/alicloud.schema.json",
      schema: readJson(join(PROJECT, "schema", "alicloud.schema.json")) as ProviderSchema,
      constraint: ALICLOUD_CONSTRAINT,
    },
    {
      name: PROVIDER_NAME,
      schemaPath: `schema/${PROVIDER_NAME}.schema.json`,
      schema: withoutKeys(own),
      constraint: `${PROVIDER_ADDRESS}@${packageVersion()}`,
    },
  ];
  for (const binding of bindings) {
    await generateOne(binding, join(root, "lib", "bindings", binding.name));
  }
}

async function generateOne(binding: Binding, target: string): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "bindings-"));
  try {
    const generator = new TerraformProviderGenerator(new CodeMaker(), binding.schema);
    const constraint = new TerraformProviderConstraint(binding.constraint);
    generator.generate(new ConstructsMakerProviderTarget(constraint, Language.TYPESCRIPT));
    await generator.save(scratch);
    rmSync(target, { recursive: true, force: true });
    flatten(binding, join(scratch, "providers", binding.name), target);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The generator makes a folder per type; one file per type reads better, and an index that only names them. */
function flatten(binding: Binding, generated: string, target: string): void {
  const types = readdirSync(generated, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  for (const type of types) {
    const source = readFileSync(join(generated, type, "index.ts"), "utf8");
    writeText(join(target, `${type}.ts`), header(binding) + adapt(source));
  }
  const exports = types.map((type) => `export * from "./${type}";\n`).join("");
  writeText(join(target, "index.ts"), header(binding) + exports);
}

function header(binding: Binding): string {
  return `// Generated from ${binding.schemaPath} by \`npm run generate-bindings\`. Do not edit.\n\n`;
}

/**
 * The generator's version of the schema would pin every user to exactly that release, because CDKTF prefers it over
 * the constraint. Its links assume that every provider has pages in the public registry, which ours has not. It leaves
 * out `override`, which this project's compiler settings ask for.
 */
function adapt(source: string): string {
  return source
    .replace(/protected (?=synthesize(?:Hcl)?Attributes\()/g, "protected override ")
    .replace(/protected (?=terraformResource:|terraformAttribute:|wrapsSet:)/g, "protected override ")
    .replace(/public (?=[gs]et alias\()/g, "public override ")
    .replace(/^\s*providerVersion: '.*',?\n/gm, "")
    .replace(/^\/\/ http.*\n\/\/ generated from terraform resource schema\n+/, "")
    .replace(/^\s*\*\s*Docs at Terraform Registry:.*\n/gm, "")
    .replace(/\{@link http\S+ (\S+)\}/g, "$1")
    .replace(/^.*https?:\/\/registry\..*\n/gm, "")
    .replace(/[ \t]+$/gm, "");
}

function ownSchema(): ProviderSchema {
  return providerSchemaJson({
    address: PROVIDER_ADDRESS,
    schema: providerSchema,
    resources: RESOURCE_SCHEMAS,
    dataSources: DATA_SOURCE_SCHEMAS,
  }) as unknown as ProviderSchema;
}

function withoutKeys(schema: ProviderSchema): ProviderSchema {
  const copy = structuredClone(schema);
  for (const { provider } of Object.values(copy.provider_schemas ?? {})) {
    const attributes = Object.entries(provider.block.attributes);
    provider.block.attributes = Object.fromEntries(attributes.filter(([name]) => !KEYS.includes(name)));
  }
  return copy;
}

function packageVersion(): string {
  const manifest = readJson(join(PROJECT, "package.json")) as { readonly version: string };
  return manifest.version;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

if (require.main === module) {
  void generateBindings(PROJECT);
}
