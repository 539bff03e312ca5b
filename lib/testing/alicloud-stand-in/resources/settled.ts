import { isUnknown } from "../../../plugin";

/**
 * The state after a create or an update: what the plan promised, and what the service answered for the rest. The
 * vendor's provider stores the answer for everything, which only providers on the older SDK may do. Where the two
 * differ, the next refresh shows the answer.
 */
export function settled<State extends object>(planned: object, actual: State): State {
  const promised = Object.entries(planned).filter(([, value]) => !isUnknown(value));
  return { ...actual, ...Object.fromEntries(promised) };
}

/** The known values of a plan, and null for what is known only after apply. */
export function knownPart<State>(planned: object): Partial<State> {
  return Object.fromEntries(
    Object.entries(planned).map(([name, value]) => [name, isUnknown(value) ? null : (value as unknown)]),
  ) as Partial<State>;
}
