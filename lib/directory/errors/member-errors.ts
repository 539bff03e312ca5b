import {
  caller,
  capitalized,
  configuration,
  entry,
  person,
  quota,
  retry,
  type ErrorEntry,
} from "./error-entry";

/** Codes about members that are created, moved, paid for, tagged and deleted; part of the one table of all codes. */
export const MEMBER_ERRORS: Readonly<Record<string, ErrorEntry>> = {
  // Creation.
  "EntityAlreadyExists.ResourceDirectory.Account": entry(
    "adopt",
    "The directory has an account of that account name already. Choose another account name prefix; if none was given, apply again: the service makes up another one.",
  ),
  CreateAccountDisabled: person(
    "The service does not let this directory create members. Ask its support to allow it, then apply again.",
  ),
  "NotSupport.Site.Action": person(
    "The site of the management account does not offer this. Check in the Resource Management console of that site what it offers, and take that out of the configuration.",
  ),
  "NotSupport.SettingResellAccountType": person(
    "The management account is no reseller, so that resell_account_type cannot be given. Take it out, then apply again.",
  ),
  "InvalidParameter.Account.DisplayName*": caller(
    "The service does not accept the display name. Check it: 2 to 50 letters, digits, Chinese characters (not on the international site), underscores, periods, hyphens and spaces.",
  ),
  "InvalidParameter.Account.AccountNamePrefix*": caller(
    "The service does not accept the account name prefix. Check it: letters and digits, with single underscores, periods and hyphens between them, at most 50 (37 on the international site).",
  ),

  // Who pays.
  "Invalid.PayRelation": person(payer),
  "NotSupport.PayerAccountInAnotherResourceDirectory": person(
    "The account that is to pay belongs to another directory. Choose a payer of this one, then apply again.",
  ),
  InconsistentEnterpriseNameError: person(
    "The account that is to pay is verified for another enterprise than the member. Choose a payer of the same enterprise, then apply again.",
  ),
  BusinessRestricted: person(payer),
  "PaymentAccount*": person(payer),
  "MemberAccount*": person(payer),
  EcoRelationCheckFailed: person(payer),
  FundAccountHasArrearsAmount: person(
    "The account that is to pay has unpaid bills. Have them paid or choose another payer, then apply again.",
  ),
  FundAccountOwnerPayedByOthers: person(
    "The account that is to pay is itself paid for by another one. Choose a payer that pays for itself, then apply again.",
  ),
  UserOwnFundAccountPayForOthers: person(
    ({ subject }) =>
      `${capitalized(subject)} pays for other accounts, and so must pay for itself. End that first, then apply again.`,
  ),
  UnknownFinancialError: retry("The service failed to settle who pays."),
  PaymentAccountFinancialRelationshipsChangeFrequencyVerifyError: entry(
    "wait",
    "Who pays was changed too short a time ago. Nothing was changed now. Wait a day, then apply again.",
  ),

  // Tags.
  "LimitExceeded.Tag": quota(
    ({ subject }) =>
      `${capitalized(subject)} would have more tags than it may have (20). Take some out, then apply again.`,
  ),

  // Deletion.
  "NoLicense.ResourceDirectory": person(
    "The directory does not let its members be deleted. Switch that on in its settings in the Resource Management console (SetMemberDeletionPermission), then apply again.",
  ),
  "MemberTypeError.DeleteAccount": person(
    ({ subject }) =>
      `${capitalized(subject)} cannot be deleted: only resource accounts that were created in the directory can. A cloud account must be switched back first; one that joined by invitation is removed instead.`,
  ),
  "CallerIdentityError.DeleteAccount": configuration(
    "The service deletes members only for a RAM user or a RAM role of the management account, not for its root user. Use the access key of a RAM user with the policy AliyunResourceDirectoryFullAccess, or assume such a role.",
  ),
  // Spelled as on the wire.
  RemoveConfilctAccountAsDelegatedAdministator: person(
    ({ subject }) =>
      `${capitalized(subject)} is a delegated administrator of a trusted service. Deregister it there, then apply again.`,
  ),
  "NotSupport.HasPayerAccount": person(
    ({ subject }) =>
      `${capitalized(subject)} cannot be deleted while another account pays for it, or it for others. End that in the Billing Management console, then apply again.`,
  ),
  InvalidControlPolicyEnablementStatus: retry("The control policies of the directory are being switched."),
  "UnknownError.Account": retry("The service failed for reasons that it does not tell."),
  "PeripheralError.DeleteAccount": retry("Another service did not answer the deletion."),
  "AccountNotExist.DeleteAccount": entry(
    "not-found",
    ({ subject }) =>
      `The directory has no ${subject} any more. Nothing is left to delete: apply again to record that.`,
  ),
  "EntityNotExists.CheckAccount": entry(
    "not-found",
    ({ subject }) =>
      `No deletion of ${subject} was started, nor a check before one. Apply again to start it.`,
  ),
  "NotSupportedOperation.DeletingAccount": entry("adopt", deletionUnderWay),
  "NotSupportedOperation.CheckingAccount": entry("adopt", deletionUnderWay),
  "NotSupportedOperation.PreCheckingAccount": entry("adopt", deletionUnderWay),
  "ExistProcessingDeleteFlow.DeleteAccount": entry("adopt", deletionUnderWay),
  "CreditControlBlock*": person(deletionBlocked),
  "SpBlock*": person(deletionBlocked),
  "ExistPrepaidInstance*": person(
    ({ subject }) =>
      `${capitalized(subject)} cannot be deleted while it has prepaid instances. Release them or let them expire, then apply again.`,
  ),
  "ForbidDelete.Account": person(deletionBlocked),
  "QuotaExceeded.DeleteAccount": quota(
    "The directory has deleted as many members as it may within 30 days. Wait, then apply again.",
  ),
};

type Subject = { readonly subject: string };

function payer({ subject }: Subject): string {
  return `The account that is to pay cannot pay for ${subject}. Look at both accounts in the Billing Management console, or choose another payer, then apply again.`;
}

function deletionUnderWay({ subject }: Subject): string {
  return `The deletion of ${subject}, or the check before it, is under way. Apply again in some minutes.`;
}

function deletionBlocked({ subject }: Subject): string {
  return `${capitalized(subject)} cannot be deleted yet: it has unpaid bills, or resources that forbid it. Look at the deletion check in the Resource Management console, clear what it names, then apply again.`;
}
