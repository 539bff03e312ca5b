import { withResource } from "./plant";
import type { PlantedBug } from "./plant";

const INVITATION = "resourcedirectory_invitation";
const QUEUED = "Queued";

/** Of invitations that the service does not take before another day. */
export const BUGS_OF_THE_QUEUE: readonly PlantedBug[] = [
  {
    name: "never thinks the time of a queued invitation has come",
    violates: "what waits for the service is sent once it takes it",
    from: 182,
    focus: "queue",
    provider: withResource(INVITATION, ({ planUpdate }) => ({
      planUpdate: async (context, planned, prior, config) => {
        const putOff = { until: "2026-04-01T00:00:00Z", isOver: false };
        const privateState = { ...(context.privateState as object | null), putOff };
        const isQueued = prior["status"] === QUEUED;
        await planUpdate?.(isQueued ? { ...context, privateState } : context, planned, prior, config);
      },
    })),
  },
  {
    name: "sends a queued invitation, and another one in its place",
    violates: "never two invitations for one target and intent",
    focus: "queue",
    provider: withResource(INVITATION, ({ update }) => ({
      update: async (context, planned, prior) => {
        const state = await update(context, planned, prior);
        if (prior["status"] === QUEUED && state["status"] === "Pending") {
          const { directoryClient } = context.providerData;
          await directoryClient.cancelHandshake(String(state["handshake_id"]));
          const request = { targetType: "Account", note: null, tags: {}, folderId: null } as const;
          await directoryClient.inviteAccountToResourceDirectory({
            ...request,
            target: String(prior["target"]),
          });
        }
        return state;
      },
    })),
  },
];
