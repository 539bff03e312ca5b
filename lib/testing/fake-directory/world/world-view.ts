import type { Cloud } from "./cloud";
import type { Account, Directory, EmailChange, Folder, Handshake, Member, Promotion } from "./entities";
import { latestPromotionOf } from "./promotions";
import { applyExpiry } from "./timers";

/** A member with what tests usually ask of its account. */
export interface MemberSnapshot extends Member {
  readonly accountName: string;
  readonly payerAccountId: string | null;
  /** The latest promotion, whatever became of it. */
  readonly promotion: Promotion | null;
}

/** Read access to the state of the fake. Everything handed out is a copy, taken after expiry has been applied. */
export class WorldView {
  constructor(private readonly hidden: Cloud) {}

  get accounts(): readonly Account[] {
    return copies(this.cloud.accounts.values());
  }

  get directories(): readonly Directory[] {
    return copies(this.cloud.directories.values());
  }

  /** Members of all directories, in order of joining. */
  get members(): readonly MemberSnapshot[] {
    return [...this.cloud.members.values()].map((member) => this.snapshot(member));
  }

  get folders(): readonly Folder[] {
    return copies(this.cloud.folders.values());
  }

  /** In order of creation; expired ones vanish after 30 days. */
  get handshakes(): readonly Handshake[] {
    return copies(this.cloud.handshakes.values());
  }

  /** All promotion records, in order of time. */
  get promotions(): readonly Promotion[] {
    return copies(this.cloud.promotions.values());
  }

  /** The latest change of address of each member, whatever became of it. */
  get emailChanges(): readonly EmailChange[] {
    return copies(this.cloud.emailChanges.values());
  }

  /** Tags of every tagged member and folder, by its id. */
  get tags(): Readonly<Record<string, Readonly<Record<string, string>>>> {
    const { members, folders } = this.cloud;
    const all = [...members.entries(), ...folders.entries()];
    return Object.fromEntries(
      all.filter(([, { tags }]) => Object.keys(tags).length > 0).map(([id, { tags }]) => [id, { ...tags }]),
    );
  }

  account(accountId: string): Account {
    return structuredClone(this.cloud.accountOf(accountId));
  }

  /** @throws if there is no such member, or if several directories have one of that name. */
  member(idOrDisplayName: string): MemberSnapshot {
    return this.snapshot(this.findMember(idOrDisplayName));
  }

  tryMember(idOrDisplayName: string): MemberSnapshot | undefined {
    return this.membersNamed(idOrDisplayName).length === 0 ? undefined : this.member(idOrDisplayName);
  }

  folder(idOrName: string): Folder {
    return structuredClone(this.findFolder(idOrName));
  }

  handshake(handshakeId: string): Handshake {
    return structuredClone(this.findHandshake(handshakeId));
  }

  /** All invitations, in order of creation, that name this account id or e-mail address. */
  handshakesOf(target: string): readonly Handshake[] {
    return this.handshakes.filter(({ targetEntity }) => targetEntity === target);
  }

  tagsOf(memberOrFolderId: string): Readonly<Record<string, string>> {
    return this.tags[memberOrFolderId] ?? {};
  }

  /** The live state, after expiry. */
  protected get cloud(): Cloud {
    applyExpiry(this.hidden);
    return this.hidden;
  }

  protected findMember(idOrDisplayName: string): Member {
    const [member, ...others] = this.membersNamed(idOrDisplayName);
    if (member === undefined)
      throw new Error(this.missing("member", idOrDisplayName, [...this.cloud.members.keys()]));
    if (others.length > 0) throw new Error(`"${idOrDisplayName}" is ambiguous: use the account id.`);
    return member;
  }

  protected findFolder(idOrName: string): Folder {
    const folders = [...this.cloud.folders.values()];
    const folder = folders.find(({ id, name }) => id === idOrName || name === idOrName);
    if (folder === undefined)
      throw new Error(this.missing("folder", idOrName, [...this.cloud.folders.keys()]));
    return folder;
  }

  protected findHandshake(handshakeId: string): Handshake {
    const handshake = this.cloud.handshakes.get(handshakeId);
    if (handshake === undefined) {
      throw new Error(this.missing("handshake", handshakeId, [...this.cloud.handshakes.keys()]));
    }
    return handshake;
  }

  private membersNamed(idOrDisplayName: string): Member[] {
    const { members } = this.cloud;
    const byId = members.get(idOrDisplayName);
    if (byId !== undefined) return [byId];
    return [...members.values()].filter(({ displayName }) => displayName === idOrDisplayName);
  }

  private snapshot(member: Member): MemberSnapshot {
    const { accountName, payerAccountId } = this.hidden.accountOf(member.accountId);
    const promotion = latestPromotionOf(this.hidden, member.accountId) ?? null;
    return structuredClone({ ...member, accountName, payerAccountId, promotion });
  }

  private missing(kind: string, wanted: string, existing: readonly string[]): string {
    return `There is no ${kind} "${wanted}" in the fake; it has ${existing.join(", ") || "none"}.`;
  }
}

function copies<T>(things: Iterable<T>): readonly T[] {
  return structuredClone([...things]);
}
