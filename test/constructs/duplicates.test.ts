import { TerraformVariable, Testing } from "cdktf";
import type { TerraformStack } from "cdktf";
import {
  AccountType,
  DirectoryCredentials,
  Folder,
  Invitation,
  InvitationTarget,
  MemberAccount,
  ResourceDirectoryProvider,
} from "../../lib";
import { KINDS } from "../support/member-kinds";
import { messageOf, stackOn, stackWithProviders, synthesize } from "./support";

const MEMBER = "1234567890123456";

describe.each(KINDS)("two equal display names of members on $members", (kind) => {
  let stack: TerraformStack;

  beforeEach(() => {
    stack = stackOn(kind);
  });

  test("fail the validation of their stack, naming both members", () => {
    new MemberAccount(stack, "one", { displayName: "payments" });
    new MemberAccount(stack, "two", { displayName: "payments" });

    expect(messageOf(() => synthesize(stack))).toContain(
      'displayName "payments" of stack/two is already used by stack/one',
    );
  });

  test("fail it also where one is that of an invited member; not in another directory", () => {
    const provider = new ResourceDirectoryProvider(stack, "other", { alias: "other" });
    new MemberAccount(stack, "one", { displayName: "payments" });
    const target = InvitationTarget.account("1772422852740000");
    new Invitation(stack, "elsewhere", { target, displayName: "payments", provider });
    expect(() => synthesize(stack)).not.toThrow();

    new Invitation(stack, "two", { target, displayName: "payments" });

    expect(messageOf(() => synthesize(stack))).toContain(
      'displayName "payments" of stack/two/Settings is already used by stack/one',
    );
  });

  test("are fine with two providers, which may act on two directories", () => {
    new MemberAccount(stack, "one", { displayName: "payments" });
    new MemberAccount(stack, "two", { displayName: "payments", ...kind.actingAs("other", stack) });

    expect(() => synthesize(stack)).not.toThrow();
  });

  test("are fine in two stacks, which may act on two directories", () => {
    const app = Testing.app();
    const stacks = [stackOn(kind, app, "blue"), stackOn(kind, app, "green")];
    stacks.forEach((each) => new MemberAccount(each, "one", { displayName: "payments" }));

    for (const each of stacks) {
      expect(() => synthesize(each)).not.toThrow();
    }
  });

  test("are not told apart when only Terraform knows them", () => {
    const name = new TerraformVariable(stack, "name", { type: "string" }).stringValue;
    new MemberAccount(stack, "one", { displayName: name });
    new MemberAccount(stack, "two", { displayName: name });

    expect(() => synthesize(stack)).not.toThrow();
  });
});

describe.each(KINDS)("the account of a member that is imported on $members", (kind) => {
  test("cannot be invited, too, as one member would be managed twice", () => {
    const stack = stackOn(kind);
    new MemberAccount(stack, "payments", { displayName: "payments", accountId: MEMBER });
    new Invitation(stack, "acme", { target: InvitationTarget.account("1772422852740000") });
    expect(() => synthesize(stack)).not.toThrow();

    new Invitation(stack, "again", { target: InvitationTarget.account(MEMBER) });

    expect(messageOf(() => synthesize(stack))).toContain(
      `accountId "${MEMBER}" of stack/payments is the account that stack/again invites`,
    );
  });

  test("is that of one stack of an app, until that one forgets it", () => {
    const app = Testing.app();
    const [blue, green] = [stackOn(kind, app, "blue"), stackOn(kind, app, "green")];
    for (const each of [blue, green]) {
      new MemberAccount(each, "payments", { displayName: "payments", accountId: MEMBER });
    }
    expect(() => synthesize(blue)).not.toThrow();
    expect(messageOf(() => synthesize(green))).toContain(
      `accountId "${MEMBER}" of green/payments is already that of blue/payments`,
    );

    blue.node.tryRemoveChild("payments");
    MemberAccount.forget(blue, "payments");

    expect(() => synthesize(green)).not.toThrow();
  });
});

