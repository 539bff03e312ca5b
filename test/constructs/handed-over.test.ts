import type { TerraformStack } from "cdktf";
import { MemberAccount, SynthErrorCode, SynthErrors } from "../../lib";
import { KINDS } from "../support/member-kinds";
import { addresses, errorOf, messageOf, stackOn, synthesize } from "./support";

const MEMBER = "1234567890123456";
const EMAIL = "root@example.com";

describe.each(KINDS)("with members on $members", (kind) => {
  let stack: TerraformStack;

  beforeEach(() => {
    stack = stackOn(kind);
  });

  test("hooks that are kept are forgotten at the addresses that they had, whichever of the two stood there", () => {
    const before = stackOn(kind);
    const member = new MemberAccount(before, "payments", { displayName: "payments" });
    member.promote("promotion", { email: EMAIL });
    member.changeEmail("address", { email: EMAIL });

    MemberAccount.forget(stack, "payments", { keepPending: ["promotion", "address"] });

    const { removed = [] } = synthesize(stack);
    expect(removed.map(({ from }) => from)).toEqual(expect.arrayContaining(addresses(before)));
    // Each hook at the addresses of a promotion and of a change of address.
    expect(removed).toHaveLength(kind.forgottenTypes.length + 2 * 2);
  });

  test.each<[string, (stack: TerraformStack) => unknown]>([
    [
      "whose id stands in the code",
      (stack) =>
        MemberAccount.fromAccountId(stack, "m", MEMBER).promote("promotion", {
          email: EMAIL,
          recordId: "r-1",
        }),
    ],
    [
      "that is itself imported",
      (stack) =>
        new MemberAccount(stack, "m", { displayName: "payments", accountId: MEMBER }).promote("promotion", {
          email: EMAIL,
          recordId: "r-1",
        }),
    ],
  ])("a record id takes over the promotion of a member %s", (_, declare) => {
    declare(stack);

    expect(synthesize(stack).import).toContainEqual({
      to: "resourcedirectory_promotion.m_promotion_2CBECF65",
      id: `${MEMBER}/r-1`,
    });
  });

  test("a record id is refused for a member whose id only Terraform knows, and where it is none", () => {
    const member = new MemberAccount(stack, "m", { displayName: "payments" });

    const error = errorOf(() => member.promote("promotion", { email: EMAIL, recordId: "r-1" }));

    expect(String(error)).toContain(
      "[stack/m/promotion] recordId takes a promotion over by the id of its member",
    );
    expect(SynthErrors.codesOf(error)).toEqual([SynthErrorCode.VALUE_REFUSED]);
    expect(messageOf(() => member.promote("other", { email: EMAIL, recordId: "a/b" }))).toContain(
      'recordId "a/b" is no record id',
    );
  });
});
