import { accept, DirectoryError, proveMembership } from "../../../directory";
import type { DirectoryClient, Invitee } from "../../../directory";
import type { ApplyContext, CallContext, ImportContext, ReadContext, Resource } from "../../../plugin";
import { expectComputed, isKnown, keepComputed, stateFrom, stateFromPlan } from "../../../plugin";
import { checkDirectoryId } from "../../../rules";
import type { ProviderData } from "../../provider-data";
import { failureMessage, refuse, reporting, warn } from "../../reporting";
import type { AttributeOf } from "../../reporting";
import { timeoutMs, timestamp } from "../../time";
import { WAITING } from "../../until-joined";
import { refuseImportId } from "../members";
import * as messages from "./messages";
import { ACCEPTED, stateOfVendor, TYPE_NAME } from "./move";
import { handshakeAcceptanceSchema } from "./schema";
import type {
  HandshakeAcceptanceFinalPlan,
  HandshakeAcceptancePlan,
  HandshakeAcceptanceState,
} from "./schema";

type Apply = ApplyContext<ProviderData, never, HandshakeAcceptanceState>;

const INVITEE = "the invited account";

const ATTRIBUTES: AttributeOf = {
  handshakeId: "handshake_id",
  expectedDirectoryId: "expected_directory_id",
  expectedAccountId: "expected_account_id",
};

/**
 * Accepts with the invited account's credentials. Those are often short-lived, and accepting happens once: after it no
 * call is made any more and no credential is needed, whatever becomes of the member.
 */
export const handshakeAcceptance: Resource<typeof handshakeAcceptanceSchema, ProviderData, never> = {
  typeName: TYPE_NAME,
  schema: handshakeAcceptanceSchema,

  validate({ credentials_env_prefix: prefix, profile }, diagnostics) {
    if (prefix !== null && isKnown(prefix) && profile !== null && isKnown(profile)) {
      const { summary, detail } = messages.twoSources(prefix, profile);
      diagnostics.error(summary, detail, ["profile"]);
    }
  },

  async planCreate(context, planned) {
    if (planned.invitation_queued === true) {
      warn(context, messages.WAITS_TO_BE_SENT);
    }
  },

  async planUpdate(context, planned, prior) {
    const directoryId = planned.expected_directory_id;
    if (isKnown(directoryId) && isOfOtherDirectory(directoryId, prior)) {
      refuse(
        context,
        messages.otherDirectory(prior.expected_directory_id, directoryId),
        "expected_directory_id",
      );
    } else if (isSettled(planned, prior)) {
      keepComputed(handshakeAcceptanceSchema, planned, prior);
    } else if (planned.invitation_queued === true) {
      keepComputed(handshakeAcceptanceSchema, planned, prior);
      warn(context, messages.WAITS_TO_BE_SENT);
    } else {
      expectComputed(handshakeAcceptanceSchema, planned);
    }
  },

  async planDestroy(context, prior) {
    if (prior.status !== WAITING) {
      warn(context, messages.FORGOTTEN);
    }
  },

  async create(context, planned) {
    return planned.invitation_queued
      ? parked(context, planned, null)
      : ((await acceptOrFind(context, planned, planned.timeouts?.create)) ?? null);
  },

  async read(context, state) {
    return state.status === ACCEPTED && state.account_id === null && hasDirectory(state)
      ? lookAgain(context, state)
      : state;
  },

  async update(context, planned, prior) {
    if (isOfOtherDirectory(planned.expected_directory_id, prior)) {
      const directoryId = planned.expected_directory_id;
      refuse(
        context,
        messages.otherDirectory(prior.expected_directory_id, directoryId),
        "expected_directory_id",
      );
      return prior;
    }
    if (isSettled(planned, prior)) {
      return stateFromPlan(handshakeAcceptanceSchema, planned, prior);
    }
    return planned.invitation_queued
      ? parked(context, planned, prior)
      : ((await acceptOrFind(context, planned, planned.timeouts?.update)) ?? prior);
  },

  async delete() {},

  async import(context, id) {
    return (await reporting(context, INVITEE, () => importAcceptance(context, id))) ?? null;
  },

  moveFrom: stateOfVendor,
};

/** What came over from the vendor's provider may not know its directory yet: the code tells it. */
function hasDirectory({ expected_directory_id: directoryId }: HandshakeAcceptanceState): boolean {
  return (directoryId as string | null) !== null;
}

function isOfOtherDirectory(directoryId: string, prior: HandshakeAcceptanceState): boolean {
  return hasDirectory(prior) && directoryId !== prior.expected_directory_id;
}

/** Whether what is in state is the acceptance that the code asks for. Then nothing is called, whatever credentials it names. */
function isSettled(planned: HandshakeAcceptancePlan, prior: HandshakeAcceptanceState): boolean {
  const { handshake_id: handshakeId, expected_account_id: expected } = planned;
  return (
    prior.status === ACCEPTED &&
    (handshakeId === null || handshakeId === prior.handshake_id) &&
    (expected === null || expected === prior.account_id)
  );
}

