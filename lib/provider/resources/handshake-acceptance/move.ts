import { stateFrom } from "../../../plugin";
import type { MoveSource } from "../../../plugin";
import { isVendors, vendorsText } from "../vendor";
import { handshakeAcceptanceSchema } from "./schema";
import type { HandshakeAcceptanceState } from "./schema";

export const TYPE_NAME = "resourcedirectory_handshake_acceptance";

/** Status of an acceptance that has been made. */
export const ACCEPTED = "Accepted";

/**
 * The state of the vendor's acceptance, for a `moved` block from there. It is in state only once it has accepted, and then
 * its reads, which the service refuses, have emptied all but the invitation's id: even the directory is null, for the code
 * to say.
 */
export function stateOfVendor(source: MoveSource): HandshakeAcceptanceState | null {
  const text = vendorsText(source);
  const handshakeId = text("handshake_id") ?? text("id");
  if (
    !isVendors(source, "alicloud_resource_manager_handshake_acceptance", TYPE_NAME) ||
    handshakeId === null
  ) {
    return null;
  }
  return stateFrom(handshakeAcceptanceSchema, {
    handshake_id: handshakeId,
    expected_directory_id: text("resource_directory_id") as unknown as string,
    status: ACCEPTED,
    account_id: text("target_type") === "Account" ? text("target_entity") : null,
    accepted_at: text("modify_time"),
  });
}
