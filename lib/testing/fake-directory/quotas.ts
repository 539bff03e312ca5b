/** Business limits. Reaching one answers HTTP 409 with `LimitExceeded.*` or `QuotaExceeded.*`, never 429. */
export interface Quotas {
  /** Members of one directory. @default 20 */
  members: number;
  /** Invitations sent in 24 hours; accepted ones do not count. @default 20 */
  invitationsPerDay: number;
  /** Invitations that are pending at the same time. @default 20 */
  pendingInvitations: number;
  /** Invitations sent to one target in 24 hours: LimitExceeded.SameTargetInvitationRate. @default no limit */
  sameTargetInvitationsPerDay: number;
  /** Folders of one directory, the root not counted. @default 100 */
  folders: number;
  /** Levels of folders below the root. @default 5 */
  folderDepth: number;
  /** Tags on one member or folder. @default 20 */
  tagsPerResource: number;
  /** Codes sent to phones in 24 hours. @default 100 */
  phoneCodesPerDay: number;
  /** Members deleted in 30 days: QuotaExceeded.DeleteAccount. @default no limit */
  deletionsPer30Days: number;
}

export const DEFAULT_QUOTAS: Quotas = {
  members: 20,
  invitationsPerDay: 20,
  pendingInvitations: 20,
  sameTargetInvitationsPerDay: Infinity,
  folders: 100,
  folderDepth: 5,
  tagsPerResource: 20,
  phoneCodesPerDay: 100,
  deletionsPer30Days: Infinity,
};
