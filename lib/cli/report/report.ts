import type { Account, Handshake } from "../../directory";
import { stepsNow } from "../pending/from-directory";
import { stepsInState } from "../pending/from-state";
import { hasLapsed, isOpen } from "../pending/step";
import type { Step } from "../pending/step";
import { standsFor } from "../state-objects";
import type { StateObject } from "../state-objects";

/** What a directory holds, as it was read. */
export interface Contents {
  readonly directoryId: string;
  readonly rootFolderId: string;
  readonly folders: readonly FoundFolder[];
  readonly members: readonly Account[];
  readonly handshakes: readonly Handshake[];
}

export interface FoundFolder {
  readonly id: string;
  readonly name: string;
  readonly parentId: string;
}

/** A directory as the page shows it. */
export interface Report {
  readonly directoryId: string;
  readonly root: FolderNode;
  /** Everybody who is waited for. */
  readonly open: readonly Step[];
  /** What has ended without success. */
  readonly over: readonly Step[];
  readonly memberCount: number;
  readonly folderCount: number;
  /** How many members and folders no state manages; null if no state was named. */
  readonly unmanagedCount: number | null;
}

export interface FolderNode {
  readonly id: string;
  readonly name: string;
  readonly isManaged: boolean;
  /** Sorted by name, like the members. */
  readonly folders: readonly FolderNode[];
  readonly members: readonly MemberNode[];
  /** In this folder and in those below it. */
  readonly memberCount: number;
}

export interface MemberNode {
  readonly account: Account;
  readonly isManaged: boolean;
  /** Its steps that wait, or have ended without success. */
  readonly steps: readonly Step[];
}

/** @param states the objects of the states that manage the directory; none: nothing is said of what is managed */
export function reportOf(contents: Contents, states: readonly StateObject[] | undefined): Report {
  const steps = stepsNow(stepsInState(states ?? []), contents);
  const tree = new Tree(contents, states, steps);
  const root = tree.folder(contents.rootFolderId, "Root", true);
  return {
    directoryId: contents.directoryId,
    root,
    open: steps.filter(isOpen),
    over: steps.filter(hasLapsed),
    memberCount: contents.members.length,
    folderCount: contents.folders.length,
    unmanagedCount: states === undefined ? null : unmanagedIn(root),
  };
}

class Tree {
  private readonly managed: ReadonlySet<string> | undefined;
  private readonly folders: ReadonlyMap<string, readonly FoundFolder[]>;
  private readonly members: ReadonlyMap<string, readonly Account[]>;
  private readonly steps: ReadonlyMap<string, readonly Step[]>;

  constructor(contents: Contents, states: readonly StateObject[] | undefined, steps: readonly Step[]) {
    const { folders, members, rootFolderId } = contents;
    const known = new Set([rootFolderId, ...folders.map(({ id }) => id)]);
    this.managed = states === undefined ? undefined : new Set(states.flatMap(standsFor).map(({ id }) => id));
    this.folders = grouped(folders, ({ parentId }) => parentId);
    // A folder that came between the pages is not known: its members are shown at the top rather than not at all.
    this.members = grouped(members, ({ folderId }) =>
      known.has(folderId ?? "") ? (folderId ?? "") : rootFolderId,
    );
    this.steps = grouped(
      steps.filter((step) => isOpen(step) || hasLapsed(step)),
      ({ member }) => member.id ?? "",
    );
  }

  folder(id: string, name: string, isRoot = false): FolderNode {
    const folders = (this.folders.get(id) ?? [])
      .map((below) => this.folder(below.id, below.name))
      .sort(byName);
    const members = (this.members.get(id) ?? []).map((account) => this.member(account)).sort(byDisplayName);
    const memberCount = folders.reduce((sum, below) => sum + below.memberCount, members.length);
    return { id, name, isManaged: isRoot || this.isManaged(id), folders, members, memberCount };
  }

  private member(account: Account): MemberNode {
    const { accountId } = account;
    return { account, isManaged: this.isManaged(accountId), steps: this.steps.get(accountId) ?? [] };
  }

  private isManaged(id: string): boolean {
    return this.managed?.has(id) ?? true;
  }
}

function unmanagedIn({ isManaged, folders, members }: FolderNode): number {
  const own = (isManaged ? 0 : 1) + members.filter((member) => !member.isManaged).length;
  return folders.reduce((sum, below) => sum + unmanagedIn(below), own);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function byName(one: FolderNode, other: FolderNode): number {
  return one.name.localeCompare(other.name, "en");
}

function byDisplayName(one: MemberNode, other: MemberNode): number {
  return one.account.displayName.localeCompare(other.account.displayName, "en");
}
