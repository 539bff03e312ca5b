import type { Account } from "../../../directory";
import { isKnown } from "../../../plugin";
import type { Unknown } from "../../../plugin";
import type { PlannedKey } from "../../planned-keys";
import { memberLabel, refuse } from "../../reporting";
import { nameGoesToAnother, refuseSecondBlock } from "../../second-block";
import { keyOf } from "./keys";
import * as messages from "./messages";
import { TYPE_NAME } from "./state";
import type { MemberCall, MemberPlanCall } from "./state";

const BY_NAME = `${TYPE_NAME}.display_name`;

/** The same account where a call knows its name alone: of one to create, and of one that was renamed elsewhere. */
export function nameKeyOf(context: MemberCall, displayName: string): PlannedKey {
  return context.providerData.plannedKey(BY_NAME, displayName);
}

/** Whether another block is to get the name, too. */
export function refuseSameName(context: MemberCall, displayName: string): boolean {
  const claim = { typeName: BY_NAME, key: displayName, attribute: "display_name" };
  return refuseSecondBlock(context, claim, messages.nameIsDeclaredTwice(displayName));
}

/** The member of this name. The listing of an apply may be older than a change of name in it. */
export async function bearerOf(context: MemberCall, displayName: string): Promise<Account | null> {
  const { providerData, signal } = context;
  const listed = await providerData.memberNamed(displayName, signal);
  const now = listed && (await providerData.member(listed.accountId, signal, "now"));
  return now?.value.displayName === displayName ? now.value : null;
}

/**
 * Whether a member would be renamed to the name of another one. Names may be swapped: one that a member in state gives up in
 * the same plan is not taken.
 */
export async function refuseTakenName(
  context: MemberPlanCall,
  accountId: string,
  { wanted, present }: { readonly wanted: string | Unknown | null; readonly present: string | null },
): Promise<boolean> {
  if (!isKnown(wanted) || wanted === present) {
    return false;
  }
  const bearer = await bearerOf(context, wanted);
  if (bearer === null || bearer.accountId === accountId) {
    return false;
  }
  const byName = nameKeyOf(context, wanted);
  byName.add("rename");
  await context.untilOtherCallsCame();
  const key = keyOf(context, bearer.accountId);
  if (key.has("destroy")) {
    const message = nameGoesToAnother(memberLabel(bearer.accountId, wanted));
    if (byName.firstRefusal()) refuse(context, message, "display_name");
    return true;
  }
  const isInState = key.has("refresh") || key.has("rename");
  const isTaken = key.has("keep") || !isInState;
  if (isTaken) {
    const [member, other] = [memberLabel(accountId, present), memberLabel(bearer.accountId, wanted)];
    refuse(context, messages.nameIsTaken(member, other), "display_name");
  }
  return isTaken;
}
