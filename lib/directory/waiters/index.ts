export { checkState as checkInvitationSettled } from "./invitation-settled";
export { checkState as checkMemberGone } from "./member-gone";
export { checkState as checkPromotionSettled } from "./promotion-settled";
export { waitUntil, type CheckState, type WaitOptions, type WaitResult } from "./wait-until";