test.each(KINDS)("a folder that is imported on $members is that of one stack of an app", (kind) => {
  const app = Testing.app();
  const [blue, green] = [stackOn(kind, app, "blue"), stackOn(kind, app, "green")];
  for (const each of [blue, green]) {
    new Folder(each, "prod", { folderId: "fd-3GxYz1" });
  }

  expect(() => synthesize(blue)).not.toThrow();
  expect(messageOf(() => synthesize(green))).toContain(
    'folderId "fd-3GxYz1" of green/prod is already that of blue/prod',
  );
});

describe("two invitations of one account", () => {
  const target = InvitationTarget.account("1772422852740000");

  test("fail the validation of their stack", () => {
    const stack = stackWithProviders();
    new Invitation(stack, "acme", { target });
    new Invitation(stack, "again", { target });

    expect(messageOf(() => synthesize(stack))).toContain(
      'target "1772422852740000" of stack/again is already invited by stack/acme',
    );
  });

  test("fail it, too, where an address stands there in other letters", () => {
    const stack = stackWithProviders();
    new Invitation(stack, "bob", { target: InvitationTarget.email("Bob@example.com") });
    new Invitation(stack, "again", { target: InvitationTarget.email("bob@example.com") });

    expect(messageOf(() => synthesize(stack))).toMatch(/stack\/again is already invited by stack\/bob/);
  });

  test("are fine by two providers, which may invite into two directories", () => {
    const stack = stackWithProviders();
    const provider = new ResourceDirectoryProvider(stack, "second", { alias: "second" });
    new Invitation(stack, "acme", { target });
    new Invitation(stack, "again", { target, provider });

    expect(() => synthesize(stack)).not.toThrow();
  });
});

describe("two equal promotion addresses", () => {
  function promote(stack: TerraformStack, id: string, accountId: string, email: string): void {
    MemberAccount.fromAccountId(stack, id, accountId).promote("promotion", { email });
  }

  test("fail anywhere in the app, masked, whatever their case", () => {
    const app = Testing.app();
    const [blue, green] = [stackWithProviders(app, "blue"), stackWithProviders(app, "green")];
    promote(blue, "one", MEMBER, "carol@example.com");
    promote(green, "two", "1234567890123457", "Carol@Example.com");

    expect(() => synthesize(blue)).not.toThrow();
    const message = messageOf(() => synthesize(green));
    expect(message).toContain(
      "email C***@Example.com of green/two/promotion is already used by blue/one/promotion",
    );
    expect(message).not.toMatch(/carol/i);
  });

  test("are fine in two apps of one process", () => {
    const stacks = [stackWithProviders(), stackWithProviders()];
    stacks.forEach((stack) => {
      promote(stack, "one", MEMBER, "carol@example.com");
    });

    for (const stack of stacks) {
      expect(() => synthesize(stack)).not.toThrow();
    }
  });

  test("are not told apart when only Terraform knows them", () => {
    const stack = stackWithProviders();
    const email = new TerraformVariable(stack, "email", { type: "string" }).stringValue;
    promote(stack, "one", MEMBER, email);
    promote(stack, "two", "1234567890123457", email);

    expect(() => synthesize(stack)).not.toThrow();
  });
});

