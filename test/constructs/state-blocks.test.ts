import { TerraformVariable, Testing } from "cdktf";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  AccountType,
  Invitation,
  InvitationTarget,
  MemberAccount,
  SynthErrorCode,
  SynthErrors,
} from "../../lib";
import { accountOf, KINDS, OWN } from "../support/member-kinds";
import { PROMOTION, addresses, errorOf, memberOn, messageOf, stackOn, synthesize } from "./support";

const MEMBER = "1234567890123456";
const TARGET = InvitationTarget.account("1772422852740000");

describe.each(KINDS)("a member on $members with the id of an account that exists", (kind) => {
  const [type] = kind.types;
  let stack: TerraformStack;

  beforeEach(() => {
    stack = stackOn(kind);
  });

  test("imports all its resources, at their addresses, and sets nothing but its id", () => {
    new MemberAccount(stack, "payments", { displayName: "payments", accountId: MEMBER });

    expect(synthesize(stack).import).toEqual(addresses(stack).map((to) => ({ to, id: MEMBER })));
    expect(memberOn(kind, stack)).toEqual({
      display_name: "payments",
      removal_policy: "PROTECT",
      ...(kind === OWN && { account_id: MEMBER }),
    });
  });

  test("imports with the provider elements of its resources, at addresses that were overridden", () => {
    const member = new MemberAccount(stack, "payments", {
      displayName: "payments",
      accountId: MEMBER,
      ...kind.actingAs("other", stack),
    });
    accountOf(member).overrideLogicalId("payments");

    const [account, ...others] = synthesize(stack).import ?? [];

    expect(account).toEqual({ to: `${type}.payments`, id: MEMBER, provider: `${kind.provider}.other` });
    expect(others.map(({ provider }) => provider)).toEqual(
      kind.types.slice(1).map(() => "resourcedirectory.other"),
    );
  });

  test("imports in HCL output as well", () => {
    new MemberAccount(stack, "payments", { displayName: "payments", accountId: MEMBER });

    expect(Testing.synthHcl(stack)).toContain(
      `import {\nto = ${type}.payments_5AA7C358\nid = "${MEMBER}"\n}`,
    );
  });

  test("is refused without 16 digits, and beside another with the same id", () => {
    expect(
      messageOf(() => new MemberAccount(stack, "a", { displayName: "payments", accountId: "12" })),
    ).toContain('[stack/a] accountId "12" is not an account id');

    new MemberAccount(stack, "b", { displayName: "search", accountId: MEMBER });
    new MemberAccount(stack, "c", { displayName: "ledger", accountId: MEMBER });
    const error = errorOf(() => synthesize(stack));
    expect(String(error)).toContain(`accountId "${MEMBER}" of stack/c is already that of stack/b`);
    expect(SynthErrors.codesOf(error)).toEqual([SynthErrorCode.DECLARED_TWICE]);
  });

  test("may have an id that only Terraform knows", () => {
    const accountId = new TerraformVariable(stack, "id", { type: "string" }).stringValue;
    new MemberAccount(stack, "payments", { displayName: "payments", accountId });

    expect(synthesize(stack).import?.map(({ id }) => id)).toEqual(kind.types.map(() => "${var.id}"));
  });
});

