import { isEmailUsed } from "../world/addresses";
import { isTooSoon } from "../world/confirmations";
import { sendEmailChangeMail, startEmailChange, waitingEmailChangeOf } from "../world/email-changes";
import type { EmailChange } from "../world/entities";
import { ApiError, conflict, notFound } from "./api-error";
import { emailUsed } from "./confirmation-records";
import { accountId, email } from "./formats";
import { memberOf } from "./lookups";
import { type ManagementCall, managementOperation, V2022 } from "./operation";
import { required } from "./parameters";

const changeAccountEmail = managementOperation({
  name: "ChangeAccountEmail",
  kind: "write",
  parameters: { AccountId: required(accountId), Email: required(email) },
  run(parameters, call) {
    const { cloud, version } = call;
    const member = memberOf(call, parameters.AccountId);
    // The newer version alone documents this code; what the older one answers is not known.
    if (member.joinMethod === "invited" && version === V2022) {
      throw new ApiError(400, "NotSupport.InvitedAccount", `${member.accountId} was not created here.`);
    }
    if (waitingEmailChangeOf(cloud, member.accountId) !== undefined) {
      throw new ApiError(
        400,
        "NotSupportedOperation.Account.EmailModify",
        `The address of ${member.accountId} is being changed already.`,
      );
    }
    if (isEmailUsed(cloud, parameters.Email)) throw emailUsed();
    startEmailChange(cloud, member.accountId, parameters.Email);
    return {};
  },
});

const retryChangeAccountEmail = managementOperation({
  name: "RetryChangeAccountEmail",
  kind: "write",
  parameters: { AccountId: required(accountId) },
  run(parameters, call) {
    const change = waitingChangeOf(call, parameters.AccountId);
    if (isTooSoon(call.cloud, change)) {
      throw conflict("LimitExceeded.Frequency", "The last mail went out only just now. Try again later.");
    }
    sendEmailChangeMail(call.cloud, change);
    return {};
  },
});

const cancelChangeAccountEmail = managementOperation({
  name: "CancelChangeAccountEmail",
  kind: "write",
  parameters: { AccountId: required(accountId) },
  run(parameters, call) {
    waitingChangeOf(call, parameters.AccountId).status = "Cancelled";
    return {};
  },
});

export const accountEmailOperations = [changeAccountEmail, retryChangeAccountEmail, cancelChangeAccountEmail];

function waitingChangeOf(call: ManagementCall, id: string): EmailChange {
  const { accountId: memberId } = memberOf(call, id);
  const change = waitingEmailChangeOf(call.cloud, memberId);
  if (change === undefined) throw notFound("EmailModifyRecord", memberId);
  return change;
}
