import { DataResource, TerraformStack, Testing } from "cdktf";
import type { IConstruct } from "constructs";
import { Construct } from "constructs";
import {
  AccountType,
  DirectoryCredentials,
  Folder,
  HandshakeAcceptance,
  Invitation,
  InvitationTarget,
  MemberAccount,
  MemberResource,
  ResourceDirectory,
} from "../../lib";
import { accountOf, KINDS, OWN, VENDORS } from "../support/member-kinds";
import { addresses, messageOf, stackOn, stackWithProviders, synthesize, warningsOf } from "./support";

const TARGET = InvitationTarget.account("1772422852740000");
const OTHER_TARGET = InvitationTarget.account("1772422852740001");

/** Of the hooks and the invitations of `declareAll`, which have no kinds. */
const OF_BOTH_KINDS = [
  "resourcedirectory_account_type.acme_acceptance_Member_switch_7915D0A8",
  "resourcedirectory_account_type.team_search_switch_0B28313D",
  "resourcedirectory_handshake_acceptance.acme_acceptance_E9ADEEF1",
  "resourcedirectory_invitation.acme_BAB6563D",
  "resourcedirectory_invitation.beta_569D0BEC",
  "resourcedirectory_member.beta_Settings_D65EE165",
  "resourcedirectory_promotion.beta_Member_promotion_6526DF38",
  "resourcedirectory_promotion.payments_promotion_403B57BF",
];

function declareAll(stack: TerraformStack, europe: ResourceDirectory): void {
  const team = new Construct(stack, "team");
  new Folder(stack, "prod").addFolder("payments");
  europe.addFolder("prod", { name: "europe" });
  Folder.fromFolderName(stack, "sandbox", "sandbox").addFolder("trials");

  new MemberAccount(stack, "payments", { displayName: "payments" }).promote("promotion", {
    email: "payments@example.com",
  });
  new MemberAccount(team, "search", { displayName: "search" }).switchType("switch", {
    type: AccountType.CLOUD_ACCOUNT,
  });
  const acme = new Invitation(stack, "acme", { target: TARGET });
  const joined = acme.accept("acceptance", { credentials: DirectoryCredentials.environmentPrefix("ACME_") });
  joined.member.switchType("switch", { type: AccountType.RESOURCE_ACCOUNT });
  const beta = new Invitation(stack, "beta", { target: OTHER_TARGET, displayName: "beta" });
  beta.member.promote("promotion", { email: "beta@example.com" });
}

/**
 * Users' states are keyed by these addresses: another address is a member deleted and created anew. A change here is a
 * breaking change, and needs `moved` blocks for everybody.
 */
describe("Terraform addresses follow from construct ids and never change", () => {
  test("with members on the vendor's resource", () => {
    const stack = stackOn(VENDORS);
    declareAll(stack, new ResourceDirectory(stack, "europe", { alias: "europe" }));

    expect(addresses(stack)).toEqual([
      "alicloud_resource_manager_account.payments_5AA7C358",
      "alicloud_resource_manager_account.team_search_3EE36F0D",
      "alicloud_resource_manager_folder.europe_prod_3D07E50E",
      "alicloud_resource_manager_folder.prod_F335F39F",
      "alicloud_resource_manager_folder.prod_payments_A0623AD7",
      "alicloud_resource_manager_folder.sandbox_trials_031F5809",
      ...[
        "resourcedirectory_member_protection.payments_Protection_A02E6875",
        "resourcedirectory_member_protection.team_search_Protection_B6B7B474",
        ...OF_BOTH_KINDS,
      ].sort(),
    ]);
  });

  test("with members on our own resource", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    declareAll(stack, new ResourceDirectory(stack, "europe", { members: MemberResource.RESOURCE_DIRECTORY }));

    expect(addresses(stack)).toEqual(
      [
        "resourcedirectory_folder.europe_prod_3D07E50E",
        "resourcedirectory_folder.prod_F335F39F",
        "resourcedirectory_folder.prod_payments_A0623AD7",
        "resourcedirectory_folder.sandbox_trials_031F5809",
        "resourcedirectory_member.payments_5AA7C358",
        "resourcedirectory_member.team_search_3EE36F0D",
        ...OF_BOTH_KINDS,
      ].sort(),
    );
  });
});

