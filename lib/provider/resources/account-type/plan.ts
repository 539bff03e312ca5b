import { DirectoryError, DRY_RUN_MS, hasCode, isMemberNotFound } from "../../../directory";
import { isKnown } from "../../../plugin";
import type { CallContext } from "../../../plugin";
import type { AccountType } from "../../../rules";
import { refuseManagementAccount } from "../../management-account";
import type { ProviderData } from "../../provider-data";
import { failureMessage, refuse, reportingOnce, warn } from "../../reporting";
import type { AttributeOf } from "../../reporting";
import { waitsToJoin } from "../../until-joined";
import * as messages from "./messages";
import type { AccountTypePlan } from "./schema";

type Plan = CallContext<ProviderData>;

/** What the service would say to a switch; null: it would not refuse, or could not be asked. */
type Refusal = DirectoryError | null;

/**
 * Plans a switch as far as the member and its new type are known, and asks the service beforehand what it would say: a
 * refusal fails the plan.
 *
 * @returns `waits` if the switch is blocked, and the code says that it waits then
 */
export async function planSwitch(
  context: Plan,
  attributes: AttributeOf,
  member: string,
  planned: AccountTypePlan,
): Promise<"switches" | "waits" | "refused"> {
  const { account_id: accountId, type } = planned;
  const wanted = isKnown(type) ? (type as AccountType) : null;
  if (!isKnown(accountId) || wanted === null) {
    warn(context, messages.willSwitchFirst(member, wanted));
    return "switches";
  }
  if (await needsNone(context, accountId, wanted)) {
    return "switches";
  }
  const refusal = await askBeforehand(context, member, accountId, wanted);
  if (refusal === null) {
    warn(context, messages.willSwitch(member, wanted));
    return "switches";
  }
  if (isBlocked(refusal) && planned.when_blocked === "wait") {
    warn(context, messages.blocked(member, wanted));
    return "waits";
  }
  const message = messages.wouldBeRefused(member, failureMessage(refusal, member));
  const attribute = refusal.input === null ? undefined : attributes[refusal.input];
  refuse(context, isBlocked(refusal) ? messages.orWait(message) : message, attribute);
  return "refused";
}

/** Whether the member lacks the security information that a switch needs, which a person can give it. */
export function isBlocked(error: unknown): boolean {
  return hasCode(error, "MissingSecurityInfo");
}

/** Whether nothing is to be switched, as far as a plan can tell: what it cannot tell is left to apply. */
async function needsNone(context: Plan, accountId: string, type: AccountType): Promise<boolean> {
  const answer = await reportingOnce(context, accountId, () =>
    context.providerData.member(accountId, context.signal, "shared"),
  );
  if (answer === null && !(await refuseManagementAccount(context, accountId))) {
    warn(context, waitsToJoin("type switch", accountId));
  }
  return !answer || answer.value.type === type;
}

async function askBeforehand(
  context: Plan,
  member: string,
  accountId: string,
  type: AccountType,
): Promise<Refusal> {
  try {
    const options = { signal: context.signal, deadlineMs: DRY_RUN_MS };
    await context.providerData.directoryClient.checkTypeSwitch({ accountId, newAccountType: type }, options);
    return null;
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    if (isAboutTheSwitch(error)) return error;
    // Credentials that may only plan lack the action, and the endpoint of the newer version may be out of reach.
    if (!isMemberNotFound(error)) warn(context, messages.notChecked(member, failureMessage(error, member)));
    return null;
  }
}

function isAboutTheSwitch(error: DirectoryError): boolean {
  return (
    error.errorClass === "person" || error.errorClass === "adopt" || hasCode(error, "CallerIdentityError")
  );
}
