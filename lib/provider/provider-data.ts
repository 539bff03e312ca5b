import type {
  Account,
  Answer,
  DirectoryClient,
  Deps,
  Folder,
  Handshake,
  OwnCredentials,
  DirectoryError,
} from "../directory";
import { findMember, Mutex, READ_ONE_BY_ONE, SharedReads } from "../directory";
import { ActionLimits } from "./action-limits";
import { PlannedKeys } from "./planned-keys";
import type { PlannedKey } from "./planned-keys";

/** Whom the credentials see. */
export interface Identity {
  readonly directoryId: string;
  readonly managementAccountId: string | null;
  readonly rootFolderId: string | null;
}

/**
 * How current an answer must be: what all objects of a refresh or plan read together, or what holds at this moment, for
 * whoever is about to act on it.
 */
export type Freshness = "shared" | "now";

/** An invitation of state that the code may be about to have anew, as after a taint. */
export interface FormerInvitation {
  readonly handshake_id: string | null;
  readonly status: string | null;
  readonly account_id: string | null;
}

/** `whole`: shared, but with what a listing leaves out, for a call each. */
export type MemberFreshness = Freshness | "whole";

/** The directory that answers is another one than the provider block, or the state, names. */
export class WrongDirectoryError extends Error {
  constructor(
    readonly expected: string,
    readonly actual: string,
    readonly expectedBy: string,
  ) {
    super(`directory ${actual} answers where ${expectedBy} names ${expected}`);
  }
}

/**
 * One provider block, as resources get it: the client made from it, and what is known of the directory behind it. No call is made and no
 * credential resolved before a resource needs one.
 */
export class ProviderData {
  /** Whether the service has said that it takes no more invitations today: then nobody asks it in vain. */
  invitationsAreUsedUp = false;
  /** An invitation is cancelled for another one only after the one before has been answered, which may show that none is taken. */
  readonly reinvitations = new Mutex();
  private identityAnswer: Promise<Identity> | null = null;
  private readonly reported = new Set<string>();
  private readonly warnings = new Map<string, number>();
  /** Plan and apply come over connections of their own, so these are the keys of one plan. */
  private readonly plannedKeys = new PlannedKeys();
  /** Accounts that this apply let go to make their objects anew, by the names that these are to have. */
  readonly releasedMembers = new Map<string, string>();
  /** Invitations that state had when it was refreshed, or that were let go likewise, by their targets. */
  readonly formerInvitations = new Map<string, FormerInvitation>();
  /** Targets of those that were imported: what an import finds is not sent again. */
  readonly importedInvitations = new Set<string>();
  /** Folders likewise, by parent and name. */
  readonly releasedFolders = new Map<string, readonly string[]>();
  /** Why it could not be read who pays for an account. */
  readonly unreadPayers = new Map<string, DirectoryError>();
  private readonly shared: SharedReads;
  private membersAtFirst: Promise<readonly Account[]> | null = null;
  private lookedAtFirst = 0;
  private invitationsAtFirst: Promise<Answer<readonly Handshake[]>> | null = null;
  private readonly folderPaths = new Map<string, Promise<string | null>>();
  private readonly invitees = new Map<string, DirectoryClient>();

  constructor(
    /** The client without that comparison, for calls that are right whatever directory the caller is in (an invited account's). */
    readonly directoryClient: DirectoryClient,
    readonly deps: Deps,
    private readonly expectedDirectoryId: string | null,
    readonly limits = new ActionLimits({}),
  ) {
    this.shared = new SharedReads(directoryClient);
  }

  /** The client, after `directory_id` of the provider block was compared with the directory that answers. */
  async directory(signal: AbortSignal): Promise<DirectoryClient> {
    if (this.expectedDirectoryId !== null) {
      await this.identity(signal);
    }
    return this.directoryClient;
  }

  /**
   * The client of an invited account that brings credentials of its own, made once for all that bring the same. Without
   * any the provider block's are the invited account's.
   */
  inviteeClient(own: OwnCredentials): DirectoryClient {
    const { credentialsEnvPrefix, profile, assumeRoleArn } = own;
    const parts = [credentialsEnvPrefix, profile, assumeRoleArn];
    if (parts.every((part) => part === undefined)) {
      return this.directoryClient;
    }
    const key = JSON.stringify(parts);
    const client = this.invitees.get(key) ?? this.directoryClient.withCredentials(own);
    this.invitees.set(key, client);
    return client;
  }

  /** Whether anything was written since the provider was configured, as in an apply. */
  get hasWritten(): boolean {
    return this.directoryClient.epoch() > 0;
  }

  /** The directory that answers; asked once. */
  async identity(signal: AbortSignal): Promise<Identity> {
    this.identityAnswer ??= this.askIdentity(signal).catch((error: unknown) => {
      this.identityAnswer = null;
      throw error;
    });
    return this.identityAnswer;
  }

  /** Fails unless the directory that answers is the one an object in state belongs to. */
  async expectDirectory(directoryId: string | null, signal: AbortSignal): Promise<void> {
    const { directoryId: actual } = await this.identity(signal);
    if (directoryId !== null && directoryId !== actual) {
      throw new WrongDirectoryError(directoryId, actual, "the state");
    }
  }

