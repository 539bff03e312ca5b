import type { FakeDirectory } from "../../lib/testing";
import { KINDS, payments } from "../support/member-kinds";
import type { MemberKind } from "../support/member-kinds";
import { addressOf, Pipeline, said, writes } from "./support/pipeline";
import type { Code } from "./support/pipeline";
import { descendantsOf, ended, stillRunning } from "./support/processes";

/** Long before this wait is over, these tests are. */
const WAIT = "10m";
const SECONDS = 1_000;
const EMAIL = "payments-root@example.com";

/** A member that is promoted, and an apply that waits for the person; hands out the address of the promotion. */
const waiting =
  (kind: MemberKind): Code<string> =>
  (stack) =>
    addressOf(payments(kind)(stack).promote("promotion", { email: EMAIL, waitFor: WAIT }).resource);

/** Resolves when the provider has looked at the member after the mail went out: now it waits. */
function personIsWaitedFor(fake: FakeDirectory): Promise<void> {
  return new Promise((resolve) => {
    fake.faults.after("PromoteResourceAccount", () => {
      fake.faults.after("GetAccount", () => {
        resolve();
      });
    });
  });
}

describe.each(KINDS)("with members on $members", (kind) => {
  test.each([
    ["terraform alone is told, as a pipeline does it", "SIGINT", false],
    ["providers get the signal as well, as with Ctrl-C in a terminal", "SIGINT", true],
    ["all are told to end, as by a pipeline whose job is cancelled", "SIGTERM", true],
  ] as const)("an apply that waits for a person ends within seconds: %s", async (_, signal, everybody) => {
    const pipeline = await Pipeline.open(waiting(kind));
    const promotion = pipeline.code(waiting(kind));
    const isWaiting = personIsWaitedFor(pipeline.fake);

    const run = await pipeline.startApply();
    await isWaiting;
    const started = descendantsOf(run.pid);
    expect(started.length).toBeGreaterThan(0);
    const interruptedAt = Date.now();
    if (everybody) {
      started.forEach((pid) => process.kill(pid, signal));
    }
    process.kill(run.pid, signal);
    const result = await run.finished;

    expect(Date.now() - interruptedAt).toBeLessThan(20 * SECONDS);
    expect(stillRunning(started)).toEqual([]);
    expect(said(result)).toContain("Stopped waiting for a person");

    const { resources } = await pipeline.state();
    const [{ recordId } = { recordId: "" }] = pipeline.fake.world.promotions;
    expect(resources[promotion]).toMatchObject({ tainted: false, values: { record_id: recordId } });

    const next = await pipeline.plan();
    expect(next.changes).toEqual({});
    expect(writes(await pipeline.expectApply())).not.toContain("PromoteResourceAccount");
    expect(pipeline.fake.mailbox.count).toBe(1);
  });

  test.each([
    ["all are told to end, as by a pipeline whose job is cancelled", "SIGTERM", true],
    ["only providers heed the end of a terminal, as below nohup", "SIGHUP", false],
  ] as const)(
    "a mail whose answer is on its way is recorded, and not sent again: %s",
    async (_, signal, everybody) => {
      const pipeline = await Pipeline.applied(payments(kind));
      const promotion = pipeline.code(waiting(kind));
      const signalled = new Promise<readonly number[]>((resolve) => {
        pipeline.fake.faults.after("PromoteResourceAccount", () => {
          const providers = descendantsOf(run.pid);
          providers.forEach((pid) => process.kill(pid, signal));
          process.kill(run.pid, everybody ? signal : "SIGINT");
          resolve(providers);
        });
      });

      const run = await pipeline.startApply();
      const providers = await signalled;
      expect(said(await run.finished)).toContain("Stopped waiting for a person");

      expect(await ended(providers, 15 * SECONDS)).toEqual([]);
      const [{ recordId } = { recordId: "" }] = pipeline.fake.world.promotions;
      expect((await pipeline.state()).resources[promotion]).toMatchObject({
        values: { record_id: recordId },
      });
      expect(writes(await pipeline.expectApply())).toEqual([]);
      expect(pipeline.fake.mailbox.count).toBe(1);
    },
  );

  test("when terraform is killed its providers end by themselves, and the next apply sends no second mail", async () => {
    // In state before: how far terraform gets with writing an account when it is killed is chance.
    const pipeline = await Pipeline.applied(payments(kind));
    pipeline.code(waiting(kind));
    const isWaiting = personIsWaitedFor(pipeline.fake);

    const run = await pipeline.startApply();
    await isWaiting;
    const providers = descendantsOf(run.pid);
    expect(providers.length).toBeGreaterThan(0);
    process.kill(run.pid, "SIGKILL");
    await run.finished;
    expect(await ended(providers, 15 * SECONDS)).toEqual([]);

    // The promotion that was under way is in no state.
    pipeline.code((stack) => payments(kind)(stack).promote("promotion", { email: EMAIL }));
    const next = await pipeline.apply();
    expect(said(next)).toContain("A promotion was under way already");
    expect(writes(next)).toEqual([]);
    expect(pipeline.fake.mailbox.count).toBe(1);
    expect(pipeline.fake.world.members).toHaveLength(1);
  });
});
