import { TerraformOutput } from "cdktf";
import { AccountType, MemberAccount, MemberCatalog, SynthErrors } from "../../lib";
import { writeFiles } from "../catalog/support";
import { KINDS, OWN, VENDORS } from "../support/member-kinds";
import type { MemberKind } from "../support/member-kinds";
import {
  ACCEPTANCE,
  ACCOUNT,
  ACCOUNT_EMAIL,
  ACCOUNT_TYPE,
  INVITATION,
  PROMOTION,
  addresses,
  errorOf,
  membersOn,
  messageOf,
  stackOn,
  synthesize,
} from "./support";
import type { Block } from "./support";

function catalogOf(kind: MemberKind, files: Readonly<Record<string, string>>) {
  const [file = "", ...furtherFiles] = writeFiles(files);
  const stack = stackOn(kind);
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

test.each(KINDS)(
  "every field of a row reaches the argument that the prop of its name reaches, on $members",
  (kind) => {
    const { stack } = catalogOf(kind, { "members.yaml": EVERYTHING });
    const { resource, import: imports = [], moved = [] } = synthesize(stack);

    expect(membersOn(kind, stack)).toEqual([
      { display_name: "logs-prod", tags: { "managed-by": "terraform" }, removal_policy: "PROTECT" },
      {
        display_name: "payments-prod",
        folder_id: "fd-payments",
        payer_account_id: "1000000000000001",
        tags: { "managed-by": "terraform", stage: "live", zone: "prod", team: "payments" },
        removal_policy: "DESTROY",
        ...(kind === OWN && { account_id: "0100000000000010" }),
      },
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
        tags: { "managed-by": "terraform" },
        attempt: 3,
        removal_policy: "ABANDON",
      },
    ]);
    expect(Object.values(resource[ACCEPTANCE] ?? {})).toEqual([
      expect.objectContaining({ credentials_env_prefix: "ACME_", expected_account_id: "2000000000000002" }),
    ]);
    expect(imports.map(({ id }) => id)).toEqual([
      "fd-prod",
      ...kind.types.map(() => "0100000000000010"),
      "Account:2000000000000002",
    ]);
    const froms = moved.map(({ from }) => String(from).replace(/_[0-9A-F]{8}$/, ""));
    for (const [where, hook] of [
      ["members_pay", "members_pay_promotion"],
      ["old_place", "old_place_promotion"],
    ]) {
      expect(froms).toEqual(expect.arrayContaining([`${kind.types[0]}.${where}`, `${PROMOTION}.${hook}`]));
    }
    expect(moved.map(({ to }) => to)).toEqual(
      expect.arrayContaining(addresses(stack).filter((address) => address.includes("members_payments"))),
    );
  },
);

const INVITED = `
defaults: { tags: { managed-by: terraform } }
folders:
  prod: { id: fd-prod }
members:
  - key: acme
    displayName: acme-prod
    folder: prod
    payerAccountId: "1000000000000001"
    tags: { owner: acme }
    invitation:
      email: root@acme.example
      handshakeId: h-1
      whenExpired: invite_again
      maxInvitations: 5
    acceptance: { profile: acme, expectedDirectoryId: rd-test01 }
    typeSwitch: { type: ResourceAccount, whenBlocked: wait }
`;

test.each(KINDS)(
  "an account is invited by its address, and gets name, folder, payer and tags once it has joined, beside members on $members",
  (kind) => {
    const { stack } = catalogOf(kind, { "members.yaml": INVITED });
    const { resource, import: imports = [] } = synthesize(stack);
    const folder = `\${${kind.folder.type}.members_Folders_prod_19F1159A.${kind.folder.idAttribute}}`;
    const tags = { "managed-by": "terraform", owner: "acme" };

    expect(Object.values(resource[INVITATION] ?? {})).toEqual([
      {
        target: "root@acme.example",
        target_type: "Email",
        folder_id: folder,
        tags,
        when_expired: "invite_again",
        max_invitations: 5,
        attempt: 1,
        removal_policy: "PROTECT",
      },
    ]);
    expect(Object.values(resource["resourcedirectory_member"] ?? {})).toEqual([
      expect.objectContaining({
        existing: true,
        display_name: "acme-prod",
        folder_id: folder,
        payer_account_id: "1000000000000001",
        tags,
      }),
    ]);
    expect(Object.values(resource[ACCEPTANCE] ?? {})).toEqual([
      expect.objectContaining({ profile: "acme", expected_directory_id: "rd-test01" }),
    ]);
    expect(Object.values(resource[ACCOUNT_TYPE] ?? {})).toEqual([
      expect.objectContaining({ type: "ResourceAccount", when_blocked: "wait" }),
    ]);
    expect(imports.map(({ id }) => id)).toEqual(["fd-prod", "Email:root@acme.example"]);
  },
);

const OF_OUR_OWN = `
folders: { prod: { adopt: true } }
members:
  - key: payments
    displayName: payments-prod
    folder: prod
    accountNamePrefix: pay
    resellAccountType: resell
    adopt: true
    abandonableCheckIds: [SP_FILE, SP_OSS]
    removalPolicy: ABANDON
    accountEmail: { email: payments@example.com, attempt: 2, waitFor: 30m }
    typeSwitch: { type: CloudAccount, whenBlocked: wait }
  - key: logs
    displayName: logs-prod
    promotion: { email: logs@example.com, whenExpired: send_again, maxMails: 2 }
`;

