import http, { type OutgoingHttpHeaders, type RequestOptions } from "node:http";
import https from "node:https";
import { OPERATIONS, rateOf, type Operation } from "../../lib/directory/calls/operations";
import { TokenBucket } from "../../lib/directory/connection/rate-limit";
import { INVITEE_ACCOUNT_ID } from "../../lib/testing";
import { freshBench, EMAIL, errorOf } from "./harness";

/** What is published, in calls a second: 10 for promotions, 20 for what else has a figure. */
const PUBLISHED = (operation: Operation): number => (operation.includes("Promote") ? 10 : 20);

describe("the rates", () => {
  it.each(Object.keys(OPERATIONS) as Operation[])(
    "of %s are half of what is published, and no second with a burst in it has more than that",
    (operation) => {
      const { perSecond, burst } = rateOf(operation);

      expect(perSecond).toBe(PUBLISHED(operation) / 2);
      expect(burst + perSecond).toBeLessThanOrEqual(PUBLISHED(operation));
    },
  );
});

describe("a token bucket", () => {
  it("lets a burst through and then one call after the other", () => {
    const bucket = new TokenBucket({ perSecond: 10, burst: 3 }, { now: () => 0 });

    expect([1, 2, 3, 4, 5, 6].map(() => bucket.take())).toEqual([0, 0, 0, 100, 200, 300]);
  });

  it("saves up no more than a burst", () => {
    let now = 0;
    const bucket = new TokenBucket({ perSecond: 10, burst: 2 }, { now: () => now });
    bucket.take();
    now = 3_600_000;

    expect([1, 2, 3].map(() => bucket.take())).toEqual([0, 0, 100]);
  });
});

describe("calls of a client", () => {
  const bench = freshBench();
  let accountId: string;

  beforeEach(() => {
    accountId = bench().resourceAccount();
  });

  /** When each call of this operation arrived, in milliseconds after the first. */
  function arrivals(operation: string): readonly number[] {
    const times = bench()
      .fake.requests.of(operation)
      .map(({ at }) => at.getTime());
    return times.map((time) => time - (times[0] ?? 0));
  }

  it("keep to ten a second after a burst of ten", async () => {
    const client = bench().client(undefined, { rateLimited: true });

    for (let index = 0; index < 30; index += 1) await client.getAccount(accountId);

    expect(arrivals("GetAccount").slice(0, 11)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100]);
    expect(arrivals("GetAccount").at(-1)).toBe(2_000);
  });

  it("share the rates and what is outdated with those of somebody else's credentials", async () => {
    const env = { ACME_ALICLOUD_ACCESS_KEY: "ak-invitee", ACME_ALICLOUD_SECRET_KEY: "sk-invitee" };
    const client = bench().client(undefined, { rateLimited: true, deps: { ...bench().deps, env } });
    const somebodyElse = client.withCredentials({ credentialsEnvPrefix: "ACME_" });
    const { id } = bench().fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID);
    const before = client.epoch();

    for (let index = 0; index < 10; index += 1) await client.getAccount(accountId);
    await somebodyElse.getHandshake(id);
    await somebodyElse.acceptHandshake(id);

    expect(bench().pauses[0]).toBe(100);
    expect(client.epoch()).toBe(before + 2);
    expect(
      bench()
        .fake.requests.of("AcceptHandshake")
        .map(({ callerName }) => callerName),
    ).toEqual(["invitee"]);
  });

  it("count every attempt, not every call", async () => {
    bench().random = 0;
    bench().fake.faults.failNext("PromoteResourceAccount", { code: "Throttling", status: 429, times: 9 });

    await bench()
      .client(undefined, { rateLimited: true })
      .promoteResourceAccount({ accountId, email: EMAIL });

    expect(bench().fake.requests.count("PromoteResourceAccount")).toBe(10);
    expect(arrivals("PromoteResourceAccount").at(-1)).toBeGreaterThanOrEqual(1_000);
  });

  it("are not slowed down for a program on this machine", async () => {
    const client = bench().client();

    for (let index = 0; index < 30; index += 1) await client.getAccount(accountId);

    expect(bench().pauses).toEqual([]);
  });

  it("keep to the rates at the service's own endpoint, without being told to", async () => {
    const { port } = new URL(bench().fake.endpoint);
    // The fake hears the service's host under its own name, and refuses what was signed for another one.
    jest.spyOn(https, "request").mockImplementation(((options: RequestOptions) => {
      const headers = { ...(options.headers as OutgoingHttpHeaders), host: `127.0.0.1:${port}` };
      return http.request({
        ...options,
        headers,
        host: "127.0.0.1",
        hostname: undefined,
        port,
        agent: false,
      });
    }) as never);
    const client = bench().client(undefined, { endpoint: undefined });

    for (let index = 0; index < 11; index += 1) {
      expect((await errorOf(client.getAccount(accountId))).code).toBe("SignatureDoesNotMatch");
    }

    expect(bench().pauses).toEqual([100]);
  });

  it("end their wait for a turn when they are stopped", async () => {
    const stop = new AbortController();
    const client = bench().client(undefined, { rateLimited: true });
    for (let index = 0; index < 10; index += 1) await client.getAccount(accountId);
    bench().duringPause = () => stop.abort();

    await expect(client.getAccount(accountId, { signal: stop.signal })).rejects.toMatchObject({
      outcome: "none",
    });
    expect(bench().fake.requests.count("GetAccount")).toBe(10);
    expect(bench().pauses).toEqual([100]);
  });
});
