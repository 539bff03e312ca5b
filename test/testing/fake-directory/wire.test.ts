import {
  INVITEE_KEY,
  MANAGEMENT_ACCOUNT_ID,
  MANAGEMENT_KEY,
  OTHER_DIRECTORY_ID,
  OTHER_MANAGEMENT_KEY,
  SAMPLE_DIRECTORY_ID,
} from "../../../lib/testing/fake-directory";
import { callAcs3 } from "./acs3-client";
import { freshFake, HOUR, missing, refusal } from "./helpers";
import { callRpc } from "./rpc-client";
import { SdkUser } from "./sdk-user";

const fake = freshFake();

const WRONG_SECRET = { ...MANAGEMENT_KEY, accessKeySecret: "not-the-secret" };
const UNKNOWN_KEY = { accessKeyId: "ak-nobody", accessKeySecret: "sk-nobody" };
const NOT_SIGNED = { code: "SignatureDoesNotMatch", status: 400 };
const NO_KEY = { code: "InvalidAccessKeyId.NotFound", status: 404 };

describe.each([["ACS3"], ["v2"]] as const)("the SDK, signing with %s", (algorithm) => {
  const options = algorithm === "v2" ? { signatureAlgorithm: "v2" as const } : {};

  test("is understood, special characters included", async () => {
    const user = new SdkUser(fake(), MANAGEMENT_KEY, options);
    const { accountId = "" } = await user.create("支付 pay_1.-", {
      tags: { "a+b *~'()!": "ü&=/?%" },
    });

    const promoted = await user.promote(accountId, "pay+root@example.com");

    expect(promoted.accountName).toBe("pay+root@example.com");
    expect(fake().world.tagsOf(accountId)).toEqual({ "a+b *~'()!": "ü&=/?%" });
  });

  test("is known by its key", async () => {
    const other = new SdkUser(fake(), OTHER_MANAGEMENT_KEY, options);

    expect(await new SdkUser(fake(), MANAGEMENT_KEY, options).directory()).toMatchObject({
      resourceDirectoryId: SAMPLE_DIRECTORY_ID,
      masterAccountId: MANAGEMENT_ACCOUNT_ID,
      rootFolderId: "r-root01",
    });
    expect(await other.directory()).toMatchObject({ resourceDirectoryId: OTHER_DIRECTORY_ID });
    expect(await refusal(new SdkUser(fake(), INVITEE_KEY, options).directory())).toEqual({
      code: "ResourceDirectoryNotInUse",
      status: 404,
    });
  });

  test("is sent away with a wrong secret or an unknown key", async () => {
    expect(await refusal(new SdkUser(fake(), WRONG_SECRET, options).create("payments"))).toEqual(NOT_SIGNED);
    expect(await refusal(new SdkUser(fake(), UNKNOWN_KEY, options).create("payments"))).toEqual(NO_KEY);
    expect(fake().world.members).toEqual([]);
  });

  test("may use temporary credentials with their token", async () => {
    const key = { accessKeyId: "STS.session", accessKeySecret: "sk-session" };
    fake().world.bindRamKey(MANAGEMENT_ACCOUNT_ID, { ...key, securityToken: "token" });

    const known = await new SdkUser(fake(), key, { ...options, securityToken: "token" }).directory();

    expect(known.resourceDirectoryId).toBe(SAMPLE_DIRECTORY_ID);
    expect(
      await refusal(new SdkUser(fake(), key, { ...options, securityToken: "another" }).directory()),
    ).toMatchObject({ status: 400 });
    expect(JSON.stringify(fake().requests.all)).not.toContain("token");
  });

  test("accepts a token with a key that has none of its own", async () => {
    const user = new SdkUser(fake(), MANAGEMENT_KEY, { ...options, securityToken: "any" });

    expect(await user.directory()).toMatchObject({ resourceDirectoryId: SAMPLE_DIRECTORY_ID });
  });
});

describe("requests signed by hand", () => {
  test.each(["form", "query"] as const)("may have their parameters in the %s", async (place) => {
    const { status, body } = await callRpc(fake(), {
      action: "CreateResourceAccount",
      parameters: { DisplayName: "pay ments" },
      place,
    });

    expect(status).toBe(200);
    expect(body).toMatchObject({ Account: { DisplayName: "pay ments", Status: "CreateSuccess" } });
    expect(body["RequestId"]).toMatch(/^[0-9A-F-]{36}$/);
  });

  test("may have their parameters in the form under the newer signature, too", async () => {
    expect(await callAcs3(fake(), "CreateResourceAccount", { DisplayName: "pay ments" })).toMatchObject({
      status: 200,
      body: { Account: { DisplayName: "pay ments" } },
    });
  });

  test("are refused when they were changed after signing", async () => {
    const action = "CreateResourceAccount";
    const older = await callRpc(fake(), {
      action,
      parameters: { DisplayName: "payments" },
      smuggled: { ParentFolderId: "r-root01" },
    });
    const newer = await callAcs3(fake(), action, { DisplayName: "payments" }, { DisplayName: "billing" });

    expect(older.body["Code"]).toBe(NOT_SIGNED.code);
    expect(newer.body).toMatchObject({ Code: NOT_SIGNED.code });
    expect(fake().world.members).toEqual([]);
  });

  test("are refused with a wrong secret, an unknown key or no signature", async () => {
    const action = "GetResourceDirectory";

    expect((await callRpc(fake(), { action, key: WRONG_SECRET })).body["Code"]).toBe(NOT_SIGNED.code);
    expect((await callRpc(fake(), { action, key: UNKNOWN_KEY })).status).toBe(NO_KEY.status);
    const unsigned = await fetch(`${fake().endpoint}/?Action=${action}&Version=2020-03-31`);
    expect(await unsigned.json()).toMatchObject({ Code: "IncompleteSignature" });
  });
});