describe("the tree below a construct is contract", () => {
  test.each([
    { ...VENDORS, children: ["Protection", "Resource", "promotion", "promotion/Resource"] },
    { ...OWN, children: ["MovedFromType", "Protection", "Resource", "promotion", "promotion/Resource"] },
  ])("of a member on $members", ({ children, ...kind }) => {
    const stack = stackOn(kind);
    const member = new MemberAccount(stack, "payments", { displayName: "payments" });
    const promotion = member.promote("promotion", { email: "payments@example.com" });

    expect(pathsBelow(member)).toEqual(children);

    new DataResource(stack, "asked", { input: promotion.pending });
    expect(pathsBelow(promotion)).toEqual(["Pending", "Resource"]);
  });

  test("of an invitation and an acceptance", () => {
    const stack = stackWithProviders();
    const invitation = new Invitation(stack, "acme", { target: TARGET });
    const settled = new Invitation(stack, "beta", { target: OTHER_TARGET, displayName: "beta" });
    const acceptance = new HandshakeAcceptance(stack, "acceptance", { expectedDirectoryId: "rd-abc" });

    expect(pathsBelow(invitation)).toEqual(["Member", "Resource"]);
    expect(pathsBelow(settled)).toEqual(["Member", "Resource", "Settings"]);
    expect(pathsBelow(acceptance)).toEqual(["Member", "Resource"]);

    new DataResource(stack, "asked", { input: invitation.pending });
    expect(pathsBelow(invitation)).toEqual(["Member", "Pending", "Resource"]);
  });
});

test.each([
  {
    ...VENDORS,
    froms: [
      "alicloud_resource_manager_account.old_ECF1530F",
      "resourcedirectory_member.old_ECF1530F",
      "resourcedirectory_member_protection.old_Protection_DE7872BE",
    ],
  },
  {
    ...OWN,
    froms: [
      "alicloud_resource_manager_account.old_ECF1530F",
      "resourcedirectory_member.old_ECF1530F",
      "resourcedirectory_member_protection.old_Protection_DE7872BE",
    ],
  },
])("a forgotten member is named at the address that it had, on $members", ({ froms, ...kind }) => {
  const before = stackOn(kind);
  new MemberAccount(before, "old", { displayName: "old-one" });
  const after = stackOn(kind);
  MemberAccount.forget(after, "old");

  const { removed = [], resource } = synthesize(after);

  expect(resource).toBeUndefined();
  expect(removed.map(({ from }) => from).sort()).toEqual(froms);
  expect(froms).toEqual(expect.arrayContaining(addresses(before)));
  expect(new Set(removed.map(({ lifecycle }) => JSON.stringify(lifecycle)))).toEqual(
    new Set(['{"destroy":false}']),
  );
});

describe.each(KINDS)("an id of a member on $members", (kind) => {
  test.each([
    ["in Chinese", "支付"],
    ["that is mixed", "payments-生产"],
    ["with an accent", "société"],
  ])("%s is warned about, because the address loses its letters", (_, id) => {
    const member = new MemberAccount(stackOn(kind), id, { displayName: "payments" });

    expect(warningsOf(member)).toEqual([
      expect.stringContaining(`construct id "${id}" has letters that do not reach the Terraform address`),
    ]);
  });
});

test.each(KINDS)(
  "an id that begins with a digit, which Terraform takes for no name, is refused on $members",
  (kind) => {
    const stack = stackOn(kind);
    new MemberAccount(stack, "360-platform", { displayName: "360-platform" });
    new Folder(stack, "2026");

    const message = messageOf(() => synthesize(stack));

    expect(message).toContain('stack/360-platform would have the Terraform name "360-platform_');
    expect(message).toContain('as in "m-360-platform"');
    expect(message).toContain("stack/2026 would have the Terraform name");
  },
);

test.each(KINDS)("two Chinese ids still make two addresses of members on $members", (kind) => {
  const stack = stackOn(kind);
  new MemberAccount(stack, "开发", { displayName: "dev" });
  new MemberAccount(stack, "测试", { displayName: "test" });

  expect(new Set(addresses(stack)).size).toBe(2 * kind.types.length);
});

test("an id that keeps its letters is not warned about", () => {
  const stack = Testing.app();

  expect(warningsOf(MemberAccount.fromAccountId(stack, "pay.ments 2", "1234567890123456"))).toEqual([]);
});

function pathsBelow(construct: IConstruct): string[] {
  const prefix = `${construct.node.path}/`;
  return construct.node
    .findAll()
    .filter((node) => node !== construct)
    .map((node) => node.node.path.slice(prefix.length))
    .sort();
}

describe.each(KINDS)("two constructs at one address on $members", (kind) => {
  test.each([
    [
      "an id that CDKTF leaves out",
      (stack: TerraformStack) => ["Default/payments", "payments"].map((path) => below(stack, path)),
    ],
    [
      "one logical id",
      (stack: TerraformStack) => ["one", "two"].map((path) => below(stack, path, "payments")),
    ],
  ])("by %s are refused: CDKTF would write one block for both", (_why, declare) => {
    const stack = stackOn(kind);
    declare(stack);

    expect(() => synthesize(stack)).toThrow(/has the address [a-z_]+\.payments/);
  });

  function below(stack: TerraformStack, path: string, logicalId?: string): void {
    const [id = "", ...above] = path.split("/").reverse();
    const scope = above.reduce<Construct>((outer, each) => new Construct(outer, each), stack);
    const member = new MemberAccount(scope, id, { displayName: path.replace("/", " ") });
    if (logicalId !== undefined) accountOf(member).overrideLogicalId(logicalId);
  }
});
