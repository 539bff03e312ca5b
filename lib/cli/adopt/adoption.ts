import { isPromotionUnderWay } from "../../directory";
import type { Account, Handshake } from "../../directory";
import { checkFolderPath, checkKey } from "../../catalog/declaration";
import {
  addressKey,
  checkAccountId,
  checkDisplayName,
  checkEmail,
  safeText,
  shownTarget,
  WHOLE,
} from "../../rules";
import type { FoundFolder, Inventory } from "./inventory";
import { keysFor } from "./keys";
import type { Key } from "./keys";
import type { Managed, ManagedObjects } from "./managed";
import { hidesMember, MAY_STAND_ALREADY } from "./standing";
import type { Standing } from "./standing";

export const KINDS = ["folders", "members", "invitations"] as const;

export type Kind = (typeof KINDS)[number];

export interface AdoptedFolder {
  readonly path: string;
  readonly folderId: string;
  /** Undefined where the name does. */
  readonly key: string | undefined;
  /** Another state or stack manages it: it is referred to. */
  readonly isElsewhere: boolean;
}

export interface AdoptedMember {
  readonly key: string;
  readonly accountId: string;
  readonly displayName: string;
  readonly type: string;
  readonly folder: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly payerAccountId: string | undefined;
  /** What a person has to decide. */
  readonly remarks: readonly string[];
}

export interface AdoptedInvitation {
  readonly key: string;
  /** An account id, or the logon address of an account. */
  readonly target: string;
  readonly isAddress: boolean;
  readonly handshakeId: string;
  readonly note: string | undefined;
  readonly expiresAt: string | null;
}

/** What stays out of the code, and why. */
export interface LeftOut {
  readonly kind: Kind;
  readonly id: string;
  readonly name: string;
  readonly reason: string;
}

/** What goes into the code, sorted. */
export interface Adoption {
  readonly directoryId: string;
  readonly folders: readonly AdoptedFolder[];
  readonly members: readonly AdoptedMember[];
  readonly invitations: readonly AdoptedInvitation[];
  readonly leftOut: readonly LeftOut[];
}

export interface Wishes {
  readonly kinds: readonly Kind[];
  /** Names from below the root: only what this folder holds. */
  readonly within: readonly string[];
  readonly managed: ManagedObjects;
  /** The file that is merged into. */
  readonly edited: Standing | undefined;
}

/** Decides what of a directory becomes code. */
export function adoptionOf(inventory: Inventory, wishes: Wishes): Adoption {
  const folders = sortFolders(inventory, wishes);
  const paths = new Map(folders.adopted.map(({ folderId, path }) => [folderId, path]));
  const members = sortMembers(inventory, paths, wishes);
  const invitations = sortInvitations(inventory, wishes);
  return {
    directoryId: inventory.directoryId,
    folders: folders.adopted,
    members: members.adopted,
    invitations: invitations.adopted,
    leftOut: [...folders.leftOut, ...members.leftOut, ...invitations.leftOut],
  };
}

/** What is adopted of a kind, and what is not. */
interface Sorted<T> {
  readonly adopted: readonly T[];
  readonly leftOut: readonly LeftOut[];
}

function sortFolders({ folders }: Inventory, wishes: Wishes): Sorted<AdoptedFolder> {
  const reasons = new Map(folders.map((folder) => [folder.folderId, whyNoFolder(folder, wishes)]));
  const adopted = folders.filter(({ folderId }) => reasons.get(folderId) === undefined);
  const keys = keysFor(
    adopted.map(({ folderId, names }) => ({ id: folderId, name: names.at(-1) ?? "" })),
    "folder",
    new Set(),
  );
  return {
    adopted: adopted
      .map(({ folderId, names }): AdoptedFolder => {
        const name = names.at(-1) ?? "";
        return {
          path: names.join("/"),
          folderId,
          key: folderKey(name, keys.get(folderId)),
          isElsewhere: wishes.managed.folders.has(folderId) || names.length < wishes.within.length,
        };
      })
      .sort((a, b) => compare(a.path, b.path)),
    leftOut: folders.flatMap(({ folderId, names }) => {
      const reason = reasons.get(folderId);
      return reason === undefined
        ? []
        : [{ kind: "folders" as const, id: folderId, name: safeText(names.join("/")), reason }];
    }),
  };
}

