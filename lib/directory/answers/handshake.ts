import { MalformedAnswer } from "../errors/failure";
import { toId, toTime, toWord } from "./fields";

/** How the target of an invitation is named: by account id or by logon e-mail address. */
export type TargetType = "Account" | "Email";

/** An invitation, which the API calls a handshake. Times are ISO 8601 in UTC. */
export interface Handshake {
  readonly handshakeId: string;
  /** Pending, Accepted, Declined, Cancelled, Expired; the service may add others. */
  readonly status: string;
  readonly targetEntity: string;
  readonly targetType: TargetType;
  readonly resourceDirectoryId: string;
  readonly masterAccountId: string | null;
  readonly masterAccountName: string | null;
  /** Null for none. */
  readonly note: string | null;
  readonly createTime: string | null;
  /** 14 days after createTime. */
  readonly expireTime: string | null;
  readonly modifyTime: string | null;
}

/** The handshake as it comes from the SDK, where every field may be missing. */
export interface RawHandshake {
  handshakeId?: string;
  status?: string;
  targetEntity?: string;
  targetType?: string;
  resourceDirectoryId?: string;
  masterAccountId?: string;
  masterAccountName?: string;
  note?: string;
  createTime?: string;
  expireTime?: string;
  modifyTime?: string;
}

/** The status of an invitation that waits for the invitee. */
export const HANDSHAKE_PENDING = "Pending";

/** The status of an invitation that made its target a member. It stays so when the member leaves later. */
export const HANDSHAKE_ACCEPTED = "Accepted";

/** The status of an invitation that the directory took back. */
export const HANDSHAKE_CANCELLED = "Cancelled";

/** @throws MalformedAnswer if the fields are missing that every decision rests on */
export function toHandshake(raw: RawHandshake | undefined): Handshake {
  const [handshakeId, status] = [toId(raw?.handshakeId), toWord(raw?.status)];
  const [targetEntity, resourceDirectoryId] = [toId(raw?.targetEntity), toId(raw?.resourceDirectoryId)];
  if (!raw || !handshakeId || !status || !targetEntity || !resourceDirectoryId) {
    throw new MalformedAnswer("an invitation without id, status, target or directory");
  }
  return {
    handshakeId,
    status,
    targetEntity,
    targetType: raw.targetType === "Email" ? "Email" : "Account",
    resourceDirectoryId,
    masterAccountId: toId(raw.masterAccountId),
    masterAccountName: raw.masterAccountName ?? null,
    // The service answers an empty one where there is none.
    note: raw.note || null,
    createTime: toTime(raw.createTime),
    expireTime: toTime(raw.expireTime),
    modifyTime: toTime(raw.modifyTime),
  };
}
