import { TerraformStack, Testing } from "cdktf";
import type { App } from "cdktf";
import { MemberCatalog, MemberResource, ResourceDirectory, SynthErrors } from "../../lib";
import type { MemberCatalogProps } from "../../lib";
import { writeFiles } from "../catalog/support";
import { addresses, errorOf, messageOf, synthesize } from "./support";

const MEMBERS = `folders:
  prod: { id: fd-prod }
members:
  - { key: payments, displayName: payments-prod, folder: prod/payments }
  - { key: logs, displayName: logs-prod, folder: prod }
  - { key: sandbox, displayName: sandbox-one, folder: test }
  - { key: acme, invitation: { target: "2000000000000002" } }
`;

type Part = Pick<MemberCatalogProps, "folders" | "exceptFolders" | "forgetFolders" | "foldersElsewhere">;

/** An app with a stack for each part of one file. */
function appOf(parts: Readonly<Record<string, Part>>, text = MEMBERS, directoryIds: readonly string[] = []) {
  const [file = ""] = writeFiles({ "m.yaml": text });
  const app = Testing.app();
  const stacks = Object.entries(parts).map(([name, part], index) => {
    const stack = new TerraformStack(app, name);
    new ResourceDirectory(stack, "rd", {
      directoryId: directoryIds[index] ?? "rd-test01",
      region: "cn-hangzhou",
      members: MemberResource.RESOURCE_DIRECTORY,
    });
    return { stack, catalog: new MemberCatalog(stack, "members", { file, ...part }) };
  });
  const keys = Object.fromEntries(stacks.map(({ stack, catalog }) => [stack.node.id, catalog.keys]));
  return { app, stacks, keys };
}

