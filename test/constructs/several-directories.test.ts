import { TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import {
  AccountType,
  DirectoryCredentials,
  Folder,
  HandshakeAcceptance,
  Invitation,
  InvitationTarget,
  MemberAccount,
  Promotion,
  RemovalPolicy,
  ResourceDirectory,
  ResourceDirectoryProvider,
  SynthErrorCode,
  SynthErrors,
} from "../../lib";
import type { ResourceDirectoryProps } from "../../lib";
import { AlicloudProvider } from "../../lib/bindings/alicloud";
import {
  ACCEPTANCE,
  ACCOUNT,
  ACCOUNT_EMAIL,
  ACCOUNT_TYPE,
  FOLDER,
  INVITATION,
  PROMOTION,
  PROTECTION,
  errorOf,
  messageOf,
  stackWithProviders,
  synthesize,
} from "./support";

const MEMBER = "1234567890123456";
const TARGET = InvitationTarget.account("1772422852740000");

interface TwoDirectories {
  readonly stack: TerraformStack;
  readonly china: ResourceDirectory;
  readonly europe: ResourceDirectory;
}

function twoDirectories(europeProps: ResourceDirectoryProps = {}): TwoDirectories {
  const stack = new TerraformStack(Testing.app(), "stack");
  return {
    stack,
    china: new ResourceDirectory(stack, "china", { directoryId: "rd-china1" }),
    europe: new ResourceDirectory(stack, "europe", {
      directoryId: "rd-europe1",
      alias: "europe",
      credentials: DirectoryCredentials.profile("europe"),
      ...europeProps,
    }),
  };
}

/** The alias that each resource of a type uses, by the first id of its path; "default" for none. */
function elementsOf(stack: TerraformStack, type: string): Record<string, unknown> {
  const declared = Object.entries(synthesize(stack).resource[type] ?? {});
  return Object.fromEntries(
    declared.map(([name, block]): [string, unknown] => [
      name.replace(/_.*/, ""),
      block["provider"] ?? "default",
    ]),
  );
}

test("each directory has both its provider elements, told apart by the alias", () => {
  const { stack, china, europe } = twoDirectories();
  china.addFolder("prod");
  europe.addFolder("prod");

  expect(synthesize(stack).provider).toEqual({
    resourcedirectory: [
      { directory_id: "rd-china1" },
      { alias: "europe", directory_id: "rd-europe1", profile: "europe" },
    ],
    alicloud: [{}, { alias: "europe", profile: "europe" }],
  });
});

test("members, folders, invitations and hooks act with the directory that they name", () => {
  const { stack, china, europe } = twoDirectories();
  for (const [id, directory] of Object.entries({ china, europe })) {
    const member = new MemberAccount(stack, `${id}1`, { displayName: `${id}-payments`, directory });
    member.promote("promotion", { email: `${id}@example.com` });
    member.changeEmail("address", { email: `${id}@example.com` });
    new Folder(stack, `${id}2`, { directory });
    new Invitation(stack, `${id}3`, { target: TARGET, directory }).accept("acceptance", {
      credentials: DirectoryCredentials.environmentPrefix("ACME_"),
    });
    const other = MemberAccount.fromAccountId(stack, `${id}4`, MEMBER, { directory });
    other.switchType("type", { type: AccountType.CLOUD_ACCOUNT });
  }

  expect(elementsOf(stack, ACCOUNT)).toEqual({ china1: "default", europe1: "alicloud.europe" });
  expect(elementsOf(stack, FOLDER)).toEqual({ china2: "default", europe2: "alicloud.europe" });
  for (const [type, id] of [
    [PROTECTION, 1],
    [PROMOTION, 1],
    [INVITATION, 3],
    [ACCEPTANCE, 3],
    [ACCOUNT_TYPE, 4],
    [ACCOUNT_EMAIL, 1],
  ] as const) {
    expect(elementsOf(stack, type)).toEqual({
      [`china${id}`]: "default",
      [`europe${id}`]: "resourcedirectory.europe",
    });
  }
});

test("what stands below a directory or a folder, or in a folder, or is about a member, need not name it", () => {
  const { stack, europe } = twoDirectories();
  const folder = europe.addFolder("prod");
  const team = new Construct(folder, "team");

  new MemberAccount(team, "payments", { displayName: "payments" });
  const search = new MemberAccount(stack, "search", {
    displayName: "search",
    folder: folder.addFolder("it"),
  });
  new Promotion(stack, "promotion", { account: search, email: "search@example.com" });
  new Invitation(europe, "acme", { target: TARGET });

  expect(new Set(Object.values(elementsOf(stack, ACCOUNT)))).toEqual(new Set(["alicloud.europe"]));
  expect(elementsOf(stack, PROMOTION)).toEqual({ promotion: "resourcedirectory.europe" });
  expect(elementsOf(stack, INVITATION)).toEqual({ europe: "resourcedirectory.europe" });
});

test("the only directory of a stack is found without being named, with an alias and declared later", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  new MemberAccount(stack, "payments", { displayName: "payments", accountId: MEMBER });
  new Invitation(stack, "acme", { target: TARGET });
  new ResourceDirectory(stack, "rd", { alias: "main", removalPolicy: RemovalPolicy.DESTROY });

  expect(elementsOf(stack, ACCOUNT)).toEqual({ payments: "alicloud.main" });
  expect(elementsOf(stack, INVITATION)).toEqual({ acme: "resourcedirectory.main" });
  expect(synthesize(stack).import?.map(({ provider }) => provider)).toEqual([
    "alicloud.main",
    "resourcedirectory.main",
  ]);
});

