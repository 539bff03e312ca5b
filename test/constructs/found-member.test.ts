import { TerraformOutput, TerraformStack, TerraformVariable, Testing } from "cdktf";
import {
  Invitation,
  InvitationTarget,
  MemberAccount,
  ResourceDirectory,
  SynthErrorCode,
  SynthErrors,
} from "../../lib";
import type { ResourceDirectoryProps } from "../../lib";
import { KINDS } from "../support/member-kinds";
import { PROMOTION, errorOf, messageOf, synthesize, theOnly, warningsOf } from "./support";

const TYPE = "resourcedirectory_members";

let stack: TerraformStack;

beforeEach(() => {
  stack = new TerraformStack(Testing.app(), "stack");
});

const directory = (props?: ResourceDirectoryProps, id = "rd") => new ResourceDirectory(stack, id, props);

function lookups(): Readonly<Record<string, unknown>> {
  const { data } = synthesize(stack) as unknown as { data?: Record<string, Record<string, unknown>> };
  return data?.[TYPE] ?? {};
}

test("a member is looked up by its exact name, and its id is what the one that is found has", () => {
  const found = directory().lookupMember({ displayName: "payments prod" });
  new TerraformOutput(stack, "id", { value: found.accountId });

  expect(lookups()).toEqual({
    rd_Memberpaymentsprod_Lookup_F701638C: {
      display_name: "payments prod",
      lifecycle: {
        postcondition: [
          {
            condition: "${length(self.members) > 0}",
            error_message: expect.stringContaining(
              '[stack/rd/Member payments prod] The directory has no member "payments prod". Write the name exactly as',
            ) as unknown,
          },
          {
            condition: "${length(self.members) < 2}",
            error_message: expect.stringContaining(
              'The directory has several members "payments prod": ${join(", ", self.members[*].account_id)}. Pass the id',
            ) as unknown,
          },
        ],
      },
    },
  });
  const { output } = synthesize(stack) as unknown as { output: unknown };
  expect(output).toEqual({
    id: { value: `\${data.${TYPE}.rd_Memberpaymentsprod_Lookup_F701638C.members[0].account_id}` },
  });
});

test("hooks hang on it, and act on the directory that looked it up", () => {
  directory();
  const europe = directory({ alias: "europe" }, "europe");

  europe.lookupMember({ displayName: "shop" }).promote("promotion", { email: "shop-root@example.com" });

  const [address, lookup] = Object.entries(lookups())[0] ?? [];
  expect(lookup).toMatchObject({ provider: "resourcedirectory.europe" });
  expect(theOnly(PROMOTION, stack)).toMatchObject({
    account_id: `\${data.${TYPE}.${address}.members[0].account_id}`,
    provider: "resourcedirectory.europe",
  });
});

test("one name is one construct, however often it is looked up; another name is another", () => {
  const rd = directory();
  const first = rd.lookupMember({ displayName: "payments" });

  expect(rd.lookupMember({ displayName: "payments" })).toBe(first);
  expect(rd.lookupMember({ displayName: "Payments" })).not.toBe(first);
  expect(Object.keys(lookups())).toHaveLength(2);
});

test("a name that loses its letters in an address is looked up all the same, and nobody is warned", () => {
  const rd = directory();
  const found = [rd.lookupMember({ displayName: "支付" }), rd.lookupMember({ displayName: "账单" })];

  expect(Object.values(lookups())).toMatchObject([{ display_name: "支付" }, { display_name: "账单" }]);
  expect(found.map(warningsOf)).toEqual([[], []]);
});

test("a name that only Terraform knows, and one that no member can have, are refused", () => {
  const rd = directory();
  const unknown = new TerraformVariable(stack, "name", { type: "string" }).stringValue;

  const errors = [unknown, "a/b", ""].map((displayName) => errorOf(() => rd.lookupMember({ displayName })));

  expect(errors.map(String)).toEqual([
    expect.stringContaining("[stack/rd] displayName is known to Terraform only"),
    expect.stringContaining('displayName "a/b" '),
    expect.stringContaining('displayName "" '),
  ]);
  expect(errors.map((error) => SynthErrors.codesOf(error))).toEqual(
    errors.map(() => [SynthErrorCode.VALUE_REFUSED]),
  );
});

describe.each(KINDS)("of a name that the same stack declares, with members on $members", ({ members }) => {
  test.each([
    [
      "a member",
      () => new MemberAccount(stack, "payments", { displayName: "payments-prod" }),
      "that of stack/payments in the same stack",
      "Use stack/payments itself",
    ],
    [
      "an invitation",
      () =>
        new Invitation(stack, "acme", {
          target: InvitationTarget.account("1772422852740000"),
          displayName: "payments-prod",
        }),
      "that of stack/acme/Settings in the same stack",
      "Use member of stack/acme itself",
    ],
  ])("%s, the lookup is refused with what to use instead", (_, declare, whose, instead) => {
    directory({ members }).lookupMember({ displayName: "payments-prod" });
    declare();

    const message = messageOf(() => synthesize(stack));

    expect(message).toContain('displayName "payments-prod" of stack/rd/Member payments-prod is ');
    expect(message).toContain(whose);
    expect(message).toContain(instead);
    expect(SynthErrors.codesOf(message)).toEqual([SynthErrorCode.DECLARED_TWICE]);
  });

  test("but in another directory, or under another name, it is looked up", () => {
    const rd = directory({ members });
    const europe = directory({ members, alias: "europe" }, "europe");
    new MemberAccount(stack, "payments", { displayName: "payments-prod", directory: rd });
    rd.lookupMember({ displayName: "payments" });
    europe.lookupMember({ displayName: "payments-prod" });

    expect(Object.keys(lookups())).toHaveLength(2);
  });
});
