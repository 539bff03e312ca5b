import { CLOUD_ACCOUNT } from "../../rules";
import { PROMOTE_VERIFYING, type Account } from "../account";

/** Has the promotion come to an end: confirmed, expired, cancelled or failed? */
export function checkState(account: Pick<Account, "type" | "status">): "settled" | "pending" {
  return account.type !== CLOUD_ACCOUNT && account.status === PROMOTE_VERIFYING ? "pending" : "settled";
}
