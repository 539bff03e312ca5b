import { switchType } from "../../../lib/directory";
import { MANAGEMENT_ROOT_KEY } from "../../../lib/testing/fake-directory";
import { freshBench, errorOf } from "../harness";

describe("the step switchType", () => {
  const bench = freshBench();

  /** A member as it must be for a switch: with a secure phone number. */
  function readyMember(): string {
    const accountId = bench().resourceAccount();
    bench().fake.world.setSecurityInfo(accountId, { phone: true });
    return accountId;
  }

  const run = (accountId: string, type: "CloudAccount" | "ResourceAccount" = "CloudAccount") =>
    switchType.run(bench().client(), { accountId, type });

  it("switches there and back", async () => {
    const accountId = readyMember();

    expect(await run(accountId)).toMatchObject({ outcome: "switched", account: { type: "CloudAccount" } });
    expect(await run(accountId, "ResourceAccount")).toMatchObject({ outcome: "switched" });
    expect(bench().fake.world.member(accountId).type).toBe("ResourceAccount");
  });

  it("never sends a name along", async () => {
    const accountId = readyMember();

    await run(accountId);

    expect(bench().fake.requests.of("UpdateAccount")[0]?.parameters).toEqual({
      AccountId: accountId,
      NewAccountType: "CloudAccount",
    });
  });

  it("makes no call if the member has the type already", async () => {
    const accountId = readyMember();

    expect(await run(accountId, "ResourceAccount")).toMatchObject({ outcome: "already" });
    expect(bench().operations).toEqual(["GetAccount"]);
  });

  it("notices that somebody else switched between reading and writing", async () => {
    const accountId = readyMember();
    bench().fake.faults.before("UpdateAccount", () => bench().fake.world.setType(accountId, "CloudAccount"));

    expect(await run(accountId)).toMatchObject({ outcome: "already" });
  });

  it.each(["dropAfterCommit", "respondGarbage"] as const)(
    "recognizes its own work after %s",
    async (fault) => {
      const accountId = readyMember();
      bench().fake.faults[fault]("UpdateAccount");

      expect(await run(accountId)).toMatchObject({ outcome: "switched" });
      expect(bench().fake.requests.count("UpdateAccount")).toBe(1);
    },
  );

  it("reports an unknown outcome if no try shows an effect", async () => {
    const accountId = readyMember();
    bench().fake.faults.dropBeforeCommit("UpdateAccount", { times: 3 });

    expect(await errorOf(run(accountId))).toMatchObject({ outcome: "unknown" });
  });

  it("says to bind a phone or an e-mail address if the member has neither", async () => {
    const accountId = bench().resourceAccount();
    bench().fake.world.setSecurityInfo(accountId, { phone: false, email: false });

    const error = await errorOf(run(accountId));

    expect(error).toMatchObject({ code: "MissingSecurityInfo", errorClass: "person" });
    expect(error.sentence).toMatch(/Bind one to the member/);
    expect(error.sentence).toContain(accountId);
  });

  it("says to delete the root user's access key", async () => {
    const accountId = readyMember();
    await run(accountId);
    bench().fake.world.setRootKeyInUse(accountId, true);

    const error = await errorOf(run(accountId, "ResourceAccount"));

    expect(error).toMatchObject({ code: "PrimaryAkInUse", errorClass: "person" });
    expect(error.sentence).toMatch(/disable and delete the key/);
  });

  it("says that the legal entities differ", async () => {
    const accountId = readyMember();
    await run(accountId);
    bench().fake.world.setLegalEntity(accountId, "Somebody Else Ltd.");

    const error = await errorOf(run(accountId, "ResourceAccount"));

    expect(error).toMatchObject({ code: "LegalEntityDifferent", errorClass: "person" });
    expect(error.sentence).toMatch(/verified for the same enterprise/);
  });

  it("says to use a RAM user instead of the root user", async () => {
    const accountId = readyMember();

    const error = await errorOf(
      switchType.run(bench().client(MANAGEMENT_ROOT_KEY), { accountId, type: "CloudAccount" }),
    );

    expect(error).toMatchObject({ code: "CallerIdentityError", errorClass: "configuration" });
    expect(error.sentence).toMatch(/RAM user .* AliyunResourceDirectoryFullAccess/);
  });

  it("says that a promotion stands in the way", async () => {
    const { accountId } = await bench().verifyingMember();

    const error = await errorOf(run(accountId));

    expect(error).toMatchObject({ code: "AccountTypeMismatch", outcome: "refused" });
    expect(error.sentence).toMatch(/promotion waits for confirmation/);
  });
});
