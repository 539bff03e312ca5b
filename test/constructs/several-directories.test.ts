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
  SynthErrorCode,
  SynthErrors,
} from "../../lib";
import type { ResourceDirectoryProps } from "../../lib";
import { accountOf, KINDS, OWN, VENDORS } from "../support/member-kinds";
import type { MemberKind } from "../support/member-kinds";
import {
  ACCEPTANCE,
  ACCOUNT,
  ACCOUNT_EMAIL,
  ACCOUNT_TYPE,
  INVITATION,
  PROMOTION,
  errorOf,
  memberOn,
  membersOn,
  messageOf,
  stackWithProviders,
  synthesize,
  theOnly,
  elementsOf,
} from "./support";

const MEMBER = "1234567890123456";
const TARGET = InvitationTarget.account("1772422852740000");

interface TwoDirectories {
  readonly stack: TerraformStack;
  readonly china: ResourceDirectory;
  readonly europe: ResourceDirectory;
}

function twoDirectories(
  { members }: Pick<MemberKind, "members">,
  europeProps: ResourceDirectoryProps = {},
): TwoDirectories {
  const stack = new TerraformStack(Testing.app(), "stack");
  return {
    stack,
    china: new ResourceDirectory(stack, "china", { members, directoryId: "rd-china1" }),
    europe: new ResourceDirectory(stack, "europe", {
      members,
      directoryId: "rd-europe1",
      alias: "europe",
      credentials: DirectoryCredentials.profile("europe"),
      ...europeProps,
    }),
  };
}

