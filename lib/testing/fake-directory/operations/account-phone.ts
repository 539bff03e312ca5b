import type { Cloud } from "../world/cloud";
import type { Member } from "../world/entities";
import { bindPhone, PHONE_CODE_QUOTA_MS, sendPhoneCode } from "../world/phones";
import { conflict } from "./api-error";
import { timestamp } from "./documents";
import { accountId, text } from "./formats";
import { memberOf } from "./lookups";
import { managementOperation } from "./operation";
import { type Format, required } from "./parameters";

/** A country code, a hyphen and a number, for example `86-13900001234`. */
const mobilePhone: Format<string> = {
  parse(field) {
    const value = text().parse(field);
    if (!/^[1-9]\d{0,3}-/.test(value)) {
      throw conflict("InvalidParameter.MobileCountryCode", "It starts with no country code, as in 86-139….");
    }
    const shape = { pattern: /^\d+-\d{4,15}$/, allowed: "COUNTRY-NUMBER, digits only" };
    return text({ shape }).parse(field);
  },
};

const sendVerificationCode = managementOperation({
  name: "SendVerificationCodeForBindSecureMobilePhone",
  kind: "write",
  parameters: { AccountId: required(accountId), SecureMobilePhone: required(mobilePhone) },
  run(parameters, call) {
    const { cloud } = call;
    const member = memberOf(call, parameters.AccountId);
    refuseSecondPhone(cloud, member);
    refuseBeyondQuota(cloud, member);
    const { expiresAt } = sendPhoneCode(cloud, member.accountId, parameters.SecureMobilePhone);
    return { ExpirationDate: timestamp(expiresAt) };
  },
});

const bindSecureMobilePhone = managementOperation({
  name: "BindSecureMobilePhone",
  kind: "write",
  parameters: {
    AccountId: required(accountId),
    SecureMobilePhone: required(mobilePhone),
    VerificationCode: required(text()),
  },
  run(parameters, call) {
    const { cloud, key } = call;
    const member = memberOf(call, parameters.AccountId);
    if (key.identity === "root") {
      throw conflict("CallerIdentityError", "Call with a RAM user or role, not the root key.");
    }
    if (member.type !== "ResourceAccount") {
      throw conflict("AccountTypeMismatch", `${member.accountId} is a ${member.type}.`);
    }
    refuseSecondPhone(cloud, member);
    const isBound = bindPhone(cloud, member.accountId, {
      phone: parameters.SecureMobilePhone,
      code: parameters.VerificationCode,
    });
    if (!isBound) {
      throw conflict("Invalid.VerificationCode", "The code is not the newest one, or not valid any more.");
    }
    return {};
  },
});

export const accountPhoneOperations = [sendVerificationCode, bindSecureMobilePhone];

function refuseSecondPhone(cloud: Cloud, { accountId: id }: Member): void {
  if (cloud.accountOf(id).hasSecurePhone) {
    throw conflict("AccountSecureMobileAlreadyExists", `${id} has a secure phone already.`);
  }
}

function refuseBeyondQuota(cloud: Cloud, { accountId: id }: Member): void {
  const { phoneCodesPerDay } = cloud.options.quotas;
  const aDayAgo = cloud.clock.now().getTime() - PHONE_CODE_QUOTA_MS;
  const sent = cloud.mailbox.textMessages.filter(
    (message) => message.accountId === id && message.sentAt.getTime() > aDayAgo,
  );
  if (sent.length >= phoneCodesPerDay) {
    throw conflict("SendValidateCodeExceedsLimitForAccount", `${phoneCodesPerDay} codes a day are allowed.`);
  }
}
