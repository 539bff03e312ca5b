import { describeError, isMemberNotFound } from "../../lib/directory";
import { INVITEE_KEY, MANAGEMENT_KEY } from "../../lib/testing/fake-directory";
import { freshBench, errorOf } from "./harness";

describe("wrong credentials and rights", () => {
  const bench = freshBench();
  let accountId: string;

  beforeEach(() => {
    accountId = bench().resourceAccount();
  });

  it.each([
    ["of an account that manages no directory", INVITEE_KEY],
    ["with a key that does not exist", { accessKeyId: "ak-nobody", accessKeySecret: "sk-nobody" }],
    ["with a secret that does not fit", { ...MANAGEMENT_KEY, accessKeySecret: "sk-other" }],
  ])("never make a member look gone: credentials %s", async (_case, key) => {
    const error = await errorOf(bench().client(key).getAccount(accountId));

    expect(error).toMatchObject({ errorClass: "configuration", outcome: "refused" });
    expect(isMemberNotFound(error)).toBe(false);
  });

  it("name the missing right", async () => {
    bench().fake.faults.failNext("GetAccount", { code: "NoPermission", status: 403 });

    const error = await errorOf(bench().client().getAccount(accountId));

    expect(error.errorClass).toBe("configuration");
    expect(error.sentence).toContain("resourcemanager:GetAccount");
  });

  it("ask for the security token of a temporary key", async () => {
    bench().fake.world.bindRamKey("1000000000000001", {
      accessKeyId: "ak-temporary",
      accessKeySecret: "sk-temporary",
      securityToken: "token-1",
    });
    const withToken = (securityToken?: string) =>
      bench().client(undefined, {
        credentials: { accessKey: "ak-temporary", secretKey: "sk-temporary", securityToken },
      });

    expect((await withToken("token-1").getAccount(accountId)).value.accountId).toBe(accountId);
    expect(await errorOf(withToken("token-2").getAccount(accountId))).toMatchObject({
      errorClass: "configuration",
    });
  });

  it("read well", async () => {
    const error = await errorOf(bench().client(INVITEE_KEY).getAccount(accountId));

    const { summary, detail } = describeError(error, { member: "payments" });

    expect(summary).toBe("Cannot read the member (payments)");
    expect(detail).toContain("Use credentials of the management account.");
    expect(detail).toContain(
      "Operation: GetAccount\nCode: EntityNotExists.ResourceDirectory\nHTTP status: 404",
    );
    expect(detail).toMatch(/Request id: [0-9A-F-]{36}$/);
  });
});
