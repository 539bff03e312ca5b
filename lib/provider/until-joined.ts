import { isMemberNotFound } from "../directory";
import { expectComputed, isKnown, keepComputed, required, stateFromPlan, string } from "../plugin";
import type {
  ApplyContext,
  Attribute,
  CallContext,
  FinalPlanOf,
  PlanContext,
  PlanOf,
  Resource,
  Schema,
  StateOf,
  StringType,
} from "../plugin";
import { checkAccountId } from "../rules";
import { refuseManagementAccount } from "./management-account";
import type { ProviderData } from "./provider-data";
import { memberLabel, refuse, reportingOnce, warn } from "./reporting";
import type { Message } from "./reporting";

/** Status of an object for which nothing can be done yet: its member has not joined, or lacks what a person must give it. */
export const WAITING = "Waiting";
/** Its member left the directory, by another hand. What was done for it stays in state. */
const REMOVED = "Removed";

/**
 * The member that an object is about: null as long as it has not joined, as the account id of an invitation is. By its
 * type it is an id, because {@link untilJoined} keeps the null from the resource.
 */
export function memberId(description: string): Attribute<StringType, "required", false> {
  const attribute = required(string(), {
    description: `${description}, 16 digits; null as long as it has not joined: then nothing is called.`,
    validate: checkAccountId,
    nullable: true,
  });
  return attribute as unknown as Attribute<StringType, "required", false>;
}

interface KeptOfMember {
  readonly memberName: string | null;
}

/** What is kept beside the state of an object whose member has left: how it was before, for when that is back. */
export type Kept<Private> = Private & {
  readonly before?: { readonly status: string | null; readonly kept: Private | null };
};

export interface Parking<S, Private> {
  readonly schema: S;
  /** What the object is called in messages, such as "promotion". */
  readonly what: string;
  /** What stands in the state of an object for which nothing has been done yet, besides nulls. */
  readonly nothingDone?: Partial<StateOf<S>>;
  /** What is kept beside that state. */
  readonly privateState: Private;
  /** Whether an object may be replaced: nothing is undone by that, and nothing sent. @default false */
  readonly mayBeReplaced?: boolean;
  /** Whether an object may wait for something else of a member that has joined, and looks itself whether it still does. @default false */
  readonly waitsForMore?: boolean;
  /** Whether it is done again for a member that comes back in the very apply, since nobody is written to by it. @default false */
  readonly isDoneAgain?: boolean;
  /** Whether the code asks for what its state will not tell any more, such as another mail. @default never */
  asksAnew?(planned: PlanOf<S>, prior: StateOf<S>): boolean;
}

/**
 * The resource, whose objects wait as long as their member is not in the directory: they stand in state with a status that
 * says so, and nothing is called for them. Failing instead would end the very apply that invites the member, and hold up all
 * others for one that somebody has removed. From null to an id is no change of member: an object that waits is then begun,
 * as in a create. One whose member has left goes on as it was if that joins again, unless the code asks for more meanwhile.
 */
export function untilJoined<S extends Schema, Private extends KeptOfMember>(
  resource: Resource<S, ProviderData, Private>,
  parking: Parking<S, Private>,
): Resource<S, ProviderData, Kept<Private>> {
  const { schema, what, mayBeReplaced = false, waitsForMore = false } = parking;
  // One that waits for more has its own ways with that status, once it has a member.
  const isUnbegun = (state: AnyValues): boolean =>
    waits(state) || (state["status"] === WAITING && !waitsForMore);
  const isHeld = (state: AnyValues): boolean => isUnbegun(state) || state["status"] === REMOVED;
  return {
    ...resource,

    async planCreate(context, planned, config) {
      if (waits(planned) && (mayBeReplaced || !context.replaces)) {
        warn(context, waitsToJoin(what));
      } else {
        await resource.planCreate?.(context, planned, config);
      }
    },

    async planUpdate(context, planned, prior, config) {
      const hasWaited = isHeld(prior) || prior["status"] === WAITING;
      if (waits(planned) && !hasWaited) {
        refuse(context, hasLeft(what, memberOf(prior)), "account_id");
      } else if (hasWaited && (await planWaiting(context, parking, planned, prior))) {
        return;
      } else if (isHeld(prior)) {
        // Nothing of it need differ from the code.
        expectComputed(schema, planned);
        await resource.planCreate?.(context, planned, config);
      } else {
        await resource.planUpdate?.(context, planned, prior, config);
      }
    },

    async planDestroy(context, prior) {
      if (!isUnbegun(prior)) {
        await resource.planDestroy?.(asBefore(context), statusBefore(context, prior));
      }
    },

    async create(context, planned) {
      return waits(planned) ? park(context, parking, planned, null) : resource.create(context, planned);
    },

    async read(context, state) {
      if (isUnbegun(state)) {
        return state;
      }
      const seen = await resource.read(asBefore(context), statusBefore(context, state));
      if (seen !== null || state["status"] === WAITING) {
        return seen ?? state;
      }
      const { privateState: kept } = context;
      const before = kept?.before ?? { status: state["status"] as string | null, kept };
      context.setPrivateState({ ...parking.privateState, before });
      return { ...state, status: REMOVED };
    },

    async update(context, planned, prior) {
      if (waits(planned) && (isHeld(prior) || prior["status"] === WAITING)) {
        return park(context, parking, planned, prior);
      }
      if (!isHeld(prior)) {
        return resource.update(context, planned, prior);
      }
      return isKnown(planned["status"] as never)
        ? stateFromPlan(schema, planned, prior)
        : ((await resource.create(context, planned)) ?? prior);
    },

    async delete(context, prior) {
      if (!isUnbegun(prior)) {
        await resource.delete(context, prior);
      }
    },
  };
}

