import { TerraformOutput } from "cdktf";
import { AccountType, MemberAccount, MemberCatalog, SynthErrors } from "../../lib";
import { writeFiles } from "../catalog/support";
import {
  ACCEPTANCE,
  ACCOUNT,
  ACCOUNT_TYPE,
  INVITATION,
  PROMOTION,
  PROTECTION,
  addresses,
  errorOf,
  messageOf,
  stackWithProviders,
  synthesize,
} from "./support";
import type { Block } from "./support";

function catalogOf(files: Readonly<Record<string, string>>) {
  const [file = "", ...furtherFiles] = writeFiles(files);
  const stack = stackWithProviders();
  return { stack, catalog: new MemberCatalog(stack, "members", { file, furtherFiles }) };
}

const EVERYTHING = `
# yaml-language-server: $schema=catalog.schema.json
defaults:
  tags: { managed-by: terraform }
environments:
  production:
    tags: { stage: live }
    payerAccountId: "1000000000000001"
folders:
  prod: { id: fd-prod, defaults: { tags: { stage: none, zone: prod } } }
  prod/payments: { reference: fd-payments }
members:
  - key: payments
    accountId: "0100000000000010"
    displayName: payments-prod
    folder: prod/payments
    environment: production
    tags: { team: payments }
    removalPolicy: DESTROY
    promotion: { email: payments@example.com, attempt: 2, waitFor: 30m }
    previousKeys: [pay]
    previousPaths: [old/place]
  - key: logs
    displayName: logs-prod
    typeSwitch: CloudAccount
  - key: acme
    invitation: { target: "2000000000000002", note: Welcome, handshakeId: h-1, attempt: 3 }
    acceptance: { credentialsPrefix: ACME_ }
    removalPolicy: ABANDON
`;

test("every field of a row reaches the argument that the construct's prop of its name reaches", () => {
  const { stack } = catalogOf({ "members.yaml": EVERYTHING });
  const { resource, import: imports = [], moved = [] } = synthesize(stack);

  expect(Object.values(resource[ACCOUNT] ?? {})).toEqual([
    expect.objectContaining({ display_name: "logs-prod", tags: { "managed-by": "terraform" } }),
    {
      display_name: "payments-prod",
      folder_id: "fd-payments",
      payer_account_id: "1000000000000001",
      tags: { "managed-by": "terraform", stage: "live", zone: "prod", team: "payments" },
      lifecycle: {},
    },
  ]);
  expect(Object.values(resource[PROTECTION] ?? {})).toEqual([
    expect.objectContaining({ removal_policy: "PROTECT" }),
    expect.objectContaining({ removal_policy: "DESTROY" }),
  ]);
  expect(Object.values(resource[PROMOTION] ?? {})).toEqual([
    expect.objectContaining({
      email: "payments@example.com",
      attempt: 2,
      timeouts: { create: "30m", update: "30m" },
    }),
  ]);
  expect(Object.values(resource[ACCOUNT_TYPE] ?? {})).toEqual([
    expect.objectContaining({ type: "CloudAccount" }),
  ]);
  expect(Object.values(resource[INVITATION] ?? {})).toEqual([
    {
      target: "2000000000000002",
      target_type: "Account",
      note: "Welcome",
      attempt: 3,
      removal_policy: "ABANDON",
    },
  ]);
  expect(Object.values(resource[ACCEPTANCE] ?? {})).toEqual([
    expect.objectContaining({ credentials_env_prefix: "ACME_", expected_account_id: "2000000000000002" }),
  ]);
  expect(imports.map(({ id }) => id)).toEqual([
    "fd-prod",
    "0100000000000010",
    "0100000000000010",
    "Account:2000000000000002",
  ]);
  expect(moved).toHaveLength(6);
});

