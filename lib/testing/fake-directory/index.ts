export {
  clientEnvironment,
  INVITEE_PREFIX,
  providerEnvironment,
  type ClientEnvironment,
} from "./client-environment";
export type { Clock, ClockMode } from "./clock";
export { FakeDirectory, type FakeDirectoryOptions } from "./fake-directory";
export type { Delay, Faults, Hook, Refusal, Throttling, Times } from "./faults";
export type { FakeOptions, FakeOptionOverrides } from "./options";
export type { Mail, Mailbox, TextMessage } from "./mailbox";
export type { Permissions, Policy, PolicyStatement } from "./permissions";
export type { Quotas } from "./quotas";
export { DEFAULT_QUOTAS } from "./quotas";
export type { LoggedRequest, RequestLog } from "./request-log";
export { plant, type Seed, type SeedMember } from "./seed";
export {
  INVITEE_KEY,
  INVITEE_TWO_KEY,
  MANAGEMENT_KEY,
  MANAGEMENT_LEGAL_ENTITY,
  MANAGEMENT_ROOT_KEY,
  OTHER_MANAGEMENT_KEY,
  SAMPLE_IDENTITIES,
  type SampleIdentity,
  type SampleKey,
  STRANGER_KEY,
} from "./sample-world";
export type {
  Account,
  AccountType,
  Confirmation,
  ConfirmationRecord,
  Creation,
  Directory,
  EmailChange,
  Finding,
  Folder,
  Handshake,
  HandshakeStatus,
  Member,
  MemberStatus,
  Promotion,
  PromotionStatus,
} from "./world/entities";
export { EXPIRED_HANDSHAKE_RETENTION_MS, HANDSHAKE_LIFETIME_MS } from "./world/handshakes";
export { PROMOTION_LINK_LIFETIME_MS } from "./world/promotions";
export type { AccountToAdd, KeyToBind, MemberToCreate, OutsideInvitation, World } from "./world/world";
export type { MemberSnapshot } from "./world/world-view";
export {
  INVITEE_ACCOUNT_ID,
  INVITEE_EMAIL,
  INVITEE_TWO_ACCOUNT_ID,
  MANAGEMENT_ACCOUNT_ID,
  OTHER_DIRECTORY_ID,
  OTHER_MANAGEMENT_ACCOUNT_ID,
  OTHER_ROOT_FOLDER_ID,
  SAMPLE_DIRECTORY_ID,
  SAMPLE_ROOT_FOLDER_ID,
  STRANGER_ACCOUNT_ID,
} from "./sample-ids";
