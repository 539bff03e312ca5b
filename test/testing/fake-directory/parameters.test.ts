import { freshFake } from "./helpers";
import { callRpc } from "./rpc-client";

const fake = freshFake();

const MEMBER = "3000000000000100";

/** What every operation must be given: parameter, a value that will do, and how error codes call it if not by its name. */
const REQUIRED: Readonly<
  Record<string, readonly (readonly [name: string, value: string, label?: string])[]>
> = {
  CreateResourceAccount: [["DisplayName", "payments", "Account.DisplayName"]],
  CreateCloudAccount: [
    ["DisplayName", "payments", "Account.DisplayName"],
    ["Email", "payments@example.com"],
  ],
  GetAccount: [["AccountId", MEMBER]],
  MoveAccount: [
    ["AccountId", MEMBER],
    ["DestinationFolderId", "r-root01"],
  ],
  RemoveCloudAccount: [["AccountId", MEMBER]],
  UpdateAccount: [["AccountId", MEMBER]],
  PromoteResourceAccount: [
    ["AccountId", MEMBER],
    ["Email", "payments@example.com"],
  ],
  ResendPromoteResourceAccountEmail: [["RecordId", "record"]],
  CancelPromoteResourceAccount: [["RecordId", "record"]],
  ResendCreateCloudAccountEmail: [["RecordId", "record"]],
  CancelCreateCloudAccount: [["RecordId", "record"]],
  ChangeAccountEmail: [
    ["AccountId", MEMBER],
    ["Email", "payments@example.com"],
  ],
  RetryChangeAccountEmail: [["AccountId", MEMBER]],
  CancelChangeAccountEmail: [["AccountId", MEMBER]],
  SendVerificationCodeForBindSecureMobilePhone: [
    ["AccountId", MEMBER],
    ["SecureMobilePhone", "86-13900001234"],
  ],
  BindSecureMobilePhone: [
    ["AccountId", MEMBER],
    ["SecureMobilePhone", "86-13900001234"],
    ["VerificationCode", "123456"],
  ],
  GetPayerForAccount: [["AccountId", MEMBER]],
  CheckAccountDelete: [["AccountId", MEMBER]],
  GetAccountDeletionCheckResult: [["AccountId", MEMBER]],
  DeleteAccount: [["AccountId", MEMBER]],
  GetAccountDeletionStatus: [["AccountId", MEMBER]],
  InviteAccountToResourceDirectory: [
    ["TargetEntity", "2000000000000002"],
    ["TargetType", "Account"],
  ],
  AcceptHandshake: [["HandshakeId", "h-1"]],
  DeclineHandshake: [["HandshakeId", "h-1"]],
  CancelHandshake: [["HandshakeId", "h-1"]],
  GetHandshake: [["HandshakeId", "h-1"]],
  CreateFolder: [["FolderName", "team", "Folder.Name"]],
  GetFolder: [["FolderId", "r-root01"]],
  UpdateFolder: [
    ["FolderId", "r-root01"],
    ["NewFolderName", "team", "Folder.Name"],
  ],
  DeleteFolder: [["FolderId", "r-root01"]],
  ListAncestors: [["ChildId", "r-root01"]],
};

const CASES = Object.entries(REQUIRED).flatMap(([action, parameters]) =>
  parameters.map(([name, , label = name]) => ({ action, name, label })),
);

test.each(CASES)("$action without $name answers MissingParameter.$label", async ({ action, name, label }) => {
  const others = (REQUIRED[action] ?? []).filter(([other]) => other !== name);
  const parameters = Object.fromEntries(others.map(([other, value]) => [other, value]));

  const { status, body } = await callRpc(fake(), { action, parameters });

  expect([status, body["Code"]]).toEqual([400, `MissingParameter.${label}`]);
});

const MALFORMED: readonly (readonly [action: string, name: string, code: string, value: string])[] = [
  ["GetAccount", "AccountId", "InvalidParameter.AccountId", "123"],
  ["PromoteResourceAccount", "Email", "InvalidParameter.Email", "nobody"],
  ["CreateResourceAccount", "DisplayName", "InvalidParameter.Account.DisplayName.Length", "x"],
  ["CreateResourceAccount", "DisplayName", "InvalidParameter.Account.DisplayName", "pay!ments"],
  ["CreateResourceAccount", "AccountNamePrefix", "InvalidParameter.Account.AccountNamePrefix", "a__b"],
  ["CreateResourceAccount", "AccountNamePrefix", "InvalidParameter.Account.AccountNamePrefix.Length", "a"],
  ["CreateResourceAccount", "ParentFolderId", "InvalidParameter.ParentFolderId", "folder"],
  ["MoveAccount", "DestinationFolderId", "InvalidParameter.DestinationFolderId", "folder"],
  ["InviteAccountToResourceDirectory", "TargetEntity", "InvalidParameter.TargetEntity", "somebody"],
  ["InviteAccountToResourceDirectory", "TargetType", "InvalidParameter.TargetType", "Person"],
  ["InviteAccountToResourceDirectory", "Note", "InvalidParameter.Note.Length", "x".repeat(1025)],
  ["AcceptHandshake", "HandshakeId", "InvalidParameter.HandshakeId", "12"],
  ["SetMemberDeletionPermission", "Status", "InvalidParameter.Status", "On"],
  ["CreateFolder", "FolderName", "InvalidParameter.Folder.Name", "a/b"],
  ["GetFolder", "FolderId", "InvalidParameter.FolderId", "12"],
  ["ListAncestors", "ChildId", "InvalidParameter.ChildId", "12"],
  ["ListAccounts", "PageSize", "InvalidParameter.PageSize", "101"],
  ["ListAccounts", "PageNumber", "InvalidParameter.PageNumber", "0"],
];

test.each(MALFORMED)("%s with a wrong %s answers %s", async (action, name, code, value) => {
  const usual = (REQUIRED[action] ?? []).map(([other, good]) => [other, good]);

  const { status, body } = await callRpc(fake(), {
    action,
    parameters: { ...Object.fromEntries(usual), [name]: value } as Record<string, string>,
  });

  expect([status, body["Code"]]).toEqual([400, code]);
});

test("Nothing that is malformed changes the world", async () => {
  for (const [action, name, , value] of MALFORMED) {
    await callRpc(fake(), { action, parameters: { [name]: value } });
  }

  expect(fake().world.members).toEqual([]);
  expect(fake().world.handshakes).toEqual([]);
  expect(fake().mailbox.count).toBe(0);
});
