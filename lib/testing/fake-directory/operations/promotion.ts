import type { Member } from "../world/entities";
import { isEmailUsed } from "../world/addresses";
import { endPromotion, sendPromotionMail, startPromotion, verifyingPromotionOf } from "../world/promotions";
import { typeOrStatusMismatch } from "./account-rules";
import {
  BY_RECORD,
  emailUsed,
  recordOf,
  recordToResend,
  refuseUnlessVerifying,
} from "./confirmation-records";
import { accountWithRecord } from "./documents";
import { accountId, email } from "./formats";
import { memberOf } from "./lookups";
import { type ManagementCall, managementOperation, V2020 } from "./operation";
import { required } from "./parameters";

const promoteResourceAccount = managementOperation({
  name: "PromoteResourceAccount",
  kind: "write",
  versions: [V2020],
  parameters: { AccountId: required(accountId), Email: required(email) },
  run(parameters, call) {
    const { cloud } = call;
    const member = memberOf(call, parameters.AccountId);
    const former = verifyingPromotionOf(cloud, member.accountId);
    if (former !== undefined) refuseSecondPromotion(call, member);
    if (member.type === "CloudAccount" || isPromotedOnce(call, member)) throw typeOrStatusMismatch(member);
    if (isEmailUsed(cloud, parameters.Email)) throw emailUsed();
    if (former !== undefined) former.status = "Replaced";
    return { Account: accountWithRecord(member, startPromotion(cloud, member, parameters.Email)) };
  },
});

const resendPromoteResourceAccountEmail = managementOperation({
  name: "ResendPromoteResourceAccountEmail",
  ...BY_RECORD,
  run(parameters, call) {
    const { cloud } = call;
    const known = recordOf(call, cloud.promotions, parameters.RecordId);
    const current = recordToResend(call, cloud.promotions, known);
    sendPromotionMail(cloud, current);
    return { Account: accountWithRecord(known.member, current) };
  },
});

const cancelPromoteResourceAccount = managementOperation({
  name: "CancelPromoteResourceAccount",
  ...BY_RECORD,
  run(parameters, call) {
    const { cloud } = call;
    const known = recordOf(call, cloud.promotions, parameters.RecordId);
    refuseUnlessVerifying(known);
    endPromotion(cloud, known.record, "Cancelled", cloud.clock.now());
    return {};
  },
});

export const promotionOperations = [
  promoteResourceAccount,
  resendPromoteResourceAccountEmail,
  cancelPromoteResourceAccount,
];

function refuseSecondPromotion({ cloud }: ManagementCall, member: Member): void {
  const { promoteWhileVerifying } = cloud.options;
  if (promoteWhileVerifying === "mismatch") throw typeOrStatusMismatch(member);
  if (promoteWhileVerifying === "emailUsed") throw emailUsed();
}

/** Whether a promotion that came to nothing was the member's only chance. */
function isPromotedOnce({ cloud }: ManagementCall, { status }: Member): boolean {
  const cameToNothing = ["PromoteExpired", "PromoteCancelled", "PromoteFailed"].includes(status);
  return cameToNothing && cloud.options.promoteAgain === "mismatch";
}
