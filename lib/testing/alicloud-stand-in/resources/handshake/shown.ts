import { textAt } from "../../api/answer";
import type { AlicloudClient } from "../../api/client";
import { hasCode, isNotFound } from "../../api/errors";
import { OPERATIONS } from "../../api/operations";

const READ_TIMEOUT_MS = 60_000;

/** What the service answers about a handshake whose time for a call is over. */
export const STATUS_MISMATCH = "HandshakeStatusMismatch";
export const ACCEPTED = "Accepted";

/** The fields of an answer that handshake and acceptance show, by attribute. */
export const SHOWN_FIELDS = {
  create_time: "CreateTime",
  expire_time: "ExpireTime",
  master_account_id: "MasterAccountId",
  master_account_name: "MasterAccountName",
  modify_time: "ModifyTime",
  note: "Note",
  resource_directory_id: "ResourceDirectoryId",
  status: "Status",
  target_entity: "TargetEntity",
  target_type: "TargetType",
} as const;

/**
 * The handshake as the service shows it; null when the service answers 404, for any reason. A refusal because of its
 * status is taken for an acceptance of which nothing else is known: every other attribute is emptied.
 */
export async function shownHandshake<Name extends string>(
  client: AlicloudClient,
  id: string,
  fields: Readonly<Record<Name | "status", string>>,
): Promise<Record<Name | "status", string> | null> {
  const answer = await client
    .call(OPERATIONS.getHandshake, { HandshakeId: id }, { timeoutMs: READ_TIMEOUT_MS })
    .catch((error: unknown) => {
      if (isNotFound(error)) return null;
      if (hasCode(error, STATUS_MISMATCH)) return { Handshake: { Status: ACCEPTED } };
      throw error;
    });
  return answer === null ? null : textsOf(answer, fields);
}

function textsOf<Name extends string>(
  answer: unknown,
  fields: Readonly<Record<Name, string>>,
): Record<Name, string> {
  const texts = Object.entries<string>(fields).map(([name, field]) => [
    name,
    textAt(answer, "Handshake", field) ?? "",
  ]);
  return Object.fromEntries(texts) as Record<Name, string>;
}
