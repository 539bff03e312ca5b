/** What callers give to a call or a step, by the names of their inputs. */
export type InputName =
  | "accountId"
  | "email"
  | "type"
  | "target"
  | "note"
  | "handshakeId"
  | "expectedDirectoryId"
  | "expectedAccountId";

/** The input that a code finds fault with. All other codes find fault with credentials, the moment, or nobody. */
const BLAMED: Readonly<Record<string, InputName>> = {
  "EntityNotExists.Account": "accountId",
  "InvalidParameter.AccountId": "accountId",
  AccountTypeOrStatusMismatch: "accountId",
  MissingSecurityInfo: "accountId",
  PrimaryAkInUse: "accountId",
  LegalEntityDifferent: "accountId",
  "Deny.TrustedService": "accountId",
  AccountTypeMismatch: "type",

  "InvalidParameter.Email": "email",
  "InvalidParameter.Email.AlreadyUsed": "email",

  "EntityNotExists.Handshake": "handshakeId",
  HandshakeStatusMismatch: "handshakeId",
  "InvalidParameter.HandshakeId": "handshakeId",
  SpecifiedResourceDirectoryNotExists: "handshakeId",

  "EntityAlreadyExists.Handshake": "target",
  "EntityAlreadyExists.ResourceDir.Account": "target",
  "NotSupport.AccountInAnotherResourceDirectory": "target",
  LegalEntityMismatch: "target",
  "Invalid.AccountType": "target",
  "InvalidParameter.TargetEntity": "target",
  "LimitExceeded.SameTargetInvitationRate": "target",
  "LimitExceeded.Invitation.InvalidTarget": "target",

  "InvalidParameter.Note": "note",
  "InvalidParameter.Note.Length": "note",
};

/** The input that is to blame for a refusal with this code; null if none is. */
export function blamedInput(code: string | null): InputName | null {
  return code !== null && Object.hasOwn(BLAMED, code) ? (BLAMED[code] ?? null) : null;
}