describe.each(KINDS)("two directories with members on $members", (kind) => {
  const [type] = kind.types;

  test("members, folders, invitations and hooks act with the directory that they name", () => {
    const { stack, china, europe } = twoDirectories(kind);
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

    expect(elementsOf(stack, type)).toEqual({ china1: "default", europe1: `${kind.provider}.europe` });
    expect(elementsOf(stack, kind.folder.type)).toEqual({
      china2: "default",
      europe2: `${kind.provider}.europe`,
    });
    for (const [other, id] of [
      ...kind.types.slice(1).map((protection) => [protection, 1] as const),
      [PROMOTION, 1],
      [INVITATION, 3],
      [ACCEPTANCE, 3],
      [ACCOUNT_TYPE, 4],
      [ACCOUNT_EMAIL, 1],
    ] as const) {
      expect(elementsOf(stack, other)).toEqual({
        [`china${id}`]: "default",
        [`europe${id}`]: "resourcedirectory.europe",
      });
    }
  });

  test("what stands below a directory or a folder, or in a folder, or is about a member, need not name it", () => {
    const { stack, europe } = twoDirectories(kind);
    const folder = europe.addFolder("prod");
    const team = new Construct(folder, "team");

    new MemberAccount(team, "payments", { displayName: "payments" });
    const search = new MemberAccount(stack, "search", {
      displayName: "search",
      folder: folder.addFolder("it"),
    });
    new Promotion(stack, "promotion", { account: search, email: "search@example.com" });
    new Invitation(europe, "acme", { target: TARGET });

    expect(new Set(Object.values(elementsOf(stack, type)))).toEqual(new Set([`${kind.provider}.europe`]));
    expect(elementsOf(stack, PROMOTION)).toEqual({ promotion: "resourcedirectory.europe" });
    expect(elementsOf(stack, INVITATION)).toEqual({ europe: "resourcedirectory.europe" });
  });

  test("the only directory of a stack is found without being named, also with an alias", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    new ResourceDirectory(stack, "rd", {
      members: kind.members,
      alias: "main",
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new MemberAccount(stack, "payments", { displayName: "payments", accountId: MEMBER });
    new Invitation(stack, "acme", { target: TARGET });

    expect(elementsOf(stack, type)).toEqual({ payments: `${kind.provider}.main` });
    expect(elementsOf(stack, INVITATION)).toEqual({ acme: "resourcedirectory.main" });
    expect(synthesize(stack).import?.map(({ provider }) => provider)).toEqual([
      `${kind.provider}.main`,
      ...kind.types.slice(1).map(() => "resourcedirectory.main"),
    ]);
  });

  test("a directory that was taken out of the tree is no choice", () => {
    const { stack } = twoDirectories(kind);
    stack.node.tryRemoveChild("china");
    new MemberAccount(stack, "payments", { displayName: "payments" });

    expect(elementsOf(stack, type)).toEqual({ payments: `${kind.provider}.europe` });
  });

  test("a provider element that is given or set has precedence over the directory", () => {
    const { stack, europe } = twoDirectories(kind);
    const given = kind.actingAs("own", stack);
    const element = given.provider ?? given.directoryProvider;
    const member = new MemberAccount(stack, "a", { displayName: "payments", directory: europe, ...given });
    accountOf(new MemberAccount(stack, "b", { displayName: "search", directory: europe })).provider = element;
    member.promote("promotion", { email: "a@example.com", provider: europe.provider });

    expect(elementsOf(stack, type)).toEqual({ a: `${kind.provider}.own`, b: `${kind.provider}.own` });
    expect(elementsOf(stack, PROMOTION)).toEqual({ a: "resourcedirectory.europe" });
    for (const protection of kind.types.slice(1)) {
      expect(elementsOf(stack, protection)).toEqual({
        a: "resourcedirectory.own",
        b: "resourcedirectory.europe",
      });
    }
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
      const { stack } = twoDirectories(kind);
      declare(stack);

      const error = errorOf(() => synthesize(stack));

      expect(String(error)).toContain(
        "stack/x names no directory, and its stack has several: stack/china, stack/europe.",
      );
      expect(SynthErrors.codesOf(error)).toEqual([SynthErrorCode.WHICH_DIRECTORY]);
    });

    test("but not what only refers to a member: there is nothing to act on", () => {
      const { stack } = twoDirectories(kind);
      MemberAccount.fromAccountId(stack, "reference", MEMBER);

      expect(() => synthesize(stack)).not.toThrow();
    });
  });

  test("a directory of another stack is refused", () => {
    const app = Testing.app();
    const [stack, elsewhere] = [new TerraformStack(app, "stack"), new TerraformStack(app, "elsewhere")];
    const directory = new ResourceDirectory(elsewhere, "rd", { members: kind.members });
    new ResourceDirectory(stack, "own", { members: kind.members });
    new MemberAccount(stack, "payments", { displayName: "payments", directory });

    const error = errorOf(() => synthesize(stack));

    expect(String(error)).toContain('directory "elsewhere/rd" of stack/payments is not in its stack');
    expect(SynthErrors.codesOf(error)).toEqual([SynthErrorCode.WHICH_DIRECTORY]);
  });

  test("a member of one directory in a folder of another is refused", () => {
    const { stack, china, europe } = twoDirectories(kind);
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
    const { stack, china, europe } = twoDirectories(kind);
    new MemberAccount(china, "payments", { displayName: "payments" });
    new MemberAccount(europe, "payments", { displayName: "payments" });
    expect(() => synthesize(stack)).not.toThrow();

    new MemberAccount(stack, "twin", { displayName: "payments", directory: europe });

    expect(messageOf(() => synthesize(stack))).toContain(
      "stack/twin is already used by stack/europe/payments",
    );
  });
});

test.each([
  { ...VENDORS, vendors: { alicloud: [{}, { alias: "europe", profile: "europe" }] } },
  { ...OWN, vendors: {} },
])(
  "the provider elements of each directory with members on $members are told apart by the alias",
  ({ vendors, ...kind }) => {
    const { stack, china, europe } = twoDirectories(kind);
    china.addFolder("prod");
    europe.addFolder("prod");

    expect(synthesize(stack).provider).toEqual({
      resourcedirectory: [
        { directory_id: "rd-china1" },
        { alias: "europe", directory_id: "rd-europe1", profile: "europe" },
      ],
      ...vendors,
    });
  },
);

