import { TerraformOutput, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import {
  AccountType,
  Invitation,
  InvitationTarget,
  MemberAccount,
  ResourceDirectory,
  SynthErrorCode,
  SynthErrors,
} from "../../lib";
import { Promotion } from "../../lib/bindings/resourcedirectory";
import { KINDS, OWN } from "../support/member-kinds";
import type { MemberKind } from "../support/member-kinds";
import { addresses, errorOf, messageOf, stackOn, synthesize } from "./support";
import type { SynthesizedStack } from "./support";

const MEMBER = "1234567890123456";
const EMAIL = "root@example.com";

/** All that the library has, below one construct. */
function everything({ members }: Pick<MemberKind, "members">) {
  const stack = new TerraformStack(Testing.app(), "stack");
  const rd = new ResourceDirectory(stack, "rd", { members });
  const team = new Construct(stack, "team");
  const member = new MemberAccount(team, "payments", {
    displayName: "payments",
    folder: rd.addFolder("prod"),
    accountId: MEMBER,
  });
  member.promote("promotion", { email: EMAIL });
  const acme = new Invitation(team, "acme", {
    target: InvitationTarget.account("1772422852740000"),
    displayName: "acme",
  });
  acme.member.switchType("type", { type: AccountType.RESOURCE_ACCOUNT });
  rd.lookupMember({ displayName: "legacy" }).changeEmail("address", { email: "legacy@example.com" });
  new TerraformOutput(stack, "pending", { value: rd.pendingSteps });
  return { stack, rd, team, member };
}

const fromOf = ({ removed = [] }: SynthesizedStack): unknown[] => removed.map(({ from }) => from).sort();

describe.each(KINDS)("with members on $members", (kind) => {
  test("every resource becomes a block that forgets it; nothing is imported, moved, looked up or waited for", () => {
    const { stack } = everything(kind);
    const before = addresses(stack);

    ResourceDirectory.forgetAll(stack);
    const after = synthesize(stack);

    expect(fromOf(after)).toEqual(expect.arrayContaining(before));
    expect(new Set(fromOf(after)).size).toBe(after.removed?.length);
    expect(after.removed?.every(({ lifecycle }) => JSON.stringify(lifecycle) === '{"destroy":false}')).toBe(
      true,
    );
    expect(after).not.toHaveProperty("resource");
    expect(after).not.toHaveProperty("data");
    expect([after.import, after.moved]).toEqual([undefined, undefined]);
    expect(JSON.stringify(after)).toContain("${flatten([])}");
    expect(Object.keys(after.provider)).toContain("resourcedirectory");
  });

  test("addresses that objects may still have, by previous paths and by another type, are forgotten as well", () => {
    const stack = stackOn(kind);
    new MemberAccount(stack, "billing", { displayName: "payments", previousPaths: ["team/payments"] });

    ResourceDirectory.forgetAll(stack);

    expect(fromOf(synthesize(stack))).toEqual(
      [
        "alicloud_resource_manager_account.billing_43250593",
        "alicloud_resource_manager_account.team_payments_C5B31EA6",
        "resourcedirectory_member.billing_43250593",
        "resourcedirectory_member.team_payments_C5B31EA6",
        "resourcedirectory_member_protection.billing_Protection_A0C8BCE4",
        "resourcedirectory_member_protection.team_payments_Protection_E61F7659",
      ].filter((address) => kind === OWN || !address.startsWith("resourcedirectory_member.")),
    );
  });

  test("what stands elsewhere stays, and so does what comes later elsewhere; what comes later below is forgotten", () => {
    const { stack, team } = everything(kind);
    ResourceDirectory.forgetAll(team);
    new MemberAccount(team, "later", { displayName: "later" });
    new MemberAccount(stack, "other", { displayName: "other" });

    const left = addresses(stack);

    expect(left.filter((address) => address.includes(".team_"))).toEqual([]);
    expect(left).toContain(`${kind.types[0]}.other_7F016EE3`);
    expect(fromOf(synthesize(stack))).toContainEqual(expect.stringContaining(`${kind.types[0]}.team_later_`));
  });

  test.each<[string, string, (one: ReturnType<typeof everything>) => unknown]>([
    [
      "an output",
      "stack/id",
      ({ stack, member }) => new TerraformOutput(stack, "id", { value: member.accountId }),
    ],
    [
      "a hook elsewhere",
      "stack/elsewhere",
      ({ stack, member }) =>
        MemberAccount.fromAccountId(stack, "elsewhere", MEMBER).promote("p", {
          email: "x@example.com",
          dependsOn: [member],
        }),
    ],
  ])(
    "%s that refers to what is forgotten is refused, with both names and what to write",
    (_, path, declare) => {
      const all = everything(kind);
      ResourceDirectory.forgetAll(all.team);
      declare(all);

      const error = errorOf(() => synthesize(all.stack));

      expect(String(error)).toContain(path);
      expect(String(error)).toContain(
        "refers to stack/team/payments, which ResourceDirectory.forgetAll takes out of the stack",
      );
      expect(SynthErrors.codesOf(error)).toEqual([SynthErrorCode.FORGET_ALL]);
    },
  );

  test("HCL output, which has no such blocks, is refused", () => {
    const { stack } = everything(kind);
    ResourceDirectory.forgetAll(stack);

    expect(messageOf(() => Testing.synthHcl(stack))).toContain(
      "ResourceDirectory.forgetAll is a removed block",
    );
  });

  test("what is forgotten moves nothing, so that its previous paths are in nobody's way", () => {
    const stack = stackOn(kind);
    for (const name of ["billing", "cards"]) {
      new MemberAccount(stack, name, { displayName: name, previousPaths: ["payments"] });
    }
    expect(messageOf(() => synthesize(stack))).toContain("previousPaths of stack/cards");

    ResourceDirectory.forgetAll(stack);

    expect(synthesize(stack).moved).toBeUndefined();
  });

  test("called twice it is the same, and outside of a stack there is nothing to forget", () => {
    const { stack } = everything(kind);
    ResourceDirectory.forgetAll(stack);
    const once = synthesize(stack);
    ResourceDirectory.forgetAll(stack);

    expect(synthesize(stack)).toEqual(once);
    expect(messageOf(() => ResourceDirectory.forgetAll(Testing.app()))).toContain(
      "No stack could be identified",
    );
  });
});

test("a resource without a construct is forgotten if it stood there before; one that comes later is refused", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  new ResourceDirectory(stack, "rd");
  new Promotion(stack, "own", { accountId: MEMBER, email: EMAIL });
  ResourceDirectory.forgetAll(stack);
  expect(fromOf(synthesize(stack))).toEqual(["resourcedirectory_promotion.own"]);

  new Promotion(stack, "later", { accountId: MEMBER, email: EMAIL });
  const error = errorOf(() => synthesize(stack));

  expect(String(error)).toContain("stack/later was made after ResourceDirectory.forgetAll");
  expect(SynthErrors.codesOf(error)).toEqual([SynthErrorCode.FORGET_ALL]);
});