/** What the validation of every construct of the app says. */
function problemsOf(app: App): readonly string[] {
  return app.node
    .findAll()
    .flatMap((construct) => construct.node.validate())
    .map((problem) => problem.replaceAll(/\/\S*\/catalog-\w+\//g, ""));
}

function divided(): Readonly<Record<string, Part>> {
  return { prod: { folders: ["prod"] }, rest: { exceptFolders: ["prod"] } };
}

test("each stack has the rows of its folders, and one has the rest, with the folders that they stand in", () => {
  const { app, stacks, keys } = appOf(divided());

  expect(problemsOf(app)).toEqual([]);
  expect(keys).toEqual({ prod: ["payments", "logs"], rest: ["sandbox", "acme"] });
  const folders = stacks.map(({ stack }) =>
    Object.values(synthesize(stack).resource["resourcedirectory_folder"] ?? {}).map(({ name }) => name),
  );
  expect(folders).toEqual([["prod", "payments"], ["test"]]);
});

test("a folder that is new moves no row of another one, wherever it stands in the file", () => {
  const before = appOf(divided());
  const after = appOf(
    divided(),
    MEMBERS.replace(
      "members:\n",
      "  area: {}\nmembers:\n  - { key: new, displayName: new-one, folder: area/new }\n",
    ),
  );

  before.stacks.forEach(({ stack }, index) => {
    const then = addresses(after.stacks[index]?.stack ?? stack);
    expect(then).toEqual(expect.arrayContaining(addresses(stack)));
  });
  expect(after.keys).toEqual({ prod: ["payments", "logs"], rest: ["new", "sandbox", "acme"] });
});

test("addresses of a row are the same in whichever stack it is", () => {
  const whole = appOf({ all: {} }).stacks[0]?.stack;
  const parts = appOf(divided()).stacks.flatMap(({ stack }) => addresses(stack));

  expect(parts.sort()).toEqual(addresses(whole as TerraformStack));
});

test("rows that are in no stack are named with their places, and what to write", () => {
  const { app } = appOf({ prod: { folders: ["prod/payments"] }, test: { folders: ["test"] } });

  expect(problemsOf(app)).toEqual([
    '"logs" (m.yaml:5:50), "acme" (m.yaml:7:5): in no stack, of prod/members, test/members. Write their folders in folders of one of these, give one of them exceptFolders and no folders, so that it has the rest, or write in foldersElsewhere what another app has. [CATALOG]',
  ]);
});

test("rows that are in two stacks are named with both", () => {
  const { app } = appOf({ prod: { folders: ["prod"] }, all: {} });

  expect(problemsOf(app)).toEqual([
    '"payments" (m.yaml:4:58) in prod/members and all/members, "logs" (m.yaml:5:50) in prod/members and all/members: in more than one stack. Write their folders in folders of one catalog only, and in exceptFolders of one that has the rest. [CATALOG]',
    expect.stringContaining(
      'folderId "fd-prod" of all/members/Folders/prod is already that of prod/members/Folders/prod',
    ),
  ]);
  expect(SynthErrors.codesOf(errorOf(() => app.synth()))).toEqual(["CATALOG"]);
});

test("two stacks that have the whole file each are told of each row, unless nothing says that their directory is one", () => {
  const text = "members:\n  - { key: payments, displayName: payments-prod }\n";
  const shared = expect.stringContaining('"payments" (m.yaml:2:5) in one/members and two/members') as unknown;

  expect(problemsOf(appOf({ one: {}, two: {} }, text).app)).toEqual([shared]);
  expect(problemsOf(appOf({ one: {}, two: {} }, text, ["rd-one", "rd-two"]).app)).toEqual([]);
});

test("what another app has is not missed, and what another directory has is none of its parts", () => {
  const alone = appOf({ test: { exceptFolders: ["prod"], foldersElsewhere: ["prod"] } });
  const without = MEMBERS.replace("id: fd-prod", "");
  const twoDirectories = appOf({ one: divided()["prod"] ?? {}, two: {} }, without, ["rd-one1", "rd-two2"]);

  expect(problemsOf(alone.app)).toEqual([]);
  expect(problemsOf(twoDirectories.app)).toEqual([
    expect.stringMatching(/^"sandbox" .*, "acme" .*: in no stack, of one\/members\. /),
  ]);
});

test("a folder that another stack has is referred to by its id, and asked for where the file has none", () => {
  const deeper = { pay: { folders: ["prod/payments"] }, rest: { exceptFolders: ["prod/payments"] } };
  const { stacks } = appOf(deeper);
  const refused = messageOf(() => appOf(deeper, MEMBERS.replace(" { id: fd-prod }", " {}")));

  expect(
    Object.values(synthesize(stacks[0]?.stack as TerraformStack).resource["resourcedirectory_folder"] ?? {}),
  ).toEqual([expect.objectContaining({ name: "payments", parent_folder_id: "fd-prod" })]);
  expect(refused).toMatch(
    /m\.yaml:2:9 folder "prod" is of another stack, which this one needs the id of: apply that one first, and write id: fd-\.\.\. for it under folders\./,
  );
});

test("what goes to another stack is forgotten, hooks included, once the file has the ids to take it over by", () => {
  const parts = { test: { folders: ["test"] }, rest: { folders: ["prod"], forgetFolders: ["test"] } };
  const text = `folders: { test: { id: fd-test } }
members:
  - { key: logs, displayName: logs-prod, folder: prod }
  - { key: sandbox, displayName: sandbox-one, folder: test, accountId: "1000000000000010", promotion: { email: a@b.cc } }
`;
  const { app, stacks, keys } = appOf(parts, text);
  const [, rest] = stacks;
  const { removed = [], import: imports } = synthesize(rest?.stack as TerraformStack);

  expect(problemsOf(app)).toEqual([]);
  expect(keys).toEqual({ test: ["sandbox"], rest: ["logs"] });
  expect(addresses(rest?.stack as TerraformStack).filter((address) => address.includes("sandbox"))).toEqual(
    [],
  );
  expect(imports).toBeUndefined();
  expect(
    (removed as readonly { from: string }[]).map(({ from }) => from.replace(/_[0-9A-F]{8}$/, "")),
  ).toEqual(
    expect.arrayContaining([
      "resourcedirectory_member.members_sandbox",
      "resourcedirectory_promotion.members_sandbox_promotion",
      "resourcedirectory_folder.members_Folders_test",
    ]),
  );
  const refused = messageOf(() =>
    appOf(parts, text.replace(', accountId: "1000000000000010"', "").replace("{ id: fd-test }", "{}")),
  );
  expect(refused).toMatch(
    /m\.yaml:1:18 folder "test" is in forgetFolders and has no id, .* write its id: fd-/,
  );
  expect(refused).toMatch(/m\.yaml:4:12 "sandbox" is in forgetFolders and has no accountId, /);
});

test("a folder that is no path is refused", () => {
  expect(messageOf(() => appOf({ prod: { folders: ["/prod"] } }))).toContain(
    'folders "/prod" is no path of folders: write names of 1 to 24 characters from below the root down, such as prod/payments',
  );
});
