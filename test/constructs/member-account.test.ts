import { Aspects, DataResource, Testing, TerraformVariable } from "cdktf";
import type { TerraformStack } from "cdktf";
import { MemberAccount, RemovalPolicy, ResellAccountType, ResourceDirectoryProvider } from "../../lib";
import { AlicloudProvider, ResourceManagerAccount } from "../../lib/bindings/alicloud";
import { Member } from "../../lib/bindings/resourcedirectory";
import { accountOf, KINDS, VENDORS } from "../support/member-kinds";
import { schemaProblems } from "./schema-check";
import {
  ACCOUNT,
  PROMOTION,
  PROTECTION,
  addresses,
  leftAloneOn,
  memberOn,
  messageOf,
  outputOf,
  referenceTo,
  stackOn,
  synthesize,
  theOnly,
} from "./support";

const NAME = "payments_5AA7C358";

describe.each(KINDS)("a member on $members", (kind) => {
  const [type] = kind.types;
  let stack: TerraformStack;

  beforeEach(() => {
    stack = stackOn(kind);
  });

  test("is protected unless the code says something else", () => {
    new MemberAccount(stack, "payments", { displayName: "payments-prod" });

    expect(memberOn(kind, stack)).toEqual({ display_name: "payments-prod", removal_policy: "PROTECT" });
  });

  test("has every prop in the argument of its name", () => {
    new MemberAccount(stack, "payments", {
      displayName: "支付 prod",
      accountNamePrefix: "payments",
      folderId: "fd-1234567890",
      payerAccountId: "1234567890123456",
      resellAccountType: ResellAccountType.NON_RESELL,
      tags: { team: "payments" },
      removalPolicy: RemovalPolicy.DESTROY,
    });

    expect(memberOn(kind, stack)).toEqual({
      display_name: "支付 prod",
      account_name_prefix: "payments",
      folder_id: "fd-1234567890",
      payer_account_id: "1234567890123456",
      resell_account_type: "non_resell",
      tags: { team: "payments" },
      removal_policy: "DESTROY",
    });
    expect(schemaProblems(synthesize(stack))).toEqual([]);
  });

  describe("whose payer and tags nobody has set", () => {
    test("keeps those that it has", () => {
      new MemberAccount(stack, "payments", { displayName: "payments" });

      expect(leftAloneOn(kind, stack)).toEqual(["payer_account_id", "tags"]);
    });

    test("gets those that are set, also none at all", () => {
      new MemberAccount(stack, "payments", {
        displayName: "payments",
        payerAccountId: "1234567890123456",
        tags: {},
      });

      expect(memberOn(kind, stack)).toMatchObject({ payer_account_id: "1234567890123456", tags: {} });
      expect(leftAloneOn(kind, stack)).toEqual([]);
    });

    test("gets the tags that an Aspect adds", () => {
      new MemberAccount(stack, "payments", { displayName: "payments" });
      Aspects.of(stack).add({
        visit: (node) => {
          if (node instanceof ResourceManagerAccount || node instanceof Member) {
            node.tags = { cost: "4711" };
          }
        },
      });

      expect(memberOn(kind, stack)["tags"]).toEqual({ cost: "4711" });
      expect(leftAloneOn(kind, stack)).toEqual(["payer_account_id"]);
    });

    test("gets the payer that an override names", () => {
      const member = new MemberAccount(stack, "payments", { displayName: "payments" });

      accountOf(member).addOverride("payer_account_id", "1234567890123456");

      expect(memberOn(kind, stack)["payer_account_id"]).toBe("1234567890123456");
      expect(leftAloneOn(kind, stack)).toEqual(["tags"]);
    });

    test("keeps its tags again when those of the code were taken back", () => {
      const member = new MemberAccount(stack, "payments", { displayName: "payments", tags: { team: "a" } });

      accountOf(member).resetTags();

      expect(leftAloneOn(kind, stack)).toEqual(["payer_account_id", "tags"]);
    });
  });

  test.each([
    ["displayName", { displayName: "x" }, '"x" is 1 character long'],
    ["displayName", { displayName: "pay/ments" }, "a display name consists of"],
    [
      "accountNamePrefix",
      { displayName: "fine", accountNamePrefix: "a--b" },
      "two special characters in a row",
    ],
    ["payerAccountId", { displayName: "fine", payerAccountId: "12345" }, "has 16 digits"],
    ["tags", { displayName: "fine", tags: { "acs:team": "a" } }, 'a key that is not allowed, "acs:team"'],
    [
      "tags",
      { displayName: "fine", tags: { team: "acs:a" } },
      'a value that is not allowed, "acs:a" of "team"',
    ],
  ])("is refused with a %s that the service would refuse: %j", (attribute, props, problem) => {
    const message = messageOf(() => new MemberAccount(stack, "payments", props));

    expect(message).toContain(`[stack/payments] ${attribute} `);
    expect(message).toContain(problem);
    expect(message).toContain(`Change ${attribute} of this construct.`);
  });

  test("may have values that only Terraform knows", () => {
    const variable = new TerraformVariable(stack, "value", { type: "string" });

    new MemberAccount(stack, "payments", {
      displayName: variable.stringValue,
      accountNamePrefix: variable.stringValue,
      payerAccountId: variable.stringValue,
      tags: { team: variable.stringValue, [variable.stringValue]: "a", "acs:${var.value}": "a" },
    });

    expect(memberOn(kind, stack)).toMatchObject({
      display_name: "${var.value}",
      account_name_prefix: "${var.value}",
      payer_account_id: "${var.value}",
      tags: { team: "${var.value}", "${var.value}": "a", "acs:${var.value}": "a" },
    });
  });

  test("can be depended on by another resource", () => {
    const member = new MemberAccount(stack, "payments", { displayName: "payments" });

    new DataResource(stack, "after", { dependsOn: [member] });

    expect(theOnly("terraform_data", stack)["depends_on"]).toEqual([`${type}.${NAME}`]);
  });

  test("acts as all that belongs to it does, with the provider elements that it is given", () => {
    const member = new MemberAccount(stack, "payments", {
      displayName: "payments",
      ...kind.actingAs("other", stack),
    });
    member.promote("promotion", { email: "payments@example.com" });

    expect(theOnly(type, stack)).toMatchObject({ provider: `${kind.provider}.other` });
    for (const other of [...kind.types.slice(1), PROMOTION]) {
      expect(theOnly(other, stack)).toMatchObject({ provider: "resourcedirectory.other" });
    }
  });

  test("is refused with a provider element of another provider, by name", () => {
    const alicloud = new AlicloudProvider(stack, "other", { alias: "other" });

    const message = messageOf(
      () => new MemberAccount(stack, "payments", { displayName: "payments", directoryProvider: alicloud }),
    );

    expect(message).toContain(
      '[stack/payments] directoryProvider "stack/other" is a provider element of "alicloud"',
    );
  });

  test("has attributes that are references to its account", () => {
    const member = new MemberAccount(stack, "payments", { displayName: "payments" });

    const seen = outputOf(stack, [
      member.accountId,
      member.displayName,
      member.folderId,
      member.joinMethod,
      member.joinTime,
      member.resourceDirectoryId,
      member.status,
      member.type,
    ]);

    const names = [
      "display_name",
      "folder_id",
      "join_method",
      "join_time",
      "resource_directory_id",
      "status",
      "type",
    ];
    expect(seen).toEqual([kind.idAttribute, ...names].map((name) => referenceTo(kind, NAME, name)));
  });

  test("has its account's own arguments within reach", () => {
    const member = new MemberAccount(stack, "payments", { displayName: "payments" });

    accountOf(member).addOverride("timeouts.create", "10m");

    expect(theOnly(type, stack)["timeouts"]).toEqual({ create: "10m" });
  });

  test("keeps its resources with moved blocks when it is renamed", () => {
    const before = stackOn(kind);
    new MemberAccount(before, "payments", { displayName: "payments" });
    const renamed = new MemberAccount(stack, "billing", { displayName: "payments" });

    kind.resourcesOf(renamed).forEach((resource, index) => {
      resource.moveFromId(addresses(before)[index] ?? "");
    });

    const { moved = [] } = synthesize(stack);
    expect(moved.map((block) => block["from"]).sort()).toEqual(addresses(before));
    expect(moved.map((block) => block["to"]).sort()).toEqual(addresses(stack));
  });

  test("that exists already is imported by its account id", () => {
    const member = new MemberAccount(stack, "payments", { displayName: "payments" });

    accountOf(member).importFrom("1234567890123456");

    expect(synthesize(stack).import).toEqual([{ id: "1234567890123456", to: `${type}.${NAME}` }]);
  });

  test("that is only referred to declares nothing", () => {
    const member = MemberAccount.fromAccountId(stack, "legacy", "1234567890123456");

    expect(member.accountId).toBe("1234567890123456");
    expect(synthesize(stack).resource).toBeUndefined();
  });
});

