import {
  checkMemberGone,
  checkPromotionSettled,
  isPromotionUnderWay,
  waitUntil,
  type Account,
} from "../../lib/directory/index";
import { INVITEE_ACCOUNT_ID } from "../../lib/testing/fake-directory/index";
import { freshBench } from "./harness";

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
    expect(isPromotionUnderWay(account)).toBe(state === "pending");
  });

  it("a member is gone only when there is none", () => {
    expect(checkMemberGone(null)).toBe("settled");
    expect(checkMemberGone({ accountId: INVITEE_ACCOUNT_ID } as Account)).toBe("pending");
  });
});

describe("waiting", () => {
  const bench = freshBench();

  const untilConfirmed = (accountId: string, signal?: AbortSignal) =>
    waitUntil({
      read: async () => (await bench().client().getAccount(accountId)).value,
      checkState: checkPromotionSettled,
      minDelayMs: 10_000,
      maxDelayMs: 30_000,
      deadlineMs: 120_000,
      deps: bench().deps,
      signal,
    });

  it("ends when the person has done it, looking less and less often", async () => {
    const { accountId } = await bench().verifyingMember();
    bench().duringPause = () => {
      if (bench().pauses.length === 4) bench().fake.world.confirmPromotion(accountId);
    };

    const result = await untilConfirmed(accountId);

    expect(result).toMatchObject({ outcome: "settled", value: { type: "CloudAccount" }, reads: 5 });
    expect(bench().pauses).toEqual([10_000, 15_000, 22_500, 30_000]);
  });

  it("does not pause at all if there is nothing to wait for", async () => {
    const accountId = bench().resourceAccount();

    expect(await untilConfirmed(accountId)).toMatchObject({ outcome: "settled", reads: 1 });
    expect(bench().pauses).toEqual([]);
  });

  it("gives up at the deadline with the last value seen", async () => {
    const { accountId } = await bench().verifyingMember();

    const result = await untilConfirmed(accountId);

    expect(result).toMatchObject({ outcome: "timed-out", value: { status: "PromoteVerifying" } });
    expect(bench().pauses.reduce((sum, pause) => sum + pause, 0)).toBe(120_000);
  });

  it("stops during a pause with the last value seen", async () => {
    const { accountId } = await bench().verifyingMember();
    const stop = new AbortController();
    bench().duringPause = () => {
      if (bench().pauses.length === 2) stop.abort();
    };

    expect(await untilConfirmed(accountId, stop.signal)).toMatchObject({ outcome: "stopped", reads: 2 });
  });

  it("stops after one look if it was stopped before", async () => {
    const { accountId } = await bench().verifyingMember();

    expect(await untilConfirmed(accountId, AbortSignal.abort())).toMatchObject({
      outcome: "stopped",
      reads: 1,
    });
    expect(bench().pauses).toEqual([]);
  });

  it("gives up at the deadline if the looks take all the time", async () => {
    const { accountId } = await bench().verifyingMember();
    bench().fake.faults.delay("GetAccount", { ms: 50_000, clock: "virtual", times: 99 });

    // 50 s, a pause of 10 s, 50 s, a pause of what is left, 50 s.
    expect(await untilConfirmed(accountId)).toMatchObject({ outcome: "timed-out", reads: 3 });
    expect(bench().pauses).toEqual([10_000, 10_000]);
  });

  it("gives up at the deadline even if the clock stands still", async () => {
    const pauses: number[] = [];
    const deps = { ...bench().deps, now: () => 0, sleep: async (ms: number) => void pauses.push(ms) };

    const result = await waitUntil({
      read: async () => null,
      checkState: () => "pending",
      minDelayMs: 1_001,
      maxDelayMs: 2_000,
      deadlineMs: 4_000,
      deps,
    });

    expect(result).toEqual({ outcome: "timed-out", value: null, reads: 4 });
    // One and a half times as long, in whole milliseconds; then what is left.
    expect(pauses).toEqual([1_001, 1_502, 1_497]);
  });

  it("passes on what a pause throws unless it was stopped", async () => {
    const broken = { ...bench().deps, sleep: () => Promise.reject(new Error("no timers left")) };

    const waiting = waitUntil({
      read: async () => null,
      checkState: () => "pending",
      minDelayMs: 1,
      maxDelayMs: 1,
      deadlineMs: 1,
      deps: broken,
    });

    await expect(waiting).rejects.toThrow("no timers left");
  });

  it("passes on what a look throws", async () => {
    await expect(untilConfirmed("9999999999999999")).rejects.toMatchObject({ errorClass: "not-found" });
  });
});
