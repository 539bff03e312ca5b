export {
  checkMemberGone,
  checkPromotionSettled,
  isPromotionUnderWay,
  PROMOTE_EXPIRED,
  type Account,
  type AccountUnderPromotion,
  type Tags,
} from "./answers/account";
export type { InputName } from "./errors/blamed-input";
export type { Answer, CallOptions } from "./calls/call";
export {
  createDirectoryClient,
  type AccountUpdate,
  type DirectoryClient,
  type DirectoryClientOptions,
  type InvitationRequest,
} from "./calls/client";
export type { CallerIdentity } from "./calls/caller-identity";
export type { CredentialsOptions, OwnCredentials } from "./credentials/credentials";
export type { Deps, Log } from "./deps";
export type { DeletionCheck, DeletionStatus, Finding } from "./answers/deletion";
export { describeError, type ErrorDescription } from "./errors/describe";
export {
  checkEmailChangeSettled,
  emailChangeStatus,
  hasLogonAddress,
  isEmailChangeUnderWay,
} from "./answers/email-change";
export {
  ALLOWED_ENDPOINTS,
  ENDPOINT_VARIABLE,
  parseEndpoint,
  STS_ENDPOINT_VARIABLE,
} from "./connection/endpoint";
export {
  DirectoryError,
  hasCode,
  isMemberNotFound,
  type CallOutcome,
  type DirectoryErrorFields,
  type ErrorClass,
} from "./errors/errors";
export { findMember } from "./reads/find-member";
export { Mutex } from "./connection/rate-limit";
export type { Folder } from "./answers/folder";
export {
  HANDSHAKE_ACCEPTED,
  HANDSHAKE_CANCELLED,
  HANDSHAKE_PENDING,
  type Handshake,
  type TargetType,
} from "./answers/handshake";
export {
  DRY_RUN_MS,
  FIRST_PERSON_PAUSE_MS,
  INVITATION_MS,
  LONGEST_PERSON_PAUSE_MS,
  MAIL_INTERVAL_MS,
  PROMOTION_LINK_MS,
  QUEUE_PAUSE_MS,
  READ_ONE_BY_ONE,
  SAME_MAIL_MS,
  WARNINGS_OF_A_KIND,
} from "./limits";
export type { MemberCalls, NewMember } from "./calls/member-calls";
export { OPERATIONS, ramActionOf, type Operation } from "./calls/operations";
export { proxyUse, type ProxyUse } from "./connection/proxy";
export { safeLines, safeText } from "./credentials/secrets";
export type { ResourceDirectory } from "./answers/resource-directory";
export { SharedReads } from "./reads/shared-reads";
export * from "./steps";
export { waitUntil, type CheckState, type WaitOptions, type WaitResult } from "./reads/wait-until";
