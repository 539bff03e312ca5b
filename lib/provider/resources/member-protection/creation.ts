/** What a protection remembers of its account's creation, since the vendor's provider ignores an edit of it. */
import type { ApplyContext, PlanContext } from "../../../plugin";
import { isKnown, stateFromPlan } from "../../../plugin";
import type { ProviderData } from "../../provider-data";
import { memberLabel } from "../../reporting";
import { CREATION_ARGUMENTS, refuseOtherCreation, warnOfRecorded } from "../creation-only";
import type { CreatedAccount, CreationArguments } from "../creation-only";
import { memberProtectionSchema } from "./schema";
import type {
  MemberProtectionConfig,
  MemberProtectionFinalPlan,
  MemberProtectionPlan,
  MemberProtectionState,
} from "./schema";

/** Kept beside the state. */
export interface MemberProtectionPrivateState {
  /** It came to be with its account, so that a null says what the account was created without. */
  readonly isOfCreation: true;
}

export const OF_CREATION: MemberProtectionPrivateState = { isOfCreation: true };

export type Plan = PlanContext<ProviderData, MemberProtectionPrivateState>;
type Apply = ApplyContext<ProviderData, MemberProtectionPrivateState, MemberProtectionState>;

export function labelOf({ account_id: accountId, display_name: name }: MemberProtectionState): string {
  return memberLabel(accountId, name);
}

/** What the code does not set is null, rather than known after apply: nothing else is going to set it. */
export function leaveUnset(planned: MemberProtectionPlan, config: MemberProtectionConfig): void {
  for (const name of CREATION_ARGUMENTS) {
    planned[name] = config[name];
  }
}

/** Refuses an edit of what the account was created with, or says that it is recorded where nobody knows that any more. */
export async function planCreationArguments(
  context: Plan,
  planned: MemberProtectionPlan,
  prior: MemberProtectionState,
): Promise<void> {
  const created = accountOf(prior);
  const recorded = recordedAnew(context, planned, prior);
  warnOfRecorded(context, created, recorded);
  await refuseOtherCreation(context, created, planned, { ...prior, ...recorded });
}

/** Records what the code says now, unless it turns out to be another creation than the account's: a plan may not know. */
export async function record(
  context: Apply,
  planned: MemberProtectionFinalPlan,
  prior: MemberProtectionState,
): Promise<MemberProtectionState> {
  const state = stateFromPlan(memberProtectionSchema, planned, prior);
  if (planned.account_id !== prior.account_id) {
    context.setPrivateState(OF_CREATION);
    return state;
  }
  const remembered = { ...prior, ...recordedAnew(context, planned, prior) };
  return (await refuseOtherCreation(context, accountOf(prior), planned, remembered)) ? prior : state;
}

function accountOf(prior: MemberProtectionState): CreatedAccount {
  return { accountId: prior.account_id, member: labelOf(prior) };
}

/** What the code says and state does not, of an account of which nobody knows how it was created. */
function recordedAnew(
  { privateState }: Pick<Plan, "privateState">,
  planned: MemberProtectionPlan,
  prior: CreationArguments,
): Partial<CreationArguments> {
  const isNew = (name: keyof CreationArguments) => isKnown(planned[name]) && prior[name] === null;
  const names = privateState?.isOfCreation === true ? [] : CREATION_ARGUMENTS.filter(isNew);
  return Object.fromEntries(names.map((name) => [name, planned[name]]));
}
