import type { Operation } from "../../lib/directory";

interface Reading {
  readonly operation: Operation;
  readonly subject: string;
  /** By error code. */
  readonly sentences: Readonly<Record<string, string>>;
}

/**
 * What a person reads, code by code, each for an operation that answers it. Whoever changes the sentences in the table
 * reads them here as they arrive.
 */
export const READINGS: readonly Reading[] = [
  {
    operation: "GetAccount",
    subject: "member 1234567890123456",
    sentences: {
      "Throttling.User":
        "The service received too many requests. Nothing needs to be mended: apply again in a while.",
      ConcurrentCallNotSupported:
        "Another change of this directory was under way. Nothing needs to be mended: apply again in a while.",
      InternalError: "The service failed internally. Nothing needs to be mended: apply again in a while.",
      ServiceUnavailable: "The service is not available. Nothing needs to be mended: apply again in a while.",
      SignatureNonceUsed:
        "The service saw the same signed request twice. Nothing needs to be mended: apply again in a while.",
      "InvalidAccessKeyId.NotFound":
        "The access key does not exist or is disabled. Check which credentials are in use, and in the RAM console that the key is active.",
      SignatureDoesNotMatch:
        "The signature was refused: the access key secret does not belong to the access key id. Check that both come from the same key pair.",
      IncompleteSignature:
        "The signature was refused as incomplete. Check that the access key id and secret hold no blanks or line breaks.",
      "InvalidTimeStamp.Expired":
        "The request's time was refused: this machine's clock differs from the service's by more than 15 minutes. Set the clock.",
      "InvalidSecurityToken.Expired":
        "The security token was refused: it has expired or belongs to another access key. Get new temporary credentials.",
      MissingSecurityToken:
        "The access key is a temporary one and came without its security token. Set the token that was issued with it.",
      NoPermission:
        'These credentials lack a right. Allow the RAM action resourcemanager:GetAccount on all resources ("*") for the RAM user or role in use, and check that no control policy denies it.',
      "Forbidden.RAM":
        'These credentials lack a right. Allow the RAM action resourcemanager:GetAccount on all resources ("*") for the RAM user or role in use, and check that no control policy denies it.',
      "InvalidAction.NotFound":
        "The endpoint does not know the operation GetAccount. Check that the endpoint is the one of product ResourceManager, version 2020-03-31.",
      "InvalidApi.NotFound":
        "The endpoint does not know the operation GetAccount. Check that the endpoint is the one of product ResourceManager, version 2020-03-31.",
      "EntityNotExists.ResourceDirectory":
        "The account behind these credentials manages no resource directory. Use credentials of the management account.",
      "EntityNotExists.Account":
        "The directory has no member 1234567890123456. Check the account id, and that the credentials are those of the directory that it belongs to.",
      "InvalidParameter.AccountId":
        "The service does not accept the account id in the request for member 1234567890123456. Check it: an account id has 16 digits.",
      "MissingParameter.AccountId":
        "The service does not accept a value of the request for member 1234567890123456, or misses one. Check what the code below names; if the configuration is right, report this as a defect of the program.",
    },
  },
  {
    operation: "GetResourceDirectory",
    subject: "the directory",
    sentences: {
      ResourceDirectoryNotInUse:
        "The account behind these credentials neither manages nor belongs to a resource directory. Check which credentials are in use.",
    },
  },
  {
    operation: "ListAccounts",
    subject: "the directory",
    sentences: {
      "InvalidParameter.NextToken":
        "The service does not accept a value of the request for the directory, or misses one. Check what the code below names; if the configuration is right, report this as a defect of the program.",
    },
  },
  {
    operation: "PromoteResourceAccount",
    subject: "member 1234567890123456",
    sentences: {
      AccountTypeOrStatusMismatch:
        "Member 1234567890123456 cannot be promoted now: only a resource account without a promotion or another change under way can. Look at its type and status in the Resource Management console, let that change end, then apply again.",
      "InvalidParameter.Email": "The service does not accept this e-mail address. Check its spelling.",
      "InvalidParameter.Email.AlreadyUsed":
        "The e-mail address for member 1234567890123456 belongs to an Alibaba Cloud account already, or waits for confirmation for another one. One address serves one account: give another address that nobody signs in with.",
    },
  },
  {
    operation: "ResendPromoteResourceAccountEmail",
    subject: "the promotion record 06950264",
    sentences: {
      AccountTypeOrStatusMismatch:
        "No promotion waits for confirmation under the promotion record 06950264: it has been confirmed, cancelled, or it has lapsed. To start over, promote the member anew.",
      "EntityNotExists.AccountRecord":
        "The service does not know the promotion record 06950264 any more, so its mail can be neither resent nor cancelled. Let the promotion lapse (24 hours after its last mail), then promote the member anew.",
      "LimitExceeded.Frequency":
        "The last mail was sent too short a time ago. Nothing was sent now. Wait at least a minute, then apply again.",
    },
  },
  {
    operation: "CancelPromoteResourceAccount",
    subject: "the promotion record 06950264",
    sentences: {
      AccountTypeOrStatusMismatch:
        "No promotion waits for confirmation under the promotion record 06950264: it has been confirmed, cancelled, or it has lapsed. To start over, promote the member anew.",
    },
  },
  {
    operation: "UpdateAccount",
    subject: "member 1234567890123456",
    sentences: {
      AccountTypeOrStatusMismatch:
        "The type or the status of member 1234567890123456 does not allow this now. Look at the member in the Resource Management console, let a change that is under way end, then apply again.",
      AccountTypeMismatch:
        "The type or the status of member 1234567890123456 does not allow this type switch. If a promotion waits for confirmation, cancel it or let it end first.",
      MissingSecurityInfo:
        "The type of member 1234567890123456 cannot be switched, because it has neither a secure mobile phone number nor a secure e-mail address. Bind one to the member in the Resource Management console (or with BindSecureMobilePhone or ChangeAccountEmail), then apply again.",
      PrimaryAkInUse:
        "The type of member 1234567890123456 cannot be switched, because its root user has an access key in use. Sign in as the member's root user, move what uses the key to a RAM user or role, disable and delete the key, then apply again.",
      LegalEntityDifferent:
        "The type of member 1234567890123456 cannot be switched, because its real-name verification names another legal entity than the management account's. Have the member verified for the same enterprise, then apply again.",
      CallerIdentityError:
        "The service takes this call only from a RAM user or a RAM role of the management account, not from its root user. Use the access key of a RAM user with the policy AliyunResourceDirectoryFullAccess, or assume such a role.",
      "InvalidParameter.Account.DisplayName.AlreadyUsed":
        "Another member of the directory has this display name. Choose another one.",
      MissingDisplayNameOrAccountType:
        "The service does not accept a value of the request for member 1234567890123456, or misses one. Check what the code below names; if the configuration is right, report this as a defect of the program.",
    },
  },
  {
    operation: "RemoveCloudAccount",
    subject: "member 1234567890123456",
    sentences: {
      AccountTypeOrStatusMismatch:
        "Member 1234567890123456 cannot be removed: only members that joined by invitation and are cloud accounts can. A resource account that was invited must be switched to a cloud account first; one that was created in the directory can only be deleted.",
      "Deny.TrustedService":
        "Member 1234567890123456 is a delegated administrator of a trusted service. Deregister it there, then apply again.",
    },
  },
  {
    operation: "InviteAccountToResourceDirectory",
    subject: "account 1234567890123456",
    sentences: {
      "EntityAlreadyExists.Handshake":
        "There is a pending invitation for account 1234567890123456 already. Have it answered, or cancel it in the Resource Management console, then apply again.",
      "EntityAlreadyExists.ResourceDir.Account":
        "Account 1234567890123456 is a member of the directory already. No invitation is needed: apply again to record it.",
      "NotSupport.AccountInAnotherResourceDirectory":
        "Account 1234567890123456 manages a directory or belongs to another one. Its owner must leave that directory (or disable it) before it can be invited.",
      LegalEntityMismatch:
        "Account 1234567890123456 is verified for another legal entity than the management account. Only accounts of the same enterprise can be invited: have its enterprise real-name verification changed, or do not invite it.",
      "Invalid.AccountType":
        "Account 1234567890123456 is an account of a type that cannot join a directory. Invite an enterprise account on the same site as the management account.",
      "LimitExceeded.Account":
        "The directory has as many members as it may have. Remove members, or have the quota raised in the Quota Center.",
      "LimitExceeded.InvitationRate":
        "The invitations of this day are used up (20 by default; accepted ones do not count). Nothing was sent now. Apply again tomorrow, or have the quota raised.",
      "LimitExceeded.SameTargetInvitationRate":
        "Account 1234567890123456 has been invited too often in a short time. Nothing was sent now. Wait a day, then apply again.",
      "LimitExceeded.Invitation.InvalidTarget":
        "Too many invitations went to accounts that do not exist. Check the targets, wait a day, then apply again.",
      "LimitExceeded.Anything": "A limit of the service is reached. Wait, or have the quota raised.",
      "InvalidParameter.TargetEntity":
        "The service does not accept account 1234567890123456 as the target of an invitation. Check that it is an account id of 16 digits, or the logon e-mail address of an account.",
      "InvalidParameter.Note.Length":
        "The service does not accept the note of the invitation. Check that it has at most 1,024 characters and none that are not meant to be read.",
      "EntityNotExists.Folder": "The directory has no such folder. Check the folder id.",
    },
  },
  {
    operation: "AcceptHandshake",
    subject: "the invitation h-abc",
    sentences: {
      "EntityNotExists.Handshake":
        "These credentials see no invitation h-abc. It may be deleted (30 days after it expired), addressed to another account, or not visible yet. Check that the credentials are the invitee's, or the inviting management account's.",
      HandshakeStatusMismatch:
        "The invitation h-abc is not pending any more: it has been accepted, declined or cancelled, or it has expired. A new invitation is needed unless it was accepted.",
      "NotSupport.AccountInAnotherResourceDirectory":
        "The account behind these credentials manages a directory or belongs to another one. It must leave that directory (or, as management account, disable it) before it can accept.",
      "Invalid.AccountType":
        "The account behind these credentials is of a type that cannot join a directory. It must be an enterprise account on the same site as the management account: check whose credentials these are.",
      "NotSupport.Account.RealNameType":
        "The invited account has not passed enterprise real-name verification and so cannot accept. Its owner must complete that verification in the account center, then apply again.",
      SpecifiedResourceDirectoryNotExists:
        "The directory that sent the invitation does not exist any more. Ask its owner for a new invitation.",
      "InvalidParameter.HandshakeId":
        "The service does not accept the id of the invitation h-abc. Check it: it begins with h- and is shown where the invitation was sent.",
    },
  },
  {
    operation: "GetHandshake",
    subject: "the invitation h-abc",
    sentences: {
      MissingAccountRealName:
        "The account has not passed real-name verification. Its owner must complete that verification in the account center, then apply again.",
      NoRealNameAuthentication:
        "The account has not passed real-name verification. Its owner must complete that verification in the account center, then apply again.",
    },
  },
];
