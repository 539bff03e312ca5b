import { removeMember } from "../../../lib/directory";
import { INVITEE_ACCOUNT_ID } from "../../../lib/testing/fake-directory";
import { freshBench, errorOf } from "../harness";

describe("the step removeMember", () => {
  const bench = freshBench();

  beforeEach(() => {
    bench().fake.world.join(INVITEE_ACCOUNT_ID);
  });

  const run = (accountId = INVITEE_ACCOUNT_ID, signal?: AbortSignal) =>
    removeMember.run(bench().client(), { accountId }, { signal });

  /** After a removal the directory goes on showing the member, as the real one does for some seconds. */
  function showRemovedMember(looks: number): void {
    bench().fake.faults.after("RemoveCloudAccount", () => {
      bench().fake.world.join(INVITEE_ACCOUNT_ID);
    });
    let left = looks;
    bench().duringPause = () => {
      left -= 1;
      if (left === 0) bench().fake.world.removeMember(INVITEE_ACCOUNT_ID);
    };
  }

  it("removes an invited member", async () => {
    expect(await run()).toEqual({ outcome: "removed" });
    expect(bench().fake.world.tryMember(INVITEE_ACCOUNT_ID)).toBeUndefined();
  });

  it("never removes again after a lost call a member that has joined anew", async () => {
    bench().fake.faults.dropAfterCommit("RemoveCloudAccount");
    bench().fake.faults.after("RemoveCloudAccount", () => {
      bench().fake.clock.advance(5_000);
      bench().fake.world.join(INVITEE_ACCOUNT_ID);
    });

    const error = await errorOf(run());

    expect(error.sentence).toContain("Something has changed since");
    expect(bench().fake.requests.count("RemoveCloudAccount")).toBe(1);
    expect(bench().fake.world.tryMember(INVITEE_ACCOUNT_ID)).toBeDefined();
  });

  it("makes no call for somebody who is no member", async () => {
    expect(await run("9999999999999999")).toEqual({ outcome: "already-gone" });
    expect(bench().fake.requests.mutating).toEqual([]);
  });

  it("waits until the directory shows the member no more", async () => {
    showRemovedMember(3);

    expect(await run()).toEqual({ outcome: "removed" });
    expect(bench().pauses).toEqual([1_000, 1_500, 2_250]);
  });

  it("says after two minutes that the member is still there", async () => {
    showRemovedMember(Number.POSITIVE_INFINITY);

    const error = await errorOf(run());

    expect(error).toMatchObject({ operation: "RemoveCloudAccount", errorClass: "wait", outcome: "unknown" });
    expect(error.sentence).toBe(
      `The service took the removal of member ${INVITEE_ACCOUNT_ID}, but still shows the member. Apply again in some minutes: if it is gone by then, nothing more is sent.`,
    );
    expect(bench().pauses.reduce((sum, pause) => sum + pause, 0)).toBe(120_000);
  });

  it("gives up on a look that gets no answer for half a minute", async () => {
    bench().fake.faults.after("RemoveCloudAccount", () => {
      bench().fake.faults.failNext("GetAccount", { code: "Throttling", status: 429, times: 999 });
    });

    expect(await errorOf(run())).toMatchObject({ operation: "GetAccount", code: "Throttling" });
    expect(bench().pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThanOrEqual(30_000);
  });

  it("stops waiting when it is stopped", async () => {
    const stop = new AbortController();
    showRemovedMember(Number.POSITIVE_INFINITY);
    bench().fake.faults.before("RemoveCloudAccount", () => stop.abort());

    expect(await errorOf(run(INVITEE_ACCOUNT_ID, stop.signal))).toMatchObject({ errorClass: "wait" });
    expect(bench().pauses).toEqual([]);
  });

  it.each(["dropAfterCommit", "respondGarbage"] as const)(
    "recognizes its own work after %s",
    async (fault) => {
      bench().fake.faults[fault]("RemoveCloudAccount");

      expect(await run()).toEqual({ outcome: "removed" });
      expect(bench().fake.requests.count("RemoveCloudAccount")).toBe(1);
    },
  );

  it("reports an unknown outcome if the member is still there after the last try", async () => {
    bench().fake.faults.dropBeforeCommit("RemoveCloudAccount", { times: 3 });

    const error = await errorOf(run());

    expect(error).toMatchObject({ outcome: "unknown" });
    expect(error.sentence).toContain("Sent 3 times and looked up each time, it showed no effect");
  });

  it("notices that somebody else removed the member between reading and writing", async () => {
    bench().fake.faults.before("RemoveCloudAccount", () =>
      bench().fake.world.removeMember(INVITEE_ACCOUNT_ID),
    );

    expect(await run()).toEqual({ outcome: "already-gone" });
  });

  it("says that a delegated administrator must be deregistered first", async () => {
    bench().fake.world.setDelegatedAdministrator(INVITEE_ACCOUNT_ID, true);

    const error = await errorOf(run());

    expect(error).toMatchObject({ code: "Deny.TrustedService", errorClass: "person" });
    expect(error.sentence).toContain(`Member ${INVITEE_ACCOUNT_ID} is a delegated administrator`);
  });

  it("cannot remove a resource account", async () => {
    const accountId = bench().resourceAccount();

    expect(await errorOf(run(accountId))).toMatchObject({ code: "AccountTypeOrStatusMismatch" });
    expect(bench().fake.world.tryMember(accountId)).toBeDefined();
  });
});
