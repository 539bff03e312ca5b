import type { DeletionStatus } from "../answers/deletion";
import type { CallOptions } from "../calls/call";
import type { DirectoryClient } from "../calls/client";
import { hasCode, isMemberNotFound } from "../errors/errors";

/** The last deletion of a member: `none` if none was started, `gone` if the directory has no such member. */
export async function findDeletion(
  client: DirectoryClient,
  accountId: string,
  options: CallOptions,
): Promise<DeletionStatus | "none" | "gone"> {
  try {
    return (await client.getAccountDeletionStatus(accountId, options)).value;
  } catch (error) {
    if (isMemberNotFound(error)) return "gone";
    if (hasCode(error, "EntityNotExists.CheckAccount")) return "none";
    throw error;
  }
}