describe.each(KINDS)("hooks on one member on $members", (kind) => {
  let stack: TerraformStack;

  beforeEach(() => {
    stack = stackOn(kind);
  });

  test("cannot promote it and switch its type", () => {
    const member = new MemberAccount(stack, "payments", { displayName: "payments" });
    member.switchType("switch", { type: AccountType.CLOUD_ACCOUNT });
    member.promote("promotion", { email: "payments@example.com" });

    expect(messageOf(() => synthesize(stack))).toContain(
      "stack/payments/switch switches the type of the member that stack/payments/promotion promotes",
    );
  });

  test("cannot have its type switched in two stacks of an app", () => {
    const app = Testing.app();
    const [blue, green] = [stackWithProviders(app, "blue"), stackWithProviders(app, "green")];
    const ofMember = (each: TerraformStack) => MemberAccount.fromAccountId(each, "payments", MEMBER);
    ofMember(blue).switchType("switch", { type: AccountType.CLOUD_ACCOUNT });
    ofMember(green).switchType("switch", { type: AccountType.RESOURCE_ACCOUNT });

    expect(messageOf(() => synthesize(green))).toContain(
      "green/payments/switch switches the type of the member whose type blue/payments/switch switches already",
    );
  });

  test("cannot switch its type twice", () => {
    const member = new MemberAccount(stack, "payments", { displayName: "payments" });
    member.switchType("first", { type: AccountType.CLOUD_ACCOUNT });
    member.switchType("second", { type: AccountType.RESOURCE_ACCOUNT });

    expect(messageOf(() => synthesize(stack))).toContain(
      "stack/payments/second switches the type of the member whose type stack/payments/first switches already",
    );
  });

  test("cannot promote it twice", () => {
    const member = new MemberAccount(stack, "payments", { displayName: "payments" });
    member.promote("first", { email: "one@example.com" });
    member.promote("second", { email: "two@example.com" });

    expect(messageOf(() => synthesize(stack))).toContain(
      "stack/payments/second promotes the member that stack/payments/first promotes already",
    );
  });

  test("cannot change its address twice", () => {
    const member = new MemberAccount(stack, "payments", { displayName: "payments" });
    member.changeEmail("first", { email: "one@example.com" });
    member.changeEmail("second", { email: "two@example.com" });

    expect(messageOf(() => synthesize(stack))).toContain(
      "stack/payments/second changes the address of the member whose address stack/payments/first changes already",
    );
  });

  test("may change its address, switch its type after that, or promote it to the very address", () => {
    const payments = new MemberAccount(stack, "payments", { displayName: "payments" });
    const address = payments.changeEmail("address", { email: "payments@example.com" });
    payments.switchType("switch", { type: AccountType.CLOUD_ACCOUNT, dependsOn: [address] });
    const ledger = MemberAccount.fromAccountId(stack, "ledger", MEMBER);
    ledger.promote("promotion", { email: "ledger@example.com" });
    ledger.changeEmail("address", { email: "ledger@example.com" });

    expect(() => synthesize(stack)).not.toThrow();
  });
});

describe("hooks on one member", () => {
  test("are recognized by the member's id where two constructs refer to it", () => {
    const stack = stackWithProviders();
    const first = MemberAccount.fromAccountId(stack, "first", MEMBER);
    const second = MemberAccount.fromAccountId(stack, "second", MEMBER);
    first.promote("promotion", { email: "payments@example.com" });
    second.switchType("switch", { type: AccountType.CLOUD_ACCOUNT });

    expect(messageOf(() => synthesize(stack))).toContain("stack/second/switch switches the type");
  });

  test("cannot give two members one address, by a promotion and a change of address either", () => {
    const stack = stackWithProviders();
    const ledger = MemberAccount.fromAccountId(stack, "ledger", "1234567890123457");
    MemberAccount.fromAccountId(stack, "payments", MEMBER).promote("hook", { email: "root@example.com" });
    ledger.changeEmail("hook", { email: "ROOT@example.com" });

    expect(messageOf(() => synthesize(stack))).toContain(
      "email R***@example.com of stack/ledger/hook is already used",
    );
  });

  test("is one also where the acceptance of its invitation, or its id, is what a hook hangs on", () => {
    const stack = stackWithProviders();
    const acme = new Invitation(stack, "acme", { target: InvitationTarget.account(MEMBER) });
    const joined = acme.accept("acceptance", {
      credentials: DirectoryCredentials.environmentPrefix("ACME_"),
    });
    acme.member.promote("promotion", { email: "acme@example.com" });
    joined.member.switchType("switch", { type: AccountType.CLOUD_ACCOUNT });
    MemberAccount.fromAccountId(stack, "byId", MEMBER).promote("again", { email: "again@example.com" });

    const message = messageOf(() => synthesize(stack));

    expect(message).toContain(
      "stack/acme/acceptance/Member/switch switches the type of the member that stack/acme/Member/promotion promotes",
    );
    expect(message).toContain(
      "stack/byId/again promotes the member that stack/acme/Member/promotion promotes",
    );
  });

  test("may promote one member and switch another", () => {
    const stack = stackWithProviders();
    MemberAccount.fromAccountId(stack, "one", MEMBER).promote("hook", { email: "one@example.com" });
    MemberAccount.fromAccountId(stack, "two", "1234567890123457").switchType("hook", {
      type: AccountType.CLOUD_ACCOUNT,
    });

    expect(() => synthesize(stack)).not.toThrow();
  });
});
