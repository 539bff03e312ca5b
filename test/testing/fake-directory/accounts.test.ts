import {
  INVITEE_ACCOUNT_ID,
  INVITEE_KEY,
  MANAGEMENT_ACCOUNT_ID,
  MANAGEMENT_ROOT_KEY,
  OTHER_DIRECTORY_ID,
  OTHER_MANAGEMENT_ACCOUNT_ID,
  OTHER_MANAGEMENT_KEY,
  SAMPLE_DIRECTORY_ID,
  SAMPLE_ROOT_FOLDER_ID,
  STRANGER_KEY,
} from "../../../lib/testing/fake-directory";
import { conflict, freshFake, MISMATCH, missing, refusal } from "./helpers";
import { callRpc } from "./rpc-client";
import { SdkUser } from "./sdk-user";

const fake = freshFake();
let management: SdkUser;

beforeEach(() => {
  management = new SdkUser(fake());
});

const NAME_USED = conflict("InvalidParameter.Account.DisplayName.AlreadyUsed");

describe("creating a member", () => {
  test("makes a resource account at once", async () => {
    const account = await management.create("payments", {
      accountNamePrefix: "pay",
      tags: { team: "payments" },
    });

    expect(account).toMatchObject({
      accountId: "3000000000000100",
      accountName: "pay@rd-test01.aliyunid.com",
      displayName: "payments",
      folderId: SAMPLE_ROOT_FOLDER_ID,
      resourceDirectoryId: SAMPLE_DIRECTORY_ID,
      joinMethod: "created",
      joinTime: "2025-06-01T10:00:00Z",
      status: "CreateSuccess",
      type: "ResourceAccount",
    });
    expect(fake().world.member("payments")).toMatchObject({
      accountId: "3000000000000100",
      tags: { team: "payments" },
    });
  });

  test("counts members, folders and handshakes by one counter", async () => {
    const folder = fake().world.createFolder({ name: "team" });
    const handshake = await management.invite(INVITEE_ACCOUNT_ID);
    const account = await management.create("payments");

    expect([folder.id, handshake.handshakeId, account.accountId]).toEqual([
      "fd-100abc",
      "h-101abcdef",
      "3000000000000102",
    ]);
  });

  test("needs a display name that is valid and not used in the directory", async () => {
    await management.create("payments");
    fake().world.createMember({ displayName: "elsewhere", directoryId: OTHER_DIRECTORY_ID });
    const codeOf = async (name: string): Promise<unknown> => (await refusal(management.create(name))).code;

    expect(await codeOf("")).toBe("MissingParameter.Account.DisplayName");
    expect(await codeOf("p")).toBe("InvalidParameter.Account.DisplayName.Length");
    expect(await codeOf("p".repeat(51))).toBe("InvalidParameter.Account.DisplayName.Length");
    expect(await codeOf("pay/ments")).toBe("InvalidParameter.Account.DisplayName");
    expect(await refusal(management.create("payments"))).toEqual(NAME_USED);
    expect(await management.create("elsewhere")).toMatchObject({ displayName: "elsewhere" });
    expect(await management.create("支付 团队")).toMatchObject({ displayName: "支付 团队" });
  });

  test("needs a name prefix that is valid and not used", async () => {
    await management.create("payments", { accountNamePrefix: "pay" });
    const codeOf = async (accountNamePrefix: string): Promise<unknown> =>
      (await refusal(management.create("another", { accountNamePrefix }))).code;

    expect(await codeOf("p")).toBe("InvalidParameter.Account.AccountNamePrefix.Length");
    expect(await codeOf("pay--ments")).toBe("InvalidParameter.Account.AccountNamePrefix");
    expect(await codeOf("pay-")).toBe("InvalidParameter.Account.AccountNamePrefix");
    expect(await codeOf("pay")).toBe("EntityAlreadyExists.ResourceDirectory.Account");
  });

  test("needs a folder of this directory and room for one more", async () => {
    fake().options.quotas.members = 0;

    expect(await refusal(management.create("payments", { parentFolderId: "fd-missing" }))).toEqual(
      missing("Folder"),
    );
    expect(await refusal(management.create("payments", { parentFolderId: "r-other1" }))).toEqual(
      missing("Folder"),
    );
    expect(await refusal(management.create("payments"))).toEqual(conflict("LimitExceeded.Account"));
    expect(fake().world.members).toEqual([]);
  });

  test("takes a dry run, in the newer version, for what it is", async () => {
    const answer = await callRpc(fake(), {
      action: "CreateResourceAccount",
      version: "2022-04-19",
      parameters: { DisplayName: "payments", DryRun: "true" },
    });

    expect(answer.status).toBe(200);
    expect(fake().world.members).toEqual([]);
  });
});

