import { isTooSoon, replaceRecord } from "../world/confirmations";
import type { ConfirmationRecord, Member } from "../world/entities";
import { typeOrStatusMismatch } from "./account-rules";
import { type ApiError, conflict, notFound } from "./api-error";
import { text } from "./formats";
import { type ManagementCall, V2020 } from "./operation";
import { required } from "./parameters";

/** Every operation that takes a record id and nothing else: the newer version has none of them. */
export const BY_RECORD = {
  kind: "write",
  versions: [V2020],
  parameters: { RecordId: required(text()) },
} as const;

export interface KnownRecord {
  readonly record: ConfirmationRecord;
  readonly member: Member;
}

/** A record that was never known and one of a member that has left look the same. */
export function recordOf(
  call: ManagementCall,
  records: ReadonlyMap<string, ConfirmationRecord>,
  recordId: string,
): KnownRecord {
  const record = records.get(recordId);
  const member = record === undefined ? undefined : call.cloud.members.get(record.accountId);
  if (record === undefined || member?.directoryId !== call.directory.id) {
    throw notFound("AccountRecord", recordId);
  }
  return { record, member };
}

/** The record that another mail is to be sent for: the one asked for, or the one that takes its place. */
export function recordToResend(
  { cloud }: ManagementCall,
  records: Map<string, ConfirmationRecord>,
  { record, member }: KnownRecord,
): ConfirmationRecord {
  const canRearm = record.status === "Expired" && cloud.options.resendOnExpired === "rearm";
  if (record.status !== "Verifying" && !canRearm) throw typeOrStatusMismatch(member);
  if (isTooSoon(cloud, record)) {
    throw conflict("LimitExceeded.Frequency", "The last mail went out only just now. Try again later.");
  }
  return cloud.options.resendRecordId === "new" ? replaceRecord(cloud, records, record) : record;
}

/** @throws ApiError unless the record waits for its confirmation */
export function refuseUnlessVerifying({ record, member }: KnownRecord): void {
  if (record.status !== "Verifying") throw typeOrStatusMismatch(member);
}

export function emailUsed(): ApiError {
  return conflict("InvalidParameter.Email.AlreadyUsed", "The e-mail address is used by another account.");
}
