import type { Account, Answer } from "../../directory";
import type { CallContext, PlanContext } from "../../plugin";
import { checkAccountId, quoted } from "../../rules";
import type { MemberFreshness, ProviderData } from "../provider-data";
import { refuse } from "../reporting";

type Context = CallContext<ProviderData>;

const PROMOTION = "resourcedirectory_promotion";

/**
 * The member that an object in state is about; null if it left the directory that the object belongs to.
 *
 * @param directoryId the object's directory: a member that is not found in another one is not gone
 */
export async function memberInState(
  context: Context,
  accountId: string,
  directoryId: string | null,
  freshness: MemberFreshness = "shared",
): Promise<Answer<Account> | null> {
  const answer = await context.providerData.member(accountId, context.signal, freshness);
  if (answer === null) {
    await context.providerData.expectDirectory(directoryId, context.signal);
  }
  return answer;
}

/** The member to import; refuses and answers null if there is none. */
export async function memberToImport(
  context: Context,
  accountId: string,
  freshness: MemberFreshness = "shared",
): Promise<Account | null> {
  if (refuseImportId(context, accountId, checkAccountId)) {
    return null;
  }
  const answer = await context.providerData.member(accountId, context.signal, freshness);
  if (answer === null) {
    refuse(context, {
      summary: "No such member to import",
      detail:
        `The directory has no member with the id ${quoted(accountId)}. The import id begins with the account id, 16 digits. ` +
        "Check it, and that the credentials belong to the directory's management account.",
    });
  }
  return answer?.value ?? null;
}

/** Refuses an import id that can be none, before anybody is asked for it. */
export function refuseImportId(
  context: Context,
  id: string,
  check: (id: string) => string | undefined,
): boolean {
  const problem = check(id);
  if (problem !== undefined) {
    refuse(context, {
      summary: "Not an id to import",
      detail: `${quoted(id)} ${problem}. Nothing was asked of the directory.`,
    });
  }
  return problem !== undefined;
}

/** Whether the plan that is being made cancels the promotion of the member, which depends on it, so that it goes first. */
export async function planCancelsPromotion(
  context: PlanContext<ProviderData, unknown>,
  accountId: string,
): Promise<boolean> {
  await context.untilOtherCallsCame();
  const key = context.providerData.plannedKey(PROMOTION, accountId);
  key.isInTheWay = !((await key.isCancelled) ?? false);
  return !key.isInTheWay;
}
