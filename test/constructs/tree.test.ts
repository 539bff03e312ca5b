import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Aspects, TerraformOutput, TerraformResource, TerraformStack, Testing } from "cdktf";
import type { TerraformProvider } from "cdktf";
import * as library from "../../lib";
import {
  AccountType,
  DirectoryCredentials,
  Invitation,
  InvitationTarget,
  MemberAccount,
  RemovalPolicy,
  ResourceDirectoryProvider,
  SynthErrorCode,
  SynthErrors,
} from "../../lib";
import { accountOf, KINDS } from "../support/member-kinds";
import {
  ACCEPTANCE,
  ACCOUNT,
  PROMOTION,
  PROTECTION,
  addresses,
  errorOf,
  memberOn,
  messageOf,
  referenceTo,
  stackOn,
  stackWithProviders,
  synthesize,
  theOnly,
} from "./support";

const TARGET = InvitationTarget.account("1772422852740000");
const INVITEES = DirectoryCredentials.environmentPrefix("ACME_");

/** This library a second time, as two copies in node_modules are; cdktf is a peer and there once. */
function secondCopy(): typeof library {
  let copy: typeof library | undefined;
  const cdktf = jest.requireActual<object>("cdktf");
  const constructs = jest.requireActual<object>("constructs");
  jest.isolateModules(() => {
    jest.doMock("cdktf", () => cdktf);
    jest.doMock("constructs", () => constructs);
    copy = require("../../lib") as typeof library; // eslint-disable-line @typescript-eslint/no-require-imports
  });
  expect(copy?.MemberAccount).not.toBe(MemberAccount);
  return copy ?? library;
}

describe.each(KINDS)("duplicates are what the tree holds at synth, with members on $members", (kind) => {
  let stack: TerraformStack;

  beforeEach(() => {
    stack = stackOn(kind);
  });

  test("a member taken out of the tree frees its name, and its replacement under the same id is checked", () => {
    new MemberAccount(stack, "one", { displayName: "payments" });
    stack.node.tryRemoveChild("one");
    new MemberAccount(stack, "two", { displayName: "payments" });
    expect(() => synthesize(stack)).not.toThrow();

    new MemberAccount(stack, "one", { displayName: "payments" });
    expect(messageOf(() => synthesize(stack))).toContain("of stack/one is already used by stack/two");
  });

  test.each<[string, (account: ReturnType<typeof accountOf>) => void]>([
    ["a setter", (account) => (account.displayName = "payments")],
    [
      "an override",
      (account) => {
        account.addOverride("display_name", "payments");
      },
    ],
    [
      "an Aspect",
      (account) => {
        Aspects.of(account).add({ visit: () => (account.displayName = "payments") });
      },
    ],
  ])("the name that %s gives is the one that counts", (_, rename) => {
    new MemberAccount(stack, "one", { displayName: "payments" });
    rename(accountOf(new MemberAccount(stack, "two", { displayName: "search" })));

    expect(messageOf(() => synthesize(stack))).toContain('displayName "payments" of stack/two is already');
  });

  test("a resource of the bindings counts as well, and one that has moved away does not", () => {
    const old = kind.withoutConstruct(stack, "old", "payments");
    const member = new MemberAccount(stack, "one", { displayName: "payments" });
    expect(messageOf(() => synthesize(stack))).toContain("of stack/one is already used by stack/old");

    old.moveTo("payments");
    accountOf(member).addMoveTarget("payments");
    expect(() => synthesize(stack)).not.toThrow();
  });

  test("one member reached by two tokens is one member", () => {
    const member = new MemberAccount(stack, "payments", { displayName: "payments" });
    member.promote("promotion", { email: "payments@example.com" });
    const id = accountOf(member).getStringAttribute(kind.idAttribute);
    MemberAccount.fromAccountId(stack, "again", id).switchType("switch", {
      type: AccountType.CLOUD_ACCOUNT,
    });

    expect(messageOf(() => synthesize(stack))).toContain(
      "stack/again/switch switches the type of the member that stack/payments/promotion promotes",
    );
  });

  test("two copies of the library see each other's members", () => {
    new MemberAccount(stack, "one", { displayName: "payments" });
    const copy = secondCopy();
    new copy.MemberAccount(stack, "two", { displayName: "payments" });

    const problems = messageOf(() => synthesize(stack)).match(/is already used by/g);
    expect(problems).toHaveLength(1);
  });
});

