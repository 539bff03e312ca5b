import { isKnown } from "../../../../plugin";
import { textAt } from "../../api/answer";
import type { AlicloudClient } from "../../api/client";
import { ApiError } from "../../api/errors";
import { OPERATIONS } from "../../api/operations";
import type { Parameters } from "../../api/rpc-request";
import { numbered, replaceTags } from "../tags";
import { timeoutOf } from "../timeout";
import type { AccountPlan } from "./schema";

const { name: CREATE } = OPERATIONS.createResourceAccount;

/** Creates the account and answers its id. There is no client token: after a lost answer the repeat is refused. */
export async function createAccount(client: AlicloudClient, planned: AccountPlan): Promise<string> {
  const answer = await client.call(OPERATIONS.createResourceAccount, wanted(planned), retries(planned));
  const accountId = textAt(answer, "Account", "AccountId");
  if (accountId === null) {
    throw new ApiError(
      CREATE,
      200,
      "NoAccountId",
      "the answer holds no account id",
      textAt(answer, "RequestId"),
    );
  }
  return accountId;
}

/** What the vendor's provider sends after the creation: a type, also one that the account has, and the tags again. */
export async function completeAccount(
  client: AlicloudClient,
  accountId: string,
  planned: AccountPlan,
): Promise<void> {
  if (isKnown(planned.type)) {
    const type = { AccountId: accountId, NewAccountType: planned.type };
    await client.call(OPERATIONS.updateAccount, type, retries(planned));
  }
  if (isKnown(planned.tags)) {
    await replaceTags(client, { id: accountId, resourceType: "Account" }, {}, planned.tags);
  }
}

function wanted(planned: AccountPlan): Parameters {
  const optional = {
    PayerAccountId: planned.payer_account_id,
    ResellAccountType: planned.resell_account_type,
    AccountNamePrefix: planned.account_name_prefix,
    ParentFolderId: planned.folder_id,
  };
  return {
    DisplayName: isKnown(planned.display_name) ? planned.display_name : "",
    ...Object.fromEntries(
      Object.entries(optional).filter((entry): entry is [string, string] => isKnown(entry[1])),
    ),
    // The documented name is `Tag`, so this has no effect; the tags are set by the call that follows.
    ...(isKnown(planned.tags) ? numbered("Tags", planned.tags) : {}),
  };
}

function retries(planned: AccountPlan) {
  return { timeoutMs: timeoutOf(planned.timeouts, "create"), retryOn: ["ConcurrentCallNotSupported"] };
}
