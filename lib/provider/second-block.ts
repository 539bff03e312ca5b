import type { CallContext } from "../plugin";
import type { PlannedKey } from "./planned-keys";
import type { ProviderData } from "./provider-data";
import { refuse, warn } from "./reporting";
import type { Message } from "./reporting";
import { movedBlocks } from "./undeclared-move";

/** What a block is to have for itself. */
interface Claim {
  readonly typeName: string;
  /** What identifies it at the directory. */
  readonly key: string;
  /** The argument that names it. */
  readonly attribute?: string;
}

/** Whether another block of the plan stands for the same object, or is to have the same name: the second one is refused. */
export function refuseSecondBlock(
  context: CallContext<ProviderData>,
  { typeName, key, attribute }: Claim,
  message: Message,
): boolean {
  const isSecond = !context.providerData.plannedKey(typeName, key).firstClaim();
  if (isSecond) {
    refuse(context, message, attribute);
  }
  return isSecond;
}

/** What becomes of the name of an object that state holds. */
interface NameInState {
  readonly use: "keep" | "rename";
  readonly attribute: string;
  /** For the block that keeps it, if another one would create an object of that name. */
  readonly isDeclaredTwice: Message;
  /** For the block that gives it up. */
  readonly isGivenUp: Message;
}

/**
 * Says what becomes of the name of an object that state holds. Another block of the plan that would create one of that name and
 * came long before this call took the object for a foreign one; now it is clear which of the cases of its error it is.
 */
export function noteNameInState(
  context: CallContext<ProviderData>,
  key: PlannedKey,
  { use, attribute, isDeclaredTwice, isGivenUp }: NameInState,
): void {
  key.add(use);
  if (key.isTakenForForeign) {
    warn(context, use === "keep" ? isDeclaredTwice : isGivenUp);
  } else if (use === "keep" && key.has("create") && key.firstRefusal()) {
    refuse(context, isDeclaredTwice, attribute);
  }
}

/** For {@link NameInState.isGivenUp}. */
export function givesItsNameUp(object: string): Message {
  return {
    summary: `${object} gives its name up in this plan`,
    detail:
      "Another block was refused because it would create one of that name. Let that block depend on this one (depends_on), so that it comes after it.",
  };
}

/** For an object that ends in the plan that gives its name to another one. */
export function nameGoesToAnother(object: string): Message {
  return {
    summary: `${object} would end in the plan that gives its name to another one`,
    detail:
      "Another block is renamed to the name that this one has, as when the first one of a list goes (count) and the others move up: then the wrong one ends. " +
      "Nothing was called. Key such blocks by something that stays (for_each), with a `moved` block for each, from its number to its key. " +
      "If this one is meant to end and another one to get its name, do that in two applies: delete the block first.",
  };
}

/** For a block that would adopt, by its name, what another block of the plan is about to rename. */
export function adoptsWhatIsRenamed(object: string, typeName: string): Message {
  return {
    summary: `${object} cannot be taken over by its name`,
    detail:
      "Another block of this code has it, and gives that name up in this plan: nobody knows whether the name is still there when this block is applied. " +
      "Nothing was called. If something else is to get the name, take `adopt` out and let this block depend on the other one (depends_on). " +
      `If the block was renamed or moved in the code, say so:\n\n${movedBlocks([typeName])}`,
  };
}