/** A name that can be a construct id is one: siblings have different names. */
function folderKey(name: string, key: Key | undefined): string | undefined {
  return checkKey(name) === undefined ? undefined : key?.key;
}

function whyNoFolder({ names }: FoundFolder, { kinds }: Wishes): string | undefined {
  if (!kinds.includes("folders")) return NOT_ASKED;
  return names.some((name) => name.includes("/")) || checkFolderPath(names.join("/")) !== undefined
    ? "a catalog writes folders as a path, which cannot hold its name"
    : undefined;
}

const NOT_ASKED = "not asked for (--only)";

function sortMembers(
  inventory: Inventory,
  paths: ReadonlyMap<string, string>,
  wishes: Wishes,
): Sorted<AdoptedMember> {
  const members = inventory.members.filter(({ accountId }) => accountId !== inventory.managementAccountId);
  const inside = new Set(
    inventory.folders.filter(({ names }) => names.length >= wishes.within.length).map(idOf),
  );
  const reasons = new Map(members.map((each) => [each.accountId, whyNoMember(each, inside, wishes)]));
  const adopted = members.filter(({ accountId }) => reasons.get(accountId) === undefined);
  const keys = keysFor(
    adopted.map(({ accountId, displayName }) => ({ id: accountId, name: displayName })),
    "member",
    wishes.edited?.keys ?? new Set(),
  );
  const mayStand = wishes.edited !== undefined && hidesMember(wishes.edited, inventory);
  return {
    adopted: adopted
      .map((member) => adoptedMember(member, keys.get(member.accountId), paths, inventory, mayStand))
      .sort((a, b) => compare(a.key, b.key)),
    leftOut: members.flatMap(({ accountId, displayName }) => {
      const reason = reasons.get(accountId);
      return reason === undefined
        ? []
        : [{ kind: "members" as const, id: accountId, name: safeText(displayName), reason }];
    }),
  };
}

function idOf({ folderId }: FoundFolder): string {
  return folderId;
}

function whyNoMember(
  { accountId, displayName, folderId, joinMethod }: Account,
  inside: ReadonlySet<string>,
  { kinds, within, managed, edited }: Wishes,
): string | undefined {
  // Until it is renamed it is called like the address that an invitation may have gone to.
  const manager = managed.members.get(accountId) ?? managed.invitations.get(addressKey(displayName));
  if (manager !== undefined) return alreadyManaged(manager);
  if (!kinds.includes("members")) return NOT_ASKED;
  if (within.length > 0 && !inside.has(folderId ?? ""))
    return `not in ${safeText(within.join("/"))} (--folder)`;
  const problem = checkDisplayName(displayName) ?? checkAccountId(accountId);
  if (problem === undefined) return undefined;
  if (edited?.hasMember({ accountId, displayName }) === true) return edited.reason;
  const wayOut = joinMethod === "invited" ? RENAME_OR_INVITE : "rename it in the console first";
  return `its display name ${problem}: ${wayOut}`;
}

/** An invitation needs no name, and sends nothing to an account that is a member. */
const RENAME_OR_INVITE =
  "rename it in the console first, or give it a row with invitation: { target: ACCOUNT }, which protects it and sends nothing to a member";

function alreadyManaged({ type, address, file }: Managed): string {
  // Its key may be an e-mail address.
  return `managed already by ${type}: ${safeText(address, WHOLE)} in ${file}`;
}

