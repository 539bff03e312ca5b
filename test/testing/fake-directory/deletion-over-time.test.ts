import { conflict, DAY, freshFake, HOUR } from "./helpers";
import { callRpc } from "./rpc-client";

const fake = freshFake();
let payments: string;

beforeEach(() => {
  payments = fake().world.createMember({ displayName: "payments" }).accountId;
});

const call = async (action: string, more: Record<string, string> = {}, version?: string) => {
  const parameters = { AccountId: payments, ...more };
  const { status, body } = await callRpc(fake(), { action, parameters, version });
  return status === 200 ? body : { code: body["Code"], status };
};

const deletionStatus = async (): Promise<Record<string, unknown>> => {
  const body = await call("GetAccountDeletionStatus");
  return (body as { RdAccountDeletionStatus: Record<string, unknown> }).RdAccountDeletionStatus;
};

describe("a deletion that takes its time", () => {
  beforeEach(() => {
    Object.assign(fake().options, { deletionCheckingMs: HOUR, silencePeriodMs: 45 * DAY });
  });

  test("is checked first, then lies silent, and takes the member away at its end", async () => {
    expect(await call("DeleteAccount")).toMatchObject({ DeletionType: "1" });
    expect(await deletionStatus()).toMatchObject({ Status: "Checking", DeletionType: "1" });
    expect(await call("DeleteAccount")).toEqual(conflict("NotSupportedOperation.CheckingAccount"));

    fake().clock.advance(HOUR);
    expect(await deletionStatus()).toMatchObject({ Status: "Deleting" });
    expect(await call("CheckAccountDelete")).toEqual(conflict("NotSupportedOperation.DeletingAccount"));
    expect(await call("GetAccount")).toMatchObject({ Account: { AccountId: payments } });

    fake().clock.advance(45 * DAY);
    expect(await deletionStatus()).toMatchObject({
      Status: "Success",
      DeletionTime: "2025-07-16T19:00:00+08:00",
    });
    expect(fake().world.members).toEqual([]);
  });

  test("may fail after its check, which leaves the member and allows another try", async () => {
    const failure = { id: "ecs", name: "ECS", description: "two instances run" };
    await call("DeleteAccount");
    fake().clock.advance(HOUR);
    fake().world.failDeletion("payments", failure);

    expect(await deletionStatus()).toMatchObject({
      Status: "DeleteFailed",
      FailReasonList: [{ Name: "ECS", Description: "two instances run" }],
    });
    fake().clock.advance(45 * DAY);
    expect(fake().world.tryMember("payments")).toBeDefined();
    expect(() => {
      fake().world.failDeletion("payments", failure);
    }).toThrow("No deletion");
    expect(await call("DeleteAccount")).toMatchObject({ DeletionType: "1" });
  });

  test("has other words in the newer version, and shows in its lists", async () => {
    await call("DeleteAccount", {}, "2022-04-19");

    expect(await call("DeleteAccount", {}, "2022-04-19")).toEqual(
      conflict("ExistProcessingDeleteFlow.DeleteAccount"),
    );
    expect(await call("ListAccounts", {}, "2022-04-19")).toMatchObject({
      Accounts: { Account: [{ DeletionStatus: "Checking" }] },
    });
  });
});

describe("a check before the deletion", () => {
  test("may take its time, in which nothing can be deleted", async () => {
    fake().options.deletionCheckMs = HOUR;
    await call("CheckAccountDelete");
    const result = { Status: "PreChecking", AllowDelete: "false" };
    expect(await call("GetAccountDeletionCheckResult")).toMatchObject({
      AccountDeletionCheckResultInfo: result,
    });
    expect(await call("DeleteAccount")).toEqual(conflict("NotSupportedOperation.PreCheckingAccount"));

    fake().clock.advance(HOUR);

    expect(await call("DeleteAccount")).toMatchObject({ DeletionType: "0" });
    expect(fake().world.members).toEqual([]);
  });

  test("finds what stands in the way, and the deletion fails until it is gone", async () => {
    const servers = { id: "SP_ecs", name: "Servers", description: "The account has servers." };
    fake().world.setDeletionObstacles("payments", [servers]);
    await call("CheckAccountDelete");
    expect(await call("GetAccountDeletionCheckResult")).toMatchObject({
      AccountDeletionCheckResultInfo: { AllowDelete: "false", NotAllowReason: [{ CheckId: "SP_ecs" }] },
    });

    await call("DeleteAccount");
    expect(await deletionStatus()).toMatchObject({
      Status: "CheckFailed",
      FailReasonList: [{ Name: "Servers", Description: "The account has servers." }],
    });

    fake().world.setDeletionObstacles("payments", []);
    await call("DeleteAccount");
    expect(await deletionStatus()).toMatchObject({ Status: "Success" });
  });

  test("may have findings that must be waived by name, in a JSON list", async () => {
    fake().options.abandonableChecks = "required";
    await call("DeleteAccount");
    expect(await deletionStatus()).toMatchObject({ Status: "CheckFailed" });
    expect(await call("DeleteAccount", { AbandonableCheckId: "NON_SP_cs" })).toEqual({
      code: "InvalidParameter.AbandonableCheckId",
      status: 400,
    });

    await call("DeleteAccount", { AbandonableCheckId: '["NON_SP_cs"]' });

    expect(fake().world.members).toEqual([]);
  });
});

test("Only so many members can be deleted in 30 days", async () => {
  fake().options.quotas.deletionsPer30Days = 1;
  const billing = fake().world.createMember({ displayName: "billing" }).accountId;
  await call("DeleteAccount");
  expect(await call("DeleteAccount", { AccountId: billing })).toEqual(
    conflict("QuotaExceeded.DeleteAccount"),
  );

  fake().clock.advance(30 * DAY);
  await call("DeleteAccount", { AccountId: billing });

  expect(fake().world.members).toEqual([]);
});
