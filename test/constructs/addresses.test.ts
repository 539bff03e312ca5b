import { DataResource, Testing } from "cdktf";
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
  ResourceDirectory,
} from "../../lib";
import { addresses, stackWithProviders, synthesize, warningsOf } from "./support";

/**
 * Users' states are keyed by these addresses: another address is a member deleted and created anew. A change here is a
 * breaking change, and needs `moved` blocks for everybody.
 */
test("Terraform addresses follow from construct ids and never change", () => {
  const stack = stackWithProviders();
  const team = new Construct(stack, "team");
  new Folder(stack, "prod").addFolder("payments");
  new ResourceDirectory(stack, "europe", { alias: "europe" }).addFolder("prod");
  Folder.fromFolderName(stack, "sandbox", "sandbox").addFolder("trials");

  new MemberAccount(stack, "payments", { displayName: "payments" }).promote("promotion", {
    email: "payments@example.com",
  });
  new MemberAccount(team, "search", { displayName: "search" }).switchType("switch", {
    type: AccountType.CLOUD_ACCOUNT,
  });
  const acme = new Invitation(stack, "acme", { target: InvitationTarget.account("1772422852740000") });
  const joined = acme.accept("acceptance", { credentials: DirectoryCredentials.environmentPrefix("ACME_") });
  joined.member.switchType("switch", { type: AccountType.RESOURCE_ACCOUNT });
  const beta = new Invitation(stack, "beta", {
    target: InvitationTarget.account("1772422852740001"),
    displayName: "beta",
  });
  beta.member.promote("promotion", { email: "beta@example.com" });

  expect(addresses(stack)).toEqual([
    "alicloud_resource_manager_account.payments_5AA7C358",
    "alicloud_resource_manager_account.team_search_3EE36F0D",
    "alicloud_resource_manager_folder.europe_prod_3D07E50E",
    "alicloud_resource_manager_folder.prod_F335F39F",
    "alicloud_resource_manager_folder.prod_payments_A0623AD7",
    "alicloud_resource_manager_folder.sandbox_trials_031F5809",
    "resourcedirectory_account_type.acme_acceptance_Member_switch_7915D0A8",
    "resourcedirectory_account_type.team_search_switch_0B28313D",
    "resourcedirectory_handshake_acceptance.acme_acceptance_E9ADEEF1",
    "resourcedirectory_invitation.acme_BAB6563D",
    "resourcedirectory_invitation.beta_569D0BEC",
    "resourcedirectory_member.beta_Settings_D65EE165",
    "resourcedirectory_member_protection.payments_Protection_A02E6875",
    "resourcedirectory_member_protection.team_search_Protection_B6B7B474",
    "resourcedirectory_promotion.beta_Member_promotion_6526DF38",
    "resourcedirectory_promotion.payments_promotion_403B57BF",
  ]);
});

test("the tree below each construct is contract", () => {
  const stack = stackWithProviders();
  const member = new MemberAccount(stack, "payments", { displayName: "payments" });
  const promotion = member.promote("promotion", { email: "payments@example.com" });
  const invitation = new Invitation(stack, "acme", {
    target: InvitationTarget.account("1772422852740000"),
  });
  const settled = new Invitation(stack, "beta", {
    target: InvitationTarget.account("1772422852740001"),
    displayName: "beta",
  });
  const acceptance = new HandshakeAcceptance(stack, "acceptance", { expectedDirectoryId: "rd-abc" });

  expect(pathsBelow(member)).toEqual(["Protection", "Resource", "promotion", "promotion/Resource"]);
  expect(pathsBelow(invitation)).toEqual(["Member", "Resource"]);
  expect(pathsBelow(settled)).toEqual(["Member", "Resource", "Settings"]);
  expect(pathsBelow(acceptance)).toEqual(["Member", "Resource"]);

  new DataResource(stack, "asked", { input: [promotion.pending, invitation.pending] });
  expect(pathsBelow(promotion)).toEqual(["Pending", "Resource"]);
  expect(pathsBelow(invitation)).toEqual(["Member", "Pending", "Resource"]);
});

test("a forgotten member is named at the address that it had", () => {
  const before = stackWithProviders();
  new MemberAccount(before, "old", { displayName: "old-one" });
  new MemberAccount(before, "older", { displayName: "older-one" });

  const after = stackWithProviders();
  MemberAccount.forget(after, "old");
  MemberAccount.forget(after, "older");

  const { removed, resource } = synthesize(after);
  expect(resource).toBeUndefined();
  expect(removed?.map((block) => block["from"]).sort()).toEqual(addresses(before));
  expect(removed?.map((block) => block["lifecycle"])).toEqual(Array(4).fill({ destroy: false }));
});

test.each([
  ["a Chinese id", "支付"],
  ["a mixed id", "payments-生产"],
  ["an accent", "société"],
])("%s is warned about, because the address loses its letters", (_, id) => {
  const stack = stackWithProviders();

  const member = new MemberAccount(stack, id, { displayName: "payments" });

  expect(warningsOf(member)).toEqual([
    expect.stringContaining(`construct id "${id}" has letters that do not reach the Terraform address`),
  ]);
});

test("two Chinese ids still make two addresses", () => {
  const stack = stackWithProviders();
  new MemberAccount(stack, "开发", { displayName: "dev" });
  new MemberAccount(stack, "测试", { displayName: "test" });

  expect(new Set(addresses(stack)).size).toBe(4);
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
