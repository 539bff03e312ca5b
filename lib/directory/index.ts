export {
  checkMemberGone,
  checkPromotionSettled,
  isPromotionUnderWay,
  PROMOTE_EXPIRED,
  type Account,
  type AccountUnderPromotion,
  type Tags,
} from "./account";
export type { InputName } from "./blamed-input";
export type { Answer, CallOptions } from "./call";
export {
  createDirectoryClient,
  type AccountUpdate,
  type DirectoryClient,
  type DirectoryClientOptions,
  type InvitationRequest,
} from "./client";
export type { CallerIdentity } from "./caller-identity";
export type { CredentialsOptions, OwnCredentials } from "./credentials";
export type { Deps, Log } from "./deps";
export type { DeletionCheck, DeletionStatus, Finding } from "./deletion";
export { describeError, type ErrorDescription } from "./describe";
export {
  checkEmailChangeSettled,
  emailChangeStatus,
  hasLogonAddress,
  isEmailChangeUnderWay,
} from "./email-change";
export { ALLOWED_ENDPOINTS, ENDPOINT_VARIABLE, parseEndpoint, STS_ENDPOINT_VARIABLE } from "./endpoint";
export {
  DirectoryError,
  hasCode,
  isMemberNotFound,
  type CallOutcome,
  type DirectoryErrorFields,
  type ErrorClass,
} from "./errors";
export { findMember } from "./find-member";
export type { Folder } from "./folder";
export {
  HANDSHAKE_ACCEPTED,
  HANDSHAKE_CANCELLED,
  HANDSHAKE_PENDING,
  type Handshake,
  type TargetType,
} from "./handshake";
export {
  DRY_RUN_MS,
  FIRST_PERSON_PAUSE_MS,
  INVITATION_MS,
  LONGEST_PERSON_PAUSE_MS,
  MAIL_INTERVAL_MS,
  OTHER_CALLS_MS,
  PROMOTION_LINK_MS,
  QUEUE_PAUSE_MS,
  READ_ONE_BY_ONE,
  SAME_MAIL_MS,
  WARNINGS_OF_A_KIND,
} from "./limits";
export type { MemberCalls, NewMember } from "./member-calls";
export { OPERATIONS, ramActionOf, type Operation } from "./operations";
export { proxyUse, type ProxyUse } from "./proxy";
export { safeLines, safeText } from "./secrets";
export type { ResourceDirectory } from "./resource-directory";
export { SharedReads } from "./shared-reads";
export * from "./steps";
export { waitUntil, type CheckState, type WaitOptions, type WaitResult } from "./wait-until";
