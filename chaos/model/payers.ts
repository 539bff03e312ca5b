import { isUnknown } from "../../lib/plugin";
import type { LoggedRequest } from "../../lib/testing";
import { typeOf } from "../terraform/configuration";
import type { Question } from "../terraform/walk";

/** Whether a call asks who pays for a member of which neither the code nor the state says it: no listing tells, so it would cost a call each. */
export function asksInVain(
  { address, values, change }: Question,
  { operation }: Pick<LoggedRequest, "operation">,
): boolean {
  const said = [values, change?.before, change?.after].map((object) => object?.["payer_account_id"] ?? null);
  return (
    operation === "GetPayerForAccount" &&
    typeOf(address) === "resourcedirectory_member" &&
    said.every((payer) => payer === null || isUnknown(payer))
  );
}