test("a directory that was taken out of the tree is no choice", () => {
  const { stack } = twoDirectories();
  stack.node.tryRemoveChild("china");
  new MemberAccount(stack, "payments", { displayName: "payments" });

  expect(elementsOf(stack, ACCOUNT)).toEqual({ payments: "alicloud.europe" });
});

test("a directory with an alias that joins a stack changes nothing for what is there", () => {
  const stack = stackWithProviders();
  new MemberAccount(stack, "payments", { displayName: "payments" });
  const before = synthesize(stack).resource;

  new ResourceDirectory(stack, "europe", { alias: "europe", removalPolicy: RemovalPolicy.DESTROY });

  expect(synthesize(stack).resource).toEqual(before);
});

test("a provider element that is given or set has precedence over the directory", () => {
  const { stack, europe } = twoDirectories();
  const provider = new AlicloudProvider(stack, "own", { alias: "own" });
  const member = new MemberAccount(stack, "a", { displayName: "payments", directory: europe, provider });
  new MemberAccount(stack, "b", { displayName: "search", directory: europe }).resource.provider = provider;
  member.promote("promotion", { email: "a@example.com", provider: europe.provider });

  expect(elementsOf(stack, ACCOUNT)).toEqual({ a: "alicloud.own", b: "alicloud.own" });
  expect(elementsOf(stack, PROTECTION)).toEqual({
    a: "resourcedirectory.europe",
    b: "resourcedirectory.europe",
  });
});

describe("with several directories, what names none is refused, with the names of all", () => {
  test.each<[string, (stack: TerraformStack) => unknown]>([
    ["a member", (stack) => new MemberAccount(stack, "x", { displayName: "payments" })],
    ["a folder", (stack) => new Folder(stack, "x")],
    ["a folder that is looked up", (stack) => Folder.fromFolderName(stack, "x", "prod")],
    ["an invitation", (stack) => new Invitation(stack, "x", { target: TARGET })],
    ["an acceptance", (stack) => new HandshakeAcceptance(stack, "x", { expectedDirectoryId: "rd-china1" })],
    [
      "a hook",
      (stack) =>
        new Promotion(stack, "x", {
          account: MemberAccount.fromAccountId(stack, "member", MEMBER),
          email: "x@example.com",
        }),
    ],
  ])("%s", (_, declare) => {
    const { stack } = twoDirectories();
    declare(stack);

    const error = errorOf(() => synthesize(stack));

    expect(String(error)).toContain(
      "stack/x names no directory, and its stack has several: stack/china, stack/europe.",
    );
    expect(SynthErrors.codesOf(error)).toEqual([SynthErrorCode.WHICH_DIRECTORY]);
  });

  test("but not what has provider elements, or nothing to act on", () => {
    const { stack, china } = twoDirectories();
    MemberAccount.fromAccountId(stack, "reference", MEMBER);
    new MemberAccount(stack, "member", {
      displayName: "payments",
      provider: china.alicloudProvider,
      directoryProvider: china.provider,
    });

    expect(() => synthesize(stack)).not.toThrow();
  });
});

