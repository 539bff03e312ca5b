/** Who pays for a member: no listing tells that, so it is asked for each one by itself, where the code says it. */
import { DirectoryError } from "../../../directory";
import { isKnown } from "../../../plugin";
import { warn } from "../../reporting";
import * as messages from "./messages";
import type { MemberConfig, MemberPlan, MemberState } from "./schema";
import { label } from "./state";
import type { MemberCall, MemberPlanCall } from "./state";

/**
 * A refresh knows the state alone, which names a payer still that the code does not set any more: the right to read it may
 * be gone along with it. The plan, which knows the code, decides whether that matters.
 */
export async function observePayer(
  { providerData, signal }: MemberCall,
  accountId: string,
  { payer_account_id: known }: MemberState,
): Promise<string | null> {
  if (known === null) {
    return null;
  }
  try {
    return await providerData.payer(accountId, signal);
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.errorClass !== "configuration") {
      throw error;
    }
    providerData.unreadPayers.set(accountId, error);
    return known;
  }
}

/** Lets a payer go that the code sets no longer, so that it is not asked for again; and says what costs no call. */
export async function planPayer(
  context: MemberPlanCall,
  accountId: string,
  planned: MemberPlan,
  prior: MemberState,
  { payer_account_id: wanted }: MemberConfig,
): Promise<void> {
  const { providerData, signal } = context;
  const { payer_account_id: known } = prior;
  if (wanted === null && known !== null) {
    planned.payer_account_id = null;
    warn(context, messages.payerIsLetGo(label(prior), known));
    return;
  }
  const unread = providerData.unreadPayers.get(accountId);
  if (unread !== undefined) {
    throw unread;
  }
  if (known === null && isKnown(wanted) && (await providerData.payer(accountId, signal)) === wanted) {
    warn(context, messages.payerIsRecorded(label(prior), wanted));
  }
}
