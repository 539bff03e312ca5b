import { refuseForeignPayer } from "./account-rules";
import { accountId } from "./formats";
import { memberOf } from "./lookups";
import { managementOperation, V2022 } from "./operation";
import { optional, required } from "./parameters";

const getPayerForAccount = managementOperation({
  name: "GetPayerForAccount",
  kind: "read",
  parameters: { AccountId: required(accountId) },
  run(parameters, call) {
    const { payerAccountId } = call.cloud.accountOf(memberOf(call, parameters.AccountId).accountId);
    if (payerAccountId === null) return {};
    const payer = call.cloud.accounts.get(payerAccountId);
    return { PayerAccountId: payerAccountId, PayerAccountName: payer?.accountName ?? payerAccountId };
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
    refuseForeignPayer(call, parameters.PayerAccountId);
    call.cloud.accountOf(member.accountId).payerAccountId = parameters.PayerAccountId ?? null;
    return {};
  },
});

export const payerOperations = [getPayerForAccount, updatePayerForAccount];
