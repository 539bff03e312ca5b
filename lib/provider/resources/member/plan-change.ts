import { expectComputed, isKnown, keepComputed, UNKNOWN } from "../../../plugin";
import { keepsMembership } from "../../end-of-membership";
import { refuseOverLimit } from "../../over-limit";
import { refuse, warn } from "../../reporting";
import { givesItsNameUp, noteNameInState } from "../../second-block";
import { refuseEndOfKept } from "../../undeclared-move";
import { refuseOtherCreation } from "../creation-only";
import { announce } from "./plan-begin";
import { keyOf, refuseTwin } from "./keys";
import * as messages from "./messages";
import { refuseSameName, refuseTakenName } from "./names";
import { planPayer } from "./payer";
import { memberSchema } from "./schema";
import type { MemberConfig, MemberPlan, MemberState } from "./schema";
import {
  isEmpty,
  keysOwnedBefore,
  knownTags,
  label,
  privateStateOf,
  REMOVED,
  tagChange,
  TYPE_NAME,
  WAITING,
} from "./state";
import type { MemberPlanCall } from "./state";

/** Plans an object that stands for a member, from state and configuration alone. */
export async function planChange(
  context: MemberPlanCall,
  accountId: string,
  planned: MemberPlan,
  prior: MemberState,
  config: MemberConfig,
): Promise<void> {
  const member = label(prior);
  if (refuseTwin(context, accountId, member)) {
    return;
  }
  noteName(context, accountId, planned, prior);
  if (!refuseEndOfKept(context, { typeName: TYPE_NAME, key: accountId, use: "keep", member })) {
    keepsMembership(context, planned, { typeName: TYPE_NAME, accountId, member });
  }
  if (isKnown(planned.account_id) && planned.account_id !== accountId) {
    refuse(context, messages.otherAccount(accountId, planned.account_id), "account_id");
  } else if (prior.status === REMOVED) {
    await planReturn(context, accountId, { planned, prior, config });
  } else if (prior.status === WAITING) {
    context.setPrivateState({ ownedTags: keysOwnedBefore(planned, config.tags !== null) });
    keepComputed(memberSchema, planned, prior, config);
    warn(context, messages.waitsToJoin(member));
  } else if (
    !(await refuseOtherCreation(context, { accountId, member }, planned, prior)) &&
    !(await refuseName(context, accountId, planned, prior))
  ) {
    planTags(context, planned, prior, config);
    keepComputed(memberSchema, planned, prior, config);
    await planPayer(context, accountId, planned, prior, config);
    if (planned.folder_id !== prior.folder_id) {
      planned.resource_directory_path = UNKNOWN;
      refuseOverLimit(context, "moves", accountId);
    }
  }
}

/** Where a creation of the same name meets this object. */
function noteName(context: MemberPlanCall, accountId: string, planned: MemberPlan, prior: MemberState): void {
  const key = keyOf(context, accountId);
  const member = label(prior);
  noteNameInState(context, key, {
    use: planned.display_name === prior.display_name ? "keep" : "rename",
    attribute: "display_name",
    isDeclaredTwice: messages.isDeclaredTwice(member),
    isGivenUp: givesItsNameUp(member),
  });
}

async function refuseName(
  context: MemberPlanCall,
  accountId: string,
  { display_name: wanted }: MemberPlan,
  { display_name: present }: MemberState,
): Promise<boolean> {
  const isRenamed = isKnown(wanted) && wanted !== present;
  return (
    isRenamed &&
    (refuseSameName(context, wanted) || (await refuseTakenName(context, accountId, { wanted, present })))
  );
}

/**
 * Of a member that was removed. It may join again in this very apply, which invites it anew and may accept. Terraform plans
 * once more when the id is known, and holds that plan to the settings of this one: they are what the code says, whether the
 * account is there by then or not.
 */
async function planReturn(
  context: MemberPlanCall,
  accountId: string,
  of: { readonly planned: MemberPlan; readonly prior: MemberState; readonly config: MemberConfig },
): Promise<void> {
  const { planned, prior, config } = of;
  const { providerData, signal } = context;
  const mayJoin = !isKnown(planned.account_id);
  const back = mayJoin ? null : ((await providerData.member(accountId, signal, "shared"))?.value ?? null);
  if (!mayJoin && back === null) {
    keepComputed(memberSchema, planned, prior, config);
    warn(context, messages.removedElsewhere(label(prior)));
    return;
  }
  expectComputed(memberSchema, planned);
  if (back !== null) {
    await announce(context, planned, back);
  } else if (!isKnown(config.folder_id) || !refuseOverLimit(context, "moves", accountId)) {
    warn(context, messages.mayJoinAgain(label(prior), config));
  }
}

/** Tags that the code sets no longer stay its own: `{}` takes them off. */
function planTags(
  context: MemberPlanCall,
  planned: MemberPlan,
  prior: MemberState,
  config: MemberConfig,
): void {
  const wanted = config.tags === null ? null : knownTags(planned.tags);
  if (wanted === null) {
    return;
  }
  const { ownedTags } = privateStateOf(context);
  const others = Object.keys(prior.tags ?? {}).filter((key) => !Object.hasOwn(wanted, key));
  const isUnchanged = isEmpty(tagChange(wanted, prior.tags, ownedTags));
  // With ignore_changes Terraform passes what state shows off as the code's: that of others, too, after an import.
  if (ownedTags !== null || !isUnchanged || others.length > 0) {
    context.setPrivateState({ ownedTags, nextOwnedTags: Object.keys(wanted) });
  }
  if (isUnchanged && prior.tags !== null) {
    planned.tags = prior.tags;
  }
  if (ownedTags === null && others.length > 0) {
    warn(context, messages.foreignTagsStay(label(prior), others));
  }
}
