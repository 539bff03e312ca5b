import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(__dirname, "../../..");

export interface Snippet {
  /** Where it stands, for the test's name. */
  readonly place: string;
  /** A whole program. */
  readonly program: string;
  /** Whether it is run by itself. */
  readonly runs: boolean;
  /** What the document shows of the files beside the program: a block whose first line is a comment with the name. */
  readonly files: Readonly<Record<string, string>>;
}

const FILE = /```(?:yaml|csv|json)\n# ([\w.-]+)\n([^]*?)```/g;

/** Marks a snippet that is part of something: `<!-- snippet: stack -->` above it says of what. */
const BLOCK = /(?:<!-- snippet: (\w+) -->\s*)?```ts\n([^]*?)```/g;

/** The runtime of providers has a README of its own. */
const PLUGIN = join("lib", "plugin", "README.md");

/** Not run by hand, one by one: Terraform starts a provider, and recipes are carried out whole (test/acceptance/recipes). */
const RUN_ELSEWHERE = [PLUGIN, join("docs", "recipes.md")];

/** Every TypeScript snippet of the READMEs and of docs/, as a program of its own. */
export function snippets(): readonly Snippet[] {
  return documents().flatMap((document) => {
    const text = readFileSync(join(ROOT, document), "utf8");
    const files = Object.fromEntries(
      [...text.matchAll(FILE)].map(([, name = "", content = ""]) => [name, content]),
    );
    return [...text.matchAll(BLOCK)].map(([, part, code = ""], index) => ({
      place: `${document} #${index + 1}`,
      program: part === undefined ? code : completed(part, code),
      runs: !RUN_ELSEWHERE.includes(document),
      files,
    }));
  });
}

function documents(): readonly string[] {
  const docs = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" });
  return [
    "README.md",
    PLUGIN,
    ...docs.filter((name) => name.endsWith(".md")).map((name) => join("docs", name)),
  ];
}

/** The surroundings that a reader takes for granted. */
function completed(part: string, code: string): string {
  const imported = [
    "DirectoryCredentials",
    "Folder",
    "MemberAccount",
    "MemberCatalog",
    "AccountType",
    "MemberResource",
    "RemovalPolicy",
    "WhenBlocked",
    "ResourceDirectory",
    "ResourceDirectoryProvider",
    "Invitation",
    "InvitationTarget",
    "HandshakeAcceptance",
  ];
  const providers = `
    new AlicloudProvider(this, "alicloud", {});
    new ResourceDirectoryProvider(this, "directory");`;
  const before: Readonly<Record<string, string>> = {
    app: "",
    stack: providers,
    own: `new ResourceDirectory(this, "rd", { members: MemberResource.RESOURCE_DIRECTORY });`,
    member: `${providers}
    const member = new MemberAccount(this, "member", { displayName: "member-prod" });`,
  };
  if (!(part in before)) {
    throw new Error(`There is no snippet of the kind "${part}".`);
  }
  return `
import { App, TerraformStack } from "cdktf";
import { ${imported.join(", ")} } from "cdktf-alicloud-resource-directory";
import { AlicloudProvider } from "cdktf-alicloud-resource-directory/alicloud";
void [AlicloudProvider, ${imported.join(", ")}];
class Stack extends TerraformStack {
  constructor(app: App) {
    super(app, "stack");
    ${before[part] ?? ""}
    ${code}
  }
}
const app = new App();
new Stack(app);
app.synth();
`;
}
