import type { Account } from "../answers/account";
import type { Folder } from "../answers/folder";
import type { Handshake } from "../answers/handshake";
import type { Answer, CallOptions } from "../calls/call";
import type { DirectoryClient } from "../calls/client";
import { hasCode } from "../errors/errors";
import { READ_ONE_BY_ONE } from "../limits";
import { findMember } from "./find-member";

type FoundMember = Answer<Account> | null;

/** All members, findable by id. */
interface Listing {
  readonly answer: Answer<readonly Account[]>;
  readonly byId: ReadonlyMap<string, Account>;
}

/** What was read since the client's last write. Failures are not kept. */
class Snapshot {
  readonly single = new Map<string, Promise<FoundMember>>();
  listing: Promise<Listing> | undefined;
  handshakes: Promise<Answer<readonly Handshake[]>> | undefined;
  /** By their parent's id. */
  readonly folders = new Map<string, Promise<readonly Folder[] | null>>();

  constructor(readonly epoch: number) {}
}

/**
 * Reads for many readers that look at about the same time, such as all objects of one refresh: whoever asks for the
 * same thing gets the same answer, also while it is under way. Every write of the client makes it read anew.
 *
 * Not for a decision to send something: that needs {@link DirectoryClient} itself.
 */
export class SharedReads {
  private snapshot: Snapshot;

  constructor(private readonly client: DirectoryClient) {
    this.snapshot = new Snapshot(client.epoch());
  }

  /**
   * The member, or null if the directory answered that there is none. The account name is null where it came from
   * the listing.
   *
   * @throws DirectoryError
   */
  async member(accountId: string, options: CallOptions): Promise<FoundMember> {
    // A listing can miss a member while others come and go between its pages.
    return (await this.listedMember(accountId, options)) ?? this.single(this.current(), accountId, options);
  }

  /** As {@link member}, but null does not prove that there is none: a listing does not show it. Costs no call more. */
  async listedMember(accountId: string, options: CallOptions): Promise<FoundMember> {
    const snapshot = this.current();
    const isOneOfFew = snapshot.listing === undefined && snapshot.single.size < READ_ONE_BY_ONE;
    if (isOneOfFew || snapshot.single.has(accountId)) {
      return this.single(snapshot, accountId, options);
    }
    const { answer, byId } = await this.listing(snapshot, options);
    const listed = byId.get(accountId);
    return listed === undefined ? null : { ...answer, value: listed };
  }

  /** As {@link member}, with what a listing leaves out: the account name, and how a change of it stands. Costs a call each. */
  async wholeMember(accountId: string, options: CallOptions): Promise<FoundMember> {
    return this.single(this.current(), accountId, options);
  }

  /** All members, without their account names. @throws DirectoryError */
  async members(options: CallOptions): Promise<readonly Account[]> {
    return (await this.listing(this.current(), options)).answer.value;
  }

  /** All invitations that the directory sent. @throws DirectoryError */
  async handshakes(options: CallOptions): Promise<Answer<readonly Handshake[]>> {
    const snapshot = this.current();
    snapshot.handshakes ??= this.client
      .listHandshakesForResourceDirectory(options)
      .catch((error: unknown) => {
        snapshot.handshakes = undefined;
        throw error;
      });
    return snapshot.handshakes;
  }

  /** The folders right below one; null if the directory answered that there is no such parent. @throws DirectoryError */
  async foldersBelow(parentFolderId: string, options: CallOptions): Promise<readonly Folder[] | null> {
    const { folders } = this.current();
    const asked = folders.get(parentFolderId) ?? this.listFolders(parentFolderId, options);
    folders.set(parentFolderId, asked);
    return asked.catch((error: unknown) => {
      folders.delete(parentFolderId);
      throw error;
    });
  }

  private async listFolders(parentFolderId: string, options: CallOptions): Promise<readonly Folder[] | null> {
    try {
      return (await this.client.listFoldersForParent(parentFolderId, options)).value;
    } catch (error) {
      if (hasCode(error, "EntityNotExists.Folder")) return null;
      throw error;
    }
  }

  private current(): Snapshot {
    const epoch = this.client.epoch();
    if (this.snapshot.epoch !== epoch) {
      this.snapshot = new Snapshot(epoch);
    }
    return this.snapshot;
  }

  private async listing(snapshot: Snapshot, options: CallOptions): Promise<Listing> {
    snapshot.listing ??= this.list(options).catch((error: unknown) => {
      snapshot.listing = undefined;
      throw error;
    });
    return snapshot.listing;
  }

  private async list(options: CallOptions): Promise<Listing> {
    const answer = await this.client.listAccounts(options);
    return { answer, byId: new Map(answer.value.map((account) => [account.accountId, account])) };
  }

  private single(snapshot: Snapshot, accountId: string, options: CallOptions): Promise<FoundMember> {
    const known = snapshot.single.get(accountId);
    if (known !== undefined) {
      return known;
    }
    const asked = findMember(this.client, accountId, options).catch((error: unknown) => {
      snapshot.single.delete(accountId);
      throw error;
    });
    snapshot.single.set(accountId, asked);
    return asked;
  }
}
