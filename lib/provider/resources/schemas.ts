import { accountTypeSchema } from "./account-type/schema";
import { handshakeAcceptanceSchema } from "./handshake-acceptance/schema";
import { invitationSchema } from "./invitation/schema";
import { memberProtectionSchema } from "./member-protection/schema";
import { promotionSchema } from "./promotion/schema";

/** Every resource type of the provider and its schema: what bindings are generated from. */
export const RESOURCE_SCHEMAS = {
  resourcedirectory_account_type: accountTypeSchema,
  resourcedirectory_handshake_acceptance: handshakeAcceptanceSchema,
  resourcedirectory_invitation: invitationSchema,
  resourcedirectory_member_protection: memberProtectionSchema,
  resourcedirectory_promotion: promotionSchema,
} as const;
