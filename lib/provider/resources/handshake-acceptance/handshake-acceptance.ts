import { accept, hasCode } from "../../../directory";
import type { ApplyContext, CallContext, ImportContext, Resource } from "../../../plugin";
import { isKnown, keepComputed, stateFrom, stateFromPlan } from "../../../plugin";
import type { ProviderData } from "../../provider-data";
import { refuse, reporting, warn } from "../../reporting";
import { timeoutMs, timestamp } from "../../time";
import * as messages from "./messages";
import { handshakeAcceptanceSchema } from "./schema";
import type { HandshakeAcceptanceFinalPlan, HandshakeAcceptanceState } from "./schema";

type Apply = ApplyContext<ProviderData, never, HandshakeAcceptanceState>;

const INVITEE = "the invited account";
const ACCEPTED = "Accepted";

/**
 * Accepts with the invited account's credentials. Those are often short-lived, and accepting happens once: after it no
 * call is made any more and no credential is needed, whatever becomes of the member.
 */
export const handshakeAcceptance: Resource<typeof handshakeAcceptanceSchema, ProviderData, never> = {
  typeName: "resourcedirectory_handshake_acceptance",
  schema: handshakeAcceptanceSchema,

  async planUpdate(context, planned, prior) {
    const directoryId = planned.expected_directory_id;
    if (isKnown(directoryId) && directoryId !== prior.expected_directory_id) {
      refuse(
        context,
        messages.otherDirectory(prior.expected_directory_id, directoryId),
        "expected_directory_id",
      );
    } else if (planned.handshake_id === prior.handshake_id || planned.handshake_id === null) {
      keepComputed(handshakeAcceptanceSchema, planned, prior);
    }
  },

  async planDestroy(context) {
    warn(context, messages.FORGOTTEN);
  },

  async create(context, planned) {
    return (await acceptOrFind(context, planned, planned.timeouts?.create)) ?? null;
  },

  async read(_context, state) {
    return state;
  },

  async update(context, planned, prior) {
    if (planned.expected_directory_id !== prior.expected_directory_id) {
      const directoryId = planned.expected_directory_id;
      refuse(
        context,
        messages.otherDirectory(prior.expected_directory_id, directoryId),
        "expected_directory_id",
      );
      return prior;
    }
    if (planned.handshake_id === prior.handshake_id || planned.handshake_id === null) {
      return stateFromPlan(handshakeAcceptanceSchema, planned, prior);
    }
    return (await acceptOrFind(context, planned, planned.timeouts?.update)) ?? prior;
  },

  async delete() {},

  async import(context, id) {
    return (await reporting(context, INVITEE, () => importAcceptance(context, id))) ?? null;
  },
};

async function acceptOrFind(
  context: Apply,
  planned: HandshakeAcceptanceFinalPlan,
  timeout: string | null | undefined,
): Promise<HandshakeAcceptanceState | undefined> {
  return reporting(context, INVITEE, async () => {
    const directoryId = planned.expected_directory_id;
    const visibleWithinMs = timeoutMs(timeout) ?? undefined;
    const result =
      planned.handshake_id === null
        ? await findMembership(context, directoryId)
        : await accept.run(
            context.providerData.directoryClient,
            {
              handshakeId: planned.handshake_id,
              expectedDirectoryId: directoryId,
              visibleWithinMs,
            },
            { signal: context.signal },
          );
    if (result === undefined) {
      return undefined;
    }
    const done = { ...stateFromPlan(handshakeAcceptanceSchema, planned, null), status: ACCEPTED };
    if (result.outcome === "already-member") {
      warn(context, messages.alreadyMember(directoryId));
      return done;
    }
    const { handshake, at } = result;
    return {
      ...done,
      account_id: handshake.targetType === "Account" ? handshake.targetEntity : null,
      accepted_at: handshake.modifyTime ?? timestamp(at),
    };
  });
}

/** Nothing to accept, because the management side says that the account is a member: the account itself must agree. */
async function findMembership(
  context: CallContext<ProviderData>,
  expected: string,
): Promise<{ readonly outcome: "already-member" } | undefined> {
  const actual = await ownDirectory(context);
  if (actual === expected) {
    return { outcome: "already-member" };
  }
  refuse(
    context,
    actual === null ? messages.notAMember(expected) : messages.inAnotherDirectory(expected, actual),
  );
  return undefined;
}

/** The directory that the caller is in, or null. */
async function ownDirectory(context: CallContext<ProviderData>): Promise<string | null> {
  try {
    const { value } = await context.providerData.directoryClient.getResourceDirectory({
      signal: context.signal,
    });
    return value.resourceDirectoryId;
  } catch (error) {
    if (hasCode(error, "ResourceDirectoryNotInUse")) {
      return null;
    }
    throw error;
  }
}

async function importAcceptance(
  context: ImportContext<ProviderData, never>,
  directoryId: string,
): Promise<HandshakeAcceptanceState | null> {
  if ((await findMembership(context, directoryId)) === undefined) {
    return null;
  }
  return stateFrom(handshakeAcceptanceSchema, { expected_directory_id: directoryId, status: ACCEPTED });
}
