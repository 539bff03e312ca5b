import type { Account, Handshake } from "../../directory";

/** A folder that is not the root. */
export interface FoundFolder {
  readonly folderId: string;
  /** Names from below the root down to this one. */
  readonly names: readonly string[];
}

/** What a directory holds, as it was read. */
export interface Inventory {
  readonly directoryId: string;
  readonly managementAccountId: string | null;
  readonly rootFolderId: string | null;
  readonly folders: readonly FoundFolder[];
  readonly members: readonly Account[];
  /** Pending ones. */
  readonly invitations: readonly Handshake[];
  /** Who pays, by member; empty unless it was asked for. */
  readonly payers: Readonly<Record<string, string | null>>;
  /** Members that administrate a trusted service; null if these credentials may not list them. */
  readonly administrators: readonly string[] | null;
}
