import { createMember, type NewMember } from "../../../lib/directory";
import { INVITEE_ACCOUNT_ID, MANAGEMENT_ACCOUNT_ID } from "../../../lib/testing/fake-directory";
import { errorOf, freshBench, newMember } from "../harness";

describe("the step createMember", () => {
  const bench = freshBench();

  const run = (more: Partial<NewMember> = {}) => createMember.run(bench().client(), newMember(more));
  const sent = () => bench().fake.requests.count("CreateResourceAccount");
  const named = (name = "payments") =>
    bench().fake.world.members.filter(({ displayName }) => displayName === name);

  it("creates a member with all that is given, in one call", async () => {
    const { id: folderId } = bench().fake.world.createFolder({ name: "prod" });

    const { outcome, account } = await run({
      accountNamePrefix: "pay",
      folderId,
      payerAccountId: MANAGEMENT_ACCOUNT_ID,
      tags: { team: "pay", "cost center": "1 & 2" },
    });

    expect(outcome).toBe("created");
    expect(bench().operations).toEqual(["CreateResourceAccount"]);
    expect(bench().fake.world.member("payments")).toMatchObject({
      accountId: account.accountId,
      accountName: expect.stringMatching(/^pay@/) as string,
      folderId,
      tags: { team: "pay", "cost center": "1 & 2" },
    });
    expect(bench().fake.world.account(account.accountId).payerAccountId).toBe(MANAGEMENT_ACCOUNT_ID);
  });

  it("sends nothing that is not given", async () => {
    await run();

    expect(bench().fake.requests.all.map(({ parameters }) => parameters)).toEqual([
      { DisplayName: "payments" },
    ]);
  });

  it.each(["dropAfterCommit", "respondGarbage"] as const)(
    "finds by its name what it created before %s",
    async (fault) => {
      bench().fake.faults[fault]("CreateResourceAccount");

      const { outcome, account } = await run();

      expect(outcome).toBe("created");
      expect(named().map(({ accountId }) => accountId)).toEqual([account.accountId]);
      expect(sent()).toBe(1);
    },
  );

  it("finds it also where the answer got lost and the second call is refused for it", async () => {
    bench().fake.faults.dropBeforeCommit("CreateResourceAccount");
    bench().fake.faults.dropAfterCommit("CreateResourceAccount");

    expect((await run()).outcome).toBe("created");
    expect(named()).toHaveLength(1);
  });

  it("sends again what never arrived", async () => {
    bench().fake.faults.dropBeforeCommit("CreateResourceAccount");

    expect((await run()).outcome).toBe("created");
    expect([named().length, sent()]).toEqual([1, 2]);
  });

  it("does not take a member for its own that was there before", async () => {
    const before = bench().resourceAccount("payments");

    expect(await run()).toMatchObject({ outcome: "name-taken", account: { accountId: before } });
    expect(named()).toHaveLength(1);
  });

  it("does not take an invited member for its own after a lost call", async () => {
    bench().fake.faults.dropBeforeCommit("CreateResourceAccount");
    bench().fake.faults.before("CreateResourceAccount", () => {
      bench().fake.world.join(INVITEE_ACCOUNT_ID);
      bench().fake.world.renameMember(INVITEE_ACCOUNT_ID, "payments");
    });

    expect(await run()).toMatchObject({ outcome: "name-taken", account: { accountId: INVITEE_ACCOUNT_ID } });
  });

  it("creates none if nobody can tell what became of the call", async () => {
    bench().fake.faults.dropAfterCommit("CreateResourceAccount");
    bench().fake.faults.failNext("ListAccounts", { code: "NoPermission", status: 403, times: 9 });

    const error = await errorOf(run());

    expect(error).toMatchObject({ operation: "CreateResourceAccount", outcome: "unknown" });
    expect(named()).toHaveLength(1);
    expect(sent()).toBe(1);
  });

  it.each([
    ["InvalidParameter.Account.AccountNamePrefix", "accountNamePrefix"],
    ["EntityNotExists.Folder", "folderId"],
    ["Invalid.PayRelation", "payerAccountId"],
  ])("says of %s which input is to blame", async (code, input) => {
    bench().fake.faults.failNext("CreateResourceAccount", { code, status: 409 });

    expect(await errorOf(run())).toMatchObject({ code, input, outcome: "refused" });
    expect(named()).toEqual([]);
  });
});
