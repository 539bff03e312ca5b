import { accept, promote } from "../../lib/directory";
import { INVITEE_ACCOUNT_ID, INVITEE_KEY, SAMPLE_DIRECTORY_ID } from "../../lib/testing/fake-directory";
import { freshBench, EMAIL, errorOf } from "./harness";

const DEADLINE_MS = 60_000;

const bench = freshBench();
let accountId: string;

beforeEach(() => {
  accountId = bench().resourceAccount();
});

const elapsed = (since: number) => bench().fake.clock.now().getTime() - since;

describe("the deadline of a step", () => {
  it("is one for all its calls and their repetitions", async () => {
    bench().fake.faults.failNext("GetAccount", { code: "Throttling", status: 429, times: 6 });
    bench().fake.faults.failNext("PromoteResourceAccount", { code: "Throttling", status: 429, times: 99 });
    const client = bench().client(undefined, { deadlineMs: DEADLINE_MS });
    const startedAt = bench().fake.clock.now().getTime();

    expect(await errorOf(promote.run(client, { accountId, email: EMAIL }))).toMatchObject({
      code: "Throttling",
    });
    expect(bench().fake.requests.count("PromoteResourceAccount")).toBeGreaterThan(0);
    expect(elapsed(startedAt)).toBeLessThanOrEqual(DEADLINE_MS);
    expect(bench().fake.mailbox.count).toBe(0);
  });

  it("counts the time that calls take, not only the pauses between them", async () => {
    const throttled = { code: "Throttling", status: 429, times: 99 };
    bench().fake.faults.failNext("GetAccount", throttled);
    bench().fake.faults.delay("GetAccount", { ms: 25_000, clock: "virtual", times: 99 });

    await errorOf(bench().client(undefined, { deadlineMs: DEADLINE_MS }).getAccount(accountId));

    expect(bench().fake.requests.count("GetAccount")).toBe(3);
  });

  it("is five minutes unless it is set", async () => {
    bench().fake.faults.failNext("GetAccount", { code: "Throttling", status: 429, times: 99 });
    const startedAt = bench().fake.clock.now().getTime();

    await errorOf(bench().client().getAccount(accountId));

    expect(elapsed(startedAt)).toBeGreaterThan(280_000);
    expect(elapsed(startedAt)).toBeLessThanOrEqual(300_000);
  });

  it("is the call's own, if it has one", async () => {
    bench().fake.faults.failNext("GetAccount", { code: "Throttling", status: 429, times: 99 });
    const startedAt = bench().fake.clock.now().getTime();

    await errorOf(bench().client().getAccount(accountId, { deadlineMs: 30_000 }));

    expect(elapsed(startedAt)).toBeGreaterThan(20_000);
    expect(elapsed(startedAt)).toBeLessThanOrEqual(30_000);
  });

  it("is not used up by waiting for other writes of the same client", async () => {
    const other = bench().resourceAccount("ledger");
    bench().fake.faults.failNext("PromoteResourceAccount", { code: "Throttling", status: 429, times: 8 });
    const client = bench().client(undefined, { deadlineMs: DEADLINE_MS });

    const [first, second] = await Promise.all([
      promote.run(client, { accountId, email: EMAIL }),
      promote.run(client, { accountId: other, email: "ledger-root@example.com" }),
    ]);

    expect([first.outcome, second.outcome]).toEqual(["sent", "sent"]);
  });

  it("is as long as the time in which an invitation may show, if that is longer", async () => {
    const { id } = bench().fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID);
    bench().fake.options.handshakeVisibilityDelayMs = 2 * DEADLINE_MS;
    bench().fake.faults.failNext("AcceptHandshake", { code: "Throttling", status: 429 });
    const client = bench().client(INVITEE_KEY, { deadlineMs: DEADLINE_MS });
    const input = { handshakeId: id, expectedDirectoryId: SAMPLE_DIRECTORY_ID };

    expect(await accept.run(client, { ...input, visibleWithinMs: 3 * DEADLINE_MS })).toMatchObject({
      outcome: "accepted",
    });
  });

  it("is no shorter if an invitation must show at once", async () => {
    const { id } = bench().fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID);
    bench().fake.faults.failNext("AcceptHandshake", { code: "Throttling", status: 429, times: 5 });
    const client = bench().client(INVITEE_KEY, { deadlineMs: DEADLINE_MS });
    const input = { handshakeId: id, expectedDirectoryId: SAMPLE_DIRECTORY_ID };

    expect(await accept.run(client, { ...input, visibleWithinMs: 0 })).toMatchObject({ outcome: "accepted" });
  });

  it("covers looking for an invitation that does not show, and the calls in between", async () => {
    const { id } = bench().fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID);
    bench().fake.options.handshakeVisibilityDelayMs = 24 * 3_600_000;
    bench().fake.faults.before("GetHandshake", () =>
      bench().fake.faults.failNext("GetHandshake", { code: "ServiceUnavailable", status: 503 }),
    );
    const client = bench().client(INVITEE_KEY, { deadlineMs: DEADLINE_MS });
    const startedAt = bench().fake.clock.now().getTime();
    const input = { handshakeId: id, expectedDirectoryId: SAMPLE_DIRECTORY_ID, visibleWithinMs: DEADLINE_MS };

    await errorOf(accept.run(client, input));

    expect(elapsed(startedAt)).toBeLessThanOrEqual(DEADLINE_MS);
  });
});
