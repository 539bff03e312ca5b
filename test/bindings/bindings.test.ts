import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformProvider, TerraformStack, Testing } from "cdktf";
import type { Construct } from "constructs";
import { MemberAccount, ResourceDirectoryProvider } from "../../lib";
import { AlicloudProvider } from "../../lib/bindings/alicloud";
import { generateBindings } from "../../scripts/generate-bindings";
import { ACCOUNT, synthesize, theOnly } from "../constructs/support";

const PROJECT = join(__dirname, "..", "..");
const GENERATED = ["lib/bindings/alicloud", "lib/bindings/resourcedirectory"];

describe("the committed bindings, with the reference for HCL", () => {
  test("are what the generator makes of the schemas, byte for byte (npm run generate-bindings)", async () => {
    const scratch = mkdtempSync(join(tmpdir(), "bindings-test-"));
    try {
      await generateBindings(scratch);

      for (const directory of [...GENERATED, "schema"]) {
        const fresh = filesIn(join(scratch, directory));
        const committed = filesIn(join(PROJECT, directory));
        const stale = Object.keys(fresh).filter((name) => fresh[name] !== committed[name]);
        expect({ directory, stale }).toEqual({ directory, stale: [] });
      }
      const [fresh, committed] = [scratch, PROJECT].map((root) =>
        readFileSync(join(root, "docs/hcl.md"), "utf8"),
      );
      expect(committed).toBe(fresh);
    } finally {
      rmSync(scratch, { recursive: true });
    }
  });

  test("hold no file that the generator no longer makes", () => {
    for (const directory of GENERATED) {
      const files = filesIn(join(PROJECT, directory));
      const listed = [...(files["index.ts"] ?? "").matchAll(/"\.\/(.+)"/g)].map(
        ([, name]) => `${name ?? ""}.ts`,
      );

      expect(Object.keys(files).sort()).toEqual(["index.ts", ...listed].sort());
    }
  });

  test("pin no user to one release of the vendor's provider, and say that they are generated", () => {
    const texts = GENERATED.flatMap((directory) => Object.values(filesIn(join(PROJECT, directory))));

    for (const text of texts) {
      expect(text).not.toContain("providerVersion:");
      expect(text).toMatch(/^\/\/ Generated from schema\/.*Do not edit\.\n/);
    }
  });

  test("offer no argument for a key, because what stands in code ends up in plans", () => {
    const text = readFileSync(join(PROJECT, "lib/bindings/resourcedirectory/provider.ts"), "utf8");

    expect(text).not.toMatch(/access_?key|secret_?key|security_?token/i);
  });
});

test("the vendor's provider is asked for in a range that a lock file narrows", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  new AlicloudProvider(stack, "alicloud");

  expect(synthesize(stack).terraform.required_providers["alicloud"]).toEqual({
    source: "aliyun/alicloud",
    version: ">= 1.284.0, < 2.0.0",
  });
});

describe("a user's own bindings of the vendor's provider", () => {
  /** What `cdktf get` writes into a user's project, reduced to the alias. */
  class GeneratedByTheUser extends TerraformProvider {
    public constructor(
      scope: Construct,
      id: string,
      private readonly ownAlias?: string,
    ) {
      super(scope, id, {
        terraformResourceType: "alicloud",
        terraformGeneratorMetadata: { providerName: "alicloud", providerVersion: "1.289.0" },
        terraformProviderSource: "aliyun/alicloud",
      });
    }

    public override get alias(): string | undefined {
      return this.ownAlias;
    }
  }

  test("serve the library's resources", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    new ResourceDirectoryProvider(stack, "directory");
    new GeneratedByTheUser(stack, "alicloud");

    new MemberAccount(stack, "payments", { displayName: "payments" });

    expect(synthesize(stack).terraform.required_providers["alicloud"]?.["version"]).toBe("1.289.0");
  });

  test("serve them under an alias too", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    new ResourceDirectoryProvider(stack, "directory");
    const provider = new GeneratedByTheUser(stack, "alicloud", "second");

    new MemberAccount(stack, "payments", { displayName: "payments", provider });

    expect(theOnly(ACCOUNT, stack)["provider"]).toBe("alicloud.second");
  });
});

test("a stack that forgot a provider element is told so at synth", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  new MemberAccount(stack, "payments", { displayName: "payments" });

  expect(() => synthesize(stack)).toThrow(/providers: alicloud, resourcedirectory/);
});

function filesIn(directory: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), "utf8")]),
  );
}
