import type { DirectoryClient, Operation } from "../../lib/directory";
import {
  INVITEE_ACCOUNT_ID,
  INVITEE_KEY,
  MANAGEMENT_ACCOUNT_ID,
  SAMPLE_DIRECTORY_ID,
  SAMPLE_ROOT_FOLDER_ID,
} from "../../lib/testing/fake-directory";
import { freshBench, EMAIL, errorOf, START } from "./harness";

describe("the directory client", () => {
  const bench = freshBench();

  it("reads the directory that it manages", async () => {
    const { value } = await bench().client().getResourceDirectory();

    expect(value).toEqual({
      resourceDirectoryId: SAMPLE_DIRECTORY_ID,
      masterAccountId: MANAGEMENT_ACCOUNT_ID,
      masterAccountName: "management@example.com",
      rootFolderId: SAMPLE_ROOT_FOLDER_ID,
      createTime: "2030-01-02T03:04:05Z",
    });
  });

  it("reads whose credentials it has, from STS", async () => {
    const { value } = await bench().client(INVITEE_KEY).getCallerIdentity();

    expect(value).toEqual({
      accountId: INVITEE_ACCOUNT_ID,
      arn: expect.stringContaining(`acs:ram::${INVITEE_ACCOUNT_ID}:`) as string,
    });
    expect(bench().operations).toEqual(["GetCallerIdentity"]);
  });

  it("reads a member", async () => {
    const accountId = bench().resourceAccount("payments");

    const { value } = await bench().client().getAccount(accountId);

    expect(value).toEqual({
      accountId,
      displayName: "payments",
      type: "ResourceAccount",
      status: "CreateSuccess",
      accountName: bench().fake.world.member(accountId).accountName,
      joinMethod: "created",
      joinTime: "2030-01-02T03:04:05Z",
      modifyTime: "2030-01-02T03:04:05Z",
      resourceDirectoryId: SAMPLE_DIRECTORY_ID,
      folderId: SAMPLE_ROOT_FOLDER_ID,
      resourceDirectoryPath: `${SAMPLE_DIRECTORY_ID}/${SAMPLE_ROOT_FOLDER_ID}/${accountId}`,
      tags: {},
      emailStatus: null,
    });
  });

  it("lists the folders below one, page by page, and the delegated administrators", async () => {
    const { world } = bench().fake;
    bench().fake.options.quotas.folders = 200;
    const parent = world.createFolder({ name: "prod" });
    const inner = Array.from({ length: 101 }, (_, n) =>
      world.createFolder({ name: `team ${n}`, parentFolderId: parent.id }),
    );
    const accountId = bench().resourceAccount("security");
    world.setDelegatedAdministrator(accountId, true);

    const { value: top } = await bench().client().listFoldersForParent(SAMPLE_ROOT_FOLDER_ID);
    const { value: below } = await bench().client().listFoldersForParent(parent.id);
    const { value: administrators } = await bench().client().listDelegatedAdministrators();

    expect(top).toEqual([
      expect.objectContaining({
        folderId: parent.id,
        folderName: "prod",
        parentFolderId: SAMPLE_ROOT_FOLDER_ID,
      }),
    ]);
    expect(below.map(({ folderId }) => folderId)).toEqual(inner.map(({ id }) => id));
    expect(administrators).toEqual([accountId]);
    expect(bench().operations).toEqual([
      ...Array<string>(3).fill("ListFoldersForParent"),
      "ListDelegatedAdministrators",
    ]);
  });

  it("reads tags alike, of one member and of all", async () => {
    const { accountId } = bench().fake.world.createMember({ displayName: "payments", tags: { team: "pay" } });

    const one = await bench().client().getAccount(accountId);
    const all = await bench().client().listAccounts();

    expect(one.value.tags).toEqual({ team: "pay" });
    expect(all.value.find((member) => member.accountId === accountId)).toEqual({
      ...one.value,
      accountName: null,
    });
  });

  it("reads an invitation", async () => {
    const { id: handshakeId } = bench().fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID, { note: "Welcome" });

    const { value } = await bench().client().getHandshake(handshakeId);

    expect(value).toEqual({
      handshakeId,
      status: "Pending",
      targetEntity: INVITEE_ACCOUNT_ID,
      targetType: "Account",
      resourceDirectoryId: SAMPLE_DIRECTORY_ID,
      masterAccountId: MANAGEMENT_ACCOUNT_ID,
      masterAccountName: "management@example.com",
      note: "Welcome",
      createTime: "2030-01-02T03:04:05Z",
      expireTime: "2030-01-16T03:04:05Z",
      modifyTime: "2030-01-02T03:04:05Z",
    });
  });

  it("takes the time from the directory, not from this machine", async () => {
    const deps = { ...bench().deps, now: () => 0 };
    bench().fake.clock.advance(86_400_000);

    const { at } = await bench().client(undefined, { deps }).getResourceDirectory();

    expect(at).toEqual(new Date(START.getTime() + 86_400_000));
  });

  it("names the request that was answered", async () => {
    const { requestId } = await bench().client().getResourceDirectory();

    expect(requestId).toMatch(/^[0-9A-F-]{36}$/);
  });

  it("reads all pages of a long listing", async () => {
    for (let index = 0; index < 205; index += 1) bench().resourceAccount(`member-${index}`);

    const { value } = await bench().client().listAccounts();

    expect(new Set(value.map(({ accountId }) => accountId)).size).toBe(205);
    expect(bench().operations).toEqual(["ListAccounts", "ListAccounts", "ListAccounts"]);
  });

  it("reads an empty listing", async () => {
    const { value } = await bench().client().listHandshakesForResourceDirectory();

    expect(value).toEqual([]);
  });

  it("shows an invitation to both sides", async () => {
    const { id: handshakeId } = bench().fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID, { note: "Welcome" });

    const sent = await bench().client().listHandshakesForResourceDirectory();
    const received = await bench().client(INVITEE_KEY).listHandshakesForAccount();

    expect(sent.value).toMatchObject([
      { handshakeId, status: "Pending", note: "Welcome", targetType: "Account" },
    ]);
    expect(received.value).toEqual(sent.value);
  });

  it("lists every invitation of either side", async () => {
    const { id: declined } = bench().fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID);
    bench().fake.world.decline(declined);
    const { id: pending } = bench().fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID);

    const sent = await bench().client().listHandshakesForResourceDirectory();
    const received = await bench().client(INVITEE_KEY).listHandshakesForAccount();

    const ids = [declined, pending].sort();
    expect(sent.value.map(({ handshakeId }) => handshakeId).sort()).toEqual(ids);
    expect(received.value.map(({ handshakeId }) => handshakeId).sort()).toEqual(ids);
  });

  it("has nothing to tell of what it cancelled or removed", async () => {
    const { recordId } = await bench().verifyingMember();
    bench().fake.world.join(INVITEE_ACCOUNT_ID);

    expect((await bench().client().cancelPromoteResourceAccount({ recordId })).value).toBeNull();
    expect((await bench().client().removeCloudAccount(INVITEE_ACCOUNT_ID)).value).toBeNull();
  });

  const CALLS: readonly (readonly [Operation, string, (client: DirectoryClient) => Promise<unknown>])[] = [
    ["GetResourceDirectory", "the directory", (client) => client.getResourceDirectory()],
    ["GetAccount", "member 1", (client) => client.getAccount("1")],
    ["ListAccounts", "the directory", (client) => client.listAccounts()],
    [
      "ListHandshakesForResourceDirectory",
      "the directory",
      (client) => client.listHandshakesForResourceDirectory(),
    ],
    ["ListHandshakesForAccount", "the directory", (client) => client.listHandshakesForAccount()],
    ["GetHandshake", "the invitation h-1", (client) => client.getHandshake("h-1")],
    [
      "PromoteResourceAccount",
      "member 1",
      (client) => client.promoteResourceAccount({ accountId: "1", email: EMAIL }),
    ],
    [
      "ResendPromoteResourceAccountEmail",
      "the promotion record r-1",
      (client) => client.resendPromoteResourceAccountEmail({ recordId: "r-1" }),
    ],
    [
      "CancelPromoteResourceAccount",
      "the promotion record r-1",
      (client) => client.cancelPromoteResourceAccount({ recordId: "r-1" }),
    ],
    [
      "UpdateAccount",
      "member 1",
      (client) => client.updateAccount({ accountId: "1", newDisplayName: "billing" }),
    ],
    [
      "InviteAccountToResourceDirectory",
      "account p***@example.com",
      (client) => client.inviteAccountToResourceDirectory({ target: EMAIL, targetType: "Email", note: null }),
    ],
    ["CancelHandshake", "the invitation h-1", (client) => client.cancelHandshake("h-1")],
    ["AcceptHandshake", "the invitation h-1", (client) => client.acceptHandshake("h-1")],
    ["RemoveCloudAccount", "member 1", (client) => client.removeCloudAccount("1")],
  ];

  it.each(CALLS)("says of a refused %s that it was for %s", async (operation, subject, call) => {
    bench().fake.faults.failNext(operation, { code: "Brand.New", status: 409 });

    const error = await errorOf(call(bench().client()));

    expect(error.operation).toBe(operation);
    expect(error.sentence).toContain(`The service refused the call for ${subject} with a code`);
  });

  it("sends a plus sign in an e-mail address unharmed", async () => {
    const accountId = bench().resourceAccount();

    await bench().client().promoteResourceAccount({ accountId, email: "pay+root@example.com" });

    expect(bench().fake.mailbox.mails.map(({ to }) => to)).toEqual(["pay+root@example.com"]);
  });

  it("renames without touching the type", async () => {
    const accountId = bench().resourceAccount("payments");

    await bench().client().updateAccount({ accountId, newDisplayName: "billing" });

    expect(bench().fake.requests.of("UpdateAccount")[0]?.parameters).toEqual({
      AccountId: accountId,
      NewDisplayName: "billing",
    });
    expect(bench().fake.world.member(accountId).displayName).toBe("billing");
  });

  it("sends writes one at a time even if they are asked for at once", async () => {
    bench().fake.options.concurrentWrites = "refuse";
    const accounts = ["a1", "b2", "c3", "d4"].map((name) => bench().resourceAccount(name));
    const client = bench().client();

    await Promise.all(
      accounts.map((accountId, index) =>
        client.promoteResourceAccount({ accountId, email: `root-${index}@example.com` }),
      ),
    );

    expect(bench().fake.requests.all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(bench().fake.mailbox.count).toBe(4);
  });

  it("keeps the lane open after a refused write", async () => {
    const accountId = bench().resourceAccount();
    const client = bench().client();

    const refused = errorOf(client.promoteResourceAccount({ accountId: "9999999999999999", email: EMAIL }));
    const sent = client.promoteResourceAccount({ accountId, email: EMAIL });

    expect((await refused).errorClass).toBe("not-found");
    expect((await sent).value.status).toBe("PromoteVerifying");
  });
});
