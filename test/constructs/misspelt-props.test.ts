/** Plain JavaScript passes a prop that nobody reads: synth warns of what is probably misspelt. */
import type { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import {
  AccountType,
  Folder,
  HandshakeAcceptance,
  Invitation,
  InvitationTarget,
  MemberAccount,
  MemberCatalog,
  ResourceDirectory,
  ResourceDirectoryProvider,
} from "../../lib";
import type { FolderProps, MemberAccountProps } from "../../lib";
import { writeFiles } from "../catalog/support";
import { KINDS } from "../support/member-kinds";
import { stackOn, warningsOf } from "./support";

/** As plain JavaScript passes props. */
function js(props: object): never {
  return props as never;
}

const MEMBER = "1234567890123456";
const TARGET = InvitationTarget.account("1772422852740000");

describe.each(KINDS)("on $members", (kind) => {
  test.each<[string, (stack: TerraformStack) => IConstruct, string, string]>([
    [
      "a member",
      (stack) => new MemberAccount(stack, "it", js({ displayName: "payments", account_name_prefix: "pay" })),
      "account_name_prefix",
      "accountNamePrefix",
    ],
    [
      "a folder",
      (stack) => new Folder(stack, "it", js({ removalpolicy: "DESTROY" })),
      "removalpolicy",
      "removalPolicy",
    ],
    ["a folder's place", (stack) => new Folder(stack, "it", js({ parnt: undefined })), "parnt", "parent"],
    [
      "an invitation",
      (stack) => new Invitation(stack, "it", js({ target: TARGET, maxInvitation: 1 })),
      "maxInvitation",
      "maxInvitations",
    ],
    [
      "an acceptance",
      (stack) => new HandshakeAcceptance(stack, "it", js({ handshakeId: "h-1", expectedAccountID: MEMBER })),
      "expectedAccountID",
      "expectedAccountId",
    ],
    [
      "a promotion",
      (stack) =>
        MemberAccount.fromAccountId(stack, "m", MEMBER).promote(
          "it",
          js({ email: "a@example.com", maxMail: 1 }),
        ),
      "maxMail",
      "maxMails",
    ],
    [
      "a change of address",
      (stack) =>
        MemberAccount.fromAccountId(stack, "m", MEMBER).changeEmail(
          "it",
          js({ email: "a@example.com", atempt: 2 }),
        ),
      "atempt",
      "attempt",
    ],
    [
      "a type switch",
      (stack) =>
        MemberAccount.fromAccountId(stack, "m", MEMBER).switchType(
          "it",
          js({ type: AccountType.CLOUD_ACCOUNT, dependOn: [] }),
        ),
      "dependOn",
      "dependsOn",
    ],
    [
      "a catalog",
      (stack) => {
        const [file = ""] = writeFiles({ "members.yaml": "members: []" });
        return new MemberCatalog(stack, "it", js({ file, exceptFolder: ["prod"] }));
      },
      "exceptFolder",
      "exceptFolders",
    ],
    [
      "a directory",
      (stack) => new ResourceDirectory(stack, "it", js({ alias: "b", limit: {} })),
      "limit",
      "limits",
    ],
    [
      "a provider element",
      (stack) => new ResourceDirectoryProvider(stack, "it", js({ alias: "b", directoryID: "rd-1" })),
      "directoryID",
      "directoryId",
    ],
    [
      "a member that is referred to",
      (stack) => MemberAccount.fromAccountId(stack, "it", MEMBER, js({ Directory: undefined })),
      "Directory",
      "directory",
    ],
    [
      "a folder that is referred to",
      (stack) => Folder.fromFolderId(stack, "it", "fd-abcdefgh12", js({ provder: undefined })),
      "provder",
      "provider",
    ],
    [
      "a folder that is looked up",
      (stack) => Folder.fromFolderName(stack, "it", "prod", js({ parents: undefined })),
      "parents",
      "parent",
    ],
    [
      "a member that is forgotten",
      (stack) => MemberAccount.forget(stack, "it", js({ keepPendng: ["Promotion"] })),
      "keepPendng",
      "keepPending",
    ],
    [
      "an acceptance of an invitation that is at hand",
      (stack) => new Invitation(stack, "it", { target: TARGET }).accept("accept", js({ waitfor: "10m" })),
      "waitfor",
      "waitFor",
    ],
  ])("a misspelt prop of %s is warned of", (_, declare, name, meant) => {
    expect(warningsOf(declare(stackOn(kind)))).toContain(
      `"${name}" is no prop of this construct, and does nothing. Did you mean "${meant}"?`,
    );
  });

  test("a prop of a subclass, and one that is like no other, are left alone", () => {
    const stack = stackOn(kind);
    const props: MemberAccountProps & { costCenter: string } = {
      displayName: "payments",
      costCenter: "4711",
    };
    const folder: FolderProps & { owner: string } = { name: "prod", owner: "platform" };

    expect(warningsOf(new MemberAccount(stack, "payments", props))).toEqual([]);
    expect(warningsOf(new Folder(stack, "prod", folder))).toEqual([]);
  });
});