describe("with members on the vendor's resource", () => {
  test("the only directory of a stack is found also where it is declared later", () => {
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

  test("a directory with an alias that joins a stack changes nothing for what is there", () => {
    const stack = stackWithProviders();
    new MemberAccount(stack, "payments", { displayName: "payments" });
    const before = synthesize(stack).resource;

    new ResourceDirectory(stack, "europe", { alias: "europe", removalPolicy: RemovalPolicy.DESTROY });

    expect(synthesize(stack).resource).toEqual(before);
  });

  test("credentials with a prefix are refused only for the directory that has such resources", () => {
    const credentials = DirectoryCredentials.environmentPrefix("EUROPE_");
    const { stack, china, europe } = twoDirectories(VENDORS, { credentials });
    china.addFolder("prod");
    new Invitation(europe, "acme", { target: TARGET });
    expect(() => synthesize(stack)).not.toThrow();

    europe.addFolder("prod");

    expect(messageOf(() => synthesize(stack))).toContain(
      "credentials of stack/europe are environment variables",
    );
  });

  test("a member that has both provider elements need not name its directory", () => {
    const { stack, china } = twoDirectories(VENDORS);
    new MemberAccount(stack, "member", {
      displayName: "payments",
      provider: china.alicloudProvider,
      directoryProvider: china.provider,
    });

    expect(() => synthesize(stack)).not.toThrow();
  });
});

describe("with members on our own resource", () => {
  test("a member that has a provider element and names no directory is refused: an element tells no kind", () => {
    const { stack, china } = twoDirectories(OWN);
    new MemberAccount(stack, "x", { displayName: "payments", directoryProvider: china.provider });

    expect(messageOf(() => synthesize(stack))).toContain("stack/x names no directory");
  });
});

test("two directories without alias are refused", () => {
  const { stack } = twoDirectories(VENDORS);
  new ResourceDirectory(stack, "third");

  expect(messageOf(() => synthesize(stack))).toContain(
    "Give one of them an alias, and pass it on as provider or directory.",
  );
});

describe("the removal policy of a directory", () => {
  test.each(KINDS)("is that of members on $members, folders and invitations that say nothing", (kind) => {
    const { stack, europe } = twoDirectories(kind, { removalPolicy: RemovalPolicy.DESTROY });
    const folder = europe.addFolder("prod");
    new MemberAccount(stack, "search", { displayName: "search", folder });
    new MemberAccount(stack, "safe", { displayName: "safe", folder, removalPolicy: RemovalPolicy.PROTECT });
    new Invitation(europe, "acme", { target: TARGET });

    expect(
      membersOn(kind, stack).map((member) => [member["display_name"], member["removal_policy"]]),
    ).toEqual([
      ["safe", "PROTECT"],
      ["search", "DESTROY"],
    ]);
    expect(theOnly(INVITATION, stack)).toMatchObject({ removal_policy: "DESTROY" });
    expect(theOnly(kind.folder.type, stack)["lifecycle"]).not.toHaveProperty("prevent_destroy");
  });

  test("is told to Terraform of the vendor's accounts as well", () => {
    const { stack, europe } = twoDirectories(VENDORS, { removalPolicy: RemovalPolicy.DESTROY });
    new MemberAccount(europe, "search", { displayName: "search" });
    new MemberAccount(europe, "safe", { displayName: "safe", removalPolicy: RemovalPolicy.PROTECT });

    expect(
      Object.values(synthesize(stack).resource[ACCOUNT] ?? {}).map((block) => block["lifecycle"]),
    ).toEqual([
      expect.objectContaining({ prevent_destroy: true }),
      expect.not.objectContaining({ prevent_destroy: true }),
    ]);
  });

  test.each(KINDS)(
    "may be ABANDON for invitations, and is refused for folders beside members on $members",
    (kind) => {
      const { stack, rd } = abandoning(kind);
      new Invitation(stack, "acme", { target: TARGET });
      expect(theOnly(INVITATION, stack)).toMatchObject({ removal_policy: "ABANDON" });

      rd.addFolder("prod");

      expect(messageOf(() => synthesize(stack))).toContain(
        "[stack/rd/prod] removalPolicy ABANDON, the default of stack/rd, is not possible for a folder",
      );
    },
  );

  test("may be ABANDON for members on our own resource, and is refused for the vendor's that say nothing else", () => {
    const [own, vendors] = [abandoning(OWN).stack, abandoning(VENDORS).stack];
    [own, vendors].forEach((stack) => new MemberAccount(stack, "payments", { displayName: "payments" }));

    expect(memberOn(OWN, own)).toMatchObject({ removal_policy: "ABANDON" });
    expect(messageOf(() => synthesize(vendors))).toContain(
      "[stack/payments] removalPolicy ABANDON, the default of stack/rd, is not possible for a member",
    );
  });

  function abandoning({ members }: MemberKind) {
    const stack = new TerraformStack(Testing.app(), "stack");
    return {
      stack,
      rd: new ResourceDirectory(stack, "rd", { members, removalPolicy: RemovalPolicy.ABANDON }),
    };
  }
});
