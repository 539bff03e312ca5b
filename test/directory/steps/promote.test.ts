import { promote, type DirectoryClient } from "../../../lib/directory";
import { freshBench, EMAIL, errorOf, START } from "../harness";

describe("the step promote", () => {
  const bench = freshBench();

  const run = (accountId: string, signal?: AbortSignal) =>
    promote.run(bench().client(), { accountId, email: EMAIL }, { signal });

  it("names its operation and the RAM actions that it needs", () => {
    expect(promote).toMatchObject({
      operation: "PromoteResourceAccount",
      ramActions: ["resourcemanager:PromoteResourceAccount", "resourcemanager:GetAccount"],
    });
  });

  it("sends one mail and hands over the record id", async () => {
    const accountId = bench().resourceAccount();

    const result = await run(accountId);

    const mail = bench().fake.mailbox.newestTo(EMAIL);
    expect(result).toMatchObject({ outcome: "sent", recordId: mail.recordId, account: { accountId } });
    expect(result.at).toEqual(bench().fake.clock.now());
    expect(result.account).not.toHaveProperty("recordId");
    expect(bench().fake.mailbox.count).toBe(1);
  });

  it("sends nothing while a promotion waits for confirmation", async () => {
    const { accountId } = await bench().verifyingMember();

    const result = await run(accountId);

    expect(result.outcome).toBe("already-verifying");
    expect(bench().operations).toEqual(["GetAccount"]);
  });

  it("sends nothing to a member that is a cloud account, whatever its status says", async () => {
    const { accountId } = await bench().verifyingMember();
    bench().fake.world.setType(accountId, "CloudAccount");

    const result = await run(accountId);

    expect(result.outcome).toBe("already-promoted");
    expect(bench().fake.mailbox.count).toBe(1);
  });

  it.each(["expirePromotion", "cancelPromotion", "failPromotion"] as const)(
    "promotes anew after %s",
    async (ending) => {
      const { accountId, recordId } = await bench().verifyingMember();
      bench().fake.world[ending](accountId);

      // The service never frees an address that failed, so that one needs another.
      const result = await promote.run(bench().client(), { accountId, email: "second@example.com" });

      expect(result).toMatchObject({ outcome: "sent", account: { status: "PromoteVerifying" } });
      expect(result).not.toMatchObject({ recordId });
    },
  );

  it.each(["dropAfterCommit", "respondGarbage"] as const)(
    "finds the mail that went out although the answer was lost (%s), and does not send another",
    async (fault) => {
      const accountId = bench().resourceAccount();
      bench().fake.faults[fault]("PromoteResourceAccount");

      const result = await run(accountId);

      expect(result).toMatchObject({ outcome: "sent-handle-lost", account: { status: "PromoteVerifying" } });
      expect(bench().fake.mailbox.count).toBe(1);
    },
  );

  it("counts a mail as sent whose answer came without the record id", async () => {
    const accountId = bench().resourceAccount();
    const client = bench().client();
    const forgetful: DirectoryClient = {
      ...client,
      promoteResourceAccount: async (...call) => {
        const answer = await client.promoteResourceAccount(...call);
        return { ...answer, value: { ...answer.value, recordId: null } };
      },
    };

    expect(await promote.run(forgetful, { accountId, email: EMAIL })).toMatchObject({
      outcome: "sent-handle-lost",
      account: { accountId, status: "PromoteVerifying" },
      at: bench().fake.clock.now(),
    });
  });

  it("finds the mail that went out although the service answered with an internal error", async () => {
    const accountId = bench().resourceAccount();
    bench().fake.faults.failAfterCommit("PromoteResourceAccount", { status: 500 });

    const result = await run(accountId);

    expect(result.outcome).toBe("sent-handle-lost");
    expect(bench().fake.mailbox.count).toBe(1);
  });

  it("sends a call that got lost again only after half a minute in which no look shows an effect", async () => {
    const accountId = bench().resourceAccount();
    bench().fake.faults.dropBeforeCommit("PromoteResourceAccount");

    const result = await run(accountId);

    expect(result.outcome).toBe("sent");
    expect(bench().operations).toEqual([
      "GetAccount",
      "PromoteResourceAccount",
      ...Array.from({ length: 4 }, () => "GetAccount"),
      "PromoteResourceAccount",
    ]);
    expect(bench().pauses).toEqual([2_000, 8_000, 20_000]);
    expect(bench().fake.mailbox.count).toBe(1);
  });

  it("finds a mail that goes out some time after its call got lost", async () => {
    const accountId = bench().resourceAccount();
    bench().fake.faults.dropBeforeCommit("PromoteResourceAccount");
    bench().fake.faults.before("GetAccount", async () => {
      if (bench().pauses.length === 2 && bench().fake.mailbox.count === 0) {
        await bench().client().promoteResourceAccount({ accountId, email: EMAIL });
      }
    });

    expect(await run(accountId)).toMatchObject({ outcome: "sent-handle-lost" });
    expect(bench().pauses).toEqual([2_000, 8_000]);
    expect(bench().fake.mailbox.count).toBe(1);
  });

  it("takes a refusal of the second try for the mail of the first, if a look shows it", async () => {
    const accountId = bench().resourceAccount();
    bench().fake.faults.dropBeforeCommit("PromoteResourceAccount");
    let calls = 0;
    bench().fake.faults.before("PromoteResourceAccount", async () => {
      calls += 1;
      if (calls === 2) await bench().client().promoteResourceAccount({ accountId, email: EMAIL });
    });

    expect(await run(accountId)).toMatchObject({ outcome: "sent-handle-lost" });
    expect(bench().fake.mailbox.count).toBe(1);
  });

  it.each([
    ["cancelled", (accountId: string) => bench().fake.world.cancelPromotion(accountId)],
    ["found unfit", (accountId: string) => bench().fake.world.failPromotion(accountId)],
  ])("never sends again what got lost for a promotion that was %s meanwhile", async (_case, change) => {
    const accountId = bench().resourceAccount();
    bench().fake.faults.dropAfterCommit("PromoteResourceAccount");
    bench().fake.faults.after("PromoteResourceAccount", () => change(accountId));

    const error = await errorOf(run(accountId));

    expect(error).toMatchObject({ outcome: "unknown" });
    expect(error.sentence).toContain("Something has changed since");
    expect(bench().fake.mailbox.count).toBe(1);
  });

  it("never sends again what got lost in the second in which an earlier promotion was cancelled, as it was itself", async () => {
    const { accountId } = await bench().verifyingMember();
    bench().fake.world.cancelPromotion(accountId);
    bench().fake.faults.dropAfterCommit("PromoteResourceAccount");
    bench().fake.faults.after("PromoteResourceAccount", () => bench().fake.world.cancelPromotion(accountId));

    const error = await errorOf(run(accountId));

    expect(error).toMatchObject({ outcome: "unknown" });
    // The earlier promotion's, and that of the lost answer.
    expect(bench().fake.mailbox.count).toBe(2);
  });

  it("passes on a refusal of the second try that the first does not explain", async () => {
    const accountId = bench().resourceAccount();
    bench().fake.faults.dropBeforeCommit("PromoteResourceAccount");
    bench().fake.faults.failNext("PromoteResourceAccount", { code: "NoPermission", status: 403 });

    expect(await errorOf(run(accountId))).toMatchObject({ code: "NoPermission", outcome: "refused" });
  });

  it("gives up after three tries and says that the effect may still come", async () => {
    const accountId = bench().resourceAccount();
    bench().fake.faults.dropBeforeCommit("PromoteResourceAccount", { times: 3 });

    const error = await errorOf(run(accountId));

    expect(error).toMatchObject({ outcome: "unknown", operation: "PromoteResourceAccount" });
    expect(error.sentence).toBe(
      `No usable answer came for member ${accountId}: the connection was lost before the answer came. Check the network, then run it again. Sent 3 times and looked up each time, it showed no effect, which may still come. Apply again in some minutes: what happened is then seen before anything is sent.`,
    );
    expect(bench().fake.requests.count("PromoteResourceAccount")).toBe(3);
    expect(bench().fake.mailbox.count).toBe(0);
  });

  it("does not send a call that got lost again when it was stopped meanwhile", async () => {
    const accountId = bench().resourceAccount();
    const stop = new AbortController();
    bench().fake.faults.dropBeforeCommit("PromoteResourceAccount");
    bench().duringPause = () => stop.abort();

    const error = await errorOf(run(accountId, stop.signal));

    expect(error).toMatchObject({ outcome: "unknown" });
    expect(error.sentence).toContain("Looked up afterwards, it showed no effect");
    expect(bench().operations).toEqual(["GetAccount", "PromoteResourceAccount", "GetAccount"]);
  });

  it("reports an unknown outcome if the look-up fails too", async () => {
    const accountId = bench().resourceAccount();
    bench().fake.faults.dropAfterCommit("PromoteResourceAccount");
    bench().fake.faults.after("PromoteResourceAccount", () => {
      bench().fake.faults.failNext("GetAccount", { code: "ServiceUnavailable", status: 503, times: 1000 });
    });

    const error = await errorOf(run(accountId));

    expect(error).toMatchObject({ outcome: "unknown", operation: "PromoteResourceAccount" });
    expect(error.sentence).toMatch(
      /Check the network, then run it again\. Looking up what became of it failed too\.$/,
    );
    expect(bench().fake.mailbox.count).toBe(1);
  });

  it("looks a lost answer up for half a minute and no longer", async () => {
    const accountId = bench().resourceAccount();
    bench().fake.faults.dropAfterCommit("PromoteResourceAccount");
    bench().fake.faults.after("PromoteResourceAccount", () => {
      bench().fake.faults.failNext("GetAccount", { code: "ServiceUnavailable", status: 503, times: 1000 });
    });

    await errorOf(run(accountId));

    const waited = bench().fake.clock.now().getTime() - START.getTime();
    expect(waited).toBeGreaterThan(20_000);
    expect(waited).toBeLessThanOrEqual(30_000);
  });

  it("repeats after throttling, which the service refused for sure", async () => {
    const accountId = bench().resourceAccount();
    bench().fake.faults.failNext("PromoteResourceAccount", { code: "Throttling.User", status: 429 });

    const result = await run(accountId);

    expect(result.outcome).toBe("sent");
    expect(bench().fake.mailbox.count).toBe(1);
    expect(bench().pauses).toHaveLength(1);
  });

  it("sends nothing once it is stopped", async () => {
    const accountId = bench().resourceAccount();

    const error = await errorOf(run(accountId, AbortSignal.abort()));

    expect(error).toMatchObject({ outcome: "none", code: null });
    expect(bench().operations).toEqual([]);
  });

  it("is told the result of a mail that was on its way when it was stopped", async () => {
    const accountId = bench().resourceAccount();
    const stop = new AbortController();
    bench().fake.faults.before("PromoteResourceAccount", () => stop.abort());

    const result = await run(accountId, stop.signal);

    expect(result.outcome).toBe("sent");
  });

  it("looks up a lost answer even when it was stopped meanwhile", async () => {
    const accountId = bench().resourceAccount();
    const stop = new AbortController();
    bench().fake.faults.before("PromoteResourceAccount", () => stop.abort());
    bench().fake.faults.dropAfterCommit("PromoteResourceAccount");

    const result = await run(accountId, stop.signal);

    expect(result.outcome).toBe("sent-handle-lost");
  });

  it("follows a promotion that somebody else began between reading and writing", async () => {
    const accountId = bench().resourceAccount();
    bench().fake.faults.before("PromoteResourceAccount", async (call) => {
      if (call.parameters["Email"] === EMAIL) {
        await bench().client().promoteResourceAccount({ accountId, email: "other@example.com" });
      }
    });

    const result = await run(accountId);

    expect(result.outcome).toBe("already-verifying");
    expect(bench().fake.mailbox.mails.map(({ to }) => to)).toEqual(["other@example.com"]);
  });

  it("follows somebody else's promotion with the same address, which the service refuses as taken", async () => {
    bench().fake.options.promoteWhileVerifying = "emailUsed";
    const accountId = bench().resourceAccount();
    let somebodyElse = true;
    bench().fake.faults.before("PromoteResourceAccount", async () => {
      if (!somebodyElse) return;
      somebodyElse = false;
      await bench().client().promoteResourceAccount({ accountId, email: EMAIL });
    });

    expect((await run(accountId)).outcome).toBe("already-verifying");
    expect(bench().fake.mailbox.count).toBe(1);
  });

  it("says who has to do what when the address is taken, without showing the address", async () => {
    const accountId = bench().resourceAccount();
    bench().fake.world.takeEmail(EMAIL);

    const error = await errorOf(run(accountId));

    expect(error).toMatchObject({ errorClass: "person", outcome: "refused" });
    expect(error.sentence).toContain("give another address");
    expect(`${error.message}${error.stack}`).not.toContain(EMAIL);
  });

  it("says that a member does not exist", async () => {
    const error = await errorOf(run("9999999999999999"));

    expect(error).toMatchObject({ errorClass: "not-found", code: "EntityNotExists.Account" });
  });
});
