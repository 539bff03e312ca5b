import {
  INVITEE_ACCOUNT_ID,
  INVITEE_KEY,
  MANAGEMENT_ACCOUNT_ID,
  MANAGEMENT_KEY,
  MANAGEMENT_ROOT_KEY,
  type SampleKey,
} from "../../../lib/testing/fake-directory";
import { callAcs3 } from "./acs3-client";
import { freshFake } from "./helpers";
import { callRpc, type RpcCall } from "./rpc-client";

const fake = freshFake();

const GET_CALLER_IDENTITY = { action: "GetCallerIdentity", version: "2015-04-01" } as const;

const ask = (more: Partial<RpcCall> = {}) => callRpc(fake(), { ...GET_CALLER_IDENTITY, ...more });

describe("GetCallerIdentity tells", () => {
  test("a RAM user from the root key of the same account", async () => {
    const user = await ask({ key: MANAGEMENT_KEY });
    const root = await ask({ key: MANAGEMENT_ROOT_KEY });

    expect(user).toMatchObject({
      status: 200,
      body: {
        IdentityType: "RAMUser",
        AccountId: MANAGEMENT_ACCOUNT_ID,
        Arn: `acs:ram::${MANAGEMENT_ACCOUNT_ID}:user/management`,
        RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/) as unknown,
      },
    });
    expect(user.body["UserId"]).toMatch(/^\d{18}$/);
    expect(user.body["PrincipalId"]).toBe(user.body["UserId"]);
    expect(root.body).toMatchObject({
      IdentityType: "Account",
      AccountId: MANAGEMENT_ACCOUNT_ID,
      Arn: `acs:ram::${MANAGEMENT_ACCOUNT_ID}:root`,
      PrincipalId: MANAGEMENT_ACCOUNT_ID,
      UserId: MANAGEMENT_ACCOUNT_ID,
    });
  });

  test("an assumed role, which has a role's id and no user's", async () => {
    const key = { accessKeyId: "STS.session", accessKeySecret: "sk-session" };
    fake().world.bindRamKey(INVITEE_ACCOUNT_ID, { ...key, securityToken: "token" });

    const { body } = await ask({ key, securityToken: "token" });

    expect(body).toMatchObject({
      IdentityType: "AssumedRoleUser",
      AccountId: INVITEE_ACCOUNT_ID,
      Arn: `acs:ram::${INVITEE_ACCOUNT_ID}:assumed-role/invitee/session`,
    });
    expect(body["PrincipalId"]).toBe(`${String(body["RoleId"])}:session`);
    expect(body).not.toHaveProperty("UserId");
  });

  test("accounts that are in no directory", async () => {
    expect((await ask({ key: INVITEE_KEY })).body["AccountId"]).toBe(INVITEE_ACCOUNT_ID);
  });

  test("whoever signs in the newer way", async () => {
    expect(await callAcs3(fake(), "GetCallerIdentity", {}, {}, "2015-04-01")).toMatchObject({
      status: 200,
      body: { AccountId: MANAGEMENT_ACCOUNT_ID },
    });
  });
});

test.each<[string, SampleKey]>([
  ["SignatureDoesNotMatch", { ...MANAGEMENT_KEY, accessKeySecret: "not-the-secret" }],
  ["InvalidAccessKeyId.NotFound", { accessKeyId: "ak-nobody", accessKeySecret: "sk-nobody" }],
])("GetCallerIdentity answers %s like every other call", async (code, key) => {
  expect((await ask({ key })).body["Code"]).toBe(code);
});

test("GetCallerIdentity belongs to the token service, and nothing else does", async () => {
  const code = async (call: RpcCall) => (await callRpc(fake(), call)).body["Code"];

  expect(await code({ action: "GetCallerIdentity", version: "2020-03-31" })).toBe("InvalidAction.NotFound");
  expect(await code({ action: "ListAccounts", version: "2015-04-01" })).toBe("InvalidAction.NotFound");
});

test("a policy that allows nothing does not forbid GetCallerIdentity", async () => {
  fake().permissions.restrict(MANAGEMENT_KEY.accessKeyId, { Statement: [] });

  expect((await ask()).status).toBe(200);
});

describe("a token service that does not answer", () => {
  test("cuts the connections of its own operation alone", async () => {
    fake().options.identityService = "disconnects";

    await expect(ask()).rejects.toThrow("fetch failed");

    expect((await callRpc(fake(), { action: "GetResourceDirectory" })).status).toBe(200);
    expect(fake().requests.of("GetCallerIdentity")).toMatchObject([{ status: 0, code: null }]);
  });

  test("leaves the caller waiting until it gives up", async () => {
    fake().options.identityService = "silent";
    const arrived = new Promise<void>((resolve) => {
      fake().faults.before("GetCallerIdentity", () => resolve());
    });
    const patience = new AbortController();

    const waiting = ask({ signal: patience.signal });
    await arrived;
    expect((await callRpc(fake(), { action: "GetResourceDirectory" })).status).toBe(200);
    patience.abort();

    await expect(waiting).rejects.toThrow("aborted");
  });

  test("can be had for as many calls as wanted, by the faults", async () => {
    fake().faults.dropBeforeCommit("GetCallerIdentity");
    fake().faults.delay("GetCallerIdentity", { ms: 60_000, clock: "virtual" });
    const before = fake().clock.now().getTime();

    await expect(ask()).rejects.toThrow("fetch failed");

    expect(fake().clock.now().getTime() - before).toBe(60_000);
    fake().faults.failNext("GetCallerIdentity", { code: "InternalError", status: 500 });
    expect(await ask()).toMatchObject({ status: 500, body: { Code: "InternalError" } });
    expect((await ask()).status).toBe(200);
  });
});
