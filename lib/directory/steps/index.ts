export { accept, type AcceptInput, type AcceptOutcome } from "./accept";
export {
  cancelEmailChange,
  type CancelEmailChangeInput,
  type CancelEmailChangeOutcome,
} from "./cancel-email-change";
export {
  cancelInvitation,
  type CancelInvitationInput,
  type CancelInvitationOutcome,
} from "./cancel-invitation";
export { cancelPromotion, type CancelPromotionInput, type CancelPromotionOutcome } from "./cancel-promotion";
export { checkDeletion, type CheckDeletionInput } from "./check-deletion";
export { createFolder, type CreateFolderInput, type CreateFolderOutcome } from "./create-folder";
export { createMember, type CreateMemberInput, type CreateMemberOutcome } from "./create-member";
export { deleteFolder, type DeleteFolderInput, type DeleteFolderOutcome } from "./delete-folder";
export { deleteMember, isUnderWay, type DeleteMemberInput, type DeleteMemberOutcome } from "./delete-member";
export { changeEmail, type ChangeEmailInput, type ChangeEmailOutcome } from "./change-email";
export { proveMembership, type Invitee, type Membership } from "./invitee";
export { invite, type InviteInput, type InviteOutcome } from "./invite";
export { findDeletion } from "../reads/find-deletion";
export { findFolder } from "../reads/find-folder";
export { findMember } from "../reads/find-member";
export { promote, type PromoteInput, type PromoteOutcome } from "./promote";
export { removeMember, type RemoveMemberInput, type RemoveMemberOutcome } from "./remove-member";
export { resend, type ResendInput, type ResendOutcome } from "./resend";
export {
  retryEmailChange,
  type RetryEmailChangeInput,
  type RetryEmailChangeOutcome,
} from "./retry-email-change";
export type { Step, StepOptions } from "./step";
export type { SettingOutcome } from "./setting";
export {
  changePayer,
  moveMember,
  renameFolder,
  renameMember,
  type ChangePayerInput,
  type MoveMemberInput,
  type RenameFolderInput,
  type RenameMemberInput,
} from "./settings";
export { switchType, type SwitchTypeInput, type SwitchTypeOutcome } from "./switch-type";
export { tagMember, untagMember, type TagMemberInput, type UntagMemberInput } from "./tags";
