import type { Member, Promotion } from "../world/entities";
import {
  endPromotion,
  isEmailUsed,
  replacePromotionRecord,
  sendPromotionMail,
  startPromotion,
  verifyingPromotionOf,
} from "../world/promotions";
import { typeOrStatusMismatch } from "./account-rules";
import { type ApiError, conflict, notFound } from "./api-error";
import { promotedAccount } from "./documents";
import { accountId, email, text } from "./formats";
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
    if (member.type === "CloudAccount") throw typeOrStatusMismatch(member);
    if (isEmailUsed(cloud, parameters.Email)) throw emailUsed();
    if (former !== undefined) former.status = "Replaced";
    return { Account: promotedAccount(member, startPromotion(cloud, member, parameters.Email)) };
  },
});

const resendPromoteResourceAccountEmail = managementOperation({
  name: "ResendPromoteResourceAccountEmail",
  kind: "write",
  versions: [V2020],
  parameters: { RecordId: required(text()) },
  run(parameters, call) {
    const { cloud } = call;
    const { promotion, member } = recordOf(call, parameters.RecordId);
    const canRearm = promotion.status === "Expired" && cloud.knobs.resendOnExpired === "rearm";
    if (promotion.status !== "Verifying" && !canRearm) throw typeOrStatusMismatch(member);
    const nextMailAt = promotion.lastMailAt.getTime() + cloud.knobs.resendIntervalMs;
    if (cloud.clock.now().getTime() < nextMailAt) {
      throw conflict("LimitExceeded.Frequency", "The last mail went out only just now. Try again later.");
    }
    const current =
      cloud.knobs.resendRecordId === "new" ? replacePromotionRecord(cloud, promotion) : promotion;
    sendPromotionMail(cloud, current);
    return { Account: promotedAccount(member, current) };
  },
});

const cancelPromoteResourceAccount = managementOperation({
  name: "CancelPromoteResourceAccount",
  kind: "write",
  versions: [V2020],
  parameters: { RecordId: required(text()) },
  run(parameters, call) {
    const { promotion, member } = recordOf(call, parameters.RecordId);
    if (promotion.status !== "Verifying") throw typeOrStatusMismatch(member);
    endPromotion(call.cloud, promotion, "Cancelled", call.cloud.clock.now());
    return {};
  },
});

export const promotionOperations = [
  promoteResourceAccount,
  resendPromoteResourceAccountEmail,
  cancelPromoteResourceAccount,
];

function refuseSecondPromotion({ cloud }: ManagementCall, member: Member): void {
  const { promoteWhileVerifying } = cloud.knobs;
  if (promoteWhileVerifying === "mismatch") throw typeOrStatusMismatch(member);
  if (promoteWhileVerifying === "emailUsed") throw emailUsed();
}

/** A record that was never known and one of a member that has left look the same. */
function recordOf(call: ManagementCall, recordId: string): { promotion: Promotion; member: Member } {
  const promotion = call.cloud.promotions.get(recordId);
  const member = promotion === undefined ? undefined : call.cloud.members.get(promotion.accountId);
  if (promotion === undefined || member?.directoryId !== call.directory.id) {
    throw notFound("AccountRecord", recordId);
  }
  return { promotion, member };
}

function emailUsed(): ApiError {
  return conflict("InvalidParameter.Email.AlreadyUsed", "The e-mail address is used by another account.");
}
