import { isKnown } from "../../../plugin";
import type { InvitationPlan, InvitationState } from "./schema";

/**
 * What an update is going to do; decided in the plan, from state and configuration alone, and kept with it.
 *
 * - `record`: take over what the code says, send nothing.
 * - `invite`: nothing is pending; invite.
 * - `reinvite`: cancel what is pending, then invite.
 */
export type InvitationIntent = "record" | "invite" | "reinvite";

/** What a destruction is going to do; `forget` makes no call. */
export type RemovalIntent = "forget" | "cancel" | "remove";

export function decideIntent(prior: InvitationState, planned: InvitationPlan): InvitationIntent {
  const raised = isKnown(planned.attempt) && planned.attempt > prior.attempt;
  if (!raised || prior.status === "Accepted") {
    return "record";
  }
  return prior.status === "Pending" ? "reinvite" : "invite";
}

/** PROTECT of a member does not come here: it is refused. */
export function decideRemoval(prior: InvitationState): RemovalIntent {
  if (prior.removal_policy === "ABANDON") {
    return "forget";
  }
  if (prior.status === "Accepted") {
    return "remove";
  }
  return prior.status === "Pending" && prior.adopted !== true ? "cancel" : "forget";
}
