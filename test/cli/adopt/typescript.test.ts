import { runInNewContext } from "node:vm";
import * as constructs from "constructs";
import type { Construct } from "constructs";
import ts from "typescript";
import * as library from "../../../lib";
import { MemberCatalog } from "../../../lib";
import { stackWithProviders, synthesize } from "../../constructs/support";
import { scene } from "./support";

test("TypeScript instead of a catalog", async () => {
  const { machine, read } = await scene();

  expect((await machine.run("adopt", "--format", "typescript", "--payers")).exitCode).toBe(0);

  expect(read("members.ts")).toMatchInlineSnapshot(`
    "import { Construct } from "constructs";
    import { Folder, Invitation, InvitationTarget, MemberAccount } from "cdktf-alicloud-resource-directory";

    /** The directory rd-test01. Its stack needs a ResourceDirectory, or the provider elements of both providers. */
    export class Members extends Construct {
      constructor(scope: Construct, id: string) {
        super(scope, id);
        const folders = new Construct(this, "Folders");
        const prodFolder = new Folder(folders, "prod", {
          folderId: "fd-100abc",
        });
        const prodFolder1 = new Folder(prodFolder, "folder-fd-101abc", {
          name: "支付",
          parent: prodFolder,
          folderId: "fd-101abc",
        });

        // It administrates a trusted service for the directory: it can be neither removed nor deleted before that is taken back.
        new MemberAccount(this, "logs", {
          accountId: "3000000000000103",
          displayName: "logs",
          folder: prodFolder,
        });

        // Decide: no construct id can hold its name, so the key is its account id. Another key is free to choose before the first apply.
        new MemberAccount(this, "member-3000000000000104", {
          accountId: "3000000000000104",
          displayName: "支付 prod",
        });

        new MemberAccount(this, "payments-prod", {
          accountId: "3000000000000102",
          displayName: "payments prod",
          folder: prodFolder1,
          tags: {
            "team": "payments",
          },
        });

        // Pending until 2030-01-16T03:04:05Z.
        new Invitation(this, "invited-2000000000000009", {
          target: InvitationTarget.account("2000000000000009"),
          handshakeId: "h-105abcdef",
          note: "Welcome: to us",
        });

        // Pending until 2030-01-16T03:04:05Z.
        new Invitation(this, "invited-h-106abcdef", {
          target: InvitationTarget.email("partner@example.com"),
          handshakeId: "h-106abcdef",
        });
      }
    }
    "
  `);
});

test("TypeScript and catalog make the same stack, of a tag that looks like an expression as well", async () => {
  const { machine, read, fake } = await scene();
  fake.world.tagMember("3000000000000102", { team: "${path.module}", share: "100%{" });
  await machine.run("adopt", "--payers");
  await machine.run("adopt", "--payers", "--format", "typescript");
  const [byCatalog, byCode] = [stackWithProviders(), stackWithProviders()];

  new MemberCatalog(byCatalog, "members", { file: machine.path("project/members.yaml") });
  const { Members } = evaluated(read("members.ts"));
  new Members(byCode, "members");

  const { resource, import: imports = [] } = synthesize(byCatalog);
  expect(JSON.stringify(resource)).toContain('{"share":"100%%{","team":"$${path.module}"}');
  expect(synthesize(byCode).resource).toEqual(resource);
  expect(new Set(synthesize(byCode).import)).toEqual(new Set(imports));
});

test("folders whose names make the same variable, also with a number, have one each", async () => {
  const { machine, read, fake } = await scene();
  // The last of six is the second without a letter of ours: its number is 5.
  for (const name of ["5", "6", "数据", "日志"]) {
    fake.world.createMember({ displayName: `in ${name}`, folderId: fake.world.createFolder({ name }).id });
  }
  await machine.run("adopt", "--format", "typescript");

  const variables = read("members.ts").match(/(?<=const )folder\w*/g) ?? [];
  expect(variables).toHaveLength(5);
  expect(new Set(variables).size).toBe(5);
  expect(() => evaluated(read("members.ts"))).not.toThrow();
});

test("a tag stays one that would be the prototype of an object", async () => {
  const { machine, read, fake } = await scene();
  fake.world.tagMember("3000000000000102", JSON.parse('{"__proto__":"x"}') as Record<string, string>);
  await machine.run("adopt", "--format", "typescript");

  expect(read("members.ts")).toContain('["__proto__"]: "x"');
});

/** What a program exports that imports this package and constructs. */
function evaluated(program: string): { readonly Members: new (scope: Construct, id: string) => unknown } {
  const code = ts.transpile(program, { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 });
  const exported = {};
  const modules: Readonly<Record<string, unknown>> = {
    constructs,
    "cdktf-alicloud-resource-directory": library,
  };
  runInNewContext(code, { exports: exported, require: (name: string) => modules[name] });
  return exported as ReturnType<typeof evaluated>;
}