test("a promotion counts with the address that a setter gives, in another stack as well, until it is removed", () => {
  const app = Testing.app();
  const [blue, green] = [stackWithProviders(app, "blue"), stackWithProviders(app, "green")];
  const one = MemberAccount.fromAccountId(blue, "one", "1234567890123456");
  one.promote("promotion", { email: "one@example.com" }).resource.email = "carol@example.com";
  MemberAccount.fromAccountId(green, "two", "1234567890123457").promote("promotion", {
    email: "carol@example.com",
  });
  expect(messageOf(() => synthesize(green))).toContain("already used by blue/one/promotion");

  one.node.tryRemoveChild("promotion");
  expect(() => synthesize(green)).not.toThrow();
});

describe("the provider element of a resource", () => {
  test.each(KINDS)("of another stack is refused, for members on $members and hooks alike", (kind) => {
    const app = Testing.app();
    const [blue, green] = [stackOn(kind, app, "blue"), stackOn(kind, app, "green")];
    const ofBlue = kind.actingAs("other", blue);
    const elementOfAccount = ofBlue.provider ?? ofBlue.directoryProvider;
    new MemberAccount(green, "payments", { displayName: "payments", ...ofBlue }).promote("promotion", {
      email: "payments@example.com",
    });

    const error = errorOf(() => synthesize(green));
    expect(String(error)).toContain(
      `provider "${elementOfAccount?.node.path}" of green/payments belongs to another stack: Terraform would use the element of that name here`,
    );
    expect(String(error)).toContain(
      'provider "blue/directory-other" of green/payments/promotion belongs to another stack',
    );
    expect(new Set(SynthErrors.codesOf(error))).toEqual(new Set([SynthErrorCode.PROVIDER_ELEMENT]));
  });

  test("that a setter has put there is checked too, and one taken out of the tree is refused", () => {
    const stack = stackWithProviders();
    const provider = new ResourceDirectoryProvider(stack, "other", { alias: "other" });
    const invitation = new Invitation(stack, "acme", { target: TARGET });
    invitation.resource.provider = provider;
    expect(() => synthesize(stack)).not.toThrow();

    stack.node.tryRemoveChild("other");
    expect(messageOf(() => synthesize(stack))).toContain(
      'provider "stack/other" of stack/acme was taken out',
    );
  });

  test("decides which directory an acceptance expects: the element that is there at synth, with the id it has then", () => {
    const stack = stackWithProviders();
    new Invitation(stack, "acme", { target: TARGET }).accept("acceptance", { credentials: INVITEES });
    stack.node.tryRemoveChild("directory");
    const replaced = new ResourceDirectoryProvider(stack, "directory", { directoryId: "rd-3GxYz1" });
    expect(theOnly(ACCEPTANCE, stack)["expected_directory_id"]).toBe("rd-3GxYz1");

    replaced.directoryId = "rd-other1";
    expect(theOnly(ACCEPTANCE, stack)["expected_directory_id"]).toBe("rd-other1");
  });
});

describe("the provider's packages", () => {
  let packages: string;

  beforeEach(() => {
    packages = mkdtempSync(join(tmpdir(), "tree-test-"));
  });

  afterEach(() => {
    rmSync(packages, { recursive: true });
  });

  function synthWith(...elements: (new (stack: TerraformStack) => TerraformProvider)[]): string {
    const app = Testing.app();
    const stack = new TerraformStack(app, "stack");
    elements.forEach((Element) => new Element(stack));
    app.synth();
    return join(app.outdir, "stacks", "stack");
  }

  test("are written when the first element was taken out of the tree", () => {
    const app = Testing.app();
    const stack = new TerraformStack(app, "stack");
    new ResourceDirectoryProvider(stack, "directory");
    stack.node.tryRemoveChild("directory");
    new PackagedProvider(stack, "directory");

    app.synth();

    expect(readdirSync(join(app.outdir, "stacks", "stack"))).toContain("terraform.d");
  });

  test("of two versions in one stack are refused", () => {
    class OtherVersion extends ResourceDirectoryProvider {
      public constructor(stack: TerraformStack) {
        super(stack, "other", { alias: "other" });
        Object.assign(this.terraformGeneratorMetadata ?? {}, { providerVersionConstraint: "9.9.9" });
      }
    }
    class Default extends ResourceDirectoryProvider {
      public constructor(stack: TerraformStack) {
        super(stack, "directory");
      }
    }

    expect(messageOf(() => synthWith(Default, OtherVersion))).toMatch(
      /versions \S+ and 9\.9\.9 of this library/,
    );
  });

  class PackagedProvider extends ResourceDirectoryProvider {
    protected override packagesDirectory(): string {
      const name = `terraform-provider-resourcedirectory_${this.terraformGeneratorMetadata?.providerVersionConstraint}_linux_amd64.zip`;
      writeFileSync(join(packages, name), "zip");
      return packages;
    }
  }
});

