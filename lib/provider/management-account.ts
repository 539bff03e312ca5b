import type { CallContext } from "../plugin";
import type { ProviderData } from "./provider-data";
import { refuse, reportingOnce } from "./reporting";

/** Whether an account that is no member is the one that the directory belongs to, which is refused: it never becomes one. */
export async function refuseManagementAccount(
  context: CallContext<ProviderData>,
  accountId: string,
  attribute: "account_id" | "target" = "account_id",
): Promise<boolean> {
  const { providerData, signal } = context;
  const identity = await reportingOnce(context, accountId, () => providerData.identity(signal));
  const isIt = identity?.managementAccountId === accountId;
  if (isIt) {
    const message = {
      summary: "The management account is no member",
      detail: `${attribute} is ${accountId}, the account that the directory belongs to. It never joins, so that nothing can be done for it here. Nothing was called. Correct ${attribute}, or delete the block.`,
    };
    refuse(context, message, attribute);
  }
  return isIt;
}
