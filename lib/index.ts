export { AccountEmail } from "./constructs/hooks/account-email";
export type { AccountEmailOptions, AccountEmailProps } from "./constructs/hooks/account-email";
export type { IAccountRef } from "./constructs/members/account-ref";
export { AccountTypeSwitch, AccountType, WhenBlocked } from "./constructs/hooks/account-type-switch";
export type {
  AccountTypeSwitchOptions,
  AccountTypeSwitchProps,
} from "./constructs/hooks/account-type-switch";
export { DirectoryCredentials } from "./constructs/directory/directory-credentials";
export { MemberResource } from "./constructs/directory/directory-ref";
export type { IResourceDirectory } from "./constructs/directory/directory-ref";
export type { DirectoryLimits } from "./constructs/directory/directory-limits";
export { Folder } from "./constructs/folders/folder";
export type {
  FolderLookupOptions,
  FolderProps,
  FolderReferenceOptions,
  IFolder,
} from "./constructs/folders/folder";
export type { FolderOptions } from "./constructs/folders/folder-options";
export type { MemberLookupOptions } from "./constructs/members/found-member";
export { ForgottenFolder } from "./constructs/folders/forgotten-folder";
export type { ForgetMemberOptions } from "./constructs/members/forgotten-member";
export { ForgottenMember } from "./constructs/members/forgotten-member";
export { HandshakeAcceptance } from "./constructs/invitations/handshake-acceptance";
export type { HandshakeAcceptanceProps } from "./constructs/invitations/handshake-acceptance";
export { Invitation } from "./constructs/invitations/invitation";
export { InvitationTarget, WhenInvitationExpired } from "./constructs/invitations/invitation-props";
export type { InvitationAcceptOptions, InvitationProps } from "./constructs/invitations/invitation-props";
export { LifecycleHook } from "./constructs/hooks/lifecycle-hook";
export type { LifecycleHookOptions } from "./constructs/hooks/lifecycle-hook";
export { MemberAccount } from "./constructs/members/member-account";
export { MemberAccountBase } from "./constructs/members/member-account-base";
export type { IMemberAccount, MemberReferenceOptions } from "./constructs/members/member-account-base";
export { ResellAccountType } from "./constructs/members/member-account-props";
export type { MemberAccountProps } from "./constructs/members/member-account-props";
export { MemberCatalog } from "./constructs/catalog/member-catalog";
export type { MemberCatalogProps } from "./constructs/catalog/member-catalog";
export type { PendingStep } from "./constructs/directory/pending-steps";
export { Promotion, WhenPromotionExpired } from "./constructs/hooks/promotion";
export type { PromotionOptions, PromotionProps } from "./constructs/hooks/promotion";
export { RemovalPolicy } from "./constructs/members/removal-policy";
export { ResourceDirectory } from "./constructs/directory/resource-directory";
export type { ResourceDirectoryProps } from "./constructs/directory/resource-directory";
export {
  ResourceDirectoryProvider,
  ProviderInstallation,
} from "./constructs/provider/resource-directory-provider";
export type { ResourceDirectoryProviderProps } from "./constructs/provider/resource-directory-provider";
export * as alicloud from "./bindings/alicloud";
export * as resourcedirectory from "./bindings/resourcedirectory";
export { SynthErrorCode, SynthErrors } from "./constructs/synth/synth-errors";