describe.each(KINDS)("previous paths, with members on $members,", (kind) => {
  const [type] = kind.types;

  /** Declares a member with two hooks and a partner's invitation with one, below `scope`. */
  function declare(scope: Construct, name: string, previousPaths?: string[]): void {
    const member = new MemberAccount(scope, name, { displayName: name.padEnd(2, "x"), previousPaths });
    member.promote("promotion", { email: "payments@example.com" });
    new Invitation(scope, `${name}-partner`, {
      target: TARGET,
      previousPaths: previousPaths?.map((path) => `${path}-partner`),
    }).member.switchType("type", { type: AccountType.RESOURCE_ACCOUNT });
  }

  /** The moves of objects that are on this kind of resource: those that come over from the vendor's are `own-member`'s. */
  const movesIn = (stack: TerraformStack) =>
    (synthesize(stack).moved ?? []).filter(({ from, to }) => typeOf(from) === typeOf(to));

  let stack: TerraformStack;

  beforeEach(() => {
    stack = stackOn(kind);
  });

  test("follow a member, an invitation and all hooks below them to another name and place", () => {
    const before = stackOn(kind);
    declare(before, "payments");
    declare(new Construct(stack, "team"), "billing", ["payments"]);

    const moved = synthesize(stack).moved ?? [];
    const follow = (address: unknown): unknown => {
      const next = moved.find(({ from }) => from === address);
      return next === undefined ? address : follow(next["to"]);
    };

    expect(addresses(before).map(follow).sort()).toEqual(addresses(stack));
    for (const address of addresses(before)) {
      expect(typeOf(follow(address))).toBe(typeOf(address));
    }
  });

  test("follow several moves in their order, one step at a time", () => {
    new MemberAccount(stack, "now", { displayName: "payments", previousPaths: ["payments", "team/search"] });

    expect(movesIn(stack).filter(({ to }) => typeOf(to) === type)).toEqual([
      { from: `${type}.payments_5AA7C358`, to: `${type}.team_search_3EE36F0D` },
      { from: `${type}.team_search_3EE36F0D`, to: expect.stringMatching(/\.now_/) as string },
    ]);
  });

  test("of a hook count instead of those of its member", () => {
    const member = new MemberAccount(stack, "billing", {
      displayName: "payments",
      previousPaths: ["payments"],
    });
    member.promote("mail", { email: "a@example.com", previousPaths: ["payments/promotion"] });

    const hooks = movesIn(stack).filter(({ from }) => typeOf(from) === PROMOTION);
    expect(hooks).toEqual([
      {
        from: "resourcedirectory_promotion.payments_promotion_403B57BF",
        to: expect.stringMatching(/\.billing_mail_/) as string,
      },
    ]);
  });

  test("that lead nowhere else move nothing, and leave moves of one's own alone", () => {
    new MemberAccount(stack, "payments", { displayName: "payments", previousPaths: ["payments"] });
    const other = new MemberAccount(stack, "search", { displayName: "search", previousPaths: ["old"] });
    accountOf(other).moveFromId(`${type}.legacy`);

    expect(movesIn(stack).map(({ from }) => from)).toEqual([
      `${type}.legacy`,
      ...kind.types.slice(1).map((each): unknown => expect.stringContaining(`${each}.old_Protection_`)),
    ]);
  });

  test("are rendered in HCL output as well", () => {
    new MemberAccount(stack, "now", { displayName: "payments", previousPaths: ["payments"] });

    expect(Testing.synthHcl(stack)).toMatch(
      new RegExp(`moved \\{\\s*from = ${type}\\.payments_5AA7C358\\s*to = ${type}\\.now_`),
    );
  });

  test("at which something else stands are refused, also where two exchange their places", () => {
    new MemberAccount(stack, "payments", { displayName: "search", previousPaths: ["search"] });
    new MemberAccount(stack, "search", { displayName: "payments", previousPaths: ["payments"] });

    const error = errorOf(() => synthesize(stack));
    expect(SynthErrors.codesOf(error)).toEqual([
      SynthErrorCode.DECLARED_TWICE,
      SynthErrorCode.DECLARED_TWICE,
    ]);
    expect(String(error)).toContain("previousPaths of stack/payments has the place of stack/search");
    expect(String(error)).toContain("previousPaths of stack/search has the place of stack/payments");
    expect(String(error)).toContain("give one of them a third id, apply");
  });

  test("of a hook at which another one stands are refused", () => {
    const email = "payments@example.com";
    const member = new MemberAccount(stack, "payments", { displayName: "payments" });
    member.promote("mail", { email });
    member.promote("renamed", { email, previousPaths: ["payments/mail"] });

    expect(messageOf(() => synthesize(stack))).toContain(
      "previousPaths of stack/payments/renamed has the place of stack/payments/mail, which stands there",
    );
  });

  test("of which two constructs say that they stood there are refused", () => {
    new MemberAccount(stack, "billing", { displayName: "billing", previousPaths: ["payments"] });
    new MemberAccount(stack, "cards", { displayName: "cards", previousPaths: ["payments"] });

    expect(messageOf(() => synthesize(stack))).toContain(
      "previousPaths of stack/cards has the place of which stack/billing says that it stood there",
    );
  });

  test.each(["", "/payments", "payments/"])('"%s" is refused', (path) => {
    expect(
      messageOf(() => new MemberAccount(stack, "now", { displayName: "payments", previousPaths: [path] })),
    ).toContain(`[stack/now] previousPaths "${path}" is no path`);
  });
});

function typeOf(address: unknown): string {
  return String(address).replace(/\..*/, "");
}
