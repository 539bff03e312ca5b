import { INVITEE_ACCOUNT_ID, INVITEE_TWO_ACCOUNT_ID } from "../../../../lib/testing";
import type { Scene } from "../../../provider/support/scene";

const PARTNER = "2000000000000009";

const member = (name: string, displayName: string, more = "") => `
resource "alicloud_resource_manager_account" "${name}" {
  display_name = "${displayName}"
  ${more}
  lifecycle { ignore_changes = [payer_account_id] }
}
`;

const protection = (name: string, policy: string) => `
resource "resourcedirectory_member_protection" "${name}" {
  account_id     = alicloud_resource_manager_account.${name}.id
  display_name   = alicloud_resource_manager_account.${name}.display_name
  removal_policy = "${policy}"
}
`;

const promotion = (name: string, account: string, attempt = 1) => `
resource "resourcedirectory_promotion" "${name}" {
  account_id = ${account}
  email      = "${name}-root@example.com"
  attempt    = ${attempt}
}
`;

const invitation = (name: string, target: string, policy = "PROTECT") => `
resource "resourcedirectory_invitation" "${name}" {
  target         = "${target}"
  removal_policy = "${policy}"
}
`;

const imported = (name: string, id: string) => `
import {
  to = alicloud_resource_manager_account.${name}
  id = "${id}"
}
`;

const idOf = (index: number) => `300000000000020${index}`;

const FOLDERS = `
resource "alicloud_resource_manager_folder" "prod" {
  folder_name = "prod"
}
`;

const IN_PROD = "folder_id = alicloud_resource_manager_folder.prod.id";

/**
 * A plan with 5 mails, 2 invitations, 1 deletion, 1 removal, 3 renames and 2 moves: the last one of the scene. The
 * directory and its clock are the same each time.
 */
export async function planBusily(scene: Scene): Promise<string> {
  const { world } = scene.fake;
  const [ledger, search] = ["ledger", "search"].map((displayName) => world.createMember({ displayName }));
  world.addAccount({ id: PARTNER, nickname: "partner" });
  // Terraform creates in any order, so that ids would differ from run to run.
  world.createMember({ displayName: "shop", accountId: idOf(0) });
  const teams = ["a", "b", "c"];
  teams.forEach((name, index) =>
    world.createMember({ displayName: `team-${name}`, accountId: idOf(index + 1) }),
  );
  await scene.applied(
    ["shop", ...teams].map((name, index) => imported(name, idOf(index))).join("") +
      FOLDERS +
      member("shop", "shop") +
      protection("shop", "DESTROY") +
      teams.map((name) => member(name, `team-${name}`) + protection(name, "PROTECT")).join("") +
      promotion("ledger", `"${ledger?.accountId ?? ""}"`) +
      promotion("search", `"${search?.accountId ?? ""}"`) +
      invitation("partner", PARTNER, "DESTROY"),
  );
  world.accept(world.handshakesOf(PARTNER)[0]?.id ?? "");
  world.failPromotion(search?.accountId ?? "");
  scene.code(
    FOLDERS +
      member("a", "payments", IN_PROD) +
      member("b", "billing", IN_PROD) +
      member("c", "data") +
      teams.map((name) => protection(name, "PROTECT")).join("") +
      promotion("ledger", `"${ledger?.accountId ?? ""}"`, 2) +
      promotion("search", `"${search?.accountId ?? ""}"`, 2) +
      teams.map((name) => promotion(name, `alicloud_resource_manager_account.${name}.id`)).join("") +
      invitation("acme", INVITEE_ACCOUNT_ID) +
      invitation("globex", INVITEE_TWO_ACCOUNT_ID),
  );
  const run = await scene.plan();
  if (!run.ok) {
    throw new Error(run.output);
  }
  return scene.savedPlan();
}
