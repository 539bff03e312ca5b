import { conflict, DAY, freshFake, missing, MISMATCH } from "./helpers";
import { callRpc } from "./rpc-client";

const fake = freshFake();
const EMAIL = "owner@example.com";

const call = async (action: string, parameters: Record<string, string>) => {
  const { status, body } = await callRpc(fake(), { action, parameters });
  return status === 200 ? body : { code: body["Code"], status };
};
const create = (DisplayName = "payments", Email = EMAIL) =>
  call("CreateCloudAccount", { DisplayName, Email });

/** @returns what identifies the creation of an account that waits for its owner */
async function created(): Promise<{ accountId: string; recordId: string }> {
  const { Account } = (await create()) as { Account: { AccountId: string; RecordId: string } };
  return { accountId: Account.AccountId, recordId: Account.RecordId };
}

const statusOf = (accountId: string) => fake().world.member(accountId).status;

describe("creating a cloud account", () => {
  test("waits for its owner, who gets a mail", async () => {
    expect(await create()).toMatchObject({
      Account: { Status: "CreateVerifying", Type: "CloudAccount", AccountName: EMAIL, JoinMethod: "created" },
    });

    expect(fake().mailbox.newestTo(EMAIL)).toMatchObject({ kind: "creation" });
  });

  test("is done when the owner follows the link", async () => {
    const { accountId } = await created();

    await fetch(fake().mailbox.newestTo(EMAIL).link);

    expect(fake().world.member(accountId)).toMatchObject({ status: "CreateSuccess", accountName: EMAIL });
  });

  test("sends another mail on request, which kills the former link", async () => {
    const { accountId, recordId } = await created();
    const former = fake().mailbox.newestTo(EMAIL);
    fake().clock.advance(DAY - 1);

    expect(await call("ResendCreateCloudAccountEmail", { RecordId: recordId })).toMatchObject({
      Account: { RecordId: recordId, Status: "CreateVerifying" },
    });

    fake().clock.advance(DAY - 1);
    expect((await fetch(former.link)).status).toBe(410);
    expect((await fetch(fake().mailbox.newestTo(EMAIL).link)).status).toBe(200);
    expect(statusOf(accountId)).toBe("CreateSuccess");
  });

  test.each([
    ["a day passes", "CreateExpired", () => fake().clock.advance(DAY)],
    ["somebody takes the address", "CreateFailed", () => fake().world.takeEmail(EMAIL)],
    ["it fails inside", "CreateFailed", () => fake().world.failCreation("payments")],
    [
      "it is cancelled",
      "CreateCancelled",
      (recordId: string) => call("CancelCreateCloudAccount", { RecordId: recordId }),
    ],
  ] as const)("comes to nothing when %s", async (_event, status, happen) => {
    const { accountId, recordId } = await created();

    await happen(recordId);

    expect(statusOf(accountId)).toBe(status);
    expect(fake().world.account(accountId).accountName).not.toBe(EMAIL);
    expect(await call("ResendCreateCloudAccountEmail", { RecordId: recordId })).toEqual(MISMATCH);
    expect(await call("CancelCreateCloudAccount", { RecordId: recordId })).toEqual(MISMATCH);
    expect((await fetch(fake().mailbox.newestTo(EMAIL).link)).status).toBe(410);
  });

  test("frees the address when it is cancelled", async () => {
    const { recordId } = await created();
    expect(await create("billing")).toEqual(conflict("InvalidParameter.Email.AlreadyUsed"));

    await call("CancelCreateCloudAccount", { RecordId: recordId });

    expect(await create("billing")).toMatchObject({ Account: { DisplayName: "billing" } });
  });

  test("is refused without a good name and address, or beyond the number of members", async () => {
    expect(await call("CreateCloudAccount", { Email: EMAIL })).toMatchObject({
      code: "MissingParameter.Account.DisplayName",
    });
    expect(await create("pay ments")).toMatchObject({ code: "InvalidParameter.Account.DisplayName" });
    expect(await create("payments", "nobody")).toMatchObject({ code: "InvalidParameter.Email" });
    fake().options.quotas.members = 0;
    expect(await create()).toEqual(conflict("LimitExceeded.Account"));
  });

  test("knows no record of a promotion, and the other way round", async () => {
    const { recordId } = await created();

    expect(await call("CancelPromoteResourceAccount", { RecordId: recordId })).toEqual(
      missing("AccountRecord"),
    );
    expect(await call("CancelCreateCloudAccount", { RecordId: "no-such-record" })).toEqual(
      missing("AccountRecord"),
    );
  });
});
