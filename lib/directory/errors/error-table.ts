import { productOf, ramActionOf } from "../calls/operations";
import {
  caller,
  capitalized,
  configuration,
  person,
  quota,
  retry,
  type ErrorContext,
  type ErrorEntry,
} from "./error-entry";
import { FOLDER_ERRORS } from "./folder-errors";
import { MEMBER_ERRORS } from "./member-errors";

/**
 * Every documented error code of the operations in use, and the gateway's. A key that ends in `*` stands for all
 * codes that begin like it; an exact key wins, then the longest.
 */
const TABLE: Readonly<Record<string, ErrorEntry>> = {
  // The gateway, for any operation.
  "Throttling*": retry("The service received too many requests."),
  ConcurrentCallNotSupported: retry("Another change of this directory was under way."),
  InternalError: retry("The service failed internally."),
  ServiceUnavailable: retry("The service is not available."),
  SignatureNonceUsed: retry("The service saw the same signed request twice."),
  "InvalidAccessKeyId*": configuration(
    "The access key does not exist or is disabled. Check which credentials are in use, and in the RAM console that the key is active.",
  ),
  SignatureDoesNotMatch: configuration(
    "The signature was refused: the access key secret does not belong to the access key id. Check that both come from the same key pair.",
  ),
  IncompleteSignature: configuration(
    "The signature was refused as incomplete. Check that the access key id and secret hold no blanks or line breaks.",
  ),
  "InvalidTimeStamp*": configuration(
    "The request's time was refused: this machine's clock differs from the service's by more than 15 minutes. Set the clock.",
  ),
  "InvalidSecurityToken*": configuration(
    "The security token was refused: it has expired or belongs to another access key. Get new temporary credentials.",
  ),
  MissingSecurityToken: configuration(
    "The access key is a temporary one and came without its security token. Set the token that was issued with it.",
  ),
  "NoPermission*": configuration(missingRamAction),
  "Forbidden*": configuration(missingRamAction),
  "InvalidAction*": configuration(unknownOperation),
  "InvalidApi*": configuration(unknownOperation),

  // The directory. Says who asks, never that something is gone.
  "EntityNotExists.ResourceDirectory": configuration(
    "The account behind these credentials manages no resource directory. Use credentials of the management account.",
  ),
  ResourceDirectoryNotInUse: configuration(
    "The account behind these credentials neither manages nor belongs to a resource directory. Check which credentials are in use.",
  ),
  SpecifiedResourceDirectoryNotExists: person(
    "The directory that sent the invitation does not exist any more. Ask its owner for a new invitation.",
  ),

  // Members.
  "EntityNotExists.Account": {
    class: "not-found",
    sentence: ({ subject }) =>
      `The directory has no ${subject}. Check the account id, and that the credentials are those of the directory that it belongs to.`,
  },
  "InvalidParameter.Account.DisplayName.AlreadyUsed": {
    class: "adopt",
    sentence: ({ operation }) =>
      "Another member of the directory has this display name. Choose another one." +
      (operation === "UpdateAccount"
        ? " Two members swap names in two steps, the first of which gives one of them a name that nobody has."
        : ""),
  },
  AccountTypeOrStatusMismatch: { class: "adopt", sentence: wrongTypeOrStatus },
  AccountTypeMismatch: {
    class: "adopt",
    sentence: ({ operation, subject }) =>
      operation === "UpdatePayerForAccount"
        ? `The type of ${subject} does not allow another account to pay for it. Look at the member in the Billing Management console, or choose another payer.`
        : `The type or the status of ${subject} does not allow this type switch. If a promotion waits for confirmation, cancel it or let it end first.`,
  },
  MissingSecurityInfo: person(
    ({ subject }) =>
      `The type of ${subject} cannot be switched, because it has neither a secure mobile phone number nor a secure e-mail address. Bind one to the member in the Resource Management console (or with BindSecureMobilePhone or ChangeAccountEmail), then apply again.`,
  ),
  PrimaryAkInUse: person(
    ({ subject }) =>
      `The type of ${subject} cannot be switched, because its root user has an access key in use. Sign in as the member's root user, move what uses the key to a RAM user or role, disable and delete the key, then apply again.`,
  ),
  LegalEntityDifferent: person(({ operation, subject }) => {
    const what =
      operation === "UpdateAccount"
        ? `The type of ${subject} cannot be switched`
        : `${capitalized(subject)} cannot be deleted`;
    return `${what}, because its real-name verification names another legal entity than the management account's. Have the member verified for the same enterprise, then apply again.`;
  }),
  CallerIdentityError: configuration(
    "The service takes this call only from a RAM user or a RAM role of the management account, not from its root user. Use the access key of a RAM user with the policy AliyunResourceDirectoryFullAccess, or assume such a role.",
  ),
  "Deny.TrustedService": person(
    ({ subject }) =>
      `${capitalized(subject)} is a delegated administrator of a trusted service. Deregister it there, then apply again.`,
  ),
  MissingDisplayNameOrAccountType: caller(),

  // Promotion.
  "InvalidParameter.Email.AlreadyUsed": person(
    ({ subject }) =>
      `The e-mail address for ${subject} belongs to an Alibaba Cloud account already, or waits for confirmation for another one. One address serves one account: give another address that nobody signs in with.`,
  ),
  "InvalidParameter.Email": caller("The service does not accept this e-mail address. Check its spelling."),
  "EntityNotExists.AccountRecord": person(
    ({ subject }) =>
      `The service does not know ${subject} any more, so its mail can be neither resent nor cancelled. Let the promotion lapse (24 hours after its last mail), then promote the member anew.`,
  ),
  "LimitExceeded.Frequency": {
    class: "wait",
    sentence: () =>
      "The last mail was sent too short a time ago. Nothing was sent now. Wait at least a minute, then apply again.",
  },

  // Changes of the logon address.
  "NotSupportedOperation.Account.EmailModify": {
    class: "adopt",
    sentence: ({ subject }) =>
      `A change of the logon address of ${subject} is under way already. Have it confirmed, or cancel it in the Resource Management console, then apply again.`,
  },
  "NotSupport.InvitedAccount": person(
    ({ subject }) =>
      `${capitalized(subject)} joined by invitation, and the directory can change the addresses of its own creations only. Ask its owner to change it in the account center, and take this out of the code.`,
  ),
  "EntityNotExists.EmailModifyRecord": {
    class: "adopt",
    sentence: ({ subject }) =>
      `No change of the logon address of ${subject} waits for a confirmation any more: it was confirmed or cancelled, or it has lapsed. Check the address that it has now; to start over, change it anew.`,
  },

  // Invitations.
  "EntityNotExists.Handshake": {
    class: "not-found",
    sentence: ({ subject }) =>
      `These credentials see no ${withoutArticle(subject)}. It may be deleted (30 days after it expired), addressed to another account, or not visible yet. Check that the credentials are the invitee's, or the inviting management account's.`,
  },
  HandshakeStatusMismatch: {
    class: "adopt",
    sentence: ({ subject }) =>
      `${capitalized(subject)} is not pending any more: it has been accepted, declined or cancelled, or it has expired. A new invitation is needed unless it was accepted.`,
  },
  "EntityAlreadyExists.Handshake": {
    class: "adopt",
    sentence: ({ subject }) =>
      `There is a pending invitation for ${subject} already, which may name it otherwise: by its e-mail address instead of its id, or by its id. Invite it as that one does, have it answered, or cancel it in the Resource Management console, then apply again.`,
  },
  "EntityAlreadyExists.ResourceDir.Account": {
    class: "adopt",
    sentence: ({ subject }) =>
      `${capitalized(subject)} is a member of the directory already. No invitation is needed: apply again to record it; one that is named by its e-mail address, by its account id instead (target_type Account).`,
  },
  "NotSupport.AccountInAnotherResourceDirectory": {
    class: "adopt",
    sentence: ({ operation, subject }) =>
      operation === "AcceptHandshake"
        ? "The account behind these credentials manages a directory or belongs to another one. It must leave that directory (or, as management account, disable it) before it can accept."
        : `${capitalized(subject)} manages a directory or is in one. If that is this directory, there is nothing to invite: take the invitation of its management account out, and name a member by its account id (target_type Account), which sends nothing. If it is another one, the account's owner must leave it (or disable it) first; one that has just left can be invited some minutes later.`,
  },
  LegalEntityMismatch: person(
    ({ subject }) =>
      `${capitalized(subject)} is verified for another legal entity than the management account. Only accounts of the same enterprise can be invited: have its enterprise real-name verification changed, or do not invite it.`,
  ),
  "Invalid.AccountType": person(({ operation, subject }) =>
    operation === "AcceptHandshake"
      ? "The account behind these credentials is of a type that cannot join a directory. It must be an enterprise account on the same site as the management account: check whose credentials these are."
      : `${capitalized(subject)} is an account of a type that cannot join a directory. Invite an enterprise account on the same site as the management account.`,
  ),
  "NotSupport.Account.RealNameType": person(
    "The invited account has not passed enterprise real-name verification and so cannot accept. Its owner must complete that verification in the account center, then apply again.",
  ),
  MissingAccountRealName: person(realNameMissing),
  NoRealNameAuthentication: person(realNameMissing),
  "LimitExceeded.Account": quota(
    "The directory has as many members as it may have. Remove members, or have the quota raised in the Quota Center.",
  ),
  "LimitExceeded.InvitationRate": quota(
    "The invitations of this day are used up (20 by default; accepted ones do not count). Nothing was sent now. Apply again tomorrow, or have the quota raised.",
  ),
  "LimitExceeded.SameTargetInvitationRate": quota(
    ({ subject }) =>
      `${capitalized(subject)} has been invited too often in a short time. Nothing was sent now. Wait a day, then apply again.`,
  ),
  "LimitExceeded.Invitation.InvalidTarget": quota(
    "Too many invitations went to accounts that do not exist. Check the targets, wait a day, then apply again.",
  ),
  "LimitExceeded*": quota("A limit of the service is reached. Wait, or have the quota raised."),

  // Values. The schema refuses most of these before a call is made.
  "MissingParameter*": caller(),
  "InvalidParameter*": caller(),
  "InvalidParameter.AccountId": caller(
    ({ subject }) =>
      `The service does not accept the account id in the request for ${subject}. Check it: an account id has 16 digits.`,
  ),
  "InvalidParameter.HandshakeId": caller(
    ({ subject }) =>
      `The service does not accept the id of ${subject}. Check it: it begins with h- and is shown where the invitation was sent.`,
  ),
  "InvalidParameter.TargetEntity": caller(
    ({ subject }) =>
      `The service does not accept ${subject} as the target of an invitation. Check that it is an account id of 16 digits, or the logon e-mail address of an account.`,
  ),
  "InvalidParameter.Note*": caller(
    "The service does not accept the note of the invitation. Check that it has at most 1,024 characters and none that are not meant to be read.",
  ),

  ...MEMBER_ERRORS,
  ...FOLDER_ERRORS,
};