test("folders nest, are adopted, referred to or made, and keep their objects when they are renamed", () => {
  const { stack } = catalogOf({
    "m.yaml": `folders:
  prod: { id: fd-prod, tags: { cost: "1" } }
  prod/支付: { key: payments, removalPolicy: DESTROY, previousKeys: [pay] }
  shared: { reference: fd-shared }
members:
  - { key: prod, displayName: prod-one, folder: prod/支付/live }
  - { key: logs, displayName: logs-one, folder: shared }
`,
  });
  const { resource, import: imports = [], moved = [] } = synthesize(stack);

  expect(resource["alicloud_resource_manager_folder"]).toEqual({
    members_Folders_prod_19F1159A: expect.objectContaining({
      folder_name: "prod",
      tags: { cost: "1" },
    }) as Block,
    members_Folders_prod_payments_9D8B303F: {
      folder_name: "支付",
      parent_folder_id: "${alicloud_resource_manager_folder.members_Folders_prod_19F1159A.id}",
      lifecycle: { ignore_changes: ["tags"] },
    },
    members_Folders_prod_payments_live_4B5FE9EB: expect.objectContaining({ folder_name: "live" }) as Block,
  });
  expect(Object.values(resource[ACCOUNT] ?? {}).map(({ folder_id: id }) => id)).toEqual([
    "fd-shared",
    "${alicloud_resource_manager_folder.members_Folders_prod_payments_live_4B5FE9EB.id}",
  ]);
  expect(imports.map(({ id }) => id)).toEqual(["fd-prod"]);
  expect(moved).toContainEqual({
    from: expect.stringMatching(/^alicloud_resource_manager_folder\.members_Folders_prod_pay_/) as string,
    to: "alicloud_resource_manager_folder.members_Folders_prod_payments_9D8B303F",
  });
});

test("a catalog makes what the constructs make: the same addresses, whatever the order of the rows and the format", () => {
  const yaml = catalogOf({
    "a.yaml": "members:\n  - { key: b, displayName: bb }\n  - { key: a, displayName: aa }\n",
  });
  const csv = catalogOf({
    "a.csv": "displayName,key\naa,a\n",
    "b.json": '{"members":[{"key":"b","displayName":"bb"}]}',
  });
  const code = stackWithProviders();
  const scope = new (class extends MemberCatalog {})(code, "members", {
    file: writeFiles({ "none.yaml": "members: []\n" })[0] ?? "",
  });
  new MemberAccount(scope, "a", { displayName: "aa" });
  new MemberAccount(scope, "b", { displayName: "bb" });

  expect(addresses(yaml.stack)).toEqual(addresses(code));
  expect(synthesize(csv.stack).resource).toEqual(synthesize(yaml.stack).resource);
});

test("constructs stand beside a catalog and hang on its members", () => {
  const { stack, catalog } = catalogOf({
    "m.csv": "key,displayName,invitation.target\nlogs,logs-prod,\nacme,,2000000000000002\n",
  });

  catalog.member("logs").promote("by-hand", { email: "logs@example.com" });
  catalog.invitation("acme").member.switchType("type", { type: AccountType.RESOURCE_ACCOUNT });
  new MemberAccount(stack, "other", { displayName: "other-prod" });
  new TerraformOutput(stack, "acme", { value: catalog.member("acme").accountId });

  expect(catalog.keys).toEqual(["logs", "acme"]);
  expect(addresses(stack)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^resourcedirectory_promotion\.members_logs_by-hand_/),
      expect.stringMatching(/^resourcedirectory_account_type\.members_acme_Member_type_/),
      expect.stringMatching(/^alicloud_resource_manager_account\.other_/),
    ]),
  );
});

test("a name that code and catalog both use fails the stack's validation", () => {
  const { stack } = catalogOf({ "m.yaml": "members: [{ key: logs, displayName: logs-prod }]\n" });
  new MemberAccount(stack, "again", { displayName: "logs-prod" });

  expect(messageOf(() => synthesize(stack))).toContain(
    'displayName "logs-prod" of stack/again is already used by stack/members/logs',
  );
});

test("faults make one error with all of them, and a code for programs", () => {
  const error = errorOf(() =>
    catalogOf({ "a.yaml": "members: [{ key: a }]\n", "b.csv": "key,displayName\nb,b\n" }),
  );

  expect(String(error)).toMatch(
    /\[stack\/members\] the catalog has 2 faults:\n\S+a\.yaml:1:11 .*\n\S+b\.csv:2:3 /,
  );
  expect(SynthErrors.codesOf(error)).toEqual(["CATALOG"]);
});

test("a key that the catalog does not have is refused with those that it has", () => {
  const { catalog } = catalogOf({ "m.yaml": "members: [{ key: logs, displayName: logs-prod }]\n" });

  expect(messageOf(() => catalog.member("log"))).toBe(
    '[stack/members] the catalog has no row with the key "log". It has logs. [CATALOG]',
  );
  expect(messageOf(() => catalog.invitation("logs"))).toContain(
    'no invitation with the key "logs". It has none.',
  );
});