describe("reading members", () => {
  test("gives one member with its path, and its tags on request", async () => {
    const folder = fake().world.createFolder({ name: "team" });
    const { accountId } = fake().world.createMember({
      displayName: "payments",
      folderId: folder.id,
      tags: { env: "prod" },
    });

    expect(await management.get(accountId, true)).toMatchObject({
      resourceDirectoryPath: `rd-test01/r-root01/${folder.id}/${accountId}`,
      tags: [{ key: "env", value: "prod" }],
    });
    expect((await management.get(accountId)).tags).toBeUndefined();
  });

  test("pages, 10 at a time unless asked otherwise", async () => {
    for (let number = 1; number <= 12; number++)
      fake().world.createMember({ displayName: `member-${number}` });

    const first = await management.list();
    const last = await management.list({ pageNumber: 3, pageSize: 5 });

    expect([first.total, first.accounts.length]).toEqual([12, 10]);
    expect(last.accounts.map(({ displayName }) => displayName)).toEqual(["member-11", "member-12"]);
  });

  test("pages by token in the newer version, which sends none with the last page", async () => {
    for (let number = 1; number <= 3; number++)
      fake().world.createMember({ displayName: `member-${number}` });
    const page = async (more: Record<string, string>) =>
      (
        await callRpc(fake(), {
          action: "ListAccounts",
          version: "2022-04-19",
          parameters: { MaxResults: "2", ...more },
        })
      ).body;

    const first = await page({});
    const second = await page({ NextToken: String(first["NextToken"]) });

    expect(first).toMatchObject({ TotalCount: 3, Accounts: { Account: [{}, {}] } });
    expect(second).toMatchObject({ Accounts: { Account: [{ DisplayName: "member-3" }] } });
    expect(second).not.toHaveProperty("NextToken");
    expect(await page({ NextToken: "made-up" })).toMatchObject({ Code: "InvalidParameter.NextToken" });
  });

  test("sends an empty list as a list", async () => {
    const { body } = await callRpc(fake(), { action: "ListAccounts" });

    expect(body).toMatchObject({ TotalCount: 0, Accounts: { Account: [] } });
  });

  test("filters by folder, keyword and tag", async () => {
    const { world } = fake();
    const folder = world.createFolder({ name: "team" });
    world.createMember({ displayName: "payments", folderId: folder.id, tags: { env: "prod" } });
    world.createMember({ displayName: "payments-test", folderId: folder.id, tags: { env: "test" } });
    world.createMember({ displayName: "billing", tags: { env: "prod" } });
    const names = async (parameters: Record<string, string>) => {
      const { body } = await callRpc(fake(), { action: "ListAccountsForParent", parameters });
      const { Accounts } = body as { Accounts: { Account: { DisplayName: string }[] } };
      return Accounts.Account.map(({ DisplayName }) => DisplayName);
    };

    expect(await names({ ParentFolderId: folder.id })).toEqual(["payments", "payments-test"]);
    expect(await names({ ParentFolderId: folder.id, QueryKeyword: "test" })).toEqual(["payments-test"]);
    expect(await names({ "Tag.1.Key": "env", "Tag.1.Value": "prod" })).toEqual(["billing"]);
  });

  test("shows every management account its own members only", async () => {
    const { accountId } = fake().world.createMember({ displayName: "payments" });

    expect(await refusal(new SdkUser(fake(), OTHER_MANAGEMENT_KEY).get(accountId))).toEqual(
      missing("Account"),
    );
    expect(await refusal(new SdkUser(fake(), STRANGER_KEY).get(accountId))).toEqual(
      missing("ResourceDirectory"),
    );
    expect(await refusal(new SdkUser(fake(), INVITEE_KEY).list())).toEqual(missing("ResourceDirectory"));
  });

  test("tells in the newer version whether a secure phone is bound", async () => {
    const { accountId } = fake().world.createMember({ displayName: "payments" });
    const read = () =>
      callRpc(fake(), { action: "GetAccount", version: "2022-04-19", parameters: { AccountId: accountId } });

    expect(await read()).toMatchObject({ body: { Account: { HasSecureMobilePhone: false } } });
    fake().world.setSecurityInfo(accountId, { phone: true });

    expect(await read()).toMatchObject({ body: { Account: { HasSecureMobilePhone: true } } });
  });
});

