import { ValueError } from "./conform";
import { isWhollyKnown } from "./value";
import type { ObjectValue } from "./value";

/** The state as it is; throws {@link ValueError} if something in it is unknown, which only a plan may hold. */
export function knownState(state: ObjectValue | null): ObjectValue | null {
  const unknown = Object.entries(state ?? {}).find(([, value]) => !isWhollyKnown(value));
  if (unknown !== undefined) {
    throw new ValueError([unknown[0]], "is unknown in what was returned as a state");
  }
  return state;
}
