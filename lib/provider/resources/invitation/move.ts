import { HANDSHAKE_ACCEPTED } from "../../../directory";
import { stateFrom } from "../../../plugin";
import type { MoveSource } from "../../../plugin";
import { isVendors, vendorsText } from "../vendor";
import { invitationSchema } from "./schema";
import type { InvitationState } from "./schema";

export const TYPE_NAME = "resourcedirectory_invitation";

/**
 * The state of the vendor's handshake, for a `moved` block from there. It was sent by this code, so it is ours. No call is
 * made: the refresh of the same plan looks at what has become of it.
 */
export function stateOfVendor(source: MoveSource): InvitationState | null {
  const text = vendorsText(source);
  const [handshakeId, target, type] = [text("id"), text("target_entity"), text("target_type")];
  const isHandshake = isVendors(source, "alicloud_resource_manager_handshake", TYPE_NAME);
  if (!isHandshake || handshakeId === null || target === null || type === null) {
    return null;
  }
  const isMember = text("status") === HANDSHAKE_ACCEPTED && type === "Account";
  return stateFrom(invitationSchema, {
    target,
    target_type: type,
    note: text("note"),
    handshake_id: handshakeId,
    status: text("status"),
    account_id: isMember ? target : null,
    adopted: false,
    invitations_sent: 1,
    expires_at: text("expire_time"),
    resource_directory_id: text("resource_directory_id"),
    management_account_id: text("master_account_id"),
  });
}
