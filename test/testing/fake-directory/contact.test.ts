import { INVITEE_ACCOUNT_ID, MANAGEMENT_ROOT_KEY, type SampleKey } from "../../../lib/testing/fake-directory";
import { conflict, DAY, freshFake, HOUR, missing } from "./helpers";
import { callRpc } from "./rpc-client";

const fake = freshFake();
const EMAIL = "payments@example.com";
const PHONE = "86-13900001234";
let payments: string;

beforeEach(() => {
  payments = fake().world.createMember({ displayName: "payments" }).accountId;
});

const call = async (
  action: string,
  parameters: Record<string, string> = {},
  more: { version?: string; key?: SampleKey } = {},
) => {
  const { status, body } = await callRpc(fake(), {
    action,
    parameters: { AccountId: payments, ...parameters },
    ...more,
  });
  return status === 200 ? body : { code: body["Code"], status };
};

const emailStatus = async (): Promise<unknown> => {
  const { Account } = (await call("GetAccount")) as { Account: { EmailStatus: string } };
  return Account.EmailStatus;
};

describe("changing the address of a member", () => {
  const change = (Email = EMAIL) => call("ChangeAccountEmail", { Email });

  test("waits for the owner of the new one", async () => {
    await change();
    expect(await emailStatus()).toBe("WAIT_MODIFY");
    expect(fake().world.member(payments).accountName).not.toBe(EMAIL);

    await fetch(fake().mailbox.newestTo(EMAIL).link);

    expect(await emailStatus()).toBe("");
    expect(fake().world.member(payments).accountName).toBe(EMAIL);
  });

  test("makes a type switch possible: the address is a secure one", async () => {
    const toCloudAccount = { NewAccountType: "CloudAccount" };
    expect(await call("UpdateAccount", toCloudAccount)).toEqual(conflict("MissingSecurityInfo"));

    await change();
    fake().world.confirmEmailChange(payments);

    expect(await call("UpdateAccount", toCloudAccount)).toMatchObject({ Account: { Type: "CloudAccount" } });
  });

  test("is known by the member: one at a time can be repeated or cancelled", async () => {
    expect(await call("RetryChangeAccountEmail")).toEqual(missing("EmailModifyRecord"));
    await change();
    const former = fake().mailbox.newestTo(EMAIL);
    expect(await change("other@example.com")).toEqual({
      code: "NotSupportedOperation.Account.EmailModify",
      status: 400,
    });

    await call("RetryChangeAccountEmail");
    expect(fake().mailbox.count).toBe(2);
    expect((await fetch(former.link)).status).toBe(410);

    await call("CancelChangeAccountEmail");
    expect(await emailStatus()).toBe("CANCELLED");
    expect(await call("CancelChangeAccountEmail")).toEqual(missing("EmailModifyRecord"));
  });

  test("expires", async () => {
    fake().options.emailChangeLifetimeMs = HOUR;
    await change();

    fake().clock.advance(HOUR);

    expect(await emailStatus()).toBe("EXPIRED");
    expect((await fetch(fake().mailbox.newestTo(EMAIL).link)).status).toBe(410);
  });

  test("is refused for an address in use, and for invited members in the newer version", async () => {
    expect(await change("invitee@example.com")).toEqual(conflict("InvalidParameter.Email.AlreadyUsed"));
    fake().world.join(INVITEE_ACCOUNT_ID);
    const invited = { AccountId: INVITEE_ACCOUNT_ID, Email: EMAIL };

    expect(await call("ChangeAccountEmail", invited, { version: "2022-04-19" })).toEqual({
      code: "NotSupport.InvitedAccount",
      status: 400,
    });
    expect(fake().mailbox.count).toBe(0);
  });
});

describe("binding a phone to a member", () => {
  const sendCode = (SecureMobilePhone = PHONE) =>
    call("SendVerificationCodeForBindSecureMobilePhone", { SecureMobilePhone });
  const bind = (VerificationCode: string, key?: SampleKey) =>
    call("BindSecureMobilePhone", { SecureMobilePhone: PHONE, VerificationCode }, { key });
  const newestCode = (): string => fake().mailbox.textMessages.at(-1)?.code ?? "";

  test("takes the code that was sent to it", async () => {
    expect(await sendCode()).toMatchObject({ ExpirationDate: "2025-06-01T10:15:00Z" });
    expect(await bind("wrong")).toEqual(conflict("Invalid.VerificationCode"));

    await bind(newestCode());

    expect(await call("GetAccount", {}, { version: "2022-04-19" })).toMatchObject({
      Account: { HasSecureMobilePhone: true, SecureMobilePhone: PHONE },
    });
    expect(await sendCode()).toEqual(conflict("AccountSecureMobileAlreadyExists"));
  });

  test("refuses codes that are too old or were replaced", async () => {
    await sendCode();
    const former = newestCode();
    await sendCode();
    expect(await bind(former)).toEqual(conflict("Invalid.VerificationCode"));

    fake().clock.advance(HOUR);

    expect(await bind(newestCode())).toEqual(conflict("Invalid.VerificationCode"));
  });

  test("refuses the root key, cloud accounts and numbers without a country", async () => {
    await sendCode();
    expect(await bind(newestCode(), MANAGEMENT_ROOT_KEY)).toEqual(conflict("CallerIdentityError"));
    fake().world.setType(payments, "CloudAccount");
    expect(await bind(newestCode())).toEqual(conflict("AccountTypeMismatch"));

    expect(await sendCode("13900001234")).toEqual(conflict("InvalidParameter.MobileCountryCode"));
    expect(await sendCode("86-mobile")).toEqual({
      code: "InvalidParameter.SecureMobilePhone",
      status: 400,
    });
  });

  test("sends so many codes a day and no more", async () => {
    fake().options.quotas.phoneCodesPerDay = 1;
    await sendCode();
    expect(await sendCode()).toEqual(conflict("SendValidateCodeExceedsLimitForAccount"));

    fake().clock.advance(DAY);

    expect(await sendCode()).toHaveProperty("ExpirationDate");
  });
});
