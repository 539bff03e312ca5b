import http from "node:http";
import { connect, type AddressInfo } from "node:net";
import { proxyUse } from "../../lib/directory";
import { proxyFor } from "../../lib/directory/connection/proxy";
import { freshBench, errorOf } from "./harness";

const ENDPOINT = "https://resourcemanager.example.com";

describe("the proxy of a call", () => {
  const addressFor = (endpoint: string, env: Record<string, string>) =>
    proxyFor(new URL(endpoint), env)?.url.host;

  it.each([
    ["none is set", ENDPOINT, {}, undefined],
    ["one is set", ENDPOINT, { HTTPS_PROXY: "http://proxy.example.com:8080" }, "proxy.example.com:8080"],
    [
      "one is set without scheme",
      ENDPOINT,
      { https_proxy: "proxy.example.com:8080" },
      "proxy.example.com:8080",
    ],
    ["it is set for http only", ENDPOINT, { HTTP_PROXY: "http://proxy.example.com:8080" }, undefined],
    ["it speaks another protocol", ENDPOINT, { HTTPS_PROXY: "socks5://proxy.example.com:1080" }, undefined],
    [
      "the endpoint is on this machine",
      "http://127.0.0.1:1",
      { HTTPS_PROXY: "proxy.example.com:8080" },
      undefined,
    ],
    [
      "an exception names the host",
      ENDPOINT,
      { HTTPS_PROXY: "p:1", NO_PROXY: "a, resourcemanager.example.com" },
      undefined,
    ],
    ["an exception names the domain", ENDPOINT, { HTTPS_PROXY: "p:1", no_proxy: ".example.com" }, undefined],
    ["an exception names all hosts", ENDPOINT, { HTTPS_PROXY: "p:1", NO_PROXY: "*" }, undefined],
    [
      "an exception names the host at this port",
      ENDPOINT,
      { HTTPS_PROXY: "p:1", NO_PROXY: "example.com:443" },
      undefined,
    ],
    [
      "an exception names another port",
      ENDPOINT,
      { HTTPS_PROXY: "p:1", NO_PROXY: "example.com:8443" },
      "p:1",
    ],
    ["an exception only ends alike", ENDPOINT, { HTTPS_PROXY: "p:1", NO_PROXY: "ample.com" }, "p:1"],
  ])("if %s", (_case, endpoint, env, address) => {
    expect(addressFor(endpoint, env)).toBe(address);
  });

  it.each([
    [{}, null],
    [
      { HTTPS_PROXY: "http://user:hunter2@proxy.example.com:8080" },
      { variable: "HTTPS_PROXY", address: "proxy.example.com:8080", unused: null },
    ],
    [
      { HTTPS_PROXY: "proxy.example.com:8080", NO_PROXY: "example.com" },
      { variable: "HTTPS_PROXY", address: "proxy.example.com:8080", unused: "NO_PROXY names the endpoint" },
    ],
    [
      { http_proxy: "proxy.example.com:8080" },
      {
        variable: "http_proxy",
        address: "proxy.example.com:8080",
        unused: "the API is called over https, for which HTTPS_PROXY is the variable",
      },
    ],
    [
      { HTTPS_PROXY: "socks5://proxy.example.com:1080" },
      { variable: "HTTPS_PROXY", address: "no URL", unused: "its value is no http or https URL" },
    ],
  ])("is told for the environment %j", (env, told) => {
    expect(proxyUse(new URL(ENDPOINT), env)).toEqual(told);
  });
});

describe("calls through a proxy", () => {
  const bench = freshBench();
  let proxy: http.Server;
  let asked: string[];
  let isTunnel: boolean;

  beforeEach(async () => {
    asked = [];
    isTunnel = false;
    proxy = http.createServer();
    proxy.on("connect", (request: http.IncomingMessage, socket) => {
      asked.push(`${request.url ?? ""} ${request.headers["proxy-authorization"] ?? ""}`.trim());
      if (!isTunnel) {
        socket.end(
          "HTTP/1.1 407 Proxy Authentication Required\r\ncontent-type: text/html\r\n\r\n<p>Who are you?</p>",
        );
        return;
      }
      const { port } = new URL(bench().fake.endpoint);
      const inner = connect(Number(port), "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        inner.pipe(socket).pipe(inner);
      });
      inner.on("error", () => socket.destroy());
      socket.on("error", () => inner.destroy());
    });
    await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
  });

  afterEach(async () => {
    proxy.closeAllConnections();
    await new Promise((closed) => proxy.close(closed));
  });

  const address = () => `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const client = (env: Record<string, string>, endpoint = ENDPOINT) =>
    bench().client(undefined, { endpoint, deps: { ...bench().deps, env } });

  it("ask it for the endpoint, with its own password, and say what it answered", async () => {
    const error = await errorOf(
      client({ HTTPS_PROXY: `http://ann:hunter2@${address()}` }).getAccount("1234567890123456"),
    );

    const password = Buffer.from("ann:hunter2").toString("base64");
    expect(new Set(asked)).toEqual(new Set([`resourcemanager.example.com:443 Basic ${password}`]));
    expect(asked).toHaveLength(3);
    expect(error.sentence).toContain("HTTP 407, text/html");
    expect(error.sentence).toContain(`(through the proxy ${address()}, which HTTPS_PROXY names)`);
    expect(error.sentence).not.toContain("hunter2");
  });

  it("do not trust it: they want the endpoint's own certificate", async () => {
    isTunnel = true;

    const error = await errorOf(client({ HTTPS_PROXY: address() }).getAccount("1234567890123456"));

    expect(error).toMatchObject({ errorClass: "configuration", outcome: "none" });
    expect(error.sentence).toContain("the endpoint does not speak https");
    expect(asked).toEqual(["resourcemanager.example.com:443"]);
    expect(bench().operations).toEqual([]);
  });

  it("name it if nothing listens there", async () => {
    const error = await errorOf(client({ https_proxy: "127.0.0.1:1" }).getAccount("1234567890123456"));

    expect(error.sentence).toContain("(through the proxy 127.0.0.1:1, which https_proxy names)");
  });

  it("go straight to an endpoint on this machine", async () => {
    const accountId = bench().resourceAccount();

    const { value } = await client(
      { HTTPS_PROXY: address(), HTTP_PROXY: address() },
      bench().fake.endpoint,
    ).getAccount(accountId);

    expect(value.accountId).toBe(accountId);
    expect(asked).toEqual([]);
  });
});
