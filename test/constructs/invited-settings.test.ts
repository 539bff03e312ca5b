import { Testing, TerraformStack } from "cdktf";
import {
  DirectoryCredentials,
  Folder,
  Invitation,
  InvitationTarget,
  MemberAccount,
  MemberResource,
  RemovalPolicy,
  ResourceDirectory,
} from "../../lib";
import type { InvitationProps } from "../../lib";
import { KINDS } from "../support/member-kinds";
import { INVITATION, addresses, messageOf, synthesize, theOnly } from "./support";
import { schemaProblems } from "./schema-check";

const MEMBER = "resourcedirectory_member";
const ADDRESS = `${MEMBER}.acme_Settings_AA31310B`;
const TARGET = InvitationTarget.account("1772422852740000");
const SETTINGS = {
  displayName: "acme",
  folderId: "fd-partners",
  payerAccountId: "1234567890123456",
  tags: { owner: "acme" },
};

function directoryStack(members = MemberResource.ALICLOUD, removalPolicy?: RemovalPolicy): TerraformStack {
  const stack = new TerraformStack(Testing.app(), "stack");
  new ResourceDirectory(stack, "rd", { members, removalPolicy });
  return stack;
}

function invite(stack: TerraformStack, props: Partial<InvitationProps> = SETTINGS): Invitation {
  return new Invitation(stack, "acme", { target: TARGET, ...props });
}

test("an invitation that says nothing of the member is one resource", () => {
  const stack = directoryStack();

  const acme = invite(stack, {});

  expect(addresses(stack)).toEqual([`${INVITATION}.acme_BAB6563D`]);
  expect(acme.settings).toBeUndefined();
});

test.each(KINDS)(
  "what it says of the member is a resource of ours beside it, which waits for the account and never removes it; members on $members",
  ({ members }) => {
    const stack = directoryStack(members, RemovalPolicy.DESTROY);

    const acme = invite(stack);

    // This address is contract: see addresses.test.ts.
    expect(addresses(stack)).toEqual([`${INVITATION}.acme_BAB6563D`, ADDRESS]);
    expect(theOnly(MEMBER, stack)).toEqual({
      existing: true,
      account_id: `\${${INVITATION}.acme_BAB6563D.account_id}`,
      invited_tags: `\${${INVITATION}.acme_BAB6563D.sent_tags}`,
      display_name: "acme",
      folder_id: "fd-partners",
      payer_account_id: "1234567890123456",
      tags: { owner: "acme" },
      removal_policy: "ABANDON",
    });
    expect(theOnly(INVITATION, stack)).toMatchObject({
      folder_id: "fd-partners",
      tags: { owner: "acme" },
      removal_policy: "DESTROY",
    });
    expect(acme.settings?.terraformResourceType).toBe(MEMBER);
    expect(schemaProblems(synthesize(stack))).toEqual([]);
  },
);

test.each<[Partial<InvitationProps>, object]>([
  [{ displayName: "acme" }, { display_name: "acme" }],
  [{ folderId: "fd-partners" }, { folder_id: "fd-partners" }],
  [{ payerAccountId: "1234567890123456" }, { payer_account_id: "1234567890123456" }],
  [{ tags: {} }, { tags: {} }],
])("one setting is enough, and nothing else is set: %j", (props, written) => {
  const stack = directoryStack();

  invite(stack, props);

  expect(theOnly(MEMBER, stack)).toEqual({
    existing: true,
    account_id: `\${${INVITATION}.acme_BAB6563D.account_id}`,
    invited_tags: `\${${INVITATION}.acme_BAB6563D.sent_tags}`,
    removal_policy: "ABANDON",
    ...written,
  });
});

test("a folder may be the construct", () => {
  const stack = directoryStack();

  invite(stack, { folder: new Folder(stack, "partners") });

  const { folder_id: folderId } = theOnly(INVITATION, stack);
  expect(folderId).toContain("alicloud_resource_manager_folder.partners_");
  expect(theOnly(MEMBER, stack)["folder_id"]).toEqual(folderId);
});

test("an acceptance in the stack tells the account in the apply that accepts, until it is taken out", () => {
  const stack = directoryStack();
  const acme = invite(stack);

  const acceptance = acme.accept("acceptance", { credentials: DirectoryCredentials.environmentPrefix("A_") });
  const { account_id: accepted } = theOnly(MEMBER, stack);
  acme.node.tryRemoveChild(acceptance.node.id);

  expect(accepted).toMatch(/^\$\{resourcedirectory_handshake_acceptance\.acme_acceptance_\w+\.account_id\}$/);
  expect(theOnly(MEMBER, stack)["account_id"]).toBe(`\${${INVITATION}.acme_BAB6563D.account_id}`);
});

test("the settings use the directory of the invitation, and follow it from where it stood", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  const europe = new ResourceDirectory(stack, "europe", { alias: "europe" });
  new ResourceDirectory(stack, "asia", { alias: "asia" });

  invite(stack, { ...SETTINGS, directory: europe, previousPaths: ["partner"] });

  expect(theOnly(MEMBER, stack)["provider"]).toBe("resourcedirectory.europe");
  expect(synthesize(stack).moved).toContainEqual({
    from: expect.stringMatching(/^resourcedirectory_member\.partner_Settings_/) as string,
    to: ADDRESS,
  });
});

test("an invitation that is out already is imported, and its settings are not", () => {
  const stack = directoryStack();

  invite(stack, { ...SETTINGS, handshakeId: "h-1234567890" });

  expect(synthesize(stack).import).toEqual([
    { id: "Account:1772422852740000", to: `${INVITATION}.acme_BAB6563D` },
  ]);
});

test("waiting settings are no step of their own: who is waited for is the invited account, once", () => {
  const stack = directoryStack();
  const [bare, set] = [invite(stack, {}), new Invitation(stack, "beta", { target: TARGET, ...SETTINGS })];

  expect(
    [bare, set].map(({ node }) => node.findAll().filter((each) => "describePending" in each).length),
  ).toEqual([1, 1]);
});

test.each<[Partial<InvitationProps>, string]>([
  [{ displayName: "a" }, 'displayName "a" '],
  [{ payerAccountId: "12" }, 'payerAccountId "12" is not an account id'],
  [{ folderId: "partners" }, 'folderId "partners" is not a folder id'],
])("what the service would refuse is refused at synth: %j", (props, problem) => {
  expect(messageOf(() => invite(directoryStack(), props))).toContain(`[stack/acme] ${problem}`);
});

test.each(KINDS)(
  "a folder beside a folderId is refused, and so is the name of a member on $members",
  ({ members }) => {
    const stack = directoryStack(members);
    const folder = new Folder(stack, "partners");
    new MemberAccount(stack, "payments", { displayName: "acme" });

    expect(
      messageOf(() => new Invitation(stack, "both", { target: TARGET, folder, folderId: "fd-partners" })),
    ).toContain("folderId");
    stack.node.tryRemoveChild("both");
    invite(stack);

    expect(messageOf(() => synthesize(stack))).toContain(
      'displayName "acme" of stack/acme/Settings is already used',
    );
  },
);
