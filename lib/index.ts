export { AccountEmail } from "./constructs/account-email";
export type { AccountEmailOptions, AccountEmailProps } from "./constructs/account-email";
export type { IAccountRef } from "./constructs/account-ref";
export { AccountTypeSwitch, AccountType, WhenBlocked } from "./constructs/account-type-switch";
export type { AccountTypeSwitchOptions, AccountTypeSwitchProps } from "./constructs/account-type-switch";
export { DirectoryCredentials } from "./constructs/directory-credentials";
export { MemberResource } from "./constructs/directory-ref";
export type { IResourceDirectory } from "./constructs/directory-ref";
export type { DirectoryLimits } from "./constructs/directory-limits";
export { Folder } from "./constructs/folder";
export type {
  FolderLookupOptions,
  FolderOptions,
  FolderProps,
  FolderReferenceOptions,
  IFolder,
} from "./constructs/folder";
export { ForgottenFolder } from "./constructs/forgotten-folder";
export { ForgottenMember } from "./constructs/forgotten-member";
export { HandshakeAcceptance } from "./constructs/handshake-acceptance";
export type { HandshakeAcceptanceProps } from "./constructs/handshake-acceptance";
export { Invitation } from "./constructs/invitation";
export { InvitationTarget, WhenInvitationExpired } from "./constructs/invitation-props";
export type { InvitationAcceptOptions, InvitationProps } from "./constructs/invitation-props";
export { LifecycleHook } from "./constructs/lifecycle-hook";
export type { LifecycleHookOptions } from "./constructs/lifecycle-hook";
export { MemberAccount } from "./constructs/member-account";
export { MemberAccountBase } from "./constructs/member-account-base";
export type { IMemberAccount, MemberReferenceOptions } from "./constructs/member-account-base";
export { ResellAccountType } from "./constructs/member-account-props";
export type { MemberAccountProps } from "./constructs/member-account-props";
export { MemberCatalog } from "./constructs/member-catalog";
export type { MemberCatalogProps } from "./constructs/member-catalog";
export type { PendingStep } from "./constructs/pending-steps";
export { Promotion, WhenPromotionExpired } from "./constructs/promotion";
export type { PromotionOptions, PromotionProps } from "./constructs/promotion";
export { RemovalPolicy } from "./constructs/removal-policy";
export { ResourceDirectory } from "./constructs/resource-directory";
export type { ResourceDirectoryProps } from "./constructs/resource-directory";
export { ResourceDirectoryProvider, ProviderInstallation } from "./constructs/resource-directory-provider";
export type { ResourceDirectoryProviderProps } from "./constructs/resource-directory-provider";
export * as alicloud from "./bindings/alicloud";
export * as resourcedirectory from "./bindings/resourcedirectory";
export { SynthErrorCode, SynthErrors } from "./constructs/synth-errors";
