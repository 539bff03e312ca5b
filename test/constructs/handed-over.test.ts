import { TerraformStack, Testing } from "cdktf";
import { MemberAccount, ResourceDirectory, SynthErrorCode, SynthErrors } from "../../lib";
import { addresses, errorOf, messageOf, synthesize } from "./support";

const MEMBER = "1234567890123456";
const EMAIL = "root@example.com";

function stackWithDirectory(): TerraformStack {
  const stack = new TerraformStack(Testing.app(), "stack");
  new ResourceDirectory(stack, "rd");
  return stack;
}

test("hooks that are kept are forgotten at the addresses that they had, whichever of the two stood there", () => {
  const before = stackWithDirectory();
  const member = new MemberAccount(before, "payments", { displayName: "payments" });
  member.promote("promotion", { email: EMAIL });
  member.changeEmail("address", { email: EMAIL });
  const stack = stackWithDirectory();

  MemberAccount.forget(stack, "payments", { keepPending: ["promotion", "address"] });

  const { removed = [] } = synthesize(stack);
  expect(removed.map(({ from }) => from)).toEqual(expect.arrayContaining(addresses(before)));
  expect(removed).toHaveLength(6);
});

test.each<[string, (stack: TerraformStack) => unknown]>([
  [
    "whose id stands in the code",
    (stack) =>
      MemberAccount.fromAccountId(stack, "m", MEMBER).promote("promotion", { email: EMAIL, recordId: "r-1" }),
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
  const stack = stackWithDirectory();
  declare(stack);

  expect(synthesize(stack).import).toContainEqual({
    to: "resourcedirectory_promotion.m_promotion_2CBECF65",
    id: `${MEMBER}/r-1`,
  });
});

test("a record id is refused for a member whose id only Terraform knows, and where it is none", () => {
  const stack = stackWithDirectory();
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