test("on the resource of our own a row takes over, abandons, and goes to a cloud account by its address first", () => {
  const { resource } = synthesize(catalogOf(OWN, { "members.yaml": OF_OUR_OWN }).stack);
  const [address = ""] = Object.keys(resource[ACCOUNT_EMAIL] ?? {});

  expect(Object.values(resource["resourcedirectory_folder"] ?? {})).toEqual([
    expect.objectContaining({ name: "prod", adopt: true }),
  ]);
  expect(Object.values(resource["resourcedirectory_member"] ?? {})).toEqual([
    expect.objectContaining({ display_name: "logs-prod", removal_policy: "PROTECT" }),
    expect.objectContaining({
      display_name: "payments-prod",
      account_name_prefix: "pay",
      resell_account_type: "resell",
      adopt: true,
      abandonable_check_ids: ["SP_FILE", "SP_OSS"],
      removal_policy: "ABANDON",
    }),
  ]);
  expect(Object.values(resource[ACCOUNT_EMAIL] ?? {})).toEqual([
    expect.objectContaining({
      email: "payments@example.com",
      attempt: 2,
      timeouts: { create: "30m", update: "30m" },
    }),
  ]);
  expect(Object.values(resource[ACCOUNT_TYPE] ?? {})).toEqual([
    expect.objectContaining({
      type: "CloudAccount",
      when_blocked: "wait",
      depends_on: [`${ACCOUNT_EMAIL}.${address}`],
    }),
  ]);
  expect(Object.values(resource[PROMOTION] ?? {})).toEqual([
    expect.objectContaining({ when_expired: "send_again", max_mails: 2 }),
  ]);
});

test("a row that only the resource of our own can follow is refused on the vendor's, with its place", () => {
  const refused = messageOf(() => catalogOf(VENDORS, { "members.yaml": OF_OUR_OWN }));

  expect(refused).toContain("the catalog has 4 faults");
  expect(refused).toMatch(/members\.yaml:11:20 removalPolicy "ABANDON" of a member needs the provider's own/);
});

test("folders of the vendor's nest, are adopted, referred to or made, and keep their objects when they are renamed", () => {
  const { stack } = catalogOf(VENDORS, {
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
      // Under DESTROY it goes after the moves of its members.
      lifecycle: { create_before_destroy: true, ignore_changes: ["tags"] },
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

test.each(KINDS)(
  "a catalog makes what the constructs make on $members: the same addresses, whatever the order of the rows and the format",
  (kind) => {
    const yaml = catalogOf(kind, {
      "a.yaml": "members:\n  - { key: b, displayName: bb }\n  - { key: a, displayName: aa }\n",
    });
    const csv = catalogOf(kind, {
      "a.csv": "displayName,key\naa,a\n",
      "b.json": '{"members":[{"key":"b","displayName":"bb"}]}',
    });
    const code = stackOn(kind);
    const scope = new (class extends MemberCatalog {})(code, "members", {
      file: writeFiles({ "none.yaml": "members: []\n" })[0] ?? "",
    });
    new MemberAccount(scope, "a", { displayName: "aa" });
    new MemberAccount(scope, "b", { displayName: "bb" });

    expect(addresses(yaml.stack)).toEqual(addresses(code));
    expect(synthesize(csv.stack).resource).toEqual(synthesize(yaml.stack).resource);
  },
);

test.each(KINDS)("constructs stand beside a catalog and hang on its members, on $members", (kind) => {
  const { stack, catalog } = catalogOf(kind, {
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
      expect.stringContaining(`${kind.types[0]}.other_`),
    ]),
  );
});

test.each(KINDS)(
  "a name that code and catalog both use fails the stack's validation, on $members",
  (kind) => {
    const { stack } = catalogOf(kind, { "m.yaml": "members: [{ key: logs, displayName: logs-prod }]\n" });
    new MemberAccount(stack, "again", { displayName: "logs-prod" });

    expect(messageOf(() => synthesize(stack))).toContain(
      'displayName "logs-prod" of stack/again is already used by stack/members/logs',
    );
  },
);

test("faults make one error with all of them, and a code for programs", () => {
  const error = errorOf(() =>
    catalogOf(VENDORS, { "a.yaml": "members: [{ key: a }]\n", "b.csv": "key,displayName\nb,b\n" }),
  );

  expect(String(error)).toMatch(
    /\[stack\/members\] the catalog has 2 faults:\n\S+a\.yaml:1:11 .*\n\S+b\.csv:2:3 /,
  );
  expect(SynthErrors.codesOf(error)).toEqual(["CATALOG"]);
});

test("a key that the catalog does not have is refused with those that it has", () => {
  const { catalog } = catalogOf(VENDORS, { "m.yaml": "members: [{ key: logs, displayName: logs-prod }]\n" });

  expect(messageOf(() => catalog.member("log"))).toBe(
    '[stack/members] the catalog has no row with the key "log". It has logs. [CATALOG]',
  );
  expect(messageOf(() => catalog.invitation("logs"))).toContain(
    'no invitation with the key "logs". It has none.',
  );
});

test.each(KINDS)(
  "a row on $members that has left is forgotten by its key, at the addresses that it had",
  (kind) => {
    const rows = (...keys: readonly string[]) =>
      `members: [${keys.map((key) => `{ key: ${key}, displayName: ${key}-prod }`).join(", ")}]`;
    const before = addresses(catalogOf(kind, { "members.yaml": rows("payments", "logs") }).stack);
    const { stack, catalog } = catalogOf(kind, { "members.yaml": rows("logs") });

    MemberAccount.forget(catalog, "payments");

    const forgotten = (synthesize(stack).removed ?? []).map(({ from }) => String(from));
    expect(forgotten).toEqual(
      expect.arrayContaining(before.filter((address) => address.includes("payments"))),
    );
    expect(forgotten.filter((address) => address.includes("payments"))).toHaveLength(
      kind.forgottenTypes.length,
    );
    expect(addresses(stack).filter((address) => forgotten.includes(address))).toEqual([]);
  },
);
