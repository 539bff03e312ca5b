/** What callers give to a call or a step, by the names of their inputs. */
export type InputName =
  | "accountId"
  | "email"
  | "type"
  | "target"
  | "note"
  | "handshakeId"
  | "displayName"
  | "accountNamePrefix"
  | "resellAccountType"
  | "folderId"
  | "folderName"
  | "payerAccountId"
  | "tags"
  | "abandonableCheckIds"
  | "expectedDirectoryId"
  | "expectedAccountId";

/** The input that a code finds fault with. All other codes find fault with credentials, the moment, or nobody. */
const BLAMED: Readonly<Record<string, InputName>> = {
  "EntityNotExists.Account": "accountId",
  "InvalidParameter.AccountId": "accountId",
  AccountTypeOrStatusMismatch: "accountId",
  "NotSupport.InvitedAccount": "accountId",
  MissingSecurityInfo: "accountId",
  PrimaryAkInUse: "accountId",
  LegalEntityDifferent: "accountId",
  "Deny.TrustedService": "accountId",
  AccountTypeMismatch: "type",

  "InvalidParameter.Account.DisplayName": "displayName",
  "InvalidParameter.Account.DisplayName.Length": "displayName",
  "InvalidParameter.Account.DisplayName.AlreadyUsed": "displayName",
  "InvalidParameter.Account.AccountNamePrefix": "accountNamePrefix",
  "InvalidParameter.Account.AccountNamePrefix.Length": "accountNamePrefix",
  "EntityAlreadyExists.ResourceDirectory.Account": "accountNamePrefix",
  "NotSupport.SettingResellAccountType": "resellAccountType",
  "EntityNotExists.Folder": "folderId",
  "InvalidParameter.ParentFolderId": "folderId",
  "InvalidParameter.DestinationFolderId": "folderId",
  "LimitExceeded.Folder.Depth": "folderId",
  "InvalidParameter.Folder.Name": "folderName",
  "InvalidParameter.Folder.Name.Length": "folderName",
  "InvalidParameter.Folder.Name.AlreadyUsed": "folderName",
  "Invalid.PayRelation": "payerAccountId",
  "NotSupport.PayerAccountInAnotherResourceDirectory": "payerAccountId",
  InconsistentEnterpriseNameError: "payerAccountId",
  "LimitExceeded.Tag": "tags",
  "MemberTypeError.DeleteAccount": "accountId",

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
