import { textAt } from "../../api/answer";
import type { AlicloudClient } from "../../api/client";
import { isNotFound } from "../../api/errors";
import { OPERATIONS } from "../../api/operations";
import { readTags } from "../tags";
import type { AccountState } from "./schema";

const ACCOUNT_TIMEOUT_MS = 60_000;
const PAYER_TIMEOUT_MS = 5 * 60_000;

/** The account as the service shows it, over what is known of it; null when the service answers 404, for any reason. */
export async function readAccount(
  client: AlicloudClient,
  accountId: string,
  known: AccountState,
): Promise<AccountState | null> {
  const id = { AccountId: accountId };
  const account = await client
    .call(OPERATIONS.getAccount, id, { timeoutMs: ACCOUNT_TIMEOUT_MS })
    .catch((error: unknown) => {
      if (isNotFound(error)) return null;
      throw error;
    });
  if (account === null) {
    return null;
  }
  const payer = await client.call(
    OPERATIONS.getPayerForAccount,
    { ...id, RegionId: client.region },
    { timeoutMs: PAYER_TIMEOUT_MS },
  );
  const tags = await readTags(client, { id: accountId, resourceType: "Account" });
  return {
    ...known,
    id: accountId,
    display_name: textAt(account, "Account", "DisplayName") ?? "",
    folder_id: textAt(account, "Account", "FolderId"),
    type: textAt(account, "Account", "Type"),
    join_method: textAt(account, "Account", "JoinMethod"),
    join_time: textAt(account, "Account", "JoinTime"),
    modify_time: textAt(account, "Account", "ModifyTime"),
    resource_directory_id: textAt(account, "Account", "ResourceDirectoryId"),
    status: textAt(account, "Account", "Status"),
    payer_account_id: textAt(payer, "PayerAccountId") ?? "",
    tags,
  };
}
