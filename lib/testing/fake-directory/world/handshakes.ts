import type { Cloud } from "./cloud";
import type { Account, Directory, Handshake, HandshakeStatus, Member } from "./entities";
import { admitMember } from "./members";

/** How long an invitation can be answered: 14 days. */
export const HANDSHAKE_LIFETIME_MS = 14 * 24 * 60 * 60 * 1000;

/** How long the record of an expired invitation is kept: 30 days. */
export const EXPIRED_HANDSHAKE_RETENTION_MS = 30 * 24 * 60 * 60 * 1000;

export interface InvitationTerms {
  readonly targetEntity: string;
  readonly targetType: "Account" | "Email";
  readonly note?: string;
  readonly folderId?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export function invite(cloud: Cloud, directory: Directory, terms: InvitationTerms): Handshake {
  const now = cloud.clock.now();
  const handshake: Handshake = {
    id: `h-${cloud.nextNumber()}abcdef`,
    directoryId: directory.id,
    managementAccountId: directory.managementAccountId,
    targetEntity: terms.targetEntity,
    targetType: terms.targetType,
    note: terms.note ?? "",
    folderId: terms.folderId ?? directory.rootFolderId,
    tags: terms.tags ?? {},
    status: "Pending",
    createTime: now,
    modifyTime: now,
    expireTime: new Date(now.getTime() + HANDSHAKE_LIFETIME_MS),
  };
  cloud.handshakes.set(handshake.id, handshake);
  return handshake;
}

export function acceptHandshake(cloud: Cloud, handshake: Handshake, invitee: Account): Member {
  closeHandshake(cloud, handshake, "Accepted");
  return admitMember(cloud, cloud.directory(handshake.directoryId), invitee, {
    folderId: handshake.folderId,
    tags: handshake.tags,
  });
}

export function closeHandshake(
  cloud: Cloud,
  handshake: Handshake,
  outcome: Exclude<HandshakeStatus, "Pending">,
  at: Date = cloud.clock.now(),
): void {
  handshake.status = outcome;
  handshake.modifyTime = at;
  if (outcome === "Expired" && handshake.expireTime > at) handshake.expireTime = at;
}

/** The account that an invitation is meant for; an e-mail address may belong to nobody yet. */
export function inviteeOf(
  cloud: Cloud,
  target: Pick<Handshake, "targetEntity" | "targetType">,
): Account | undefined {
  return target.targetType === "Account"
    ? cloud.accounts.get(target.targetEntity)
    : cloud.accountByEmail(target.targetEntity);
}

/** Whether two invitations are for the same account, be it named by id or by e-mail address. */
export function isSameTarget(
  cloud: Cloud,
  one: Pick<Handshake, "targetEntity" | "targetType">,
  other: Pick<Handshake, "targetEntity" | "targetType">,
): boolean {
  const sameWords = one.targetType === other.targetType && one.targetEntity === other.targetEntity;
  const account = inviteeOf(cloud, one);
  return sameWords || (account !== undefined && account === inviteeOf(cloud, other));
}
