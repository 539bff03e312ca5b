import type { CallContext } from "../plugin";
import type { ProviderData } from "./provider-data";
import { refuse } from "./reporting";
import type { Message } from "./reporting";

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
