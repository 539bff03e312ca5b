import { parseEndpoint } from "../../lib/directory";
import { directoryUrl, newerUrl, stsUrl } from "../../lib/directory/connection/endpoint";
import { errorOf, freshBench } from "./harness";

const bench = freshBench();

describe("the endpoint", () => {
  it.each([undefined, null, ""])("is the service's own if none is given (%p)", (url) => {
    expect(parseEndpoint(url)).toEqual({ protocol: "HTTPS", host: "resourcemanager.aliyuncs.com" });
  });

  it.each([
    ["https://resourcemanager.vpc-proxy.aliyuncs.com", "HTTPS", "resourcemanager.vpc-proxy.aliyuncs.com"],
    ["https://proxy.example.com:8443/", "HTTPS", "proxy.example.com:8443"],
    ["http://127.0.0.1:8080", "HTTP", "127.0.0.1:8080"],
    ["http://localhost:8080", "HTTP", "localhost:8080"],
    ["http://127.0.10.100:8080", "HTTP", "127.0.10.100:8080"],
    ["http://[::1]:8080", "HTTP", "[::1]:8080"],
  ])("may be %s", (url, protocol, host) => {
    expect(parseEndpoint(url)).toEqual({ protocol, host });
  });

  it.each([
    "http://resourcemanager.aliyuncs.com",
    "http://127.0.0.1.example.com",
    "http://10.0.0.1",
    "resourcemanager.aliyuncs.com",
    "ftp://127.0.0.1",
    "https://user:password@example.com",
    "https://user@example.com",
    "https://:password@example.com",
    "https://example.com/path",
    "https://example.com#fragment",
    "https://example.com?query",
  ])("must not be %s", (url) => {
    expect(parseEndpoint(url)).toBeUndefined();
  });

  it("is taken from the environment if none is configured", async () => {
    const deps = { ...bench().deps, env: { RESOURCEDIRECTORY_ENDPOINT: bench().fake.endpoint } };

    await bench().client(undefined, { endpoint: undefined, deps }).getResourceDirectory();

    expect(bench().operations).toEqual(["GetResourceDirectory"]);
  });

  it("fails the first call, not the making of a client, and keeps a password to itself", async () => {
    const client = bench().client(undefined, { endpoint: "https://user:hunter2@example.com" });

    const error = await errorOf(client.getResourceDirectory());

    expect(error).toMatchObject({ errorClass: "configuration", outcome: "none" });
    expect(error.sentence).toBe(
      'The endpoint "https://***@example.com" is not allowed. Allowed: an https URL without path, or an http URL on loopback (127.0.0.1, localhost, [::1]).',
    );
  });
});

describe("the endpoint of STS", () => {
  const ENV = {
    RESOURCEDIRECTORY_ENDPOINT: "http://127.0.0.1:1",
    RESOURCEDIRECTORY_STS_ENDPOINT: "http://127.0.0.1:2",
  };

  it.each([
    ["the service's own", {}, {}, "https://sts.aliyuncs.com"],
    ["that of the region", { region: "cn-hangzhou" }, {}, "https://sts.cn-hangzhou.aliyuncs.com"],
    [
      "the directory's, if one is set",
      { endpoint: "http://127.0.0.1:3", region: "cn-hangzhou" },
      {},
      "http://127.0.0.1:3",
    ],
    [
      "the directory's from the environment",
      {},
      { ...ENV, RESOURCEDIRECTORY_STS_ENDPOINT: "" },
      "http://127.0.0.1:1",
    ],
    ["its own from the environment", { endpoint: "http://127.0.0.1:3" }, ENV, "http://127.0.0.1:2"],
    ["its own as configured", { stsEndpoint: "http://127.0.0.1:4" }, ENV, "http://127.0.0.1:4"],
  ])("is %s", (_what, options, env, url) => {
    expect(stsUrl(options, env)).toBe(url);
  });

  it("leaves the directory's alone", () => {
    expect(directoryUrl({ stsEndpoint: "http://127.0.0.1:4" }, {})).toBe("");
    expect(directoryUrl({ endpoint: "http://127.0.0.1:3" }, ENV)).toBe("http://127.0.0.1:3");
  });

  it.each([
    { stsEndpoint: "http://sts.example.com" },
    { stsEndpoint: undefined, endpoint: undefined, region: "cn/hangzhou" },
  ])("is refused at the first call if it is not allowed: %p", async (options) => {
    const error = await errorOf(bench().client(undefined, options).getCallerIdentity());

    expect(error).toMatchObject({ errorClass: "configuration", outcome: "none" });
    expect(error.sentence).toContain("is not allowed");
  });
});

describe("the endpoint of what only the newer version has", () => {
  it.each([
    ["the service's own", {}, {}, "https://resourcedirectory.aliyuncs.com"],
    ["the same in China", { region: "cn-hangzhou" }, {}, "https://resourcedirectory.aliyuncs.com"],
    [
      "that of the international site elsewhere",
      { region: "ap-southeast-1" },
      {},
      "https://resourcedirectory-intl.aliyuncs.com",
    ],
    [
      "the directory's, if one is set",
      { endpoint: "http://127.0.0.1:3", region: "ap-southeast-1" },
      {},
      "http://127.0.0.1:3",
    ],
  ])("is %s", (_what, options, env, url) => {
    expect(newerUrl(options, env)).toBe(url);
  });
});
