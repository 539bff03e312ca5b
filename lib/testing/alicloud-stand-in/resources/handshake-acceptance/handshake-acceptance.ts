import { isKnown, stateFrom } from "../../../../plugin";
import type { Resource } from "../../../../plugin";
import type { AlicloudClient } from "../../api/client";
import { OPERATIONS } from "../../api/operations";
import { ACCEPTED, SHOWN_FIELDS, shownHandshake } from "../handshake/shown";
import { reported } from "../report";
import { knownPart } from "../settled";
import { keepBlankTimeouts, timeoutOf } from "../timeout";
import { handshakeAcceptanceSchema } from "./schema";
import type { HandshakeAcceptancePlan, HandshakeAcceptanceSchema, HandshakeAcceptanceState } from "./schema";

/** Right after an invitation its target may not see it yet. */
const NOT_YET_VISIBLE = "EntityNotExists.Handshake";

const NOTHING_KNOWN = stateFrom(handshakeAcceptanceSchema, { handshake_id: "" });

const FIELDS = {
  ...SHOWN_FIELDS,
  invited_account_real_name: "InvitedAccountRealName",
  master_account_real_name: "MasterAccountRealName",
};

/** `alicloud_resource_manager_handshake_acceptance`. Its destruction calls nothing: the member stays. */
export const handshakeAcceptanceResource: Resource<HandshakeAcceptanceSchema, AlicloudClient> = {
  typeName: "alicloud_resource_manager_handshake_acceptance",
  schema: handshakeAcceptanceSchema,

  planUpdate: async (_context, planned, prior) => {
    keepBlankTimeouts(planned, prior);
  },

  create: (context, planned) =>
    reported(context, null, async () => {
      const id = await accept(context.providerData, planned);
      const created = { ...NOTHING_KNOWN, ...knownPart<HandshakeAcceptanceState>(planned), id };
      context.save(created);
      const actual = await readAcceptance(context.providerData, created);
      if (actual === null) {
        context.diagnostics.error(
          "Acceptance not found",
          `Handshake ${id} was accepted, but does not say so.`,
        );
      }
      return actual;
    }),

  read: (context, state) => reported(context, state, () => readAcceptance(context.providerData, state)),

  // Of nothing but the time-outs: everything else is replaced.
  update: async (_context, planned, prior) => ({
    ...prior,
    ...knownPart<HandshakeAcceptanceState>(planned),
  }),

  delete: () => Promise.resolve(),

  import: (_context, id) =>
    Promise.resolve({ ...NOTHING_KNOWN, id, timeouts: { create: null, delete: null } }),
};

/** Looks at the handshake before it accepts, which fails for one that is no longer pending: also for one it has accepted. */
async function accept(client: AlicloudClient, planned: HandshakeAcceptancePlan): Promise<string> {
  const id = isKnown(planned.handshake_id) ? planned.handshake_id : "";
  const timeoutMs = timeoutOf(planned.timeouts, "create");
  const handshake = { HandshakeId: id };
  await client.call(OPERATIONS.getHandshake, handshake, { timeoutMs, retryOn: [NOT_YET_VISIBLE] });
  const retryOn = ["ConcurrentCallNotSupported", NOT_YET_VISIBLE];
  await client.call(OPERATIONS.acceptHandshake, handshake, { timeoutMs, retryOn });
  return id;
}

/** Null when the service answers 404, and for every status but Accepted. */
async function readAcceptance(
  client: AlicloudClient,
  known: HandshakeAcceptanceState,
): Promise<HandshakeAcceptanceState | null> {
  const id = known.id ?? "";
  const shown = await shownHandshake(client, id, FIELDS);
  return shown?.status === ACCEPTED ? { ...known, ...shown, handshake_id: id } : null;
}
