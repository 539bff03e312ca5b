import { withResource } from "./plant";
import type { PlantedBug } from "./plant";

const PROMOTION = "resourcedirectory_promotion";
const INVITATION = "resourcedirectory_invitation";

/** Of what the code sends again by itself. */
export const BUGS_OF_LAPSES: readonly PlantedBug[] = [
  {
    name: "forgets to invite again",
    violates: "what lapses is sent again where the code allows it",
    from: 169,
    focus: "lapses",
    provider: withResource(INVITATION, ({ planUpdate }) => ({
      planUpdate: async (context, planned, prior, config) => {
        const { when_expired: whenExpired } = planned;
        planned["when_expired"] = "report";
        await planUpdate?.(context, planned, prior, config);
        planned["when_expired"] = whenExpired;
      },
    })),
  },
  {
    name: "promotes by itself a member whose promotion was cancelled",
    violates: "only what lapses is sent again by itself",
    from: 240,
    focus: "lapses",
    provider: withResource(PROMOTION, ({ planUpdate, update }) => ({
      planUpdate: async (context, planned, prior, config) =>
        planUpdate?.(context, planned, takenForLapsed(prior), config),
      update: (context, planned, prior) => update(context, planned, takenForLapsed(prior)),
    })),
  },
  {
    name: "invites by itself who has declined",
    violates: "only what lapses is sent again by itself",
    from: 59,
    focus: "lapses",
    provider: withResource(INVITATION, ({ planUpdate, update }) => ({
      planUpdate: async (context, planned, prior, config) =>
        planUpdate?.(context, planned, takenForLapsed(prior), config),
      update: (context, planned, prior) => update(context, planned, takenForLapsed(prior)),
    })),
  },
  {
    name: "does not count the invitations that went out by themselves",
    violates: "never two invitations for one target and intent",
    from: 386,
    focus: "lapses",
    provider: withResource(INVITATION, ({ update }) => ({
      update: async (context, planned, prior) => {
        const state = await update(context, planned, prior);
        context.setPrivateState({ memberName: null, invitationsBefore: state["invitations_sent"] });
        return state;
      },
    })),
  },
];

const ENDS: Readonly<Record<string, string>> = { PromoteCancelled: "PromoteExpired", Declined: "Expired" };

function takenForLapsed<T extends { readonly status?: unknown }>(state: T): T {
  const { status } = state;
  return typeof status === "string" ? { ...state, status: ENDS[status] ?? status } : state;
}
