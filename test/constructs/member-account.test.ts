import { Aspects, Testing, TerraformVariable } from "cdktf";
import type { TerraformStack } from "cdktf";
import { MemberAccount, RemovalPolicy, ResellAccountType, ResourceDirectoryProvider } from "../../lib";
import { AlicloudProvider, ResourceManagerAccount, ResourceManagerFolder } from "../../lib/bindings/alicloud";
import {
  ACCOUNT,
  KINDS,
  PROTECTION,
  addresses,
  messageOf,
  stackOn,
  stackWithProviders,
  synthesize,
  theOnly,
} from "./support";
import type { Block } from "./support";

test("a member is one account and one protection that refers to it", () => {
  const stack = stackWithProviders();

  new MemberAccount(stack, "payments", { displayName: "payments-prod" });

  expect(theOnly(ACCOUNT, stack)).toEqual({
    display_name: "payments-prod",
    lifecycle: { prevent_destroy: true, ignore_changes: ["payer_account_id", "tags"] },
  });
  expect(theOnly(PROTECTION, stack)).toEqual({
    account_id: `\${${ACCOUNT}.payments_5AA7C358.id}`,
    display_name: "payments-prod",
    removal_policy: "PROTECT",
  });
});

test("every prop reaches the argument of its name", () => {
  const stack = stackWithProviders();
  const folder = new ResourceManagerFolder(stack, "folder", { folderName: "prod" });

  new MemberAccount(stack, "payments", {
    displayName: "支付 prod",
    accountNamePrefix: "payments",
    folderId: folder.id,
    payerAccountId: "1234567890123456",
    resellAccountType: ResellAccountType.NON_RESELL,
    tags: { team: "payments" },
  });

  expect(theOnly(ACCOUNT, stack)).toEqual({
    display_name: "支付 prod",
    account_name_prefix: "payments",
    folder_id: "${alicloud_resource_manager_folder.folder.id}",
    payer_account_id: "1234567890123456",
    resell_account_type: "non_resell",
    tags: { team: "payments" },
    lifecycle: { prevent_destroy: true },
  });
});

test("DESTROY is remembered by the protection and lets Terraform destroy", () => {
  const stack = stackWithProviders();

  new MemberAccount(stack, "trial", { displayName: "trial", removalPolicy: RemovalPolicy.DESTROY });

  expect(theOnly(PROTECTION, stack)).toMatchObject({ removal_policy: "DESTROY" });
  expect(theOnly(ACCOUNT, stack)).toEqual({
    display_name: "trial",
    lifecycle: { ignore_changes: ["payer_account_id", "tags"] },
  });
});

test("a member that names payer and tags and may be destroyed ignores nothing and prevents nothing", () => {
  const stack = stackWithProviders();

  new MemberAccount(stack, "trial", {
    displayName: "trial",
    payerAccountId: "1234567890123456",
    tags: {},
    removalPolicy: RemovalPolicy.DESTROY,
  });

  expect(theOnly(ACCOUNT, stack)["lifecycle"]).toEqual({});
});

describe("what nobody has set is left alone", () => {
  const ignored = (stack: TerraformStack) =>
    (theOnly(ACCOUNT, stack)["lifecycle"] as Block)["ignore_changes"];

  test("tags that an Aspect adds are set, not ignored", () => {
    const stack = stackWithProviders();
    new MemberAccount(stack, "payments", { displayName: "payments" });
    Aspects.of(stack).add({
      visit: (node) => {
        if (node instanceof ResourceManagerAccount) {
          node.tags = { cost: "4711" };
        }
      },
    });

    expect(theOnly(ACCOUNT, stack)["tags"]).toEqual({ cost: "4711" });
    expect(ignored(stack)).toEqual(["payer_account_id"]);
  });

  test("a payer that an override names is set, not ignored", () => {
    const stack = stackWithProviders();
    const member = new MemberAccount(stack, "payments", { displayName: "payments" });

    member.resource.addOverride("payer_account_id", "1234567890123456");

    expect(theOnly(ACCOUNT, stack)["payer_account_id"]).toBe("1234567890123456");
    expect(ignored(stack)).toEqual(["tags"]);
  });

  test("tags that were taken back are left alone again", () => {
    const stack = stackWithProviders();
    const member = new MemberAccount(stack, "payments", { displayName: "payments", tags: { team: "a" } });

    member.resource.resetTags();

    expect(ignored(stack)).toEqual(["payer_account_id", "tags"]);
  });
});

test("ABANDON is refused with the way to forget a member", () => {
  const stack = stackWithProviders();

  const message = messageOf(
    () => new MemberAccount(stack, "old", { displayName: "old-one", removalPolicy: RemovalPolicy.ABANDON }),
  );

  expect(message).toContain("[stack/old] removalPolicy ABANDON");
  expect(message).toContain("Allowed: PROTECT, DESTROY");
  expect(message).toContain('MemberAccount.forget(scope, "old")');
});

