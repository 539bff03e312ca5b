import { HANDSHAKE_PENDING, type Handshake } from "../handshake";

/** Has the invitation come to an end: accepted, declined, cancelled, expired, or its record deleted (null)? */
export function checkState(handshake: Pick<Handshake, "status"> | null): "settled" | "pending" {
  return handshake?.status === HANDSHAKE_PENDING ? "pending" : "settled";
}
