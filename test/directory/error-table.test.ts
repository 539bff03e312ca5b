import { findErrorEntry, KNOWN_CODES } from "../../lib/directory/error-table";
import { OPERATIONS, type Operation } from "../../lib/directory/operations";

const CONTEXT = { operation: "GetAccount", subject: "member 1234567890123456" } as const;

/** Codes that the documentation of the operations in use lists, with what they ask for. */
const DOCUMENTED: Readonly<Record<string, string>> = {
  "MissingParameter.AccountId": "caller",
  "InvalidParameter.AccountId": "caller",
  "MissingParameter.Email": "caller",
  "InvalidParameter.Email": "caller",
  "MissingParameter.RecordId": "caller",
  "MissingParameter.HandshakeId": "caller",
  "InvalidParameter.HandshakeId": "caller",
  "MissingParameter.TargetEntity": "caller",
  "InvalidParameter.TargetEntity": "caller",
  "MissingParameter.TargetType": "caller",
  "InvalidParameter.TargetType": "caller",
  "InvalidParameter.Note": "caller",
  "InvalidParameter.Note.Length": "caller",
  MissingDisplayNameOrAccountType: "caller",
  "EntityNotExists.Account": "not-found",
  "EntityNotExists.Handshake": "not-found",
  "EntityNotExists.AccountRecord": "person",
  "EntityNotExists.ResourceDirectory": "configuration",
  ResourceDirectoryNotInUse: "configuration",
  SpecifiedResourceDirectoryNotExists: "person",
  AccountTypeOrStatusMismatch: "adopt",
  AccountTypeMismatch: "adopt",
  HandshakeStatusMismatch: "adopt",
  "EntityAlreadyExists.Handshake": "adopt",
  "EntityAlreadyExists.ResourceDir.Account": "adopt",
  "NotSupport.AccountInAnotherResourceDirectory": "adopt",
  "InvalidParameter.Account.DisplayName.AlreadyUsed": "adopt",
  "InvalidParameter.Email.AlreadyUsed": "person",
  MissingSecurityInfo: "person",
  PrimaryAkInUse: "person",
  LegalEntityDifferent: "person",
  LegalEntityMismatch: "person",
  CallerIdentityError: "configuration",
  "Invalid.AccountType": "person",
  "NotSupport.Account.RealNameType": "person",
  MissingAccountRealName: "person",
  NoRealNameAuthentication: "person",
  "Deny.TrustedService": "person",
  "LimitExceeded.Account": "quota",
  "LimitExceeded.InvitationRate": "quota",
  "LimitExceeded.SameTargetInvitationRate": "quota",
  "LimitExceeded.Invitation.InvalidTarget": "quota",
  "LimitExceeded.Frequency": "wait",
  "InvalidAccessKeyId.NotFound": "configuration",
  "InvalidAccessKeyId.Inactive": "configuration",
  SignatureDoesNotMatch: "configuration",
  IncompleteSignature: "configuration",
  SignatureNonceUsed: "retry",
  "InvalidTimeStamp.Expired": "configuration",
  "InvalidSecurityToken.Expired": "configuration",
  NoPermission: "configuration",
  "Forbidden.RAM": "configuration",
  "InvalidAction.NotFound": "configuration",
  "InvalidApi.NotFound": "configuration",
  Throttling: "retry",
  "Throttling.User": "retry",
  "Throttling.Api": "retry",
  ConcurrentCallNotSupported: "retry",
  InternalError: "retry",
  ServiceUnavailable: "retry",
};

describe("the error table", () => {
  it.each(Object.entries(DOCUMENTED))("knows %s as %s", (code, errorClass) => {
    expect(findErrorEntry(code)?.class).toBe(errorClass);
  });

  it("claims nothing about a code that nobody documented", () => {
    expect(findErrorEntry("Brand.New")).toBeUndefined();
    expect(findErrorEntry("toString")).toBeUndefined();
    expect(findErrorEntry("MissingSecurityInformation")).toBeUndefined();
    expect(findErrorEntry("")).toBeUndefined();
  });

  it.each(KNOWN_CODES)("has whole sentences for %s, whatever was asked", (code) => {
    for (const operation of Object.keys(OPERATIONS) as Operation[]) {
      const sentence = findErrorEntry(code.replace("*", ""))?.sentence({ ...CONTEXT, operation });
      expect(sentence).toMatch(/^[A-Z].*[.]$/);
      expect(sentence).not.toMatch(/undefined|the the|\$\{/);
    }
  });
});
