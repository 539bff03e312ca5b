import { isKnown } from "../../../../plugin";
import { textAt } from "../../api/answer";
import type { AlicloudClient } from "../../api/client";
import { ApiError, hasCode, isNotFound } from "../../api/errors";
import { OPERATIONS } from "../../api/operations";
import { poll } from "../poll";
import { timeoutOf } from "../timeout";
import type { HandshakePlan, HandshakeState } from "./schema";
import { SHOWN_FIELDS, shownHandshake, STATUS_MISMATCH } from "./shown";

const INVITE_RETRIES = [
  "ConcurrentCallNotSupported",
  "LimitExceeded.InvitationRate",
  "LimitExceeded.SameTargetInvitationRate",
];

/** Sends the invitation and answers its id. After a lost answer the repeat is refused, and the id is in no state. */
export async function invite(client: AlicloudClient, planned: HandshakePlan): Promise<string> {
  const { name } = OPERATIONS.inviteAccount;
  const answer = await client.call(OPERATIONS.inviteAccount, wanted(planned), {
    timeoutMs: timeoutOf(planned.timeouts, "create"),
    retryOn: INVITE_RETRIES,
  });
  const id = textAt(answer, "Handshake", "HandshakeId");
  if (id === null) {
    throw new ApiError(name, 200, "NoHandshakeId", "the answer holds no id", textAt(answer, "RequestId"));
  }
  return id;
}

function wanted({ target_entity: target, target_type: type, note }: HandshakePlan) {
  return {
    TargetEntity: isKnown(target) ? target : "",
    TargetType: isKnown(type) ? type : "",
    ...(isKnown(note) && note !== "" ? { Note: note } : {}),
  };
}

/** Null when the service answers 404, and for a handshake that was cancelled. All other ends stay in state as they are. */
export async function readHandshake(
  client: AlicloudClient,
  known: HandshakeState,
): Promise<HandshakeState | null> {
  const shown = await shownHandshake(client, known.id ?? "", SHOWN_FIELDS);
  return shown === null || shown.status === "Cancelled" ? null : { ...known, ...shown };
}

/** Cancels a pending handshake. Of any other, however it ended, the target is expelled from the directory. */
export async function endHandshake(client: AlicloudClient, prior: HandshakeState): Promise<void> {
  const timeoutMs = timeoutOf(prior.timeouts, "delete");
  try {
    await client.call(OPERATIONS.cancelHandshake, { HandshakeId: prior.id ?? "" }, { timeoutMs });
  } catch (error) {
    if (isNotFound(error)) return;
    if (!hasCode(error, STATUS_MISMATCH)) throw error;
    if (prior.target_type === "Account" && prior.target_entity !== "") {
      await expel(client, prior.target_entity, timeoutMs);
    }
  }
}

async function expel(client: AlicloudClient, accountId: string, timeoutMs: number): Promise<void> {
  const id = { AccountId: accountId };
  const retryOn = ["ConcurrentCallNotSupported"];
  await unlessGone(client.call(OPERATIONS.removeCloudAccount, id, { timeoutMs, retryOn }));
  await poll(client, OPERATIONS.getAccount.name, timeoutMs, async () => {
    return (await unlessGone(client.call(OPERATIONS.getAccount, id, { timeoutMs }))) === null;
  });
}

/** Null where the service answers 404. */
function unlessGone<T>(call: Promise<T>): Promise<T | null> {
  return call.catch((error: unknown) => {
    if (isNotFound(error)) return null;
    throw error;
  });
}
