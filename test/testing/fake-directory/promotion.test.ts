import { conflict, DAY, HOUR, MINUTE, MISMATCH, missing, refusal } from "./helpers";
import { fake, management, payments } from "./one-member";

const EMAIL = "payments-root@example.com";

const member = (): { type: string; status: string } => {
  const { type, status } = fake().world.member(payments);
  return { type, status };
};

const VERIFYING = { type: "ResourceAccount", status: "PromoteVerifying" };
const PROMOTED = { type: "CloudAccount", status: "PromoteSuccess" };

const newestLink = (): string => fake().mailbox.newestTo(EMAIL).link;

describe("promoting a resource account", () => {
  test("sends a mail to the future owner and answers a record id that no read repeats", async () => {
    const promoted = await management.promote(payments, EMAIL);

    expect(promoted).toMatchObject({ ...VERIFYING, accountName: EMAIL });
    expect(promoted.recordId).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(fake().mailbox.mails).toMatchObject([
      { to: EMAIL, accountId: payments, recordId: promoted.recordId },
    ]);
    expect(member()).toEqual(VERIFYING);
    expect(await management.get(payments)).not.toHaveProperty("recordId");
  });

  test("makes it a cloud account called by its e-mail address once the owner follows the link", async () => {
    await management.promote(payments, EMAIL);

    const page = await fetch(newestLink());

    expect(page.status).toBe(200);
    expect(member()).toEqual(PROMOTED);
    expect(await management.get(payments)).toMatchObject({ ...PROMOTED, accountName: EMAIL });
  });

  test("expires after 24 hours, to the second", async () => {
    await management.promote(payments, EMAIL);

    fake().clock.advance(DAY - 1);
    expect(member()).toEqual(VERIFYING);
    fake().clock.advance(1);

    expect(await management.get(payments)).toMatchObject({
      type: "ResourceAccount",
      status: "PromoteExpired",
    });
  });

  test.each(["PromoteExpired", "PromoteCancelled", "PromoteFailed"])(
    "can be started again after %s, under a new record id",
    async (status) => {
      const { world } = fake();
      const first = await management.promote(payments, EMAIL);
      if (status === "PromoteExpired") world.expirePromotion(payments);
      if (status === "PromoteCancelled") world.cancelPromotion(payments);
      if (status === "PromoteFailed") world.failPromotion(payments);
      expect(member().status).toBe(status);

      const second = await management.promote(payments, EMAIL);

      expect(second.recordId).not.toBe(first.recordId);
      expect(member()).toEqual(VERIFYING);
    },
  );

  test("is refused for a cloud account and for one that is verifying", async () => {
    await management.promote(payments, EMAIL);
    expect(await refusal(management.promote(payments, "other@example.com"))).toEqual(MISMATCH);

    fake().world.confirmPromotion(payments);
    expect(await refusal(management.promote(payments, "other@example.com"))).toEqual(MISMATCH);
    expect(fake().mailbox.mails).toHaveLength(1);
  });

  test("refuses an address that an account, a promotion or somebody else has", async () => {
    const billing = fake().world.createMember({ displayName: "billing" }).accountId;
    fake().world.takeEmail("taken@example.com");
    await management.promote(billing, "billing@example.com");
    const used = conflict("InvalidParameter.Email.AlreadyUsed");

    expect(await refusal(management.promote(payments, "invitee@example.com"))).toEqual(used);
    expect(await refusal(management.promote(payments, "Billing@example.com"))).toEqual(used);
    expect(await refusal(management.promote(payments, "taken@example.com"))).toEqual(used);
    expect(member()).toEqual({ type: "ResourceAccount", status: "CreateSuccess" });
  });

  test("frees the address of a promotion that has ended", async () => {
    const billing = fake().world.createMember({ displayName: "billing" }).accountId;
    await management.promote(billing, EMAIL);
    fake().clock.advance(DAY);

    await management.promote(payments, EMAIL);

    expect(member()).toEqual(VERIFYING);
  });

  test("fails when somebody else takes the address meanwhile", async () => {
    await management.promote(payments, EMAIL);

    fake().world.takeEmail(EMAIL);

    expect(member()).toEqual({ type: "ResourceAccount", status: "PromoteFailed" });
  });
});

