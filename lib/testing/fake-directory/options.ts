import { DEFAULT_QUOTAS, type Quotas } from "./quotas";

/**
 * Behaviour on which the documentation is silent or contradicts itself. A client must cope with every setting.
 * They may be changed while the fake runs: `fake.options.resendRecordId = "new"`. `docs/assumptions.md` says what speaks
 * for each default.
 */
export interface FakeOptions {
  /** ResendPromoteResourceAccountEmail on a promotion that has expired: refused, or verifying again. @default "mismatch" */
  resendOnExpired: "mismatch" | "rearm";
  /** The RecordId that a resend answers. With "new" the former id is dead. @default "same" */
  resendRecordId: "same" | "new";
  /** Shortest time between two mails of one kind to one account in ms; sooner is LimitExceeded.Frequency. @default 0 */
  resendIntervalMs: number;
  /** PromoteResourceAccount on a member that is verifying already. @default "mismatch" */
  promoteWhileVerifying: "mismatch" | "emailUsed" | "newRecord";
  /** PromoteResourceAccount after a promotion that expired, failed or was cancelled. @default "allow" */
  promoteAgain: "allow" | "mismatch";
  /** The AccountName that reads show while a promotion is verifying. @default "former" */
  accountNameWhileVerifying: "former" | "email";
  /** Renaming and moving a member whose promotion is verifying. @default "allow" */
  changeWhileVerifying: "allow" | "mismatch";
  /** GetHandshake by the invitee once it has accepted. @default "mismatch" */
  inviteeGetHandshakeAfterAccept: "mismatch" | "accepted";
  /** GetHandshake by the management account once the invitee has accepted. @default "accepted" */
  managementGetHandshakeAfterAccept: "accepted" | "mismatch";
  /** What an account gets that asks for somebody else's handshake. @default "EntityNotExists.Handshake" */
  strangerHandshake: "EntityNotExists.Handshake" | "NoPermission";
  /** For how many ms after an invitation the invitee does not see it yet. @default 0 */
  handshakeVisibilityDelayMs: number;
  /** Whether ListHandshakesForAccount also has what the caller sent, or only what it received. @default "sent and received" */
  listHandshakesForAccount: "sent and received" | "received";
  /** What becomes of an invitation 30 days after it expired. @default "gone" */
  expiredHandshakeAfterRetention: "gone" | "Deleted";
  /** For how many ms after its removal an account cannot be invited again. @default 0 */
  reinviteDelayMs: number;
  /** Inviting an account or address that the fake does not know. @default "accept" */
  unknownInvitee: "accept" | "InvalidParameter.TargetEntity";
  /** What inviting a member of this very directory answers in version 2020-03-31. @default "NotSupport.AccountInAnotherResourceDirectory" */
  inviteMember: "NotSupport.AccountInAnotherResourceDirectory" | "EntityAlreadyExists.ResourceDir.Account";
  /** Whether a mail of a change of address sets the member's ModifyTime, as one of a promotion does. @default "no" */
  emailChangeModifies: "no" | "yes";
  /** AcceptHandshake when the directory has all the members it may have. @default "allow" */
  acceptWhenFull: "allow" | "LimitExceeded.Account";
  /** Status after a type switch: the label of the switch, or whatever it was before. @default "SwitchSuccess" */
  statusAfterSwitch: "SwitchSuccess" | "keepPrevious";
  /** UpdateAccount with a new name and a new type in one call. @default "refuse" */
  renameWithSwitch: "refuse" | "allow";
  /** Whether the root key of the management account may rename members; a type switch it may never ask for. @default "allow" */
  rootKeyRename: "allow" | "CallerIdentityError";
  /** RemoveCloudAccount on a member that was created here and has become a cloud account. @default "mismatch" */
  removeCreatedCloudAccount: "mismatch" | "allow";
  /** Whom GetPayerForAccount names for a member for which nobody was ever set. @default "nobody" */
  payerWhenUnset: "nobody" | "itself" | "management";
  /** UpdatePayerForAccount with an empty PayerAccountId. @default "clears" */
  emptyPayer: "clears" | "MissingParameter.PayerAccountId";
  /** Whether members can be deleted in the directories of a fresh fake. Counts at the start only. @default "Enabled" */
  memberDeletionAtStart: "Enabled" | "Disabled";
  /** For how many ms CheckAccountDelete is in PreChecking. @default 0 */
  deletionCheckMs: number;
  /** For how many ms a deletion is Checking. @default 0 */
  deletionCheckingMs: number;
  /** For how many ms a deletion is Deleting afterwards, the member still there. More than 0 is DeletionType 1. @default 0 */
  silencePeriodMs: number;
  /** How GetAccountDeletionCheckResult says whether a member may be deleted: "true", or true. @default "text" */
  allowDelete: "text" | "boolean";
  /** Whether GetResourceDirectory has the field ScpStatus beside ControlPolicyStatus. @default "absent" */
  scpStatus: "absent" | "shown";
  /** Whether findings that may be waived stop a deletion that does not name them. @default "waived" */
  abandonableChecks: "waived" | "required";
  /** For how many ms the mail of ChangeAccountEmail can be answered. @default 24 hours */
  emailChangeLifetimeMs: number;
  /** For how many ms the mail of CreateCloudAccount can be answered. @default 24 hours */
  creationLifetimeMs: number;
  /** Whether a write that arrives during another one is refused with ConcurrentCallNotSupported (429). @default "allow" */
  concurrentWrites: "allow" | "refuse";
  /** How many ms of real time a write takes when concurrent writes are refused. @default 20 */
  writeDurationMs: number;
  /** Shortest display name of a member, in characters. The service wants 2; recordings exist with 1. @default 2 */
  minDisplayNameLength: number;
  /**
   * Whether GetCallerIdentity of the token service is answered, its connections are cut, or they stay open and nothing is
   * said. @default "answers"
   */
  identityService: "answers" | "disconnects" | "silent";
  /**
   * Refuses what a gateway may refuse and a careless client would not notice: nonces used twice, timestamps more than
   * 15 minutes off real time, parameters that the operation does not have, formats other than JSON. @default false
   */
  strict: boolean;
  quotas: Quotas;
}

