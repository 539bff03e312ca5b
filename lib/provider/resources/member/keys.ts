/** What the calls of one plan, or of one apply, know members by. */
import type { PlannedKey } from "../../planned-keys";
import { warn } from "../../reporting";
import { refuseSecondBlock } from "../../second-block";
import { refuseHalf } from "../../undeclared-move";
import * as messages from "./messages";
import { TYPE_NAME } from "./state";
import type { MemberCall } from "./state";

export function keyOf(context: MemberCall, accountId: string): PlannedKey {
  return context.providerData.plannedKey(TYPE_NAME, accountId);
}

/** Whether the account is created at one address and deleted at another: one error, whichever call comes second. */
export function refuseMove(
  context: MemberCall,
  key: PlannedKey,
  member: string,
  half: "create" | "destroy",
): boolean {
  key.add(half);
  const message = messages.isMoved(member, half);
  if (half === "destroy" && key.isTakenForForeign) {
    warn(context, message);
    return true;
  }
  return refuseHalf(context, key, half, message);
}

/** Whether another block stands for the account, too: each would undo what the other does. */
export function refuseTwin(context: MemberCall, accountId: string, member: string): boolean {
  const claim = { typeName: TYPE_NAME, key: accountId, attribute: "account_id" };
  return refuseSecondBlock(context, claim, messages.isDeclaredTwice(member));
}
