/**
 * One synth in a process of its own: `program.ts WAY MEMBERS OUTDIR`. Prints how many milliseconds it took from the
 * empty app to the written files.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { Folder, MemberAccount, MemberCatalog, ResourceDirectory } from "../../lib";
import { AlicloudProvider } from "../../lib/bindings/alicloud";
import { ResourceManagerAccount } from "../../lib/bindings/alicloud/resource-manager-account";
import { MemberProtection } from "../../lib/bindings/resourcedirectory/member-protection";
import { ResourcedirectoryProvider } from "../../lib/bindings/resourcedirectory/provider";

interface Way {
  readonly providers: (stack: TerraformStack) => void;
  /** Declares members of these names. */
  readonly members: (stack: TerraformStack, names: readonly string[], file: string) => void;
}

const CONSTRUCTS: Way = {
  providers: (stack) => new ResourceDirectory(stack, "rd", { region: "cn-hangzhou" }),
  members: (stack, names) =>
    names.forEach(
      (name) =>
        new MemberAccount(stack, name, {
          displayName: name,
          accountNamePrefix: name,
          tags: tagsOf(name),
        }),
    ),
};

/** What a catalog of the same members makes, in code. */
const CONSTRUCTS_IN_A_SCOPE: Way = {
  ...CONSTRUCTS,
  members: (stack, names) => {
    const scope = new Construct(stack, "members");
    const folder = new Folder(new Construct(scope, "Folders"), "prod");
    names.forEach(
      (name) => new MemberAccount(scope, name, { displayName: name, folder, tags: tagsOf(name) }),
    );
  },
};

/** The file is read; it was written before. */
const CATALOG: Way = {
  ...CONSTRUCTS,
  members: (stack, _names, file) => new MemberCatalog(stack, "members", { file }),
};

/** What somebody without the library would write to get the same resources at the same addresses. */
const BINDINGS: Way = {
  providers: (stack) => {
    new AlicloudProvider(stack, "alicloud", { region: "cn-hangzhou" });
    new ResourcedirectoryProvider(stack, "directory", { region: "cn-hangzhou" });
  },
  members: (stack, names) => names.forEach((name) => declareByBindings(stack, name)),
};

function declareByBindings(stack: TerraformStack, name: string): void {
  const scope = new Construct(stack, name);
  const account = new ResourceManagerAccount(scope, "Resource", {
    displayName: name,
    accountNamePrefix: name,
    tags: tagsOf(name),
    lifecycle: { preventDestroy: true, ignoreChanges: ["payer_account_id"] },
  });
  new MemberProtection(scope, "Protection", {
    accountId: account.id,
    displayName: name,
    accountNamePrefix: name,
    removalPolicy: "PROTECT",
  });
}

const WAYS: Readonly<Record<string, Way>> = {
  constructs: CONSTRUCTS,
  bindings: BINDINGS,
  catalog: CATALOG,
  "constructs in a scope": CONSTRUCTS_IN_A_SCOPE,
};

function tagsOf(name: string) {
  return { team: name, stage: "production" };
}

/** Written by hand, so that the package for YAML is loaded within the time that is measured. */
function rowOf(name: string): string {
  const { team, stage } = tagsOf(name);
  return `  - key: ${name}
    displayName: ${name}
    folder: prod
    tags:
      team: ${team}
      stage: ${stage}
`;
}

function main([way = "", count, outdir = ""]: readonly string[]): void {
  const { providers, members } = WAYS[way] ?? CONSTRUCTS;
  const names = Array.from({ length: Number(count) }, (_, number) => `member-${number}`);
  const file = join(outdir, "members.yaml");
  if (way === "catalog") {
    writeFileSync(file, `members:\n${names.map(rowOf).join("")}`);
  }
  const start = performance.now();
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "members");
  providers(stack);
  members(stack, names, file);
  app.synth();
  console.log(performance.now() - start);
}

main(process.argv.slice(2));
