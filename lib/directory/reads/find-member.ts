import type { Account } from "../answers/account";
import type { Answer, CallOptions } from "../calls/call";
import type { DirectoryClient } from "../calls/client";
import { isMemberNotFound } from "../errors/errors";

/** The member, or null if the directory answered that there is none. Any other error is thrown. */
export async function findMember(
  client: DirectoryClient,
  accountId: string,
  options: CallOptions,
): Promise<Answer<Account> | null> {
  try {
    return await client.getAccount(accountId, options);
  } catch (error) {
    if (isMemberNotFound(error)) return null;
    throw error;
  }
}
