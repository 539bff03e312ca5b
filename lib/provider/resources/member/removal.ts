import {
  checkDeletion,
  deleteMember,
  findDeletion,
  isPromotionUnderWay,
  isUnderWay,
  removeMember,
} from "../../../directory";
import type { Account, DirectoryClient, Finding } from "../../../directory";
import { CLOUD_ACCOUNT } from "../../../rules";
import { refuseEndOfMembership } from "../../end-of-membership";
import { refuseOverLimit } from "../../over-limit";
import { refuse, warn } from "../../reporting";
import type { Message } from "../../reporting";
import { refuseEndOfKept } from "../../undeclared-move";
import { planCancelsPromotion } from "../members";
import * as messages from "./messages";
import type { MemberState } from "./schema";
import { label, TYPE_NAME } from "./state";
import type { MemberApply, MemberPlanCall, RemovalIntent } from "./state";

/** How a member leaves, or why it cannot. Who joined by invitation is removed; who was created is deleted. */
type Way = RemovalIntent | { readonly refusal: Message };

/** Plans a removal under DESTROY. */
export async function planRemoval(
  context: MemberPlanCall,
  account: Account,
  member: string,
): Promise<RemovalIntent | undefined> {
  const isHeld = isPromotionUnderWay(account) && !(await planCancelsPromotion(context, account.accountId));
  const way = wayOut(account, member, isHeld);
  if (typeof way === "object") {
    refuse(context, way.refusal, "removal_policy");
    return undefined;
  }
  const { accountId: key } = account;
  if (
    refuseEndOfKept(context, { typeName: TYPE_NAME, key, use: "destroy", member }) ||
    refuseEndOfMembership(context, { typeName: TYPE_NAME, accountId: key, member }) ||
    refuseOverLimit(context, "removals", key)
  ) {
    return undefined;
  }
  warn(context, way === "remove" ? messages.willRemove(member) : messages.willDelete(member));
  return way;
}

/** @param isHeld by a promotion that will be under way then */
function wayOut(account: Account, member: string, isHeld: boolean): Way {
  const isCloudAccount = account.type === CLOUD_ACCOUNT;
  if (account.joinMethod === "invited") {
    return isCloudAccount ? "remove" : { refusal: messages.mustBeSwitched(member) };
  }
  if (isCloudAccount) {
    return { refusal: messages.isCloudAccount(member) };
  }
  return isHeld ? { refusal: messages.promotionUnderWay(member) } : "delete";
}

/** Does what the destroy plan showed; nothing if the member has changed since. Every refusal keeps it in state. */
export async function removeAsPlanned(
  context: MemberApply,
  intent: RemovalIntent,
  accountId: string,
  prior: MemberState,
): Promise<void> {
  const { providerData, signal } = context;
  const member = label(prior);
  await providerData.expectDirectory(prior.resource_directory_id, signal);
  const account = (await providerData.member(accountId, signal, "now"))?.value ?? null;
  if (account === null) {
    return;
  }
  if (wayOut(account, member, isPromotionUnderWay(account)) !== intent) {
    refuse(context, messages.changedMeanwhile(member, `${intent} it`));
    return;
  }
  // The plan may not have known the limit yet, and the apply of a destruction plans nothing again.
  if (refuseOverLimit(context, "removals", accountId)) {
    return;
  }
  const directory = await providerData.directory(signal);
  if (intent === "remove") {
    await removeMember.run(directory, { accountId }, { signal });
  } else {
    await deleteAfterCheck(context, directory, accountId, prior);
  }
}

/** A deletion under way, of an apply that did not see its end, is followed without another check. */
async function deleteAfterCheck(
  context: MemberApply,
  directory: DirectoryClient,
  accountId: string,
  prior: MemberState,
): Promise<void> {
  const { signal } = context;
  const member = label(prior);
  const accepted = prior.abandonable_check_ids ?? [];
  const isStarted = isUnderWay(await findDeletion(directory, accountId, { signal }));
  if (!isStarted && !(await passesCheck(context, directory, accountId, accepted, member))) {
    return;
  }
  context.log.info("deleting the member", { member });
  const result = await deleteMember.run(directory, { accountId, abandonableCheckIds: accepted }, { signal });
  if (result.outcome === "failed") {
    refuse(
      context,
      messages.deletionForbidden(
        member,
        result.reasons.map(({ text }) => text),
      ),
    );
  } else if (result.outcome === "deleted" && result.hasSilencePeriod) {
    warn(context, messages.deletionUnderWay(member));
  }
}

async function passesCheck(
  context: MemberApply,
  directory: DirectoryClient,
  accountId: string,
  accepted: readonly string[],
  member: string,
): Promise<boolean> {
  context.log.info("checking whether the member can be deleted", { member });
  const check = await checkDeletion.run(directory, { accountId }, { signal: context.signal });
  const open = check.abandonable.filter(({ id }) => !accepted.includes(id));
  if (!check.isAllowed) {
    refuse(
      context,
      messages.deletionForbidden(
        member,
        check.reasons.map(({ text }) => text),
      ),
    );
  } else if (open.length > 0) {
    const ids = open.map(({ id }) => id);
    refuse(context, messages.findingsToAccept(member, open.map(words), ids), "abandonable_check_ids");
  }
  return check.isAllowed && open.length === 0;
}

function words({ id, text }: Finding): string {
  return `${id}: ${text}`;
}
