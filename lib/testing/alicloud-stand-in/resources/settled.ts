import { isKnown, isUnknown } from "../../../plugin";

/**
 * The state after a create or an update as the older SDK makes it: what the service answered, whatever the plan said.
 * Only where the two differ in nothing but null and empty, the plan is kept; the next refresh shows the answer.
 */
export function settled<State extends object>(planned: object, actual: State): State {
  const plannedOnes = Object.entries(planned).filter(([name, value]) => {
    const answer: unknown = Reflect.get(actual, name);
    return !isUnknown(value) && ((answer === null && isKnown(value)) || (isEmpty(answer) && isEmpty(value)));
  });
  return { ...actual, ...Object.fromEntries(plannedOnes) };
}

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}

/** The known values of a plan, and null for what is known only after apply. */
export function knownPart<State>(planned: object): Partial<State> {
  return Object.fromEntries(
    Object.entries(planned).map(([name, value]) => [name, isUnknown(value) ? null : (value as unknown)]),
  ) as Partial<State>;
}