function adoptedMember(
  member: Account,
  key: Key | undefined,
  paths: ReadonlyMap<string, string>,
  { rootFolderId, payers, administrators }: Inventory,
  mayStand: boolean,
): AdoptedMember {
  const { accountId, displayName, type, folderId } = member;
  const folder = folderId === null ? undefined : paths.get(folderId);
  const payer = payers[accountId];
  const isLost = folder === undefined && folderId !== null && folderId !== rootFolderId && paths.size > 0;
  return {
    key: key?.key ?? accountId,
    accountId,
    displayName,
    type,
    folder,
    tags: ownTags(member.tags ?? {}),
    payerAccountId: payer === null || payer === accountId ? undefined : payer,
    remarks: [
      ...(key?.saysName === false ? [NO_KEY] : []),
      ...(isPromotionUnderWay(member) ? PROMOTION_UNDER_WAY : []),
      ...(administrators?.includes(accountId) === true ? [ADMINISTRATOR] : []),
      ...(mayStand && member.joinMethod === "invited" ? [MAY_STAND_ALREADY] : []),
      ...(isLost ? [`It stays in its folder ${folderId}, which this file does not have.`] : []),
    ],
  };
}

const NO_KEY =
  "Decide: no construct id can hold its name, so the key is its account id. Another key is free to choose before the first apply.";

const PROMOTION_UNDER_WAY = [
  "Decide: a promotion is under way. Its address and its record id cannot be read, so that code can neither resend nor cancel",
  "its mail. To follow it, write the address that it went to; nothing is sent:",
  "  promotion: { email: ... }",
];

const ADMINISTRATOR =
  "It administrates a trusted service for the directory: it can be neither removed nor deleted before that is taken back.";

/** What the service or the vendor's provider sets itself is not for code to own. */
function ownTags(tags: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const own = Object.entries(tags).filter(([key]) => !/^(aliyun|acs:|https?:\/\/)/.test(key));
  return Object.fromEntries(own.sort(([a], [b]) => compare(a, b)));
}

function sortInvitations({ invitations, members }: Inventory, wishes: Wishes): Sorted<AdoptedInvitation> {
  const joined = new Set(members.map(({ accountId }) => accountId));
  const reasons = new Map(
    invitations.map((each) => [each.handshakeId, whyNoInvitation(each, joined, wishes)]),
  );
  return {
    adopted: invitations
      .filter(({ handshakeId }) => reasons.get(handshakeId) === undefined)
      .map(({ handshakeId, targetEntity, targetType, note, expireTime }) => ({
        // Keys show in plans and logs, where an address does not belong.
        key: `invited-${targetType === "Email" ? handshakeId : targetEntity}`,
        target: targetEntity,
        isAddress: targetType === "Email",
        handshakeId,
        note: note === null || note === "" ? undefined : note,
        expiresAt: expireTime,
      }))
      .sort((a, b) => compare(a.key, b.key)),
    leftOut: invitations.flatMap(({ handshakeId, targetEntity }) => {
      const reason = reasons.get(handshakeId);
      const name = shownTarget(targetEntity);
      return reason === undefined ? [] : [{ kind: "invitations" as const, id: handshakeId, name, reason }];
    }),
  };
}

function whyNoInvitation(
  { targetEntity, targetType }: Handshake,
  joined: ReadonlySet<string>,
  { kinds, within, managed }: Wishes,
): string | undefined {
  const manager = managed.invitations.get(addressKey(targetEntity));
  if (manager !== undefined) return alreadyManaged(manager);
  if (!kinds.includes("invitations")) return NOT_ASKED;
  if (within.length > 0) return "an invitation is for no folder (--folder)";
  if (joined.has(targetEntity)) return "its target is a member already";
  const problem = targetType === "Email" ? checkEmail(targetEntity) : checkAccountId(targetEntity);
  return problem === undefined ? undefined : `its target ${problem}`;
}

/** By code units, so that every machine sorts alike. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
