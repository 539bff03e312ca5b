import {
  checkInvitationSettled,
  checkMemberGone,
  checkPromotionSettled,
  waitUntil,
  type Account,
  type Handshake,
} from "../../../lib/directory";
import { INVITEE_ACCOUNT_ID } from "../../../lib/testing/fake-directory";
import { Bench } from "../harness";

describe("the states that waiters look for", () => {
  it.each([
    [{ type: "ResourceAccount", status: "PromoteVerifying" }, "pending"],
    [{ type: "CloudAccount", status: "PromoteVerifying" }, "settled"],
    [{ type: "CloudAccount", status: "PromoteSuccess" }, "settled"],
    [{ type: "ResourceAccount", status: "PromoteExpired" }, "settled"],
    [{ type: "ResourceAccount", status: "PromoteCancelled" }, "settled"],
    [{ type: "ResourceAccount", status: "PromoteFailed" }, "settled"],
  ] as const)("promotion of %o: %s", (account, state) => {
    expect(checkPromotionSettled(account)).toBe(state);
  });

  it.each([
    ["Pending", "pending"],
    ["Accepted", "settled"],
    ["Declined", "settled"],
    ["Cancelled", "settled"],
    ["Expired", "settled"],
  ])("invitation that is %s: %s", (status, state) => {
    expect(checkInvitationSettled({ status } satisfies Partial<Handshake> as Handshake)).toBe(state);
  });

  it("invitation whose record is deleted: settled", () => {
    expect(checkInvitationSettled(null)).toBe("settled");
  });

  it("a member is gone only when there is none", () => {
    expect(checkMemberGone(null)).toBe("settled");
    expect(checkMemberGone({ accountId: INVITEE_ACCOUNT_ID } as Account)).toBe("pending");
  });
});

describe("waiting", () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await Bench.open();
  });

  afterEach(async () => {
    await bench.close();
  });

  const untilConfirmed = (accountId: string, signal?: AbortSignal) =>
    waitUntil({
      read: async () => (await bench.client().getAccount(accountId)).value,
      checkState: checkPromotionSettled,
      minDelayMs: 10_000,
      maxDelayMs: 30_000,
      deadlineMs: 120_000,
      deps: bench.deps,
      signal,
    });

  it("ends when the person has done it, looking less and less often", async () => {
    const { accountId } = await bench.verifyingMember();
    bench.duringPause = () => {
      if (bench.pauses.length === 4) bench.fake.world.confirmPromotion(accountId);
    };

    const result = await untilConfirmed(accountId);

    expect(result).toMatchObject({ outcome: "settled", value: { type: "CloudAccount" }, reads: 5 });
    expect(bench.pauses).toEqual([10_000, 15_000, 22_500, 30_000]);
  });

  it("does not pause at all if there is nothing to wait for", async () => {
    const accountId = bench.resourceAccount();

    expect(await untilConfirmed(accountId)).toMatchObject({ outcome: "settled", reads: 1 });
    expect(bench.pauses).toEqual([]);
  });

  it("gives up at the deadline with the last value seen", async () => {
    const { accountId } = await bench.verifyingMember();

    const result = await untilConfirmed(accountId);

    expect(result).toMatchObject({ outcome: "timed-out", value: { status: "PromoteVerifying" } });
    expect(bench.pauses.reduce((sum, pause) => sum + pause, 0)).toBe(120_000);
  });

  it("stops during a pause with the last value seen", async () => {
    const { accountId } = await bench.verifyingMember();
    const stop = new AbortController();
    bench.duringPause = () => {
      if (bench.pauses.length === 2) stop.abort();
    };

    expect(await untilConfirmed(accountId, stop.signal)).toMatchObject({ outcome: "stopped", reads: 2 });
  });

  it("passes on what a look throws", async () => {
    await expect(untilConfirmed("9999999999999999")).rejects.toMatchObject({ errorClass: "not-found" });
  });
});