describe.each(KINDS)("addresses of a member on $members", (kind) => {
  let stack: TerraformStack;
  let member: MemberAccount;

  beforeEach(() => {
    stack = stackOn(kind);
    member = new MemberAccount(stack, "payments", { displayName: "payments" });
  });

  test("that are overridden reach everything that refers to them", () => {
    member.promote("promotion", { email: "payments@example.com" });
    const ids = kind.types.map((_, index) => `payments-${index}`);
    kind.resourcesOf(member).forEach((resource, index) => {
      resource.overrideLogicalId(ids[index] ?? "");
    });

    expect(addresses(stack)).toEqual([
      ...kind.types.map((each, index) => `${each}.${ids[index]}`),
      "resourcedirectory_promotion.payments_promotion_403B57BF",
    ]);
    for (const other of [...kind.types.slice(1), PROMOTION]) {
      expect(theOnly(other, stack)["account_id"]).toBe(referenceTo(kind, "payments-0"));
    }
  });

  test("that are overridden too late are refused, not ignored", () => {
    new TerraformOutput(stack, "type", { value: member.type });

    accountOf(member).overrideLogicalId("payments");

    const error = errorOf(() => synthesize(stack));
    expect(String(error)).toContain(
      'overrideLogicalId("payments") on stack/payments/Resource came after its address was used',
    );
    expect(SynthErrors.codesOf(error)).toEqual([SynthErrorCode.LOGICAL_ID_TOO_LATE]);
  });

  test("that an Aspect overrides come too late in a whole synth, and are refused", () => {
    Aspects.of(stack).add({
      visit: (node) => {
        if (node instanceof TerraformResource && node.terraformResourceType === kind.types.slice(-1)[0]) {
          node.overrideLogicalId("late");
        }
      },
    });

    expect(messageOf(() => App.of(stack).synth())).toContain("an Aspect is too late");
  });
});

test("addresses of an invitation that are overridden reach its acceptance", () => {
  const stack = stackWithProviders();
  const invitation = new Invitation(stack, "acme", { target: TARGET });
  invitation.accept("acceptance", { credentials: INVITEES });
  invitation.resource.overrideLogicalId("acme");

  expect(theOnly(ACCEPTANCE, stack)).toMatchObject({
    handshake_id: "${resourcedirectory_invitation.acme.handshake_id}",
    expected_directory_id: "${resourcedirectory_invitation.acme.resource_directory_id}",
  });
});

test.each(KINDS)("the last name that a member on $members is given is the one that is written", (kind) => {
  const stack = stackOn(kind);
  const account = accountOf(new MemberAccount(stack, "payments", { displayName: "payments" }));

  account.displayName = "payments-prod";
  expect(memberOn(kind, stack)["display_name"]).toBe("payments-prod");

  account.addOverride("display_name", "payments-live");
  expect(memberOn(kind, stack)["display_name"]).toBe("payments-live");
});

test("a member's name and policy reach its protection and lifecycle, whoever changes them", () => {
  const stack = stackWithProviders();
  const member = new MemberAccount(stack, "payments", { displayName: "payments" });
  member.resource.displayName = "payments-prod";
  member.protection.removalPolicy = RemovalPolicy.DESTROY;

  expect(theOnly(PROTECTION, stack)["display_name"]).toBe("payments-prod");
  expect(theOnly(ACCOUNT, stack)["lifecycle"]).toEqual({ ignore_changes: ["payer_account_id", "tags"] });

  member.resource.addOverride("display_name", "payments-live");
  expect(theOnly(PROTECTION, stack)["display_name"]).toBe("payments-live");
});