describe("sending the mail again", () => {
  test("kills the earlier link and gives 24 hours from now", async () => {
    const { recordId } = await management.promote(payments, EMAIL);
    const firstLink = newestLink();
    fake().clock.advance(23 * HOUR);

    const resent = await management.resend(recordId);

    expect(resent).toMatchObject({ ...VERIFYING, recordId });
    fake().clock.advance(23 * HOUR);
    expect((await fetch(firstLink)).status).toBe(410);
    expect(member()).toEqual(VERIFYING);
    expect((await fetch(newestLink())).status).toBe(200);
    expect(member()).toEqual(PROMOTED);
  });

  test("is refused sooner than the interval allows, and sends nothing", async () => {
    fake().options.resendIntervalMs = MINUTE;
    const { recordId } = await management.promote(payments, EMAIL);

    expect(await refusal(management.resend(recordId))).toEqual(conflict("LimitExceeded.Frequency"));
    expect(fake().mailbox.mails).toHaveLength(1);

    fake().clock.advance(MINUTE);
    await management.resend(recordId);
    expect(fake().mailbox.mails).toHaveLength(2);
  });

  test("is refused once the promotion is confirmed, cancelled, failed or expired", async () => {
    for (const end of ["confirmPromotion", "cancelPromotion", "failPromotion", "expirePromotion"] as const) {
      const { accountId } = fake().world.createMember({ displayName: end });
      const { recordId } = await management.promote(accountId, `${end}@example.com`);
      fake().world[end](accountId);

      expect(await refusal(management.resend(recordId))).toEqual(MISMATCH);
      expect(await refusal(management.cancelPromotion(recordId))).toEqual(MISMATCH);
    }
    expect(fake().mailbox.mails).toHaveLength(4);
  });

  test("knows no record that it did not give out", async () => {
    const { recordId } = await management.promote(payments, EMAIL);
    const stolen = recordId.replace(/^./, (digit) => (digit === "0" ? "1" : "0"));

    expect(await refusal(management.resend(stolen))).toEqual(missing("AccountRecord"));
    expect(await refusal(management.cancelPromotion("no-such-record"))).toEqual(missing("AccountRecord"));
  });
});

describe("cancelling a promotion", () => {
  test("leaves a resource account, with a link that does nothing", async () => {
    const { recordId } = await management.promote(payments, EMAIL);

    await management.cancelPromotion(recordId);

    expect((await fetch(newestLink())).status).toBe(410);
    expect(member()).toEqual({ type: "ResourceAccount", status: "PromoteCancelled" });
  });
});

describe("the link of a mail", () => {
  test("works once", async () => {
    await management.promote(payments, EMAIL);
    await fetch(newestLink());

    expect((await fetch(newestLink())).status).toBe(410);
    expect(member()).toEqual(PROMOTED);
  });

  test("does nothing after 24 hours", async () => {
    await management.promote(payments, EMAIL);
    fake().clock.advance(DAY);

    expect((await fetch(newestLink())).status).toBe(410);
    expect(member()).toEqual({ type: "ResourceAccount", status: "PromoteExpired" });
  });

  test("does nothing for an account that has left", async () => {
    await management.promote(payments, EMAIL);
    fake().world.removeMember(payments);

    expect((await fetch(newestLink())).status).toBe(410);
  });
});

describe("what the documentation leaves open", () => {
  test("a resend may answer another record id, which alone is good from then on", async () => {
    fake().options.resendRecordId = "new";
    const first = await management.promote(payments, EMAIL);

    const second = await management.resend(first.recordId);

    expect(second.recordId).not.toBe(first.recordId);
    expect(await refusal(management.cancelPromotion(first.recordId))).toEqual(MISMATCH);
    await management.cancelPromotion(second.recordId);
    expect(member().status).toBe("PromoteCancelled");
  });

  test("a resend may bring an expired promotion back to life", async () => {
    fake().options.resendOnExpired = "rearm";
    const { recordId } = await management.promote(payments, EMAIL);
    fake().clock.advance(DAY);

    await management.resend(recordId);

    expect(member()).toEqual(VERIFYING);
    await fetch(newestLink());
    expect(member()).toEqual(PROMOTED);
  });

  test("a second promotion may be told that the address is used", async () => {
    fake().options.promoteWhileVerifying = "emailUsed";
    await management.promote(payments, EMAIL);

    const answer = await refusal(management.promote(payments, "other@example.com"));

    expect(answer).toEqual(conflict("InvalidParameter.Email.AlreadyUsed"));
  });

  test("a second promotion may take the place of the first", async () => {
    fake().options.promoteWhileVerifying = "newRecord";
    const first = await management.promote(payments, EMAIL);
    const firstLink = newestLink();

    const second = await management.promote(payments, "other@example.com");

    expect((await fetch(firstLink)).status).toBe(410);
    expect(await refusal(management.resend(first.recordId))).toEqual(MISMATCH);
    expect(fake().world.member(payments).promotion).toMatchObject({
      recordId: second.recordId,
      status: "Verifying",
    });
  });
});
