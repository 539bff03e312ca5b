import { INVITEE_ACCOUNT_ID, SAMPLE_ROOT_FOLDER_ID } from "../../../lib/testing/fake-directory";
import { DAY, freshFake } from "./helpers";
import { callRpc } from "./rpc-client";

const fake = freshFake();

async function ask(action: string, parameters: Record<string, string> = {}, version = "2022-04-19") {
  const { status, body } = await callRpc(fake(), { action, version, parameters });
  expect(body).toMatchObject({ RequestId: expect.any(String) as unknown });
  expect(status).toBe(200);
  return body;
}

const membersIn = (body: Record<string, unknown>): unknown[] =>
  (body["Accounts"] as { Account: unknown[] }).Account;

describe.each([
  ["ListAccounts", {}],
  ["ListAccountsForParent", { ParentFolderId: SAMPLE_ROOT_FOLDER_ID }],
])("%s of 2022-04-19", (action, parameters) => {
  test("has the logon name of every member, which the older version lacks", async () => {
    const { accountName } = fake().world.createMember({ displayName: "payments" });

    expect(membersIn(await ask(action, parameters))).toMatchObject([{ AccountName: accountName }]);
    const [older] = membersIn(await ask(action, parameters, "2020-03-31"));
    expect(older).not.toHaveProperty("AccountName");
    expect(older).not.toHaveProperty("DeletionStatus");
  });

  test("tells of a deletion that is under way, and of no other", async () => {
    fake().options.silencePeriodMs = 45 * DAY;
    fake().world.createMember({ displayName: "payments" });
    const { accountId } = fake().world.createMember({ displayName: "billing" });

    await ask("DeleteAccount", { AccountId: accountId });

    expect(membersIn(await ask(action, parameters))).toMatchObject([
      { DisplayName: "payments", DeletionStatus: "" },
      { DisplayName: "billing", DeletionStatus: "Deleting" },
    ]);
  });
});

test("ListAccounts by token tells its pages, too, and has tags on request", async () => {
  for (const displayName of ["one", "two", "three"]) {
    const { accountId } = fake().world.createMember({ displayName });
    fake().world.tagMember(accountId, { name: displayName });
  }
  const paged = { MaxResults: "2", IncludeTags: "true" };

  const first = await ask("ListAccounts", paged);
  const last = await ask("ListAccounts", { ...paged, NextToken: String(first["NextToken"]) });

  expect(first).toMatchObject({ TotalCount: 3, PageNumber: 1, PageSize: 2, MaxResults: 2 });
  expect(membersIn(first)).toMatchObject([
    { Tags: { Tag: [{ Key: "name", Value: "one" }] } },
    { DisplayName: "two" },
  ]);
  expect(membersIn(last)).toMatchObject([{ DisplayName: "three" }]);
  expect(last).not.toHaveProperty("NextToken");
});

test("ListFoldersForParent of 2022-04-19 has the tags of every folder, also of those without", async () => {
  await ask("CreateFolder", { FolderName: "prod", "Tag.1.Key": "env", "Tag.1.Value": "prod" });
  await ask("CreateFolder", { FolderName: "test" });

  expect(await ask("ListFoldersForParent")).toMatchObject({
    Folders: {
      Folder: [
        { FolderName: "prod", Tags: { Tag: [{ Key: "env", Value: "prod" }] } },
        { FolderName: "test", Tags: { Tag: [] } },
      ],
    },
  });
  expect(JSON.stringify(await ask("ListFoldersForParent", {}, "2020-03-31"))).not.toContain("Tags");
});

describe("an option decides", () => {
  test("whether a check says in a text or a boolean that the deletion is allowed", async () => {
    const { accountId } = fake().world.createMember({ displayName: "payments" });
    const id = { AccountId: accountId };
    const allowed = async () =>
      (await ask("GetAccountDeletionCheckResult", id))["AccountDeletionCheckResultInfo"];

    await ask("CheckAccountDelete", id);
    expect(await allowed()).toMatchObject({ AllowDelete: "true" });

    fake().options.allowDelete = "boolean";
    expect(await allowed()).toMatchObject({ AllowDelete: true });
    fake().world.setDeletionObstacles(accountId, [{ id: "x", name: "ecs", description: "has machines" }]);
    expect(await allowed()).toMatchObject({ AllowDelete: false });
  });

  test.each(["2020-03-31", "2022-04-19"])("whether the directory of %s has an ScpStatus", async (version) => {
    expect((await ask("GetResourceDirectory", {}, version))["ResourceDirectory"]).not.toHaveProperty(
      "ScpStatus",
    );

    fake().options.scpStatus = "shown";

    expect(await ask("GetResourceDirectory", {}, version)).toMatchObject({
      ResourceDirectory: { ScpStatus: "Disabled", ControlPolicyStatus: "Disabled" },
    });
  });
});

describe("UpdateAccount of 2022-04-19 with DryRun", () => {
  const dryRun = async (parameters: Record<string, string>) => {
    const { status, body } = await callRpc(fake(), {
      action: "UpdateAccount",
      version: "2022-04-19",
      parameters: { ...parameters, DryRun: "true" },
    });
    return [status, body["Code"]];
  };

  test("refuses a type switch like the call itself, and changes nothing when it would be allowed", async () => {
    const { accountId } = fake().world.createMember({ displayName: "payments" });
    const change = { AccountId: accountId, NewAccountType: "CloudAccount" };

    expect(await dryRun(change)).toEqual([409, "MissingSecurityInfo"]);
    fake().world.setSecurityInfo(accountId, { email: true });
    expect(await dryRun(change)).toEqual([200, undefined]);

    expect(fake().world.member(accountId)).toMatchObject({
      type: "ResourceAccount",
      status: "CreateSuccess",
    });
  });

  test("refuses a name that is in use, and takes no other", async () => {
    fake().world.createMember({ displayName: "billing" });
    const { accountId } = fake().world.createMember({ displayName: "payments" });
    const name = (NewDisplayName: string) => dryRun({ AccountId: accountId, NewDisplayName });

    expect(await name("billing")).toEqual([409, "InvalidParameter.Account.DisplayName.AlreadyUsed"]);
    expect(await name("payments-new")).toEqual([200, undefined]);

    expect(fake().world.member(accountId).displayName).toBe("payments");
  });
});

test("an invitation of 2022-04-19 carries tags and a folder to the member that accepts it", async () => {
  const { id } = fake().world.createFolder({ name: "partners" });
  const invited = await ask("InviteAccountToResourceDirectory", {
    TargetEntity: INVITEE_ACCOUNT_ID,
    TargetType: "Account",
    ParentFolderId: id,
    "Tag.1.Key": "owner",
    "Tag.1.Value": "acme",
  });

  fake().world.accept((invited["Handshake"] as { HandshakeId: string }).HandshakeId);

  expect(membersIn(await ask("ListAccounts", { IncludeTags: "true" }))).toMatchObject([
    { AccountId: INVITEE_ACCOUNT_ID, FolderId: id, Tags: { Tag: [{ Key: "owner", Value: "acme" }] } },
  ]);
});