describe("changing a member", () => {
  let payments: string;

  beforeEach(() => {
    payments = fake().world.createMember({ displayName: "payments" }).accountId;
  });

  test("renames it, unless another member has the name", async () => {
    fake().world.createMember({ displayName: "billing" });

    expect(await management.rename(payments, "payments-live")).toMatchObject({
      displayName: "payments-live",
    });
    expect(await management.rename(payments, "payments-live")).toMatchObject({
      displayName: "payments-live",
    });
    expect(await refusal(management.rename(payments, "billing"))).toEqual(NAME_USED);
  });

  test("moves it, also while it is being promoted", async () => {
    const folder = fake().world.createFolder({ name: "team" });
    await management.promote(payments, "payments@example.com");

    await management.move(payments, folder.id);

    expect(fake().world.member(payments).folderId).toBe(folder.id);
    expect(await refusal(management.move(payments, "fd-missing"))).toEqual(missing("Folder"));
    expect(await refusal(management.move("3000000000009999", folder.id))).toEqual(missing("Account"));
  });

  test("asks for one change, not none and not two", async () => {
    const both = { accountId: payments, newDisplayName: "live", newAccountType: "CloudAccount" };

    expect(await refusal(management.update({ accountId: payments }))).toEqual(
      conflict("MissingDisplayNameOrAccountType"),
    );
    expect(await refusal(management.update(both))).toEqual(conflict("MutuallyExclusive"));
    expect(fake().world.member(payments)).toMatchObject({ displayName: "payments", type: "ResourceAccount" });
  });

  test("gives it a payer, takes it away, and refuses one of another directory", async () => {
    const set = (PayerAccountId: string) =>
      callRpc(fake(), {
        action: "UpdatePayerForAccount",
        version: "2022-04-19",
        parameters: { AccountId: payments, PayerAccountId },
      });
    const payer = async () => {
      const { body } = await callRpc(fake(), {
        action: "GetPayerForAccount",
        parameters: { AccountId: payments },
      });
      return body["PayerAccountId"];
    };

    expect(await payer()).toBeUndefined();
    await set(MANAGEMENT_ACCOUNT_ID);
    expect(await payer()).toBe(MANAGEMENT_ACCOUNT_ID);
    expect(await set(OTHER_MANAGEMENT_ACCOUNT_ID)).toMatchObject({
      status: 409,
      body: { Code: "NotSupport.PayerAccountInAnotherResourceDirectory" },
    });
    await set("");
    expect(await payer()).toBeUndefined();
  });
});