describe.each(KINDS)("on $members", ({ members, type }) => {
  test.each([
    ["displayName", { displayName: "x" }, '"x" is 1 characters long'],
    ["displayName", { displayName: "pay/ments" }, "a display name consists of"],
    [
      "accountNamePrefix",
      { displayName: "fine", accountNamePrefix: "a--b" },
      "two special characters in a row",
    ],
    ["payerAccountId", { displayName: "fine", payerAccountId: "12345" }, "has 16 digits"],
  ])("a %s that the service would refuse is refused at synth: %j", (attribute, props, problem) => {
    const stack = stackOn(members);

    const message = messageOf(() => new MemberAccount(stack, "payments", props));

    expect(message).toContain(`[stack/payments] ${attribute} `);
    expect(message).toContain(problem);
    expect(message).toContain(`Change ${attribute} of this construct.`);
  });

  test("values that only Terraform knows pass unchecked", () => {
    const stack = stackOn(members);
    const variable = new TerraformVariable(stack, "value", { type: "string" });

    new MemberAccount(stack, "payments", {
      displayName: variable.stringValue,
      accountNamePrefix: variable.stringValue,
      payerAccountId: variable.stringValue,
    });

    expect(theOnly(type, stack)).toMatchObject({
      display_name: "${var.value}",
      account_name_prefix: "${var.value}",
      payer_account_id: "${var.value}",
    });
  });

  test("another resource can depend on a member", () => {
    const stack = stackOn(members);
    const member = new MemberAccount(stack, "payments", { displayName: "payments" });

    new ResourceManagerFolder(stack, "after", { folderName: "after", dependsOn: [member] });

    expect(theOnly("alicloud_resource_manager_folder", stack)["depends_on"]).toEqual([
      `${type}.payments_5AA7C358`,
    ]);
  });
});

test("each resource of a member uses the provider element of its own provider", () => {
  const stack = stackWithProviders();
  const provider = new AlicloudProvider(stack, "other", { alias: "other" });
  const directoryProvider = new ResourceDirectoryProvider(stack, "other-directory", { alias: "second" });

  const member = new MemberAccount(stack, "payments", {
    displayName: "payments",
    provider,
    directoryProvider,
  });
  member.promote("promotion", { email: "payments@example.com" });

  expect(theOnly(ACCOUNT, stack)).toMatchObject({ provider: "alicloud.other" });
  expect(theOnly(PROTECTION, stack)).toMatchObject({ provider: "resourcedirectory.second" });
  expect(theOnly("resourcedirectory_promotion", stack)).toMatchObject({
    provider: "resourcedirectory.second",
  });
});

test("provider elements that were mixed up are refused by name", () => {
  const stack = stackWithProviders();
  const alicloud = new AlicloudProvider(stack, "other", { alias: "other" });

  const message = messageOf(
    () => new MemberAccount(stack, "payments", { displayName: "payments", directoryProvider: alicloud }),
  );

  expect(message).toContain(
    '[stack/payments] directoryProvider "stack/other" is a provider element of "alicloud"',
  );
});

test("attributes of a member are references to the account", () => {
  const stack = stackWithProviders();
  const member = new MemberAccount(stack, "payments", { displayName: "payments" });
  const attributes = [
    member.accountId,
    member.displayName,
    member.folderId,
    member.joinMethod,
    member.joinTime,
    member.resourceDirectoryId,
    member.status,
    member.type,
  ];

  new ResourceManagerFolder(stack, "probe", { folderName: "probe", tags: { all: attributes.join(" ") } });

  const reference = (name: string) => `\${${ACCOUNT}.payments_5AA7C358.${name}}`;
  const names = [
    "id",
    "display_name",
    "folder_id",
    "join_method",
    "join_time",
    "resource_directory_id",
    "status",
    "type",
  ];
  expect(theOnly("alicloud_resource_manager_folder", stack)["tags"]).toEqual({
    all: names.map(reference).join(" "),
  });
});

test("the account's own arguments stay within reach", () => {
  const stack = stackWithProviders();
  const member = new MemberAccount(stack, "payments", { displayName: "payments" });

  member.resource.addOverride("timeouts.create", "10m");

  expect(theOnly(ACCOUNT, stack)["timeouts"]).toEqual({ create: "10m" });
});

test("a renamed member keeps its resources with moved blocks", () => {
  const before = stackWithProviders();
  new MemberAccount(before, "payments", { displayName: "payments" });
  const after = stackWithProviders();
  const renamed = new MemberAccount(after, "billing", { displayName: "payments" });

  renamed.resource.moveFromId(`${ACCOUNT}.payments_5AA7C358`);
  renamed.protection.moveFromId(`${PROTECTION}.payments_Protection_A02E6875`);

  const { moved = [] } = synthesize(after);
  expect(moved.map((block) => block["from"]).sort()).toEqual(addresses(before));
  expect(moved.map((block) => block["to"]).sort()).toEqual(addresses(after));
});

test("a member that exists already is imported by its account id", () => {
  const stack = stackWithProviders();
  const member = new MemberAccount(stack, "payments", { displayName: "payments" });

  member.resource.importFrom("1234567890123456");

  expect(synthesize(stack).import).toEqual([{ id: "1234567890123456", to: `${ACCOUNT}.payments_5AA7C358` }]);
});

test("a referenced member declares nothing", () => {
  const stack = stackWithProviders();

  const member = MemberAccount.fromAccountId(stack, "legacy", "1234567890123456");

  expect(member.accountId).toBe("1234567890123456");
  expect(synthesize(stack).resource).toBeUndefined();
});

test("a referenced member needs an account id of 16 digits", () => {
  const stack = Testing.stubVersion(Testing.app());

  expect(messageOf(() => MemberAccount.fromAccountId(stack, "legacy", "12"))).toContain(
    '[legacy] accountId "12" is not an account id',
  );
});
