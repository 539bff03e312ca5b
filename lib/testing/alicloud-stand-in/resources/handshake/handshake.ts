import { stateFrom } from "../../../../plugin";
import type { Resource } from "../../../../plugin";
import type { AlicloudClient } from "../../api/client";
import { reported } from "../report";
import { knownPart } from "../settled";
import { keepBlankTimeouts } from "../timeout";
import { endHandshake, invite, readHandshake } from "./calls";
import { handshakeSchema } from "./schema";
import type { HandshakeSchema, HandshakeState } from "./schema";

const NOTHING_KNOWN = stateFrom(handshakeSchema, { target_entity: "", target_type: "" });

/** `alicloud_resource_manager_handshake`, hazards included: an edit of its note expels the member that has accepted it. */
export const handshakeResource: Resource<HandshakeSchema, AlicloudClient> = {
  typeName: "alicloud_resource_manager_handshake",
  schema: handshakeSchema,

  planUpdate: async (_context, planned, prior) => {
    keepBlankTimeouts(planned, prior);
    // To the older SDK an empty text and none are the same.
    if (planned.note === null && prior.note === "") planned.note = "";
  },

  create: (context, planned) =>
    reported(context, null, async () => {
      const id = await invite(context.providerData, planned);
      const created = { ...NOTHING_KNOWN, ...knownPart<HandshakeState>(planned), id };
      context.save(created);
      const actual = await readHandshake(context.providerData, created);
      if (actual === null) {
        context.diagnostics.error("Handshake not found", `Handshake ${id} was sent, but is not there.`);
      }
      return actual;
    }),

  read: (context, state) => reported(context, state, () => readHandshake(context.providerData, state)),

  // Of nothing but the time-outs: everything else is replaced.
  update: async (_context, planned, prior) => ({ ...prior, ...knownPart<HandshakeState>(planned) }),

  delete: (context, prior) => reported(context, undefined, () => endHandshake(context.providerData, prior)),

  import: (_context, id) =>
    Promise.resolve({ ...NOTHING_KNOWN, id, timeouts: { create: null, delete: null } }),
};
