/** What a catalog says reaches Terraform as it stands, whatever it looks like. */
import { MemberCatalog } from "../../lib";
import { writeFiles } from "../catalog/support";
import { KINDS, OWN } from "../support/member-kinds";
import type { MemberKind } from "../support/member-kinds";
import { ACCOUNT_EMAIL, INVITATION, PROMOTION, stackOn, synthesize } from "./support";

function resourcesOf(kind: MemberKind, files: Readonly<Record<string, string>>) {
  const [file = ""] = writeFiles(files);
  const stack = stackOn(kind);
  new MemberCatalog(stack, "members", { file });
  return synthesize(stack).resource;
}

test.each(KINDS)("what a file says is text, also where it looks like an expression, on $members", (kind) => {
  const resource = resourcesOf(kind, {
    "members.yaml": `
folders:
  "\${path.module}": { key: prod }
members:
  - key: payments
    displayName: payments-prod
    folder: "\${path.module}"
    tags: { "%{ if true }": "", cost: "\${file(\\"/etc/passwd\\")}", share: "100%{", token: "\${TfToken[TOKEN.0]}", price: "$5 %" }
  - { key: acme, invitation: { target: "2000000000000002", note: "Welcome \${path.cwd}" } }
`,
  });
  const tagsIn = (type: string) => Object.values(resource[type] ?? {}).map(({ tags }) => tags);

  expect(tagsIn(kind.types[0])).toContainEqual({
    "%%{ if true }": "",
    cost: '$${file("/etc/passwd")}',
    share: "100%%{",
    token: '${"$"}{TfToken[TOKEN.0]}',
    price: "$5 %",
  });
  expect(Object.values(resource[kind.folder.type] ?? {})).toMatchObject([
    { [kind.folder.nameArgument]: "$${path.module}" },
  ]);
  expect(Object.values(resource[INVITATION] ?? {})).toMatchObject([{ note: "Welcome $${path.cwd}" }]);
});

test.each(KINDS)(
  "an address of a file is text, and no token of any kind is resolved, on $members",
  (kind) => {
    const resource = resourcesOf(kind, {
      "members.yaml": `
members:
  - key: payments
    displayName: payments-prod
    tags: { "&{TfToken[TOKEN.0]}": "$\${TfToken[TOKEN.0]}" }
    accountEmail: { email: "\${path.module}@example.com" }
  - { key: logs, displayName: logs-prod, promotion: { email: "100%{@example.com" } }
  - { key: acme, invitation: { email: "\${path.cwd}@example.com" } }
`,
    });
    const only = (type: string) => Object.values(resource[type] ?? {});

    expect(only(kind.types[0]).map(({ tags }) => tags)).toContainEqual({
      '${"&"}{TfToken[TOKEN.0]}': '${"$$"}{TfToken[TOKEN.0]}',
    });
    expect(only(ACCOUNT_EMAIL)).toMatchObject([{ email: "$${path.module}@example.com" }]);
    expect(only(PROMOTION)).toMatchObject([{ email: "100%%{@example.com" }]);
    expect(only(INVITATION)).toMatchObject([{ target: "$${path.cwd}@example.com" }]);
  },
);

test("a finding that a file accepts is text", () => {
  const resource = resourcesOf(OWN, {
    "members.yaml": `
members:
  - key: payments
    displayName: payments-prod
    abandonableCheckIds: ["#{TfToken[TOKEN.0]}", "\${path.module}"]
`,
  });

  expect(Object.values(resource[OWN.types[0]] ?? {})).toMatchObject([
    { abandonable_check_ids: ['${"#"}{TfToken[TOKEN.0]}', "$${path.module}"] },
  ]);
});