export type FakeOptionOverrides = Partial<Omit<FakeOptions, "quotas">> & {
  readonly quotas?: Partial<Quotas>;
};

const DAY_MS = 24 * 60 * 60 * 1000;

const DEFAULT_OPTIONS: Omit<FakeOptions, "quotas"> = {
  resendOnExpired: "mismatch",
  resendRecordId: "same",
  resendIntervalMs: 0,
  promoteWhileVerifying: "mismatch",
  promoteAgain: "allow",
  accountNameWhileVerifying: "former",
  changeWhileVerifying: "allow",
  inviteeGetHandshakeAfterAccept: "mismatch",
  managementGetHandshakeAfterAccept: "accepted",
  strangerHandshake: "EntityNotExists.Handshake",
  handshakeVisibilityDelayMs: 0,
  listHandshakesForAccount: "sent and received",
  expiredHandshakeAfterRetention: "gone",
  reinviteDelayMs: 0,
  unknownInvitee: "accept",
  inviteMember: "NotSupport.AccountInAnotherResourceDirectory",
  emailChangeModifies: "no",
  acceptWhenFull: "allow",
  statusAfterSwitch: "SwitchSuccess",
  renameWithSwitch: "refuse",
  rootKeyRename: "allow",
  removeCreatedCloudAccount: "mismatch",
  payerWhenUnset: "nobody",
  emptyPayer: "clears",
  memberDeletionAtStart: "Enabled",
  deletionCheckMs: 0,
  deletionCheckingMs: 0,
  silencePeriodMs: 0,
  allowDelete: "text",
  scpStatus: "absent",
  abandonableChecks: "waived",
  emailChangeLifetimeMs: DAY_MS,
  creationLifetimeMs: DAY_MS,
  concurrentWrites: "allow",
  writeDurationMs: 20,
  minDisplayNameLength: 2,
  identityService: "answers",
  strict: false,
};

export function createOptions(overrides: FakeOptionOverrides = {}): FakeOptions {
  return { ...DEFAULT_OPTIONS, ...overrides, quotas: { ...DEFAULT_QUOTAS, ...overrides.quotas } };
}