/** Plans what waits for a member that is not there, and says so; false if it may begin, or go on. */
async function planWaiting<S extends Schema, Private extends KeptOfMember>(
  context: PlanContext<ProviderData, Kept<Private>>,
  { schema, what, asksAnew, isDoneAgain = false }: Parking<S, Private>,
  planned: PlanOf<S>,
  prior: StateOf<S>,
): Promise<boolean> {
  const values: AnyValues = planned;
  const accountId = values["account_id"];
  if (waits(planned)) {
    if (waits(prior)) keepComputed(schema, planned, prior);
    else expectComputed(schema, planned);
    warn(context, waitsToJoin(what));
    return true;
  }
  if (typeof accountId !== "string" || accountId !== memberOf(prior)) {
    return false;
  }
  const isRemoved = prior["status"] === REMOVED;
  const begins = isRemoved
    ? asksAnew?.(planned, prior) === true || (isDoneAgain && (await isMember(context, accountId)) === true)
    : (await isMember(context, accountId)) !== false;
  if (begins) {
    return false;
  }
  if (isRemoved) {
    keepComputed(schema, planned, prior);
    warn(context, wasRemoved(what, memberLabel(accountId, context.privateState?.before?.kept?.memberName)));
  } else if (!(await refuseManagementAccount(context, accountId))) {
    // What an edit leaves open stays open: the account may join before the apply, which begins it then.
    warn(context, waitsToJoin(what, accountId));
  }
  return true;
}

/** The call as it is for the resource, which knows of no member that has left. */
function asBefore<Private, C extends { readonly privateState: Kept<Private> | null }>(context: C): C {
  const { before } = context.privateState ?? {};
  return before === undefined ? context : { ...context, privateState: before.kept };
}

function statusBefore<State, Private>(
  { privateState }: { readonly privateState: Kept<Private> | null },
  state: State,
): State {
  return privateState?.before === undefined ? state : { ...state, status: privateState.before.status };
}

/** Undefined if that could not be told, beside an error. */
function isMember(context: CallContext<ProviderData>, accountId: string): Promise<boolean | undefined> {
  return reportingOnce(
    context,
    accountId,
    async () => (await context.providerData.member(accountId, context.signal, "shared")) !== null,
  );
}

/** The state of an object whose member has not joined yet. */
export function park<S extends Schema, Private>(
  context: ApplyContext<ProviderData, Private, StateOf<S>>,
  { schema, what, nothingDone, privateState }: Parking<S, Private>,
  planned: FinalPlanOf<S>,
  prior: StateOf<S> | null,
): StateOf<S> {
  const waitsAlready = prior !== null && waits(prior);
  if (!waitsAlready) {
    warn(context, waits(planned) ? waitsToJoin(what) : waitsToJoin(what, memberOf(planned)));
    context.setPrivateState(privateState);
  }
  return { ...stateFromPlan(schema, planned, waitsAlready ? prior : null), ...nothingDone, status: WAITING };
}

/** Null where a step has found that the account is no member, so that it has done nothing. */
export async function unlessAbsent<T>(step: Promise<T>): Promise<T | null> {
  try {
    return await step;
  } catch (error) {
    if (!isMemberNotFound(error)) throw error;
    return null;
  }
}

type AnyValues = Readonly<Record<string, unknown>>;

function waits(values: AnyValues): boolean {
  return values["account_id"] === null;
}

function memberOf(values: AnyValues): string {
  return String(values["account_id"]);
}

/** @param accountId of an account whose id is known although it has not joined */
export function waitsToJoin(what: string, accountId?: string): Message {
  const why =
    accountId === undefined
      ? "account_id is null: the account has not joined the directory yet"
      : `${accountId} is no member of the directory yet`;
  return {
    summary: "Waits for a member to join",
    detail: `${why}. Nothing is called for this ${what} until it has; the first run after that goes on by itself.`,
  };
}

function wasRemoved(what: string, member: string): Message {
  return {
    summary: "A step is about a member that was removed elsewhere",
    detail:
      `${member} is no longer in the directory, so that nothing is called for its ${what}, and no mail is sent. ` +
      `To give it up, delete its block. If the account joins again, the next run goes on.`,
  };
}

function hasLeft(what: string, accountId: string): Message {
  return {
    summary: `A ${what} cannot lose its member`,
    detail: `This one belongs to ${accountId}; the code now says null, which stands for an account that has not joined. If the account is to be left alone, delete this ${what} from the code.`,
  };
}