  /** The member, or null if the directory answers and has no such member. */
  async member(
    accountId: string,
    signal: AbortSignal,
    freshness: MemberFreshness,
  ): Promise<Answer<Account> | null> {
    const directory = await this.directory(signal);
    switch (freshness) {
      case "shared":
        return this.shared.member(accountId, { signal });
      case "whole":
        return this.shared.wholeMember(accountId, { signal });
      case "now":
        return findMember(directory, accountId, { signal });
    }
  }

  /** The member as the shared reads show it. Null does not prove that there is none, but costs no call of its own. */
  async listedMember(accountId: string, signal: AbortSignal): Promise<Account | null> {
    await this.directory(signal);
    return (await this.shared.listedMember(accountId, { signal }))?.value ?? null;
  }

  /** All members, without what a listing leaves out. */
  async members(signal: AbortSignal, freshness: Freshness = "shared"): Promise<readonly Account[]> {
    const directory = await this.directory(signal);
    return freshness === "shared"
      ? this.shared.members({ signal })
      : (await directory.listAccounts({ signal })).value;
  }

  /**
   * The member of this name, which is unique in a directory, or null; as of the first question, so that an apply that
   * creates many does not list them all again for each.
   */
  async memberNamed(displayName: string, signal: AbortSignal): Promise<Account | null> {
    return (await this.listAtFirst(signal)).find((member) => member.displayName === displayName) ?? null;
  }

  /**
   * The member for what a plan says of it, or null. An apply plans once more, between its writes, which make shared reads read
   * anew: so beyond the first few it is asked for as of the first question.
   */
  async memberAtFirst(accountId: string, signal: AbortSignal): Promise<Account | null> {
    this.lookedAtFirst += 1;
    if (this.lookedAtFirst <= READ_ONE_BY_ONE) {
      return (await this.member(accountId, signal, "shared"))?.value ?? null;
    }
    return (await this.listAtFirst(signal)).find((member) => member.accountId === accountId) ?? null;
  }

  /** All invitations, likewise. */
  async handshakesAtFirst(signal: AbortSignal): Promise<readonly Handshake[]> {
    this.invitationsAtFirst ??= this.handshakes(signal, "shared").catch((error: unknown) => {
      this.invitationsAtFirst = null;
      throw error;
    });
    return (await this.invitationsAtFirst).value;
  }

  /** The account that pays for a member; no listing tells it. */
  async payer(accountId: string, signal: AbortSignal): Promise<string | null> {
    const directory = await this.directory(signal);
    return (await directory.getPayerForAccount(accountId, { signal })).value;
  }

  /** The ids down to a folder, asked once: a folder never moves. */
  async folderPath(folderId: string, signal: AbortSignal): Promise<string | null> {
    const directory = await this.directory(signal);
    const path =
      this.folderPaths.get(folderId) ??
      directory.getFolder(folderId, { signal }).then(({ value }) => value.resourceDirectoryPath);
    this.folderPaths.set(folderId, path);
    path.catch(() => this.folderPaths.delete(folderId));
    return path;
  }

  /** All invitations of the directory that are on record. */
  async handshakes(signal: AbortSignal, freshness: Freshness): Promise<Answer<readonly Handshake[]>> {
    const directory = await this.directory(signal);
    return freshness === "shared"
      ? this.shared.handshakes({ signal })
      : directory.listHandshakesForResourceDirectory({ signal });
  }

  /** The folders right below one; null if the directory answers and has no such parent. */
  async foldersBelow(parentFolderId: string, signal: AbortSignal): Promise<readonly Folder[] | null> {
    await this.directory(signal);
    return this.shared.foldersBelow(parentFolderId, { signal });
  }

  /** Whether this message was not given before: a wrong credential is one mistake, however many resources meet it. */
  firstReport(message: string): boolean {
    const first = !this.reported.has(message);
    this.reported.add(message);
    return first;
  }

  /** The how-maniest warning of this kind it is; all of a kind have the same summary. */
  countWarning(summary: string): number {
    const count = (this.warnings.get(summary) ?? 0) + 1;
    this.warnings.set(summary, count);
    return count;
  }

  /** What the plan says of the object that the directory knows by this key. */
  plannedKey(typeName: string, key: string): PlannedKey {
    return this.plannedKeys.get(typeName, key);
  }

  private async listAtFirst(signal: AbortSignal): Promise<readonly Account[]> {
    await this.directory(signal);
    this.membersAtFirst ??= this.shared.members({ signal }).catch((error: unknown) => {
      this.membersAtFirst = null;
      throw error;
    });
    return this.membersAtFirst;
  }

  private async askIdentity(signal: AbortSignal): Promise<Identity> {
    const { value } = await this.directoryClient.getResourceDirectory({ signal });
    if (this.expectedDirectoryId !== null && this.expectedDirectoryId !== value.resourceDirectoryId) {
      throw new WrongDirectoryError(
        this.expectedDirectoryId,
        value.resourceDirectoryId,
        "directory_id of the provider",
      );
    }
    const { resourceDirectoryId, masterAccountId, rootFolderId } = value;
    return { directoryId: resourceDirectoryId, managementAccountId: masterAccountId, rootFolderId };
  }
}
