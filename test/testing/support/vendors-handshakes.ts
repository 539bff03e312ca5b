import { INVITEE_ACCOUNT_ID, INVITEE_KEY } from "../../../lib/testing";

/** The vendor's provider as the invited account, which its objects in state ask for as long as they are there. */
export const VENDORS_INVITEE = `
provider "alicloud" {
  alias      = "invitee"
  access_key = "${INVITEE_KEY.accessKeyId}"
  secret_key = "${INVITEE_KEY.accessKeySecret}"
  protocol   = "HTTP"
}
`;

/** An invitation of the vendor's, for it to write the state that is moved. */
export const VENDORS_HANDSHAKE = `
resource "alicloud_resource_manager_handshake" "acme" {
  target_entity = "${INVITEE_ACCOUNT_ID}"
  target_type   = "Account"
  note          = "welcome"
}
`;

/** Its acceptance in the same apply. */
export const VENDORS_ACCEPTANCE = `
resource "alicloud_resource_manager_handshake_acceptance" "acme" {
  provider     = alicloud.invitee
  handshake_id = alicloud_resource_manager_handshake.acme.id
}
`;