test("a directory of another stack is refused", () => {
  const app = Testing.app();
  const [stack, elsewhere] = [new TerraformStack(app, "stack"), new TerraformStack(app, "elsewhere")];
  const directory = new ResourceDirectory(elsewhere, "rd");
  new ResourceDirectory(stack, "own");
  new MemberAccount(stack, "payments", { displayName: "payments", directory });

  const error = errorOf(() => synthesize(stack));

  expect(String(error)).toContain('directory "elsewhere/rd" of stack/payments is not in its stack');
  expect(SynthErrors.codesOf(error)).toEqual([SynthErrorCode.WHICH_DIRECTORY]);
});

test("a member of one directory in a folder of another is refused", () => {
  const { stack, china, europe } = twoDirectories();
  new MemberAccount(stack, "payments", {
    displayName: "payments",
    directory: china,
    folder: europe.addFolder("prod"),
  });

  expect(messageOf(() => synthesize(stack))).toContain(
    "directory of stack/payments is stack/china, and stack/europe/prod, which it refers to, belongs to stack/europe.",
  );
});

test("one display name may be used in two directories, and not twice in one", () => {
  const { stack, china, europe } = twoDirectories();
  new MemberAccount(china, "payments", { displayName: "payments" });
  new MemberAccount(europe, "payments", { displayName: "payments" });
  expect(() => synthesize(stack)).not.toThrow();

  new MemberAccount(stack, "twin", { displayName: "payments", directory: europe });

  expect(messageOf(() => synthesize(stack))).toContain("stack/twin is already used by stack/europe/payments");
});

test("credentials with a prefix are refused only for the directory whose resources are the vendor's", () => {
  const credentials = DirectoryCredentials.environmentPrefix("EUROPE_");
  const { stack, china, europe } = twoDirectories({ credentials });
  china.addFolder("prod");
  new Invitation(europe, "acme", { target: TARGET });
  expect(() => synthesize(stack)).not.toThrow();

  europe.addFolder("prod");

  expect(messageOf(() => synthesize(stack))).toContain(
    "credentials of stack/europe are environment variables",
  );
});

test("two directories without alias are refused", () => {
  const { stack } = twoDirectories();
  new ResourceDirectory(stack, "third");

  expect(messageOf(() => synthesize(stack))).toContain(
    "Give one of them an alias, and pass it on as provider or directory.",
  );
});

