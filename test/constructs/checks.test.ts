import { TerraformIterator, TerraformStack, TerraformVariable, Testing } from "cdktf";
import type { Construct } from "constructs";
import {
  AccountType,
  Folder,
  Invitation,
  InvitationTarget,
  MemberAccount,
  ResourceDirectoryProvider,
  SynthErrorCode,
  SynthErrors,
} from "../../lib";
import type {
  AccountTypeSwitchOptions,
  InvitationProps,
  MemberAccountProps,
  PromotionOptions,
} from "../../lib";
import { accountOf, KINDS, VENDORS } from "../support/member-kinds";
import { errorOf, messageOf, stackOn, synthesize } from "./support";

const JSII: unique symbol = Symbol.for("jsii.rtti");
const TARGET = InvitationTarget.account("1772422852740000");

describe("a stack of cdktf's fork", () => {
  /** The fork shares every symbol with cdktf; jsii's class name is what tells them apart. */
  class ForkStack extends TerraformStack {
    public static readonly [JSII] = { fqn: "cdktn.TerraformStack", version: "0.24.0" };
  }

  class UserStack extends ForkStack {}

  test.each<[string, (stack: Construct) => unknown]>([
    ["a provider element", (stack) => new ResourceDirectoryProvider(stack, "it")],
    ["a member", (stack) => new MemberAccount(stack, "it", { displayName: "payments" })],
    ["an invitation", (stack) => new Invitation(stack, "it", { target: TARGET })],
    ["a forgotten member", (stack) => MemberAccount.forget(stack, "it")],
    ["a referenced member", (stack) => MemberAccount.fromAccountId(stack, "it", "1234567890123456")],
  ])("refuses %s with a sentence instead of failing at synth", (_, declare) => {
    const error = errorOf(() => declare(new UserStack(Testing.app(), "stack")));

    expect(String(error)).toContain(
      '[stack/it] this stack is made with "cdktn" and this library with "cdktf"',
    );
    expect(SynthErrors.codesOf(error)).toEqual([SynthErrorCode.MIXED_LIBRARIES]);
  });
});

describe("forEach and count", () => {
  const forEach = TerraformIterator.fromList(["a", "b"]);

  test.each(KINDS)("among the props, which have none, are refused instead of ignored on $members", (kind) => {
    const stack = stackOn(kind);
    const member = MemberAccount.fromAccountId(stack, "legacy", "1234567890123456");
    const declarations = [
      () => new MemberAccount(stack, "a", { displayName: "payments", forEach } as MemberAccountProps),
      () => new Invitation(stack, "b", { target: TARGET, count: 2 } as InvitationProps),
      () => member.promote("c", { email: "a@example.com", forEach } as PromotionOptions),
      () => member.switchType("d", { type: AccountType.CLOUD_ACCOUNT, count: 2 } as AccountTypeSwitchOptions),
    ];

    for (const declare of declarations) {
      const error = errorOf(declare);
      expect(String(error)).toContain("cannot be repeated with forEach or count");
      expect(SynthErrors.codesOf(error)).toEqual([SynthErrorCode.NO_ITERATION]);
    }
  });

  test.each(KINDS)(
    "on the resource of a member on $members, or of its hook, are refused at synth",
    (kind) => {
      const stack = stackOn(kind);
      const member = new MemberAccount(stack, "payments", { displayName: "payments" });
      accountOf(member).forEach = forEach;
      member.promote("promotion", { email: "a@example.com" }).resource.count = 2;

      const message = messageOf(() => synthesize(stack));

      expect(message).toContain("stack/payments cannot be repeated");
      expect(message).toContain("stack/payments/promotion cannot be repeated");
    },
  );
});

test.each(KINDS)("a refusal of a constructor says its code as well, with members on $members", (kind) => {
  const error = errorOf(() => new MemberAccount(stackOn(kind), "a", { displayName: "x" }));

  expect(SynthErrors.codesOf(error)).toEqual([SynthErrorCode.VALUE_REFUSED]);
  expect(SynthErrors.codesOf(new Error("something else [NOT_OURS]"))).toEqual([]);
  expect(SynthErrors.codesOf(undefined)).toEqual([]);
});

describe.each(KINDS)("a refused value in a message, with members on $members,", (kind) => {
  const refusalOf = (displayName: string): string =>
    messageOf(() => new MemberAccount(stackOn(kind), "it", { displayName }));

  test("is shortened, however long it is", () => {
    expect(refusalOf("\u{1f600}".repeat(16_384))).toMatch(
      /displayName "(\u{1f600}){40}…" is 32768 characters long/u,
    );
  });

  test("shows no address, not even half of one where it is cut", () => {
    expect(refusalOf("someone@example.com")).toContain('"s***@example.com"');
    expect(refusalOf(`${"a ".repeat(37)}someone@example.com`)).not.toContain("some");
  });

  test("has no characters that a terminal obeys", () => {
    expect(refusalOf("a\u001b[2J\u0007\u202e")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

test.each(KINDS)(
  "an id that is a token is compared with its value, not with its name, on $members",
  (kind) => {
    const stack = stackOn(kind);
    const known = new TerraformVariable(stack, "known", { type: "string" });
    new Folder(stack, "prod", { folderId: known.stringValue });
    if (kind === VENDORS)
      new MemberAccount(stack, "payments", { displayName: "payments", accountId: known.stringValue });

    const text = JSON.stringify(synthesize(stack).resource);

    expect(text).toContain(`self.${kind.folder.idAttribute} == var.known`);
    expect(text).not.toContain('\\"var.known\\"');
  },
);