/** The invited account's client: by the credentials that the acceptance brings, or by the provider block's. */
function clientOf(
  context: CallContext<ProviderData>,
  values: HandshakeAcceptanceFinalPlan | HandshakeAcceptanceState,
): DirectoryClient {
  return context.providerData.inviteeClient({
    credentialsEnvPrefix: values.credentials_env_prefix ?? undefined,
    profile: values.profile ?? undefined,
    assumeRoleArn: values.assume_role_arn ?? undefined,
  });
}

function inviteeOf(values: HandshakeAcceptanceFinalPlan | HandshakeAcceptanceState): Invitee {
  return {
    handshakeId: values.handshake_id,
    expectedDirectoryId: values.expected_directory_id,
    expectedAccountId: values.expected_account_id,
  };
}

/** Failing instead would end the very apply that invites, with whatever else it does. */
function parked(
  context: Apply,
  planned: HandshakeAcceptanceFinalPlan,
  prior: HandshakeAcceptanceState | null,
): HandshakeAcceptanceState {
  warn(context, messages.WAITS_TO_BE_SENT);
  return { ...stateFromPlan(handshakeAcceptanceSchema, planned, prior), status: WAITING };
}

async function acceptOrFind(
  context: Apply,
  planned: HandshakeAcceptanceFinalPlan,
  timeout: string | null | undefined,
): Promise<HandshakeAcceptanceState | undefined> {
  const attributes = { ...ATTRIBUTES, credentials: ownCredentials(planned) };
  return reporting(context, INVITEE, () => acceptAs(context, planned, timeout), attributes);
}

/** The attribute that says whose credentials those are; undefined for the provider block's. */
function ownCredentials(values: HandshakeAcceptanceFinalPlan): string | undefined {
  return (["assume_role_arn", "profile", "credentials_env_prefix"] as const).find((name) => values[name]);
}

async function acceptAs(
  context: Apply,
  planned: HandshakeAcceptanceFinalPlan,
  timeout: string | null | undefined,
): Promise<HandshakeAcceptanceState> {
  const invitee = inviteeOf(planned);
  const client = clientOf(context, planned);
  const result = await accept.run(
    client,
    { ...invitee, visibleWithinMs: timeoutMs(timeout) ?? undefined },
    { signal: context.signal },
  );
  const done = { ...stateFromPlan(handshakeAcceptanceSchema, planned, null), status: ACCEPTED };
  if (result.outcome === "already-member") {
    warn(context, messages.alreadyMember(result.accountId, invitee.expectedDirectoryId));
    return { ...done, account_id: result.accountId };
  }
  return {
    ...done,
    account_id: result.accountId ?? (await callerIfKnown(client)),
    accepted_at: result.handshake.modifyTime ?? timestamp(result.at),
  };
}

/** It has accepted: that the token service does not answer is no error any more. The next refresh asks again. */
async function callerIfKnown(client: DirectoryClient): Promise<string | null> {
  try {
    return (await client.getCallerIdentity()).value.accountId;
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    return null;
  }
}

/** "Accepted" by nobody knows whom proves nothing: with other credentials than the target's it looks the same. */
async function lookAgain(
  context: ReadContext<ProviderData, never>,
  state: HandshakeAcceptanceState,
): Promise<HandshakeAcceptanceState> {
  try {
    const membership = await proveMembership(clientOf(context, state), inviteeOf(state), {
      signal: context.signal,
    });
    return membership === undefined
      ? { ...state, status: null }
      : { ...state, account_id: membership.accountId };
  } catch (error) {
    const { detail } = failureMessage(error, INVITEE);
    warn(context, messages.unproven(state.expected_directory_id, detail));
    return isDisproof(error) ? { ...state, status: null } : state;
  }
}

/** The look itself has an answer, where any other error is that of a call which got none. */
function isDisproof(error: unknown): boolean {
  return error instanceof DirectoryError && error.operation === accept.operation;
}

async function importAcceptance(
  context: ImportContext<ProviderData, never>,
  directoryId: string,
): Promise<HandshakeAcceptanceState | null> {
  if (refuseImportId(context, directoryId, checkDirectoryId)) {
    return null;
  }
  const invitee = { handshakeId: null, expectedDirectoryId: directoryId };
  const { directoryClient } = context.providerData;
  const membership = await proveMembership(directoryClient, invitee, { signal: context.signal }).catch(
    (error: unknown) => {
      if (isDisproof(error)) return undefined;
      throw error;
    },
  );
  if (membership === undefined) {
    refuse(context, messages.notAMember(directoryId));
    return null;
  }
  return stateFrom(handshakeAcceptanceSchema, {
    expected_directory_id: directoryId,
    status: ACCEPTED,
    account_id: membership.accountId,
  });
}
