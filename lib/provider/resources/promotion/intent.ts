import { isKnown } from "../../../plugin";
import type { PromotionPlan, PromotionState } from "./schema";

/**
 * What an update is going to do. It is decided in the plan, from state and configuration alone, and kept with the plan:
 * apply does this or nothing.
 *
 * - `record`: take over what the code says, send nothing.
 * - `resend`: the link is live; send the mail again, which kills the old link.
 * - `promote`: nothing is under way; promote anew.
 * - `restart`: the link is live but goes to another address; cancel, then promote with the new one.
 * - `blocked`: a mail is wanted, but a promotion is under way whose handle nobody has.
 */
export type PromotionIntent = "record" | "resend" | "promote" | "restart" | "blocked";

export function decideIntent(prior: PromotionState, planned: PromotionPlan): PromotionIntent {
  const otherEmail = planned.email !== prior.email;
  const raised = isKnown(planned.attempt) && planned.attempt > prior.attempt;
  if (isImported(prior) || prior.promoted === true || !(otherEmail || raised)) {
    return "record";
  }
  if (!isVerifying(prior)) {
    return "promote";
  }
  if (prior.record_id === null) {
    return "blocked";
  }
  return otherEmail ? "restart" : "resend";
}

/** A live link waits for a person. */
export function isVerifying(state: { readonly status: string | null }): boolean {
  return state.status === "PromoteVerifying";
}

/** An import knows neither the address nor the attempt: what the code says is recorded then, never sent. */
function isImported(prior: PromotionState): boolean {
  return (prior.email as string | null) === null;
}
