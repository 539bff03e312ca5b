import http, { type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createDirectoryClient, type DirectoryClient } from "../../lib/directory";
import { errorOf, TIMELESS } from "./harness";

type Answer = (response: ServerResponse) => void;

const text =
  (status: number, body: string): Answer =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  };

/** Announces more than it sends. */
const begun: Answer = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"RequestId":');
};

describe("an answer that is no proper answer", () => {
  let server: http.Server;
  let answer: Answer;
  let received: number;

  beforeEach(async () => {
    received = 0;
    server = http.createServer((_request, response) => {
      received += 1;
      answer(response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Waits long for an answer, so that a busy machine is not taken for a server that stalls. */
  function client(callTimeoutMs = 10_000): DirectoryClient {
    const { port } = server.address() as AddressInfo;
    return createDirectoryClient({
      credentials: { accessKey: "ak", secretKey: "sk" },
      endpoint: `http://127.0.0.1:${port}`,
      callTimeoutMs,
      deadlineMs: 10_000,
      deps: TIMELESS,
    });
  }

  it.each<[string, Answer, RegExp]>([
    [
      "breaks off half-way",
      (response) => {
        begun(response);
        setImmediate(() => response.destroy());
      },
      /connection was lost/,
    ],
    ["is empty", text(200, ""), /not JSON/],
    ["is a web page", text(200, "<html></html>"), /not JSON/],
    ["is a web page with an error status", text(403, "<html></html>"), /not JSON/],
    ["is an error without a code", text(403, '{"error":"blocked"}'), /error without a code/],
    ["is JSON but no object", text(200, "null"), /.+/],
    ["has no request id", text(200, "{}"), /no request id/],
    ["has no account", text(200, '{"RequestId":"R"}'), /without id/],
    [
      "has an account of a type unheard of",
      text(200, '{"RequestId":"R","Account":{"AccountId":"1","Status":"New","Type":"Other"}}'),
      /known type/,
    ],
  ])("leaves a write unknown and unrepeated if it %s", async (_case, given, reason) => {
    answer = given;

    const error = await errorOf(client().promoteResourceAccount({ accountId: "1", email: "a@example.com" }));

    expect(error).toMatchObject({ outcome: "unknown", code: null });
    expect(error.sentence).toMatch(reason);
    expect(received).toBe(1);
  });

  it("leaves a write unknown and unrepeated if it stalls half-way", async () => {
    answer = begun;

    const error = await errorOf(
      client(200).promoteResourceAccount({ accountId: "1", email: "a@example.com" }),
    );

    expect(error).toMatchObject({ outcome: "unknown", code: null });
    expect(error.sentence).toMatch(/no answer|connection was lost/);
    expect(received).toBe(1);
  });

  it("may leave out what no decision rests on: a member", async () => {
    answer = text(200, '{"RequestId":"R","Account":{"AccountId":"1","Status":"New","Type":"CloudAccount"}}');

    expect((await client().getAccount("1")).value).toEqual({
      accountId: "1",
      displayName: "",
      type: "CloudAccount",
      status: "New",
      accountName: null,
      joinMethod: null,
      joinTime: null,
      modifyTime: null,
      resourceDirectoryId: null,
      folderId: null,
      resourceDirectoryPath: null,
      tags: null,
      emailStatus: null,
    });
  });

  it("may leave out what no decision rests on: an invitation", async () => {
    answer = text(
      200,
      '{"RequestId":"R","Handshake":{"HandshakeId":"h-1","Status":"Pending","TargetEntity":"2","ResourceDirectoryId":"rd-1"}}',
    );

    expect((await client().getHandshake("h-1")).value).toEqual({
      handshakeId: "h-1",
      status: "Pending",
      targetEntity: "2",
      targetType: "Account",
      resourceDirectoryId: "rd-1",
      masterAccountId: null,
      masterAccountName: null,
      note: null,
      createTime: null,
      expireTime: null,
      modifyTime: null,
    });
  });

  it("may leave out what no decision rests on: the directory", async () => {
    answer = text(200, '{"RequestId":"R","ResourceDirectory":{"ResourceDirectoryId":"rd-1"}}');

    expect((await client().getResourceDirectory()).value).toEqual({
      resourceDirectoryId: "rd-1",
      masterAccountId: null,
      masterAccountName: null,
      rootFolderId: null,
      createTime: null,
    });
  });

  it.each(['{"RequestId":"R"}', '{"RequestId":"R","Accounts":{},"Handshakes":{}}'])(
    "may have no list where nothing is listed: %s",
    async (body) => {
      answer = text(200, body);

      expect((await client().listAccounts()).value).toEqual([]);
      expect((await client().listHandshakesForAccount()).value).toEqual([]);
      expect((await client().listHandshakesForResourceDirectory()).value).toEqual([]);
    },
  );

  it("that is an error says with which status and request id it came", async () => {
    answer = text(403, '{"RequestId":"R-1","error":"blocked"}');

    const error = await errorOf(client().promoteResourceAccount({ accountId: "1", email: "a@example.com" }));

    expect(error).toMatchObject({ outcome: "unknown", httpStatus: 403, requestId: "R-1" });
  });

  it("may be an error without a message", async () => {
    answer = text(409, '{"RequestId":"R","Code":"Brand.New"}');

    const { sentence } = await errorOf(client().getAccount("1"));

    expect(sentence).toContain('It says: "".');
  });

  const WHOLE = {
    member: { AccountId: "1", Status: "New", Type: "CloudAccount" },
    invitation: { HandshakeId: "h-1", Status: "Pending", TargetEntity: "2", ResourceDirectoryId: "rd-1" },
    directory: { ResourceDirectoryId: "rd-1" },
  };

  /** A body whole but for this field. */
  const without = (field: string): string =>
    JSON.stringify(
      {
        RequestId: "R",
        Account: WHOLE.member,
        Handshake: WHOLE.invitation,
        ResourceDirectory: WHOLE.directory,
      },
      (key, value: unknown) => (key === field ? undefined : value),
    );

  it.each(["AccountId", "Status", "Type"])("is not taken for a member without %s", async (field) => {
    answer = text(200, without(field));

    const { sentence } = await errorOf(client().getAccount("1"));

    expect(sentence).toContain("the answer holds an account without id, status or a known type");
  });

  it.each(["HandshakeId", "Status", "TargetEntity", "ResourceDirectoryId"])(
    "is not taken for an invitation without %s",
    async (field) => {
      answer = text(200, without(field));

      const { sentence } = await errorOf(client().getHandshake("h-1"));

      expect(sentence).toContain("the answer holds an invitation without id, status, target or directory");
    },
  );

  it("is not taken for a directory without its id", async () => {
    answer = text(200, without("ResourceDirectoryId"));

    const { sentence } = await errorOf(client().getResourceDirectory());

    expect(sentence).toContain("the answer holds a directory without id");
  });

  const page: Answer = (response) => {
    response
      .writeHead(200, { "content-type": "text/html" })
      .end("<html>\u001b[31mSign in, ann@example.com</html>");
  };
  const redirect: Answer = (response) => {
    response.writeHead(302, { location: "http://127.0.0.1:1/?token=abc" }).end();
  };
  const endless: Answer = (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    for (let sent = 0; sent < 200; sent += 1) response.write("x".repeat(100_000));
    response.end();
  };

  it.each<[string, Answer, string]>([
    [
      "a web page",
      page,
      'the answer is not JSON (HTTP 200, text/html: "<html>\ufffd[31mSign in, a***@example.com</html>")',
    ],
    ["a redirect", redirect, "the answer is a redirect (HTTP 302, no content type)"],
    [
      "a redirect with a body",
      text(301, "{}"),
      'the answer is a redirect (HTTP 301, application/json: "{}")',
    ],
    [
      "torn JSON",
      text(200, '{"RequestId":'),
      `the answer is not JSON (HTTP 200, application/json: "{"RequestId":")`,
    ],
    [
      "JSON of other types",
      text(200, '{"RequestId":"R","Account":"none"}'),
      'the answer is of another form than the service\'s (HTTP 200, application/json: "{"RequestId":"R","Account":"none"}")',
    ],
    [
      "an error without a code",
      text(404, "{}"),
      'the answer is an error without a code (HTTP 404, application/json: "{}")',
    ],
    [
      "more than anybody can want",
      endless,
      'the answer is larger than 10 MB (HTTP 200, application/json: "xxx',
    ],
  ])("is read again a few times only, and is described: %s", async (_what, given, description) => {
    answer = given;

    const error = await errorOf(client().getAccount("1"));

    expect(error).toMatchObject({ outcome: "none", errorClass: "retry", code: null });
    expect(error.sentence).toContain(description);
    expect(received).toBe(3);
  });

  it.each<[string, Answer]>([
    ["a gateway's page", text(502, "<html>Bad gateway</html>")],
    ["a connection that breaks", (response) => response.destroy()],
  ])("is read again up to the deadline if it may pass: %s", async (_what, given) => {
    answer = given;

    expect(await errorOf(client().getAccount("1"))).toMatchObject({ outcome: "none", errorClass: "retry" });
    expect(received).toBe(4);
  });

  it("never comes for a key that cannot be sent, and is not waited for", async () => {
    const { port } = server.address() as AddressInfo;
    const broken = createDirectoryClient({
      credentials: { accessKey: "ak-of-some\nbody", secretKey: "sk" },
      endpoint: `http://127.0.0.1:${port}`,
      deps: TIMELESS,
    });

    const error = await errorOf(broken.promoteResourceAccount({ accountId: "1", email: "a@example.com" }));

    expect(error).toMatchObject({ outcome: "none", errorClass: "configuration" });
    expect(error.sentence).toContain("a line break");
    expect(error.sentence).not.toContain("of-some");
    expect(received).toBe(0);
  });

  it("falls back to this machine's clock if it carries no date", async () => {
    answer = (response) => {
      response.sendDate = false;
      text(200, '{"RequestId":"R","ResourceDirectory":{"ResourceDirectoryId":"rd-1"}}')(response);
    };

    expect((await client().getResourceDirectory()).at).toEqual(new Date(0));
  });

  it("counts a promotion without record id as sent", async () => {
    answer = text(
      200,
      '{"RequestId":"R","Account":{"AccountId":"1","Status":"PromoteVerifying","Type":"ResourceAccount"}}',
    );

    const { value } = await client().promoteResourceAccount({ accountId: "1", email: "a@example.com" });

    expect(value.recordId).toBeNull();
  });

  it("asks to wait before the next try, and is obeyed", async () => {
    const pauses: number[] = [];
    answer = (response) => {
      response.setHeader("x-acs-retry-after", "7000");
      const slowDown = text(429, '{"RequestId":"R","Code":"Throttling.User","Message":"slow down"}');
      const found = text(200, '{"RequestId":"R","ResourceDirectory":{"ResourceDirectoryId":"rd-1"}}');
      (received === 1 ? slowDown : found)(response);
    };
    const { port } = server.address() as AddressInfo;
    const obedient = createDirectoryClient({
      credentials: { accessKey: "ak", secretKey: "sk" },
      endpoint: `http://127.0.0.1:${port}`,
      deps: { ...TIMELESS, sleep: async (ms) => void pauses.push(ms) },
    });

    await obedient.getResourceDirectory();

    expect(pauses).toEqual([7_000]);
  });
});