test("a referenced member needs an account id of 16 digits", () => {
  const stack = Testing.stubVersion(Testing.app());

  expect(messageOf(() => MemberAccount.fromAccountId(stack, "legacy", "12"))).toContain(
    '[legacy] accountId "12" is not an account id',
  );
});

/** What the other kind does by itself: see own-member.test.ts. */
describe("on the vendor's resource", () => {
  let stack: TerraformStack;

  beforeEach(() => {
    stack = stackOn(VENDORS);
  });

  test("a member is one account and one protection that refers to it", () => {
    new MemberAccount(stack, "payments", { displayName: "payments-prod" });

    expect(theOnly(ACCOUNT, stack)).toEqual({
      display_name: "payments-prod",
      lifecycle: { prevent_destroy: true, ignore_changes: ["payer_account_id", "tags"] },
    });
    expect(theOnly(PROTECTION, stack)).toEqual({
      account_id: `\${${ACCOUNT}.${NAME}.id}`,
      display_name: "payments-prod",
      removal_policy: "PROTECT",
    });
  });

  test("the protection remembers what the account is created with, as setters and overrides leave it", () => {
    const [payments, ledger] = ["payments", "ledger"].map(
      (name) => new MemberAccount(stack, name, { displayName: name, accountNamePrefix: name }),
    );

    payments?.resource.resetAccountNamePrefix();
    payments?.resource.addOverride("resell_account_type", "resell");
    ledger?.resource.addOverride("account_name_prefix", "other");

    const [ofLedger, ofPayments] = Object.values(synthesize(stack).resource[PROTECTION] ?? {});
    expect(ofPayments).toMatchObject({ resell_account_type: "resell" });
    expect(ofPayments).not.toHaveProperty("account_name_prefix");
    expect(ofLedger).toMatchObject({ account_name_prefix: "other" });
  });

  test("DESTROY lets Terraform destroy", () => {
    new MemberAccount(stack, "trial", { displayName: "trial", removalPolicy: RemovalPolicy.DESTROY });

    expect(theOnly(ACCOUNT, stack)).toEqual({
      display_name: "trial",
      lifecycle: { ignore_changes: ["payer_account_id", "tags"] },
    });
  });

  test("a member that names payer and tags and may be destroyed ignores nothing and prevents nothing", () => {
    new MemberAccount(stack, "trial", {
      displayName: "trial",
      payerAccountId: "1234567890123456",
      tags: {},
      removalPolicy: RemovalPolicy.DESTROY,
    });

    expect(theOnly(ACCOUNT, stack)["lifecycle"]).toEqual({});
  });

  test("ABANDON is refused with the way to forget a member", () => {
    const message = messageOf(
      () => new MemberAccount(stack, "old", { displayName: "old-one", removalPolicy: RemovalPolicy.ABANDON }),
    );

    expect(message).toContain("[stack/old] removalPolicy ABANDON");
    expect(message).toContain("Allowed: PROTECT, DESTROY");
    expect(message).toContain('MemberAccount.forget(scope, "old")');
  });

  test("each resource of a member uses the provider element of its own provider", () => {
    const provider = new AlicloudProvider(stack, "other", { alias: "other" });
    const directoryProvider = new ResourceDirectoryProvider(stack, "other-directory", { alias: "second" });

    new MemberAccount(stack, "payments", { displayName: "payments", provider, directoryProvider });

    expect(theOnly(ACCOUNT, stack)).toMatchObject({ provider: "alicloud.other" });
    expect(theOnly(PROTECTION, stack)).toMatchObject({ provider: "resourcedirectory.second" });
  });
});