describe("switching a member's type", () => {
  let payments: string;

  beforeEach(() => {
    payments = fake().world.createMember({ displayName: "payments" }).accountId;
    fake().world.setSecurityInfo(payments, { phone: true });
  });

  const toCloud = () => management.switchType(payments, "CloudAccount");
  const toResource = () => management.switchType(payments, "ResourceAccount");

  test("works there and back, in the answer already", async () => {
    expect(await toCloud()).toMatchObject({ type: "CloudAccount", status: "SwitchSuccess" });
    expect(await toResource()).toMatchObject({ type: "ResourceAccount", status: "SwitchSuccess" });
  });

  test("may keep the status that was there before", async () => {
    fake().options.statusAfterSwitch = "keepPrevious";

    expect(await toCloud()).toMatchObject({ type: "CloudAccount", status: "CreateSuccess" });
  });

  test("is refused to the root key of the management account, which may rename all the same", async () => {
    const root = new SdkUser(fake(), MANAGEMENT_ROOT_KEY);

    expect(await refusal(root.switchType(payments, "CloudAccount"))).toEqual(conflict("CallerIdentityError"));
    expect(await root.rename(payments, "payments-live")).toMatchObject({ displayName: "payments-live" });
  });

  test("is refused without a secure phone or e-mail address", async () => {
    fake().world.setSecurityInfo(payments, { phone: false });

    expect(await refusal(toCloud())).toEqual(conflict("MissingSecurityInfo"));
    fake().world.setSecurityInfo(payments, { email: true });

    expect(await toCloud()).toMatchObject({ type: "CloudAccount" });
  });

  test("is refused to the type that it has, and while it is being promoted", async () => {
    expect(await refusal(toResource())).toEqual(conflict("AccountTypeMismatch"));

    await management.promote(payments, "payments@example.com");

    expect(await refusal(toCloud())).toEqual(conflict("AccountTypeMismatch"));
  });

  test("back to a resource account needs the same legal entity and no root key in use", async () => {
    await toCloud();
    fake().world.setLegalEntity(payments, "Somebody Else Ltd.");
    expect(await refusal(toResource())).toEqual(conflict("LegalEntityDifferent"));

    fake().world.setLegalEntity(payments, "Example Trading Ltd.");
    fake().world.setRootKeyInUse(payments, true);
    expect(await refusal(toResource())).toEqual(conflict("PrimaryAkInUse"));

    fake().world.setRootKeyInUse(payments, false);
    expect(await toResource()).toMatchObject({ type: "ResourceAccount" });
  });

  test("lets a switched resource account be promoted", async () => {
    await toCloud();
    await toResource();

    expect(await management.promote(payments, "payments@example.com")).toMatchObject({
      status: "PromoteVerifying",
    });
  });
});

describe("removing a member", () => {
  test("is for those that joined by invitation; the account lives on", async () => {
    fake().world.join(INVITEE_ACCOUNT_ID);

    await management.remove(INVITEE_ACCOUNT_ID);

    expect(await refusal(management.get(INVITEE_ACCOUNT_ID))).toEqual(missing("Account"));
    expect(await refusal(management.remove(INVITEE_ACCOUNT_ID))).toEqual(missing("Account"));
    expect(await refusal(new SdkUser(fake(), INVITEE_KEY).directory())).toEqual({
      code: "ResourceDirectoryNotInUse",
      status: 404,
    });
  });

  test("is refused for resource accounts, and for cloud accounts that were created here", async () => {
    const resource = fake().world.createMember({ displayName: "resource" });
    const cloud = fake().world.createMember({ displayName: "cloud", type: "CloudAccount" });

    expect(await refusal(management.remove(resource.accountId))).toEqual(MISMATCH);
    expect(await refusal(management.remove(cloud.accountId))).toEqual(MISMATCH);
    fake().options.removeCreatedCloudAccount = "allow";
    await management.remove(cloud.accountId);

    expect(fake().world.members.map(({ displayName }) => displayName)).toEqual(["resource"]);
  });

  test("is refused for a delegated administrator", async () => {
    fake().world.join(INVITEE_ACCOUNT_ID);
    fake().world.setDelegatedAdministrator(INVITEE_ACCOUNT_ID, true);

    expect(await refusal(management.remove(INVITEE_ACCOUNT_ID))).toEqual(conflict("Deny.TrustedService"));
  });
});