describe("an error", () => {
  test("has the five fields of the gateway", async () => {
    const { status, body } = await callRpc(fake(), {
      action: "GetAccount",
      parameters: { AccountId: "3000000000009999" },
    });

    expect(status).toBe(404);
    expect(body).toEqual({
      RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/) as unknown,
      HostId: fake().host,
      Code: "EntityNotExists.Account",
      Message: expect.stringContaining("3000000000009999") as unknown,
      Recommend: expect.any(String) as unknown,
    });
  });

  test("comes in the order presence, form, directory, entity", async () => {
    const codes = [];
    for (const [AccountId, key] of [
      ["", INVITEE_KEY],
      ["123", INVITEE_KEY],
      ["3000000000009999", INVITEE_KEY],
      ["3000000000009999", MANAGEMENT_KEY],
    ] as const) {
      const { body } = await callRpc(fake(), { action: "GetAccount", parameters: { AccountId }, key });
      codes.push(body["Code"]);
    }

    expect(codes).toEqual([
      "MissingParameter.AccountId",
      "InvalidParameter.AccountId",
      "EntityNotExists.ResourceDirectory",
      "EntityNotExists.Account",
    ]);
  });

  test("names an operation that the fake does not have", async () => {
    const { status, body } = await callRpc(fake(), {
      action: "QueryAvailableInstances",
      version: "2017-12-14",
    });

    expect([status, body["Code"]]).toEqual([400, "InvalidAction.NotFound"]);
    expect(body["Message"]).toContain("QueryAvailableInstances");
    expect(fake().requests.of("QueryAvailableInstances")).toMatchObject([{ status: 400 }]);
  });

  test.each([
    ["PromoteResourceAccount", "2022-04-19"],
    ["ResendPromoteResourceAccountEmail", "2022-04-19"],
    ["CancelPromoteResourceAccount", "2022-04-19"],
    ["UpdatePayerForAccount", "2020-03-31"],
  ])("says that %s is not in version %s", async (action, version) => {
    expect(await callRpc(fake(), { action, version })).toMatchObject({
      status: 400,
      body: { Code: "InvalidAction.NotFound" },
    });
  });

  test("is thrown by the SDK with its code", async () => {
    expect(await refusal(new SdkUser(fake()).get("3000000000009999"))).toEqual(missing("Account"));
  });
});

describe("the clock", () => {
  test("is in the Date header of every answer, of errors as of pages", async () => {
    fake().clock.advance(25 * HOUR);
    const expected = new Date("2025-06-02T11:00:00Z");

    expect((await callRpc(fake(), { action: "GetResourceDirectory" })).date).toEqual(expected);
    expect((await callRpc(fake(), { action: "NoSuchThing" })).date).toEqual(expected);
    const page = await fetch(`${fake().endpoint}/confirm/0123`);
    expect(new Date(page.headers.get("date") ?? "")).toEqual(expected);
  });
});

describe("the request log", () => {
  test("tells who did what, and how it ended", async () => {
    const user = new SdkUser(fake());
    await user.create("payments");
    await refusal(user.create("payments"));
    await refusal(new SdkUser(fake(), INVITEE_KEY).directory());

    const { requests } = fake();
    expect(
      requests.all.map(({ callerName, operation, status, code }) => [callerName, operation, status, code]),
    ).toEqual([
      ["management", "CreateResourceAccount", 200, null],
      ["management", "CreateResourceAccount", 409, "InvalidParameter.Account.DisplayName.AlreadyUsed"],
      ["invitee", "GetResourceDirectory", 404, "ResourceDirectoryNotInUse"],
    ]);
    expect(requests.of("CreateResourceAccount")[0]).toMatchObject({
      at: new Date("2025-06-01T10:00:00Z"),
      accessKeyId: MANAGEMENT_KEY.accessKeyId,
      caller: MANAGEMENT_ACCOUNT_ID,
      version: "2020-03-31",
      parameters: { DisplayName: "payments" },
    });
    expect(requests.mutating).toHaveLength(2);
    requests.clear();
    expect(requests.count("CreateResourceAccount")).toBe(0);
  });

  test("has a call by an unknown key as nobody's", async () => {
    await callRpc(fake(), { action: "GetResourceDirectory", key: UNKNOWN_KEY });

    expect(fake().requests.all).toMatchObject([{ accessKeyId: "ak-nobody", caller: null, callerName: null }]);
  });
});
