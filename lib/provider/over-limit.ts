import type { CallContext } from "../plugin";
import type { Limited, PassedLimit } from "./action-limits";
import type { ProviderData } from "./provider-data";
import { refuse } from "./reporting";
import type { Message } from "./reporting";

/**
 * Whether this action is one more than the provider block's limits allow: then it is refused.
 *
 * @param key what the directory knows the object by; null as long as that is not known
 */
export function refuseOverLimit(
  context: CallContext<ProviderData>,
  kind: Limited,
  key: string | null,
): boolean {
  const passed = context.providerData.limits.passedBy(kind, key);
  if (passed !== undefined) {
    refuse(context, overLimit(kind, passed));
  }
  return passed !== undefined;
}

function overLimit(kind: Limited, { count, limit }: PassedLimit): Message {
  return {
    summary: `More ${kind} than the provider block allows`,
    detail:
      `This would be number ${count}, and limits allows ${limit}. Nothing was called for it. If all of them are meant, raise ${kind} in the ` +
      "limits of the provider block; if not, look for what the code changes by mistake.",
  };
}
