import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import http, { type ClientRequest, type RequestOptions } from "node:http";
import https from "node:https";
import os from "node:os";
import path from "node:path";
import type { CredentialsOptions } from "../../lib/directory";
import { INVITEE_KEY, MANAGEMENT_ACCOUNT_ID, MANAGEMENT_KEY } from "../../lib/testing/fake-directory";
import { LocalServer } from "../support/local-server";
import { freshBench, errorOf } from "./harness";

const ROLE_ARN = "acs:ram::1000000000000001:role/deployer";

describe("acting as", () => {
  const bench = freshBench();

  afterEach(() => {
    jest.restoreAllMocks();
  });

  const client = (credentials: CredentialsOptions, env: Record<string, string> = {}, region?: string) =>
    bench().client(undefined, { credentials, region, deps: { ...bench().deps, env } });

  const callers = () => bench().fake.requests.all.map(({ callerName }) => callerName);

  it("whom the environment names", async () => {
    const env = {
      ALICLOUD_ACCESS_KEY: MANAGEMENT_KEY.accessKeyId,
      ALICLOUD_SECRET_KEY: MANAGEMENT_KEY.accessKeySecret,
      ACME_ALICLOUD_ACCESS_KEY: INVITEE_KEY.accessKeyId,
      ACME_ALICLOUD_SECRET_KEY: INVITEE_KEY.accessKeySecret,
    };

    await client({}, env).listHandshakesForAccount();
    await client({ credentialsEnvPrefix: "ACME_" }, env).listHandshakesForAccount();

    expect(callers()).toEqual(["management", "invitee"]);
  });

  it("nobody without credentials: nothing is sent", async () => {
    const error = await errorOf(client({}).getResourceDirectory());

    expect(error).toMatchObject({ errorClass: "configuration", outcome: "none" });
    expect(error.sentence).toContain("ALICLOUD_ACCESS_KEY");
    expect(bench().operations).toEqual([]);
  });

  it("somebody as soon as there are credentials, though the first call found none", async () => {
    const env: Record<string, string> = {};
    const waiting = client({}, env);
    await errorOf(waiting.getResourceDirectory());

    env["ALICLOUD_ACCESS_KEY"] = MANAGEMENT_KEY.accessKeyId;
    env["ALICLOUD_SECRET_KEY"] = MANAGEMENT_KEY.accessKeySecret;

    expect((await waiting.getResourceDirectory()).value.masterAccountId).toBe(MANAGEMENT_ACCOUNT_ID);
  });

  describe("a profile", () => {
    let home: string;

    beforeEach(async () => {
      home = await mkdtemp(path.join(os.tmpdir(), "home-"));
      await mkdir(path.join(home, ".aliyun"));
      jest.spyOn(os, "homedir").mockReturnValue(home);
    });

    afterEach(async () => {
      await rm(home, { recursive: true });
    });

    const writeProfiles = (text: string) => writeFile(path.join(home, ".aliyun", "config.json"), text);

    it("of the command line tool", async () => {
      const { accessKeyId, accessKeySecret } = INVITEE_KEY;
      const profile = {
        name: "acme",
        mode: "AK",
        access_key_id: accessKeyId,
        access_key_secret: accessKeySecret,
      };
      await writeProfiles(JSON.stringify({ current: "default", profiles: [profile] }));

      await client({ profile: "acme" }).listHandshakesForAccount();

      expect(callers()).toEqual(["invitee"]);
    });

    it.each([
      [
        "that does not exist",
        '{"profiles":[{"name":"other","access_key_secret":"sk-hidden"}]}',
        "has no such profile",
      ],
      ["in a file that is broken", '{"access_key_secret":"sk-hidden"', "is not JSON"],
      ["in a file without profiles", '{"profiles":[],"x":"sk-hidden"}', "holds no profile"],
      [
        "of an unknown mode",
        '{"profiles":[{"name":"acme","mode":"Magic","access_key_secret":"sk-hidden"}]}',
        "the profile acme (mode Magic): this mode is not supported",
      ],
      [
        "whose login has expired",
        '{"profiles":[{"name":"acme","mode":"CloudSSO","access_token":"","x":"sk-hidden"}]}',
        "the profile acme (mode CloudSSO): its login has expired",
      ],
      [
        "that lacks its key",
        '{"profiles":[{"name":"acme","mode":"AK","access_key_secret":"sk-hidden"}]}',
        "the profile acme (mode AK): it is incomplete",
      ],
      [
        "whose command fails",
        '{"profiles":[{"name":"acme","mode":"External","process_command":"false sk-hidden"}]}',
        "the profile acme (mode External): its command failed",
      ],
    ])("%s fails without showing what the file holds", async (_case, text, cause) => {
      await writeProfiles(text);

      const error = await errorOf(client({ profile: "acme" }).getResourceDirectory());

      expect(error).toMatchObject({ errorClass: "configuration", outcome: "none" });
      expect(error.sentence).toContain("The credentials could not be obtained from the profile acme");
      expect(error.sentence).toContain(cause);
      expect(`${error.stack}`).not.toContain("sk-hidden");
    });
  });

  describe("a role", () => {
    let service: LocalService;

    beforeEach(async () => {
      service = await LocalService.open();
      bench().fake.world.bindRamKey(MANAGEMENT_ACCOUNT_ID, {
        accessKeyId: "ak-session",
        accessKeySecret: "sk-session",
        securityToken: "token-session",
      });
    });

    afterEach(async () => {
      await service.close();
    });

    const session = {
      AccessKeyId: "ak-session",
      AccessKeySecret: "sk-session",
      SecurityToken: "token-session",
      Expiration: "2099-01-01T00:00:00Z",
      Code: "Success",
    };

    it.each([
      ["in the region that is named", "cn-hangzhou", "sts.cn-hangzhou.aliyuncs.com"],
      ["centrally if no region is named", undefined, "sts.aliyuncs.com"],
    ])("assumed with the keys that were found, %s", async (_case, region, host) => {
      const request = jest.spyOn(https, "request").mockImplementation(service.redirect);
      service.answer = { status: 200, body: { Credentials: session } };

      const keys = { accessKey: INVITEE_KEY.accessKeyId, secretKey: INVITEE_KEY.accessKeySecret };
      await client({ ...keys, assumeRoleArn: ROLE_ARN }, {}, region).getResourceDirectory();

      expect(request).toHaveBeenCalledWith(expect.objectContaining({ host }));
      expect(service.requests[0]).toContain(`RoleArn=${encodeURIComponent(ROLE_ARN)}`);
      expect(service.requests[0]).toContain("RoleSessionName=cdktf-alicloud-resource-directory");
      expect(bench().fake.requests.all.map(({ accessKeyId }) => accessKeyId)).toEqual(["ak-session"]);
    });

    it.each([
      ["the option", (url: string) => ({ stsEndpoint: url }), {}],
      ["the environment", () => ({}), { RESOURCEDIRECTORY_STS_ENDPOINT: "" }],
    ])("assumed at the STS that %s names", async (_where, options, env) => {
      service.answer = { status: 200, body: { Credentials: session } };
      const credentials = {
        accessKey: INVITEE_KEY.accessKeyId,
        secretKey: INVITEE_KEY.accessKeySecret,
        assumeRoleArn: ROLE_ARN,
      };
      const named = Object.fromEntries(Object.keys(env).map((name) => [name, service.url]));

      await bench()
        .client(undefined, { credentials, ...options(service.url), deps: { ...bench().deps, env: named } })
        .getResourceDirectory();

      expect(service.requests[0]).toContain("Action=AssumeRole&");
      expect(bench().fake.requests.all.map(({ accessKeyId }) => accessKeyId)).toEqual(["ak-session"]);
    });

    it("whose STS takes the request and never answers fails after the time for one answer", async () => {
      service.answer = "none";
      const keys = { accessKey: INVITEE_KEY.accessKeyId, secretKey: INVITEE_KEY.accessKeySecret };

      const error = await errorOf(
        bench()
          .client(undefined, {
            credentials: { ...keys, assumeRoleArn: ROLE_ARN },
            stsEndpoint: service.url,
            callTimeoutMs: 50,
          })
          .getResourceDirectory(),
      );

      expect(error).toMatchObject({ errorClass: "configuration", outcome: "none" });
      expect(error.sentence).toContain(`${new URL(service.url).host} did not answer: no answer came in time`);
      expect(bench().operations).toEqual([]);
    });

    it("that cannot be assumed fails with the reason's code alone", async () => {
      jest.spyOn(https, "request").mockImplementation(service.redirect);
      service.answer = { status: 404, body: { Code: "EntityNotExist.Role", Message: "ak-invitee may not" } };

      const keys = { accessKey: INVITEE_KEY.accessKeyId, secretKey: INVITEE_KEY.accessKeySecret };
      const error = await errorOf(client({ ...keys, assumeRoleArn: ROLE_ARN }).getResourceDirectory());

      expect(error).toMatchObject({ errorClass: "configuration", outcome: "none" });
      expect(error.sentence).toBe(
        `The credentials could not be obtained from the access key, with which to assume the role ${ROLE_ARN}: sts.aliyuncs.com refused (HTTP 404, EntityNotExist.Role). Check that the role exists, that it trusts this identity, and that what is sent for it is not expired.`,
      );
      expect(error.sentence).not.toContain("ak-invitee");
      expect(bench().operations).toEqual([]);
    });

    it("whose STS cannot be reached fails with its host and the proxy", async () => {
      const env = { HTTPS_PROXY: "127.0.0.1:1" };
      const keys = { accessKey: INVITEE_KEY.accessKeyId, secretKey: INVITEE_KEY.accessKeySecret };

      const error = await errorOf(
        client({ ...keys, assumeRoleArn: ROLE_ARN }, env, "cn-x").getResourceDirectory(),
      );

      expect(error.sentence).toContain("sts.cn-x.aliyuncs.com did not answer: nothing listens");
      expect(error.sentence).toContain("(through the proxy 127.0.0.1:1, which HTTPS_PROXY names)");
    });

    it("assumed with an external id and a session name", async () => {
      jest.spyOn(https, "request").mockImplementation(service.redirect);
      service.answer = { status: 200, body: { Credentials: session } };

      const keys = { accessKey: INVITEE_KEY.accessKeyId, secretKey: INVITEE_KEY.accessKeySecret };
      const role = { assumeRoleArn: ROLE_ARN, assumeRoleExternalId: "shared-7", assumeRoleSessionName: "ci" };
      await client({ ...keys, ...role }).getResourceDirectory();

      expect(service.requests[0]).toContain("ExternalId=shared-7");
      expect(service.requests[0]).toContain("RoleSessionName=ci");
    });

    describe("by an OIDC token", () => {
      const env = (tokenFile: string) => ({
        ALIBABA_CLOUD_OIDC_PROVIDER_ARN: "acs:ram::1000000000000001:oidc-provider/ci",
        ALIBABA_CLOUD_OIDC_TOKEN_FILE: tokenFile,
        ALIBABA_CLOUD_ROLE_ARN: ROLE_ARN,
        ALIBABA_CLOUD_ROLE_SESSION_NAME: "pipeline-7",
      });

      it("of the environment", async () => {
        jest.spyOn(https, "request").mockImplementation(service.redirect);
        service.answer = { status: 200, body: { Credentials: session } };

        await client({}, env(__filename)).getResourceDirectory();

        expect(service.requests[0]).toContain("Action=AssumeRoleWithOIDC");
        expect(service.requests[0]).toContain("RoleSessionName=pipeline-7");
        expect(bench().fake.requests.all.map(({ accessKeyId }) => accessKeyId)).toEqual(["ak-session"]);
      });

      it("that is sent to the STS which is named", async () => {
        service.answer = { status: 200, body: { Credentials: session } };
        const deps = { ...bench().deps, env: env(__filename) };

        await bench()
          .client(undefined, { credentials: {}, stsEndpoint: service.url, deps })
          .getResourceDirectory();

        expect(service.requests[0]).toContain("Action=AssumeRoleWithOIDC");
      });

      it("whose file is missing fails with its name", async () => {
        const error = await errorOf(client({}, env("/nowhere/token")).getResourceDirectory());

        expect(error.sentence).toBe(
          `The credentials could not be obtained from the OIDC token in /nowhere/token, for the role ${ROLE_ARN}: the token file cannot be read (ENOENT). Check ALIBABA_CLOUD_OIDC_TOKEN_FILE.`,
        );
      });
    });

    describe("at a credentials URI", () => {
      const uri = () => `${service.url}/?token=hidden`;

      it("that answers", async () => {
        service.answer = { status: 200, body: session };

        await client({}, { ALICLOUD_CREDENTIALS_URI: uri() }).getResourceDirectory();

        expect(bench().fake.requests.all.map(({ accessKeyId }) => accessKeyId)).toEqual(["ak-session"]);
      });

      it("that never answers fails after the time for one answer", async () => {
        service.answer = "none";

        const error = await errorOf(
          bench()
            .client(undefined, { credentials: { credentialsUri: uri() }, callTimeoutMs: 50 })
            .getResourceDirectory(),
        );

        expect(error.sentence).toContain(
          `${new URL(service.url).host} did not answer: no answer came in time`,
        );
        expect(error.sentence).not.toContain("hidden");
      });

      it("that refuses fails with its host, and nothing that it said", async () => {
        service.answer = { status: 403, body: { secret: "sk-hidden" } };

        const error = await errorOf(client({ credentialsUri: uri() }).getResourceDirectory());

        const { host } = new URL(service.url);
        expect(error.sentence).toContain(`from the credentials URI at ${host}: ${host} refused (HTTP 403).`);
        expect(error.sentence).not.toContain("hidden");
      });
    });

    it("of the ECS instance, if it is named", async () => {
      const real = http.request;
      jest
        .spyOn(http, "request")
        .mockImplementation(((options: RequestOptions) =>
          options.host === "100.100.100.200"
            ? service.redirect(options)
            : real(options)) as typeof http.request);
      service.answer = { status: 200, body: session };

      await client({ ecsRoleName: "deployer" }).getResourceDirectory();

      expect(service.requests.join()).toContain("/security-credentials/deployer");
      expect(bench().fake.requests.all.map(({ accessKeyId }) => accessKeyId)).toEqual(["ak-session"]);
    });
  });
});

/** Stands for STS or instance metadata: answers every request alike and remembers it as text. */
class LocalService {
  readonly requests: string[] = [];
  /** `none`: the connection stays open, and nothing is said. */
  answer: { status: number; body: unknown } | "none" = { status: 500, body: {} };

  private constructor(private readonly server: LocalServer) {}

  static async open(): Promise<LocalService> {
    const service: LocalService = new LocalService(
      await LocalServer.open(({ method, url, headers }, body, response) => {
        service.requests.push(`${method} ${url}\nhost: ${headers.host}\n\n${body}`);
        if (service.answer !== "none") {
          response.writeHead(service.answer.status, { "content-type": "application/json" });
          response.end(JSON.stringify(service.answer.body));
        }
      }),
    );
    return service;
  }

  get url(): string {
    return this.server.url;
  }

  close(): Promise<void> {
    return this.server.close();
  }

  /** Sends here what was meant for another host, over plain http. */
  readonly redirect = ((options: RequestOptions): ClientRequest =>
    http.request({
      ...options,
      host: "127.0.0.1",
      hostname: undefined,
      port: this.server.port,
      agent: false,
    })) as typeof https.request;
}
