import { checkDeletion, deleteMember, findDeletion } from "../../../lib/directory";
import { errorOf, freshBench, type Bench } from "../harness";

const HOUR_MS = 3_600_000;
const FINDING = "NON_SP_cs";

let accountId: string;

const total = (pauses: readonly number[]) => pauses.reduce((sum, pause) => sum + pause, 0);
const isThere = ({ fake }: Bench) => fake.world.tryMember(accountId) !== undefined;

describe("the step checkDeletion", () => {
  const bench = freshBench({ deletionCheckMs: 30_000 });

  beforeEach(() => {
    accountId = bench().resourceAccount();
  });

  const run = () => checkDeletion.run(bench().client(), { accountId });

  it("waits for what the check finds, and deletes nothing", async () => {
    expect(await run()).toEqual({
      isDone: true,
      isAllowed: true,
      abandonable: [{ id: FINDING, text: expect.stringContaining("Container service") as string }],
      reasons: [],
    });
    expect(total(bench().pauses)).toBeGreaterThanOrEqual(30_000);
    expect(isThere(bench())).toBe(true);
  });

  it("tells the reasons against a deletion", async () => {
    const reason = { id: "ecs", name: "ECS", description: "two instances are running" };
    bench().fake.world.setDeletionObstacles(accountId, [reason]);

    expect(await run()).toMatchObject({
      isAllowed: false,
      reasons: [{ id: "ecs", text: "ECS: two instances are running" }],
    });
  });

  it("says after some minutes that the check goes on", async () => {
    bench().fake.options.deletionCheckMs = HOUR_MS;

    const error = await errorOf(run());

    expect(error).toMatchObject({ errorClass: "wait" });
    expect(error.sentence).toContain("Nothing was deleted. Apply again in some minutes.");
  });

  it("stops waiting when it is stopped, and says that nothing was deleted", async () => {
    const stop = new AbortController();
    bench().duringPause = () => stop.abort();
    const error = await errorOf(checkDeletion.run(bench().client(), { accountId }, { signal: stop.signal }));

    expect(error.sentence).toContain("Nothing was deleted.");
    expect(bench().pauses).toHaveLength(1);
  });

  it.each(["dropAfterCommit", "respondGarbage"] as const)("goes on after %s", async (fault) => {
    bench().fake.faults[fault]("CheckAccountDelete");

    expect(await run()).toMatchObject({ isDone: true });
    expect(bench().fake.requests.count("CheckAccountDelete")).toBe(1);
  });

  it("starts again what never arrived", async () => {
    bench().fake.faults.dropBeforeCommit("CheckAccountDelete");

    expect(await run()).toMatchObject({ isDone: true });
    expect(bench().fake.requests.count("CheckAccountDelete")).toBe(2);
  });
});

describe("the step deleteMember", () => {
  const bench = freshBench({ deletionCheckingMs: 20_000 });

  beforeEach(() => {
    accountId = bench().resourceAccount();
  });

  const run = (abandonableCheckIds: readonly string[] = []) =>
    deleteMember.run(bench().client(), { accountId, abandonableCheckIds });
  const sent = () => bench().fake.requests.count("DeleteAccount");

  it("deletes a member and waits until that is decided", async () => {
    expect(await run()).toEqual({ outcome: "deleted", hasSilencePeriod: false });
    expect(total(bench().pauses)).toBeGreaterThanOrEqual(20_000);
    expect(isThere(bench())).toBe(false);
  });

  it("does not wait for the end of a silence period", async () => {
    bench().fake.options.silencePeriodMs = 90 * 24 * HOUR_MS;

    expect(await run()).toEqual({ outcome: "deleted", hasSilencePeriod: true });
    expect(total(bench().pauses)).toBeLessThan(60_000);
  });

  it("names the findings that are accepted", async () => {
    bench().fake.options.abandonableChecks = "required";

    expect(await run([FINDING])).toMatchObject({ outcome: "deleted" });
    expect(bench().fake.requests.of("DeleteAccount")[0]?.parameters["AbandonableCheckId"]).toBe(
      `["${FINDING}"]`,
    );
  });

  it("tells why a deletion failed in its last check, and starts another one later", async () => {
    bench().fake.options.abandonableChecks = "required";

    expect(await run()).toMatchObject({
      outcome: "failed",
      reasons: [{ text: expect.stringContaining("Container") as string }],
    });
    expect(isThere(bench())).toBe(true);
    expect(await run([FINDING])).toMatchObject({ outcome: "deleted" });
  });

  it("calls nothing for somebody who is no member", async () => {
    accountId = "9999999999999999";

    expect(await run()).toEqual({ outcome: "already-gone" });
    expect(sent()).toBe(0);
  });

  it("follows a deletion that is under way", async () => {
    bench().fake.options.silencePeriodMs = HOUR_MS;
    await run();

    expect(await run()).toEqual({ outcome: "deleted", hasSilencePeriod: true });
    expect(sent()).toBe(1);
  });

  it.each(["dropAfterCommit", "respondGarbage"] as const)(
    "recognizes its own work after %s",
    async (fault) => {
      bench().fake.faults[fault]("DeleteAccount");

      expect(await run()).toMatchObject({ outcome: "deleted" });
      expect(sent()).toBe(1);
    },
  );

  it("looks once what became of its call when it is stopped, and says that the deletion is followed later", async () => {
    const stop = new AbortController();
    bench().fake.faults.before("DeleteAccount", () => stop.abort());
    const input = { accountId, abandonableCheckIds: [] };
    const error = await errorOf(deleteMember.run(bench().client(), input, { signal: stop.signal }));

    expect(error.sentence).toContain("the deletion under way is then followed");
    expect([sent(), bench().pauses]).toEqual([1, []]);
  });

  it("sends again what never arrived", async () => {
    bench().fake.faults.dropBeforeCommit("DeleteAccount");

    expect(await run()).toMatchObject({ outcome: "deleted" });
    expect(sent()).toBe(2);
  });

  it("notices that somebody else deleted the member meanwhile", async () => {
    bench().fake.faults.before("DeleteAccount", () => bench().fake.world.removeMember(accountId));

    expect(await run()).toEqual({ outcome: "already-gone" });
  });

  it("says what must be done first", async () => {
    bench().fake.world.setType(accountId, "CloudAccount");

    const error = await errorOf(run());

    expect(error).toMatchObject({ code: "MemberTypeError.DeleteAccount", errorClass: "person" });
    expect(isThere(bench())).toBe(true);
  });
});

describe("looking for a deletion", () => {
  const bench = freshBench({ silencePeriodMs: HOUR_MS });

  it("tells none from gone from under way", async () => {
    const find = (id: string) => findDeletion(bench().client(), id, {});
    accountId = bench().resourceAccount();

    expect(await find(accountId)).toBe("none");
    expect(await find("9999999999999999")).toBe("gone");
    await deleteMember.run(bench().client(), { accountId, abandonableCheckIds: [] });
    expect(await find(accountId)).toMatchObject({ status: "Deleting", hasSilencePeriod: true });
  });
});
