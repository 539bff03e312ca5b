import { refuseForeignPayer } from "./account-rules";
import { missingParameter } from "./api-error";
import { accountId } from "./formats";
import { memberOf } from "./lookups";
import { type ManagementCall, managementOperation, V2022 } from "./operation";
import { optional, required } from "./parameters";

const getPayerForAccount = managementOperation({
  name: "GetPayerForAccount",
  kind: "read",
  parameters: { AccountId: required(accountId) },
  run(parameters, call) {
    const payerId = payerOf(call, memberOf(call, parameters.AccountId).accountId);
    if (payerId === null) return {};
    const payer = call.cloud.accounts.get(payerId);
    return { PayerAccountId: payerId, PayerAccountName: payer?.accountName ?? payerId };
  },
});

const updatePayerForAccount = managementOperation({
  name: "UpdatePayerForAccount",
  kind: "write",
  versions: [V2022],
  parameters: {
    AccountId: required(accountId),
    // Documented as required; an empty one is sent by clients that want the member to pay for itself.
    PayerAccountId: optional(accountId),
  },
  run(parameters, call) {
    const member = memberOf(call, parameters.AccountId);
    if (parameters.PayerAccountId === undefined && call.cloud.options.emptyPayer !== "clears") {
      throw missingParameter("PayerAccountId");
    }
    refuseForeignPayer(call, parameters.PayerAccountId);
    call.cloud.accountOf(member.accountId).payerAccountId = parameters.PayerAccountId ?? null;
    return {};
  },
});

function payerOf({ cloud, directory }: ManagementCall, id: string): string | null {
  const whenUnset = { nobody: null, itself: id, management: directory.managementAccountId };
  return cloud.accountOf(id).payerAccountId ?? whenUnset[cloud.options.payerWhenUnset];
}

export const payerOperations = [getPayerForAccount, updatePayerForAccount];
