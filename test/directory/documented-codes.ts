import { OPERATIONS, type ErrorClass, type Operation } from "../../lib/directory";

/** What a code asks for, and the operations whose documentation lists it. */
type Documented = readonly [ErrorClass, ...(readonly ["any"] | readonly Operation[])];

/**
 * Every error code that the documentation lists for an operation in use: API pages, the catalogue of both product
 * versions, what sibling products list for the gateway, and what the vendor's Terraform provider handles besides. Kept by
 * hand, independent of the error table.
 */
const CODES: Readonly<Record<string, Documented>> = {
  // The gateway, for any operation.
  ConcurrentCallNotSupported: ["retry", "any"],
  "InvalidAccessKeyId.NotFound": ["configuration", "any"],
  "InvalidAccessKeyId.Inactive": ["configuration", "any"],
  SignatureDoesNotMatch: ["configuration", "any"],
  IncompleteSignature: ["configuration", "any"],
  SignatureNonceUsed: ["retry", "any"],
  "InvalidTimeStamp.Expired": ["configuration", "any"],
  "InvalidSecurityToken.Expired": ["configuration", "any"],
  "InvalidSecurityToken.MismatchWithAccessKey": ["configuration", "any"],
  MissingSecurityToken: ["configuration", "any"],
  NoPermission: ["configuration", "any"],
  "Forbidden.RAM": ["configuration", "any"],
  "InvalidAction.NotFound": ["configuration", "any"],
  "InvalidApi.NotFound": ["configuration", "any"],
  Throttling: ["retry", "any"],
  "Throttling.User": ["retry", "any"],
  "Throttling.Api": ["retry", "any"],
  "Rejected.Throttling": ["retry", "any"],
  InternalError: ["retry", "any"],
  ServiceUnavailable: ["retry", "any"],

  // Operations.
  ResourceDirectoryNotInUse: ["configuration", "GetResourceDirectory"],
  "MissingParameter.AccountId": ["caller", "GetAccount", "PromoteResourceAccount", "RemoveCloudAccount"],
  "InvalidParameter.AccountId": [
    "caller",
    "GetAccount",
    "PromoteResourceAccount",
    "InviteAccountToResourceDirectory",
    "RemoveCloudAccount",
  ],
  "EntityNotExists.Account": [
    "not-found",
    "GetAccount",
    "PromoteResourceAccount",
    "UpdateAccount",
    "RemoveCloudAccount",
  ],
  "EntityNotExists.ResourceDirectory": [
    "configuration",
    "GetAccount",
    "ListAccounts",
    "ListHandshakesForResourceDirectory",
    "PromoteResourceAccount",
    "ResendPromoteResourceAccountEmail",
    "CancelPromoteResourceAccount",
    "UpdateAccount",
    "InviteAccountToResourceDirectory",
    "RemoveCloudAccount",
  ],
  "InvalidParameter.MaxResults": ["caller", "ListAccounts"],
  "InvalidParameter.NextToken": ["caller", "ListAccounts"],
  "InvalidParameter.NextToken.Length": ["caller", "ListAccounts"],
  "MissingParameter.HandshakeId": ["caller", "GetHandshake", "CancelHandshake", "AcceptHandshake"],
  "InvalidParameter.HandshakeId": ["caller", "GetHandshake", "CancelHandshake", "AcceptHandshake"],
  "EntityNotExists.Handshake": ["not-found", "GetHandshake", "CancelHandshake", "AcceptHandshake"],
  HandshakeStatusMismatch: ["adopt", "GetHandshake", "CancelHandshake", "AcceptHandshake"],
  MissingAccountRealName: ["person", "GetHandshake"],
  NoRealNameAuthentication: ["person", "GetHandshake"],
  "MissingParameter.Email": ["caller", "PromoteResourceAccount"],
  "InvalidParameter.Email": ["caller", "PromoteResourceAccount"],
  AccountTypeOrStatusMismatch: [
    "adopt",
    "PromoteResourceAccount",
    "ResendPromoteResourceAccountEmail",
    "CancelPromoteResourceAccount",
    "RemoveCloudAccount",
  ],
  "InvalidParameter.Email.AlreadyUsed": ["person", "PromoteResourceAccount"],
  "MissingParameter.RecordId": [
    "caller",
    "ResendPromoteResourceAccountEmail",
    "CancelPromoteResourceAccount",
  ],
  "EntityNotExists.AccountRecord": [
    "person",
    "ResendPromoteResourceAccountEmail",
    "CancelPromoteResourceAccount",
  ],
  "LimitExceeded.Frequency": ["wait", "ResendPromoteResourceAccountEmail"],
  "InvalidParameter.Account.DisplayName.AlreadyUsed": ["adopt", "UpdateAccount"],
  MissingDisplayNameOrAccountType: ["caller", "UpdateAccount"],
  AccountTypeMismatch: ["adopt", "UpdateAccount"],
  LegalEntityDifferent: ["person", "UpdateAccount"],
  CallerIdentityError: ["configuration", "UpdateAccount"],
  MissingSecurityInfo: ["person", "UpdateAccount"],
  PrimaryAkInUse: ["person", "UpdateAccount"],
  "MissingParameter.TargetEntity": ["caller", "InviteAccountToResourceDirectory"],
  "InvalidParameter.TargetEntity": ["caller", "InviteAccountToResourceDirectory"],
  "MissingParameter.TargetType": ["caller", "InviteAccountToResourceDirectory"],
  "InvalidParameter.TargetType": ["caller", "InviteAccountToResourceDirectory"],
  "InvalidParameter.Note": ["caller", "InviteAccountToResourceDirectory"],
  "InvalidParameter.Note.Length": ["caller", "InviteAccountToResourceDirectory"],
  "InvalidParameter.ParentFolderId": ["caller", "InviteAccountToResourceDirectory"],
  "EntityNotExists.Folder": ["caller", "InviteAccountToResourceDirectory"],
  "LimitExceeded.Account": ["quota", "InviteAccountToResourceDirectory"],
  "LimitExceeded.InvitationRate": ["quota", "InviteAccountToResourceDirectory"],
  "LimitExceeded.SameTargetInvitationRate": ["quota", "InviteAccountToResourceDirectory"],
  "LimitExceeded.Invitation.InvalidTarget": ["quota", "InviteAccountToResourceDirectory"],
  "EntityAlreadyExists.Handshake": ["adopt", "InviteAccountToResourceDirectory"],
  "EntityAlreadyExists.ResourceDir.Account": ["adopt", "InviteAccountToResourceDirectory"],
  "NotSupport.AccountInAnotherResourceDirectory": [
    "adopt",
    "InviteAccountToResourceDirectory",
    "AcceptHandshake",
  ],
  LegalEntityMismatch: ["person", "InviteAccountToResourceDirectory"],
  "Invalid.AccountType": ["person", "InviteAccountToResourceDirectory", "AcceptHandshake"],
  SpecifiedResourceDirectoryNotExists: ["person", "AcceptHandshake"],
  "NotSupport.Account.RealNameType": ["person", "AcceptHandshake"],
  "Deny.TrustedService": ["person", "RemoveCloudAccount"],
};

export const DOCUMENTED_CLASSES: readonly (readonly [code: string, errorClass: ErrorClass])[] =
  Object.entries(CODES).map(([code, [errorClass]]) => [code, errorClass]);

/** What an operation may answer, the gateway in front of it included. */
export function documentedCodes(operation: Operation): readonly string[] {
  return Object.entries(CODES)
    .filter(([, [, ...listedFor]]) => listedFor.some((one) => one === "any" || one === operation))
    .map(([code]) => code);
}

/** Each with the code of one answer. */
export const DOCUMENTED_ANSWERS = (Object.keys(OPERATIONS) as Operation[]).flatMap((operation) =>
  documentedCodes(operation).map((code) => ({ operation, code })),
);