describe("the removal policy of a directory", () => {
  test("is that of members, folders and invitations that say nothing", () => {
    const { stack, europe } = twoDirectories({ removalPolicy: RemovalPolicy.DESTROY });
    const folder = europe.addFolder("prod");
    new MemberAccount(stack, "search", { displayName: "search", folder });
    new MemberAccount(stack, "safe", { displayName: "safe", folder, removalPolicy: RemovalPolicy.PROTECT });
    new Invitation(europe, "acme", { target: TARGET });

    const { resource } = synthesize(stack);
    const policies = (type: string) =>
      Object.values(resource[type] ?? {}).map((block) => block["removal_policy"]);
    expect(policies(PROTECTION)).toEqual(["PROTECT", "DESTROY"]);
    expect(policies(INVITATION)).toEqual(["DESTROY"]);
    expect(Object.values(resource[FOLDER] ?? {})).toEqual([
      expect.objectContaining({ lifecycle: { ignore_changes: ["tags"] } }),
    ]);
    expect(Object.values(resource[ACCOUNT] ?? {}).map((block) => block["lifecycle"])).toEqual([
      expect.objectContaining({ prevent_destroy: true }),
      expect.not.objectContaining({ prevent_destroy: true }),
    ]);
  });

  test("may be ABANDON for invitations, and is refused for members and folders that say nothing else", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    const rd = new ResourceDirectory(stack, "rd", { removalPolicy: RemovalPolicy.ABANDON });
    new Invitation(stack, "acme", { target: TARGET });
    expect(Object.values(synthesize(stack).resource[INVITATION] ?? {})).toEqual([
      expect.objectContaining({ removal_policy: "ABANDON" }),
    ]);

    rd.addFolder("prod");
    expect(messageOf(() => synthesize(stack))).toContain(
      "[stack/rd/prod] removalPolicy ABANDON, the default of stack/rd, is not possible for a folder",
    );

    rd.node.tryRemoveChild("prod");
    new MemberAccount(stack, "payments", { displayName: "payments" });
    expect(messageOf(() => synthesize(stack))).toContain(
      "[stack/payments] removalPolicy ABANDON, the default of stack/rd, is not possible for a member",
    );
  });
});

describe("a directory with provider elements that are given", () => {
  test("makes none, and everything in it uses them", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    const provider = new ResourceDirectoryProvider(stack, "own", { alias: "own" });
    const alicloudProvider = new AlicloudProvider(stack, "vendors", { alias: "vendors" });
    const rd = new ResourceDirectory(stack, "rd", { provider, alicloudProvider });
    new MemberAccount(stack, "payments", { displayName: "payments" });

    expect(rd.node.children).toEqual([]);
    expect(elementsOf(stack, ACCOUNT)).toEqual({ payments: "alicloud.vendors" });
    expect(elementsOf(stack, PROTECTION)).toEqual({ payments: "resourcedirectory.own" });
  });

  test("makes the other with the identity that is said", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    const alicloudProvider = new AlicloudProvider(stack, "vendors", { region: "cn-beijing" });
    new ResourceDirectory(stack, "rd", {
      alicloudProvider,
      credentials: DirectoryCredentials.environmentPrefix("ORG_"),
    }).addFolder("prod");

    expect(synthesize(stack).provider).toEqual({
      alicloud: [{ region: "cn-beijing" }],
      resourcedirectory: [{ credentials_env_prefix: "ORG_" }],
    });
  });

  test.each<[string, ResourceDirectoryProps]>([
    ["directoryId", { directoryId: "rd-china1" }],
    ["limits", { limits: { mails: 1 } }],
  ])("refuses %s, which would go nowhere", (name, props) => {
    const stack = new TerraformStack(Testing.app(), "stack");
    const provider = new ResourceDirectoryProvider(stack, "own");

    expect(messageOf(() => new ResourceDirectory(stack, "rd", { ...props, provider }))).toContain(
      `[stack/rd] ${name}: without effect beside a given provider element. Write it on "stack/own".`,
    );
  });

  test("refuses an identity that neither would have", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    const provider = new ResourceDirectoryProvider(stack, "own");
    const alicloudProvider = new AlicloudProvider(stack, "vendors", {});
    const given = { provider, alicloudProvider, region: "cn-beijing", alias: "x" };

    expect(messageOf(() => new ResourceDirectory(stack, "rd", given))).toContain(
      "[stack/rd] region, alias: without effect beside a given provider element",
    );
  });

  test("refuses one of another stack, and one of the other provider", () => {
    const app = Testing.app();
    const provider = new ResourceDirectoryProvider(new TerraformStack(app, "elsewhere"), "own");
    const stack = new TerraformStack(app, "stack");

    expect(messageOf(() => new ResourceDirectory(stack, "rd", { provider }))).toContain(
      '[stack/rd] provider element "elsewhere/own" belongs to another stack',
    );
    expect(messageOf(() => new ResourceDirectory(stack, "rd2", { alicloudProvider: provider }))).toContain(
      'alicloudProvider "elsewhere/own" is a provider element of "resourcedirectory"',
    );
  });
});
