import { keepComputed, required, stateFromPlan, string } from "../plugin";
import type { Attribute, FinalPlanOf, PlanOf, Resource, Schema, StateOf, StringType } from "../plugin";
import { checkAccountId } from "../rules";
import type { ProviderData } from "./provider-data";
import { refuse, warn } from "./reporting";
import type { Message } from "./reporting";

/** Status of an object for which nothing can be done yet: its member has not joined, or lacks what a person must give it. */
export const WAITING = "Waiting";

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

interface Parking<S, Private> {
  /** What the object is called in messages, such as "promotion". */
  readonly what: string;
  /** What stands in the state of an object for which nothing has been done yet, besides nulls. */
  readonly nothingDone?: Partial<StateOf<S>>;
  /** What is kept beside that state. */
  readonly privateState: Private;
  /** Whether an object may be replaced: nothing is undone by that, and nothing sent. @default false */
  readonly mayBeReplaced?: boolean;
}

/**
 * The resource, whose objects wait as long as their member has not joined the directory: they stand in state with a
 * status that says so, and nothing is called for them. Failing instead would end the very apply that invites the member.
 * From null to an id is no change of member: an object that waits is then begun, as in a create.
 */
export function untilJoined<S extends Schema, Private>(
  resource: Resource<S, ProviderData, Private>,
  { what, nothingDone, privateState, mayBeReplaced = false }: Parking<S, Private>,
): Resource<S, ProviderData, Private> {
  const { schema } = resource;
  const parked = (planned: FinalPlanOf<S>, prior: StateOf<S> | null): StateOf<S> => ({
    ...stateFromPlan(schema, planned, prior),
    ...nothingDone,
    status: WAITING,
  });
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
      if (!waits(prior)) {
        if (waits(planned)) {
          refuse(context, hasLeft(what, memberOf(prior)), "account_id");
        } else {
          await resource.planUpdate?.(context, planned, prior, config);
        }
      } else if (waits(planned)) {
        keepComputed(schema, planned, prior);
        warn(context, waitsToJoin(what));
      } else {
        await resource.planCreate?.(context, planned, config);
      }
    },

    async planDestroy(context, prior) {
      if (!waits(prior)) {
        await resource.planDestroy?.(context, prior);
      }
    },

    async create(context, planned) {
      if (!waits(planned)) {
        return resource.create(context, planned);
      }
      warn(context, waitsToJoin(what));
      context.setPrivateState(privateState);
      return parked(planned, null);
    },

    async read(context, state) {
      return waits(state) ? state : resource.read(context, state);
    },

    async update(context, planned, prior) {
      if (!waits(prior)) {
        return resource.update(context, planned, prior);
      }
      if (waits(planned)) {
        return parked(planned, prior);
      }
      return (await resource.create(context, planned)) ?? prior;
    },

    async delete(context, prior) {
      if (!waits(prior)) {
        await resource.delete(context, prior);
      }
    },
  };
}

type AnyValues = PlanOf<Schema>;

function waits(values: AnyValues): boolean {
  return values["account_id"] === null;
}

function memberOf(values: AnyValues): string {
  return String(values["account_id"]);
}

function waitsToJoin(what: string): Message {
  return {
    summary: "Waits for a member to join",
    detail: `account_id is null: the account has not joined the directory yet. Nothing is called for this ${what} until it has; the first run after that goes on by itself.`,
  };
}

function hasLeft(what: string, accountId: string): Message {
  return {
    summary: `A ${what} cannot lose its member`,
    detail: `This one belongs to ${accountId}; the code now says null, which stands for an account that has not joined. If the account is to be left alone, delete this ${what} from the code.`,
  };
}
