import { TerraformVariable, Testing } from "cdktf";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  AccountType,
  Invitation,
  InvitationTarget,
  MemberAccount,
  ResourceDirectoryProvider,
  SynthErrorCode,
  SynthErrors,
} from "../../lib";
import { AlicloudProvider } from "../../lib/bindings/alicloud";
import {
  ACCOUNT,
  PROTECTION,
  addresses,
  errorOf,
  messageOf,
  stackWithProviders,
  synthesize,
  theOnly,
} from "./support";

const MEMBER = "1234567890123456";
const TARGET = InvitationTarget.account("1772422852740000");

describe("a member with the id of an account that exists", () => {
  test("imports the account and its protection, at their addresses", () => {
    const stack = stackWithProviders();

    new MemberAccount(stack, "payments", { displayName: "payments", accountId: MEMBER });

    expect(synthesize(stack).import).toEqual([
      { to: `${ACCOUNT}.payments_5AA7C358`, id: MEMBER },
      { to: `${PROTECTION}.payments_Protection_A02E6875`, id: MEMBER },
    ]);
    expect(theOnly(ACCOUNT, stack)).toEqual({
      display_name: "payments",
      lifecycle: { prevent_destroy: true, ignore_changes: ["payer_account_id", "tags"] },
    });
  });

  test("imports with the provider elements of its resources, at addresses that were overridden", () => {
    const stack = stackWithProviders();
    const provider = new AlicloudProvider(stack, "other", { alias: "other" });
    const directoryProvider = new ResourceDirectoryProvider(stack, "second", { alias: "second" });
    const member = new MemberAccount(stack, "payments", {
      displayName: "payments",
      accountId: MEMBER,
      provider,
      directoryProvider,
    });
    member.resource.overrideLogicalId("payments");

    expect(synthesize(stack).import).toEqual([
      { to: `${ACCOUNT}.payments`, id: MEMBER, provider: "alicloud.other" },
      {
        to: `${PROTECTION}.payments_Protection_A02E6875`,
        id: MEMBER,
        provider: "resourcedirectory.second",
      },
    ]);
  });

  test("imports in HCL output as well", () => {
    const stack = stackWithProviders();
    new MemberAccount(stack, "payments", { displayName: "payments", accountId: MEMBER });

    expect(Testing.synthHcl(stack)).toContain(
      `import {\nto = ${ACCOUNT}.payments_5AA7C358\nid = "${MEMBER}"\n}`,
    );
  });

  test("is refused without 16 digits, and beside another with the same id", () => {
    const stack = stackWithProviders();
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
    const stack = stackWithProviders();
    const accountId = new TerraformVariable(stack, "id", { type: "string" }).stringValue;
    new MemberAccount(stack, "payments", { displayName: "payments", accountId });

    expect(synthesize(stack).import?.map(({ id }) => id)).toEqual(["${var.id}", "${var.id}"]);
  });
});

describe("previous paths", () => {
  /** Declares a member with two hooks and a partner's invitation with one, below `scope`. */
  function declare(scope: Construct, name: string, previousPaths?: string[]): void {
    const member = new MemberAccount(scope, name, { displayName: name.padEnd(2, "x"), previousPaths });
    member.promote("promotion", { email: "payments@example.com" });
    new Invitation(scope, `${name}-partner`, {
      target: TARGET,
      previousPaths: previousPaths?.map((path) => `${path}-partner`),
    }).member.switchType("type", { type: AccountType.RESOURCE_ACCOUNT });
  }

  const movesIn = (stack: TerraformStack) => synthesize(stack).moved ?? [];

  test("follow a member, an invitation and all hooks below them to another name and place", () => {
    const before = stackWithProviders();
    declare(before, "payments");
    const after = stackWithProviders();
    declare(new Construct(after, "team"), "billing", ["payments"]);

    const moved = movesIn(after);

    expect(moved.map(({ from }) => from).sort()).toEqual(addresses(before));
    expect(moved.map(({ to }) => to).sort()).toEqual(addresses(after));
    for (const { from, to } of moved) {
      expect(String(from).split(".")[0]).toBe(String(to).split(".")[0]);
    }
  });

  test("follow several moves in their order, one step at a time", () => {
    const stack = stackWithProviders();
    new MemberAccount(stack, "now", { displayName: "payments", previousPaths: ["payments", "team/search"] });

    expect(movesIn(stack).filter(({ to }) => String(to).startsWith(ACCOUNT))).toEqual([
      { from: `${ACCOUNT}.payments_5AA7C358`, to: `${ACCOUNT}.team_search_3EE36F0D` },
      { from: `${ACCOUNT}.team_search_3EE36F0D`, to: expect.stringMatching(/\.now_/) as string },
    ]);
  });

  test("of a hook count instead of those of its member", () => {
    const stack = stackWithProviders();
    const member = new MemberAccount(stack, "billing", {
      displayName: "payments",
      previousPaths: ["payments"],
    });
    member.promote("mail", { email: "a@example.com", previousPaths: ["payments/promotion"] });

    const hooks = movesIn(stack).filter(({ from }) => String(from).startsWith("resourcedirectory_promotion"));
    expect(hooks).toEqual([
      {
        from: "resourcedirectory_promotion.payments_promotion_403B57BF",
        to: expect.stringMatching(/\.billing_mail_/) as string,
      },
    ]);
  });

  test("that lead nowhere else move nothing, and leave moves of one's own alone", () => {
    const stack = stackWithProviders();
    new MemberAccount(stack, "payments", { displayName: "payments", previousPaths: ["payments"] });
    const other = new MemberAccount(stack, "search", { displayName: "search", previousPaths: ["old"] });
    other.resource.moveFromId(`${ACCOUNT}.legacy`);

    expect(movesIn(stack).map(({ from }) => from)).toEqual([
      `${ACCOUNT}.legacy`,
      expect.stringContaining(`${PROTECTION}.old_Protection_`),
    ]);
  });

  test("are rendered in HCL output as well", () => {
    const stack = stackWithProviders();
    new MemberAccount(stack, "now", { displayName: "payments", previousPaths: ["payments"] });

    expect(Testing.synthHcl(stack)).toMatch(
      new RegExp(`moved \\{\\s*from = ${ACCOUNT}\\.payments_5AA7C358\\s*to = ${ACCOUNT}\\.now_`),
    );
  });

  test.each(["", "/payments", "payments/"])('"%s" is refused', (path) => {
    const stack = stackWithProviders();

    expect(
      messageOf(() => new MemberAccount(stack, "now", { displayName: "payments", previousPaths: [path] })),
    ).toContain(`[stack/now] previousPaths "${path}" is no path`);
  });
});
