export { type Clock, type ClockMode } from "./clock";
export { FakeDirectory, type FakeDirectoryOptions } from "./fake-directory";
export { type Faults, type Hook, type Refusal, type Times } from "./faults";
export { type Knobs, type KnobSettings, type Quotas } from "./knobs";
export { type Mail, type Mailbox } from "./mailbox";
export { type LoggedRequest, type RequestLog } from "./request-log";
export {
  INVITEE_ACCOUNT_ID,
  INVITEE_EMAIL,
  INVITEE_KEY,
  INVITEE_TWO_ACCOUNT_ID,
  INVITEE_TWO_KEY,
  MANAGEMENT_ACCOUNT_ID,
  MANAGEMENT_KEY,
  MANAGEMENT_LEGAL_ENTITY,
  MANAGEMENT_ROOT_KEY,
  OTHER_DIRECTORY_ID,
  OTHER_MANAGEMENT_ACCOUNT_ID,
  OTHER_MANAGEMENT_KEY,
  OTHER_ROOT_FOLDER_ID,
  SAMPLE_DIRECTORY_ID,
  SAMPLE_ROOT_FOLDER_ID,
  type SampleKey,
  STRANGER_ACCOUNT_ID,
  STRANGER_KEY,
} from "./sample-world";
export {
  type Account,
  type AccountType,
  type Directory,
  type Folder,
  type Handshake,
  type HandshakeStatus,
  type Member,
  type MemberStatus,
  type Promotion,
  type PromotionStatus,
} from "./world/entities";
export { EXPIRED_HANDSHAKE_RETENTION_MS, HANDSHAKE_LIFETIME_MS } from "./world/handshakes";
export { PROMOTION_LINK_LIFETIME_MS } from "./world/promotions";
export {
  type AccountToAdd,
  type KeyToBind,
  type MemberToCreate,
  type OutsideInvitation,
  type World,
} from "./world/world";
export { type MemberSnapshot } from "./world/world-view";
