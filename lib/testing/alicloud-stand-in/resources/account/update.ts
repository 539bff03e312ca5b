import { isKnown } from "../../../../plugin";
import type { AlicloudClient } from "../../api/client";
import { OPERATIONS } from "../../api/operations";
import type { Operation } from "../../api/operations";
import type { Parameters } from "../../api/rpc-request";
import { replaceTags, sameTags } from "../tags";
import { timeoutOf } from "../timeout";
import type { AccountPlan, AccountState } from "./schema";

/** Sends what differs. Name prefix and resell type have no call: an edit of them only reaches state. */
export async function updateAccount(
  client: AlicloudClient,
  accountId: string,
  planned: AccountPlan,
  prior: AccountState,
): Promise<void> {
  const timeoutMs = timeoutOf(planned.timeouts, "update");
  const send = (operation: Operation, parameters: Parameters) =>
    client.call(
      operation,
      { AccountId: accountId, ...parameters },
      { timeoutMs, retryOn: ["ConcurrentCallNotSupported"] },
    );

  if (isKnown(planned.folder_id) && planned.folder_id !== prior.folder_id) {
    await send(OPERATIONS.moveAccount, { DestinationFolderId: planned.folder_id });
  }
  const changes = nameAndType(planned, prior);
  if (Object.keys(changes).length > 0) {
    await send(OPERATIONS.updateAccount, changes);
  }
  if (planned.payer_account_id !== prior.payer_account_id) {
    const payer = isKnown(planned.payer_account_id) ? planned.payer_account_id : "";
    await send(OPERATIONS.updatePayerForAccount, { PayerAccountId: payer });
  }
  const before = prior.tags ?? {};
  const after = isKnown(planned.tags) ? planned.tags : {};
  if (!sameTags(before, after)) {
    await replaceTags(client, { id: accountId, resourceType: "Account" }, before, after);
  }
}

/** The service refuses a new name and a new type in one call; the vendor's provider sends them in one all the same. */
function nameAndType(planned: AccountPlan, prior: AccountState): Parameters {
  const { type, display_name: name } = planned;
  return {
    ...(isKnown(type) && type !== prior.type ? { NewAccountType: type } : {}),
    ...(isKnown(name) && name !== prior.display_name ? { NewDisplayName: name } : {}),
  };
}