/** The entry for a code, or undefined for a code that nobody has documented. */
export function findErrorEntry(code: string): ErrorEntry | undefined {
  // As the SDK does: the gateway has more than one name for it, such as Rejected.Throttling.
  if (code.includes("Throttling")) return TABLE["Throttling*"];
  return Object.hasOwn(TABLE, code) ? TABLE[code] : longestFamily(code);
}

/** All keys of the table, for tests and documentation. */
export const KNOWN_CODES: readonly string[] = Object.keys(TABLE);

const FAMILIES = KNOWN_CODES.filter((key) => key.endsWith("*")).sort((a, b) => b.length - a.length);

function longestFamily(code: string): ErrorEntry | undefined {
  const family = FAMILIES.find((key) => code.startsWith(key.slice(0, -1)));
  return family === undefined ? undefined : TABLE[family];
}

function missingRamAction({ operation }: ErrorContext): string {
  return `These credentials lack a RAM action. Allow ${ramActionOf(operation)} on all resources ("*") for the RAM user or role in use, and check that no control policy denies it.`;
}

function wrongTypeOrStatus({ operation, subject }: ErrorContext): string {
  switch (operation) {
    case "PromoteResourceAccount":
      return `${capitalized(subject)} cannot be promoted now: only a resource account without a promotion or another change under way can. Look at its type and status in the Resource Management console, let that change end, then apply again.`;
    case "ResendPromoteResourceAccountEmail":
    case "CancelPromoteResourceAccount":
      return `No promotion waits for confirmation under ${subject}: it has been confirmed, cancelled, or it has lapsed. To start over, promote the member anew.`;
    case "RemoveCloudAccount":
      return `${capitalized(subject)} cannot be removed: only members that joined by invitation and are cloud accounts can. A resource account that was invited must be switched to a cloud account first; one that was created in the directory can only be deleted.`;
    default:
      return `The type or the status of ${subject} does not allow this now. Look at the member in the Resource Management console, let a change that is under way end, then apply again.`;
  }
}

function unknownOperation({ operation }: ErrorContext): string {
  const { name, version } = productOf(operation);
  return `The endpoint does not know the operation ${operation}. Check that the endpoint is the one of product ${name}, version ${version}.`;
}

function realNameMissing(): string {
  return "The account has not passed real-name verification. Its owner must complete that verification in the account center, then apply again.";
}

function withoutArticle(subject: string): string {
  return subject.replace(/^the /, "");
}
