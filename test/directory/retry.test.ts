import http, { type RequestOptions } from "node:http";
import { INVITEE_ACCOUNT_ID } from "../../lib/testing/fake-directory";
import { freshBench, EMAIL, errorOf } from "./harness";

describe("repeating a single call", () => {
  const bench = freshBench();
  let accountId: string;

  beforeEach(() => {
    accountId = bench().resourceAccount();
  });

  const read = (signal?: AbortSignal) => bench().client().getAccount(accountId, { signal });
  const write = () => bench().client().promoteResourceAccount({ accountId, email: EMAIL });

  it.each([
    ["Throttling", 400],
    ["Throttling.Api", 429],
    ["ConcurrentCallNotSupported", 429],
    ["ServiceUnavailable", 503],
    ["InternalError", 500],
    ["SignatureNonceUsed", 400],
    ["SomethingNew", 500],
    ["SomethingNew", 502],
  ])("repeats a read after %s (%d)", async (code, status) => {
    bench().fake.faults.failNext("GetAccount", { code, status, times: 2 });

    expect((await read()).value.accountId).toBe(accountId);
    expect(bench().fake.requests.count("GetAccount")).toBe(3);
  });

  it.each(["dropBeforeCommit", "dropAfterCommit", "respondGarbage"] as const)(
    "repeats a read after %s",
    async (fault) => {
      bench().fake.faults[fault]("GetAccount", { times: 2 });

      expect((await read()).value.accountId).toBe(accountId);
    },
  );

  it.each([
    ["Throttling.User", 429],
    ["Throttling", 503],
    ["Rejected.Throttling", 400],
    ["ConcurrentCallNotSupported", 409],
  ])("repeats a write that was refused for the moment with %s (%d)", async (code, status) => {
    bench().fake.faults.failNext("PromoteResourceAccount", { code, status, times: 2 });

    expect((await write()).value.status).toBe("PromoteVerifying");
    expect(bench().fake.mailbox.count).toBe(1);
  });

  it.each([
    ["ServiceUnavailable", 503],
    ["InternalError", 500],
    ["SomethingNew", 500],
    ["SomethingNew", 502],
  ])("does not repeat a write after %s (%d), which may have happened", async (code, status) => {
    bench().fake.faults.failAfterCommit("PromoteResourceAccount", { code, status });

    expect(await errorOf(write())).toMatchObject({
      errorClass: "retry",
      outcome: "unknown",
      code,
      httpStatus: status,
    });
    expect(bench().fake.mailbox.count).toBe(1);
  });

  it("does not repeat a write whose answer cannot be read", async () => {
    bench().fake.faults.respondGarbage("PromoteResourceAccount");

    const error = await errorOf(write());

    expect(error).toMatchObject({ outcome: "unknown", code: null, httpStatus: 200, requestId: null });
    expect(error.sentence).toContain("the answer is not JSON");
  });

  it("does not repeat a write whose connection broke", async () => {
    bench().fake.faults.dropAfterCommit("PromoteResourceAccount");

    const error = await errorOf(write());

    expect(error).toMatchObject({ outcome: "unknown", errorClass: "retry" });
    expect(error.sentence).toContain("the connection was lost");
    expect(bench().fake.mailbox.count).toBe(1);
  });

  it("does not repeat a write that nobody answered in time", async () => {
    const hanging = new Promise<void>((resolve) => setTimeout(resolve, 150));
    bench().fake.faults.before("PromoteResourceAccount", () => hanging);

    const error = await errorOf(
      bench().client(undefined, { callTimeoutMs: 40 }).promoteResourceAccount({ accountId, email: EMAIL }),
    );

    expect(error).toMatchObject({ outcome: "unknown" });
    expect(error.sentence).toContain("no answer came in time");
  });

  it("does not repeat a refusal", async () => {
    const error = await errorOf(bench().client().getAccount("9999999999999999"));

    expect(error).toMatchObject({ outcome: "refused", code: "EntityNotExists.Account", httpStatus: 404 });
    expect(String(error)).toBe(`DirectoryError: GetAccount: ${error.sentence}`);
    expect(bench().pauses).toEqual([]);
  });

  it("does not repeat a read that was refused with a code that nobody documented", async () => {
    bench().fake.faults.failNext("GetAccount", { code: "Brand.New", status: 409 });

    expect(await errorOf(read())).toMatchObject({ code: "Brand.New", errorClass: "caller" });
    expect(bench().pauses).toEqual([]);
  });

  it("never repeats a write with a code that nobody documented", async () => {
    bench().fake.faults.failNext("PromoteResourceAccount", { code: "Brand.New", status: 409 });

    expect(await errorOf(write())).toMatchObject({ errorClass: "caller", outcome: "refused" });
    expect(bench().fake.requests.count("PromoteResourceAccount")).toBe(1);
  });

  it("quotes what the service says with a code that nobody documented, the beginning of it", async () => {
    const message = `Not for ${EMAIL}. ${"Long story. ".repeat(40)}`;
    bench().fake.faults.failNext("PromoteResourceAccount", { code: "Brand.New", status: 409, message });

    const { sentence } = await errorOf(write());

    const quote = message.replace(EMAIL, "p***@example.com").slice(0, 300);
    expect(sentence).toBe(
      `The service refused the call for member ${accountId} with a code that this program does not know. It says: "${quote}…". It was not repeated. Correct what the message names, or ask the service's support with the request id.`,
    );
  });

  it("pauses longer each time, at random below a ceiling", async () => {
    bench().fake.faults.failNext("GetAccount", { code: "Throttling", status: 429, times: 7 });
    bench().random = 0.5;

    await read();

    expect(bench().pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  });

  it("pauses a little even when chance says not at all", async () => {
    bench().fake.faults.failNext("GetAccount", { code: "Throttling", status: 429 });
    bench().random = 0;

    await read();

    expect(bench().pauses).toEqual([50]);
  });

  it("tells the log what it repeats, why, when, and how it ended", async () => {
    bench().fake.faults.failNext("GetAccount", { code: "Throttling", status: 429 });
    bench().fake.faults.respondGarbage("GetAccount");

    const { requestId } = await read();

    const call = { operation: "GetAccount", subject: `member ${accountId}` };
    const throttled = {
      code: "Throttling",
      httpStatus: 429,
      requestId: expect.stringMatching(/^[0-9A-F-]{36}$/) as string,
    };
    expect(bench().log).toEqual([
      ["Repeating a call", { ...call, ...throttled, tries: 1, pauseMs: 500 }],
      [
        "Repeating a call",
        {
          ...call,
          reason: expect.stringMatching(/^the answer is not JSON /) as string,
          tries: 2,
          pauseMs: 1_000,
        },
      ],
      ["Call answered", { ...call, requestId }],
    ]);
  });

  it("gives up at the deadline over all attempts", async () => {
    bench().fake.faults.failNext("GetAccount", { code: "Throttling", status: 429, times: 1_000 });

    const error = await errorOf(bench().client(undefined, { deadlineMs: 10_000 }).getAccount(accountId));

    expect(error).toMatchObject({ code: "Throttling", errorClass: "retry" });
    expect(bench().pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThanOrEqual(10_000);
    expect(bench().fake.requests.count("GetAccount")).toBe(bench().pauses.length + 1);
  });

  it("spends the deadline to its end", async () => {
    bench().fake.faults.failNext("GetAccount", { code: "Throttling", status: 429 });

    const { value } = await bench().client(undefined, { deadlineMs: 500 }).getAccount(accountId);

    expect(value.accountId).toBe(accountId);
    expect(bench().pauses).toEqual([500]);
  });

  it("gives up at the deadline even if the clock stands still", async () => {
    bench().fake.faults.failNext("GetAccount", { code: "Throttling", status: 429, times: 1_000 });
    const deps = { ...bench().deps, now: () => 0 };

    expect(await errorOf(bench().client(undefined, { deps }).getAccount(accountId))).toMatchObject({
      code: "Throttling",
    });
  });

  it("stops during a pause", async () => {
    const stop = new AbortController();
    bench().fake.faults.failNext("GetAccount", { code: "Throttling", status: 429, times: 1_000 });
    bench().duringPause = () => stop.abort();

    const error = await errorOf(read(stop.signal));

    expect(error).toMatchObject({ errorClass: "retry", outcome: "none", code: null });
    expect(error.sentence).toBe(
      `Stopped before the call for member ${accountId} was sent. Nothing was changed by it: run it again to go on.`,
    );
    expect(bench().fake.requests.count("GetAccount")).toBe(1);
  });

  it("sees a call under way to its end when it is stopped", async () => {
    const stop = new AbortController();
    bench().fake.faults.before("GetAccount", () => stop.abort());

    expect((await read(stop.signal)).value.accountId).toBe(accountId);
  });

  it("soon gives up on an endpoint where nothing listens, and says that nothing was sent", async () => {
    const { host } = bench().fake;
    await bench().fake.stop();

    const error = await errorOf(read());

    expect(error).toMatchObject({
      errorClass: "configuration",
      outcome: "none",
      httpStatus: null,
      requestId: null,
    });
    expect(error.sentence).toBe(
      `The service cannot be reached at ${host}: nothing listens at the endpoint. Nothing was sent. Check the network and the endpoint, then run it again.`,
    );
    expect(bench().pauses).toHaveLength(3);
  });

  it("says of a write to an endpoint where nothing listens that it was not sent", async () => {
    await bench().fake.stop();

    expect(await errorOf(write())).toMatchObject({ outcome: "none" });
    expect(bench().pauses).toEqual([]);
  });

  it("does not repeat what cannot get better: a host name that does not exist", async () => {
    const unknownHost = Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
    const real = http.request;
    jest.spyOn(http, "request").mockImplementation(((options: RequestOptions) =>
      real({
        ...options,
        host: "directory.invalid",
        agent: false,
        lookup: (_host, _options, found) => {
          found(unknownHost, "");
        },
      })) as typeof http.request);

    const error = await errorOf(read());

    expect(error).toMatchObject({ errorClass: "configuration", outcome: "none" });
    expect(error.sentence).toContain("the endpoint's host name does not exist");
    expect(bench().pauses).toEqual([]);
  });

  it("keeps parameters, credentials and e-mail addresses out of errors and logs", async () => {
    bench().fake.faults.dropBeforeCommit("GetAccount");
    bench().fake.faults.failNext("InviteAccountToResourceDirectory", {
      code: "Brand.New",
      status: 409,
      message: `Cannot invite ${EMAIL}.`,
    });
    bench().fake.faults.dropAfterCommit("PromoteResourceAccount");
    const client = bench().client();

    await client.getAccount(accountId);
    const errors = [
      await errorOf(write()),
      await errorOf(
        client.inviteAccountToResourceDirectory({ target: EMAIL, targetType: "Email", note: null }),
      ),
      await errorOf(
        bench().client({ accessKeyId: "ak-management", accessKeySecret: "sk-wrong" }).getAccount(accountId),
      ),
    ];

    const told = [
      ...bench().logLines,
      ...errors.map((error) => `${error.stack} ${JSON.stringify(error)}`),
    ].join("\n");
    expect(told).toContain("p***@example.com");
    expect(told).not.toMatch(/payments-root|sk-|ak-management|Signature=/);
  });

  it("repeats each page of a listing by itself", async () => {
    for (let index = 0; index < 120; index += 1) bench().resourceAccount(`member-${index}`);
    bench().fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID);
    bench().fake.faults.failNext("ListAccounts", { code: "Throttling", status: 429 });

    const { value } = await bench().client().listAccounts();

    expect(value).toHaveLength(121);
    expect(bench().fake.requests.all.map(({ parameters }) => parameters["PageNumber"])).toEqual([
      "1",
      "1",
      "2",
    ]);
  });
});
