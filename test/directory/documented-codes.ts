import type { Operation } from "../../lib/directory";

/**
 * Every error code that the documentation lists for an operation in use: API pages, the catalogue of both product
 * versions, and what the vendor's Terraform provider handles besides. Kept by hand, independent of the error table.
 */
const ACCOUNT_ID = ["MissingParameter.AccountId", "InvalidParameter.AccountId"];
const HANDSHAKE = [
  "MissingParameter.HandshakeId",
  "InvalidParameter.HandshakeId",
  "EntityNotExists.Handshake",
  "HandshakeStatusMismatch",
];
const PROMOTION_RECORD = [
  "MissingParameter.RecordId",
  "EntityNotExists.ResourceDirectory",
  "EntityNotExists.AccountRecord",
  "AccountTypeOrStatusMismatch",
];

export const DOCUMENTED_CODES: Readonly<Record<Operation, readonly string[]>> = {
  GetCallerIdentity: [],
  GetResourceDirectory: ["ResourceDirectoryNotInUse"],
  GetAccount: [...ACCOUNT_ID, "EntityNotExists.Account", "EntityNotExists.ResourceDirectory"],
  ListAccounts: [
    "EntityNotExists.ResourceDirectory",
    "InvalidParameter.MaxResults",
    "InvalidParameter.NextToken",
    "InvalidParameter.NextToken.Length",
  ],
  ListHandshakesForResourceDirectory: ["EntityNotExists.ResourceDirectory"],
  ListHandshakesForAccount: [],
  GetHandshake: [...HANDSHAKE, "MissingAccountRealName", "NoRealNameAuthentication"],
  PromoteResourceAccount: [
    ...ACCOUNT_ID,
    "MissingParameter.Email",
    "InvalidParameter.Email",
    "EntityNotExists.Account",
    "EntityNotExists.ResourceDirectory",
    "AccountTypeOrStatusMismatch",
    "InvalidParameter.Email.AlreadyUsed",
  ],
  ResendPromoteResourceAccountEmail: [...PROMOTION_RECORD, "LimitExceeded.Frequency"],
  CancelPromoteResourceAccount: PROMOTION_RECORD,
  UpdateAccount: [
    "EntityNotExists.ResourceDirectory",
    "EntityNotExists.Account",
    "InvalidParameter.Account.DisplayName.AlreadyUsed",
    "MissingDisplayNameOrAccountType",
    "AccountTypeMismatch",
    "LegalEntityDifferent",
    "CallerIdentityError",
    "MissingSecurityInfo",
    "PrimaryAkInUse",
    "ConcurrentCallNotSupported",
  ],
  InviteAccountToResourceDirectory: [
    "MissingParameter.TargetEntity",
    "InvalidParameter.TargetEntity",
    "MissingParameter.TargetType",
    "InvalidParameter.TargetType",
    "InvalidParameter.Note",
    "InvalidParameter.Note.Length",
    "InvalidParameter.AccountId",
    "InvalidParameter.ParentFolderId",
    "EntityNotExists.ResourceDirectory",
    "EntityNotExists.Folder",
    "LimitExceeded.Account",
    "LimitExceeded.InvitationRate",
    "LimitExceeded.SameTargetInvitationRate",
    "LimitExceeded.Invitation.InvalidTarget",
    "EntityAlreadyExists.Handshake",
    "EntityAlreadyExists.ResourceDir.Account",
    "NotSupport.AccountInAnotherResourceDirectory",
    "LegalEntityMismatch",
    "Invalid.AccountType",
    "ConcurrentCallNotSupported",
  ],
  CancelHandshake: HANDSHAKE,
  AcceptHandshake: [
    ...HANDSHAKE,
    "SpecifiedResourceDirectoryNotExists",
    "NotSupport.AccountInAnotherResourceDirectory",
    "Invalid.AccountType",
    "NotSupport.Account.RealNameType",
    "ConcurrentCallNotSupported",
  ],
  RemoveCloudAccount: [
    ...ACCOUNT_ID,
    "EntityNotExists.ResourceDirectory",
    "EntityNotExists.Account",
    "AccountTypeOrStatusMismatch",
    "Deny.TrustedService",
    "ConcurrentCallNotSupported",
  ],
};

/** What the gateway in front of every operation answers, and sibling products list. */
export const GATEWAY_CODES: readonly string[] = [
  "InvalidAccessKeyId.NotFound",
  "InvalidAccessKeyId.Inactive",
  "SignatureDoesNotMatch",
  "IncompleteSignature",
  "SignatureNonceUsed",
  "InvalidTimeStamp.Expired",
  "InvalidSecurityToken.Expired",
  "InvalidSecurityToken.MismatchWithAccessKey",
  "MissingSecurityToken",
  "NoPermission",
  "Forbidden.RAM",
  "InvalidAction.NotFound",
  "InvalidApi.NotFound",
  "Throttling",
  "Throttling.User",
  "Throttling.Api",
  "Rejected.Throttling",
  "ConcurrentCallNotSupported",
  "InternalError",
  "ServiceUnavailable",
];
