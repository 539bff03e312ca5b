export { accept, type AcceptInput, type AcceptOutcome } from "./accept";
export {
  cancelInvitation,
  type CancelInvitationInput,
  type CancelInvitationOutcome,
} from "./cancel-invitation";
export { cancelPromotion, type CancelPromotionInput, type CancelPromotionOutcome } from "./cancel-promotion";
export { proveMembership, type Invitee, type Membership } from "./invitee";
export { invite, type InviteInput, type InviteOutcome } from "./invite";
export { findMember } from "../find-member";
export { promote, type PromoteInput, type PromoteOutcome } from "./promote";
export { removeMember, type RemoveMemberInput, type RemoveMemberOutcome } from "./remove-member";
export { resend, type ResendInput, type ResendOutcome } from "./resend";
export type { Step, StepOptions } from "./step";
export { switchType, type SwitchTypeInput, type SwitchTypeOutcome } from "./switch-type";
