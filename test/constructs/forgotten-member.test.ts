import { Aspects, TerraformElement, TerraformStack, Testing } from "cdktf";
import { Folder, MemberAccount, ResourceDirectory, SynthErrorCode, SynthErrors } from "../../lib";
import { AlicloudProvider } from "../../lib/bindings/alicloud";
import { accountOf, KINDS, OWN, VENDORS } from "../support/member-kinds";
import type { MemberKind } from "../support/member-kinds";
import {
  PROTECTION,
  addresses,
  errorOf,
  messageOf,
  stackOn,
  stackWithProviders,
  synthesize,
} from "./support";
import type { Block } from "./support";

/** The user's. */
const USERS = { from: "alicloud_resource_manager_folder.old", lifecycle: { destroy: false } };

/** The blocks that forget a member, as `addresses.test.ts` has their addresses. */
function forgotten(kind: MemberKind, id: string): readonly Block[] {
  const stack = stackOn(kind);
  new MemberAccount(stack, id, { displayName: "payments" });
  return addresses(stack).map((from) => ({ from, lifecycle: { destroy: false } }));
}

const own = (stack: TerraformStack): void => {
  stack.addOverride("removed", [USERS]);
};
const forget = (stack: TerraformStack): void => {
  MemberAccount.forget(stack, "payments");
};

test.each(
  KINDS.flatMap((kind) => [
    { ...kind, when: "before", steps: [own, forget] },
    { ...kind, when: "after", steps: [forget, own] },
  ]),
)(
  "a stack's own removed blocks, written $when it, stay beside those of a forgotten member on $members",
  ({ steps, ...kind }) => {
    const stack = stackOn(kind);
    steps.forEach((step) => {
      step(stack);
    });

    const { removed } = synthesize(stack);

    expect(removed).toHaveLength(1 + kind.forgottenTypes.length);
    expect(removed).toEqual(expect.arrayContaining([USERS, ...forgotten(kind, "payments")]));
  },
);

test.each([
  ["there are two directories, and nothing says which one it was of", { alias: "eu" }],
  ["the directory says no longer that its members are on our own", undefined],
])("a member of our own is forgotten where %s", (_when, second) => {
  const stack = stackOn(second === undefined ? VENDORS : OWN);
  if (second !== undefined) new ResourceDirectory(stack, "eu", second);
  MemberAccount.forget(stack, "payments");
  Folder.forget(stack, "prod");

  const forgottenTypes = synthesize(stack).removed?.map(({ from }) => String(from).split(".")[0]);

  expect(forgottenTypes).toEqual(
    expect.arrayContaining(["resourcedirectory_member", "resourcedirectory_folder"]),
  );
});

test("a forgotten folder names no type of a provider that the stack does not have", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  new AlicloudProvider(stack, "alicloud");
  Folder.forget(stack, "prod");

  const forgottenTypes = synthesize(stack).removed?.map(({ from }) => String(from).split(".")[0]);

  expect(forgottenTypes).toEqual(["alicloud_resource_manager_folder"]);
});

test.each(KINDS)("a stack's own import blocks stay beside one that a member on $members asks for", (kind) => {
  const stack = stackOn(kind);
  const block = { id: "fd-1", to: "alicloud_resource_manager_folder.prod" };
  stack.addOverride("import", [block]);
  const member = new MemberAccount(stack, "payments", { displayName: "payments" });
  accountOf(member).importFrom("1234567890123456");

  expect(synthesize(stack).import).toEqual(
    expect.arrayContaining([block, { id: "1234567890123456", to: `${kind.types[0]}.payments_5AA7C358` }]),
  );
});

test.each(["removed", "import"])(
  "a %s override that is no list is refused: it would win over constructs",
  (key) => {
    for (const value of [USERS, undefined, "${local.blocks}"]) {
      const stack = stackWithProviders();
      forget(stack);
      stack.addOverride(key, value);

      const error = errorOf(() => synthesize(stack));

      expect(String(error)).toContain(`addOverride("${key}", ...) on stack is no list`);
      expect(SynthErrors.codesOf(error)).toEqual([SynthErrorCode.OVERRIDE_CONFLICT]);
    }
  },
);

test.each(KINDS)(
  "an address on $members that was overridden is forgotten by the same override, one by one or by an Aspect",
  (kind) => {
    const stack = stackOn(kind);
    MemberAccount.forget(stack, "payments").resource.overrideLogicalId("payments");
    MemberAccount.forget(stack, "search");
    Aspects.of(stack).add({
      visit: (node) => {
        if (node instanceof TerraformElement && node.node.path === "stack/search/Protection") {
          node.overrideLogicalId("search");
        }
      },
    });

    const from = synthesize(stack).removed?.map((block) => block["from"]);

    expect(from).toContain(`${kind.types[0]}.payments`);
    expect(from).toContain(`${PROTECTION}.search`);
  },
);

test.each(KINDS)("a forgotten member on $members taken out of the tree is not forgotten", (kind) => {
  const stack = stackOn(kind);
  forget(stack);
  expect(synthesize(stack).removed).toBeDefined();

  stack.node.tryRemoveChild("payments");

  expect(synthesize(stack).removed).toBeUndefined();
});

describe("HCL output, which has no removed blocks and no overrides of a stack", () => {
  test.each(KINDS)("is refused with a forgotten member on $members, by name", (kind) => {
    const stack = stackOn(kind);
    forget(stack);

    const error = errorOf(() => Testing.synthHcl(stack));

    expect(String(error)).toContain("[stack/payments] MemberAccount.forget is a removed block");
    expect(String(error)).toContain("Synthesize without --hcl");
    expect(SynthErrors.codesOf(error)).toEqual([SynthErrorCode.HCL_LOSES]);
  });

  test("is refused with overrides of the stack, by name", () => {
    const stack = stackWithProviders();
    own(stack);
    stack.addOverride("check.members", {});

    expect(messageOf(() => Testing.synthHcl(stack))).toContain("of HCL output, here removed, check:");
  });

  test.each(KINDS)("is fine without, and keeps what protects a member on $members", (kind) => {
    const stack = stackOn(kind);
    new MemberAccount(stack, "payments", { displayName: "payments" });
    stack.addOverride("terraform.required_version", ">= 1.7");

    expect(String(Testing.synthHcl(stack))).toContain('removal_policy = "PROTECT"');
  });

  test("keeps what Terraform is told of the vendor's resource", () => {
    const stack = stackOn(VENDORS);
    new MemberAccount(stack, "payments", { displayName: "payments" });

    const hcl = String(Testing.synthHcl(stack));

    expect(hcl).toContain("prevent_destroy = true");
    expect(hcl).toMatch(/ignore_changes = \[\s*"payer_account_id",\s*"tags",\s*\]/);
  });
});
