/** Business limits. Reaching one answers HTTP 409 with `LimitExceeded.*` or `QuotaExceeded.*`, never 429. */
export interface Quotas {
  /** Members of one directory. @default 20 */
  members: number;
  /** Invitations sent in 24 hours; accepted ones do not count. @default 20 */
  invitationsPerDay: number;
  /** Invitations that are pending at the same time. @default 20 */
  pendingInvitations: number;
  /** Folders of one directory, the root not counted. @default 100 */
  folders: number;
  /** Levels of folders below the root. @default 5 */
  folderDepth: number;
  /** Tags on one member or folder. @default 20 */
  tagsPerResource: number;
}

/**
 * Behaviour on which the documentation is silent or contradicts itself. A client must cope with every setting.
 * Knobs may be turned while the fake runs: `fake.knobs.resendRecordId = "new"`.
 */
export interface Knobs {
  /** ResendPromoteResourceAccountEmail on a promotion that has expired: refused, or verifying again. @default "mismatch" */
  resendOnExpired: "mismatch" | "rearm";
  /** The RecordId that a resend answers. With "new" the former id is dead. @default "same" */
  resendRecordId: "same" | "new";
  /** Shortest time between two mails of one promotion in ms; sooner is LimitExceeded.Frequency. @default 0 */
  resendIntervalMs: number;
  /** PromoteResourceAccount on a member that is verifying already. @default "mismatch" */
  promoteWhileVerifying: "mismatch" | "emailUsed" | "newRecord";
  /** GetHandshake by the invitee once it has accepted. @default "mismatch" */
  inviteeGetHandshakeAfterAccept: "mismatch" | "accepted";
  /** GetHandshake by the management account once the invitee has accepted. @default "accepted" */
  managementGetHandshakeAfterAccept: "accepted" | "mismatch";
  /** What an account gets that asks for somebody else's handshake. @default "EntityNotExists.Handshake" */
  strangerHandshake: "EntityNotExists.Handshake" | "NoPermission";
  /** For how many ms after an invitation the invitee does not see it yet. @default 0 */
  handshakeVisibilityDelayMs: number;
  /** For how many ms after its removal an account cannot be invited again. @default 0 */
  reinviteDelayMs: number;
  /** Status after a type switch: the label of the switch, or whatever it was before. @default "SwitchSuccess" */
  statusAfterSwitch: "SwitchSuccess" | "keepPrevious";
  /** RemoveCloudAccount on a member that was created here and has become a cloud account. @default "mismatch" */
  removeCreatedCloudAccount: "mismatch" | "allow";
  /** Whether a write that arrives during another one is refused with ConcurrentCallNotSupported (429). @default "allow" */
  concurrentWrites: "allow" | "refuse";
  /** How many ms of real time a write takes when concurrent writes are refused. @default 20 */
  writeDurationMs: number;
  /** Shortest display name of a member, in characters. The service wants 2; recordings exist with 1. @default 2 */
  minDisplayNameLength: number;
  quotas: Quotas;
}

export type KnobSettings = Partial<Omit<Knobs, "quotas">> & { readonly quotas?: Partial<Quotas> };

const DEFAULT_QUOTAS: Quotas = {
  members: 20,
  invitationsPerDay: 20,
  pendingInvitations: 20,
  folders: 100,
  folderDepth: 5,
  tagsPerResource: 20,
};

const DEFAULT_KNOBS: Omit<Knobs, "quotas"> = {
  resendOnExpired: "mismatch",
  resendRecordId: "same",
  resendIntervalMs: 0,
  promoteWhileVerifying: "mismatch",
  inviteeGetHandshakeAfterAccept: "mismatch",
  managementGetHandshakeAfterAccept: "accepted",
  strangerHandshake: "EntityNotExists.Handshake",
  handshakeVisibilityDelayMs: 0,
  reinviteDelayMs: 0,
  statusAfterSwitch: "SwitchSuccess",
  removeCreatedCloudAccount: "mismatch",
  concurrentWrites: "allow",
  writeDurationMs: 20,
  minDisplayNameLength: 2,
};

export function createKnobs(settings: KnobSettings = {}): Knobs {
  return { ...DEFAULT_KNOBS, ...settings, quotas: { ...DEFAULT_QUOTAS, ...settings.quotas } };
}
