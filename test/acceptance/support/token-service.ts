import { LocalServer } from "../../support/local-server";

/** An access key that somebody is given, or has. */
export interface Key {
  readonly id: string;
  readonly secret: string;
  readonly token: string | null;
}

/** What a client sent to get temporary credentials. */
export interface TokenRequest {
  /** `AssumeRole`, `AssumeRoleWithOIDC`, or null for a credentials URI. */
  readonly action: string | null;
  readonly path: string;
  readonly parameters: URLSearchParams;
}

/** STS and a credentials URI on this machine: whoever asks gets the keys that `issue` finds for the request. */
export class TokenService {
  private constructor(
    private readonly server: LocalServer,
    readonly requests: readonly TokenRequest[],
  ) {}

  static async open(issue: (request: TokenRequest) => Key | undefined): Promise<TokenService> {
    const requests: TokenRequest[] = [];
    const server = await LocalServer.open(({ url = "/" }, body, response) => {
      const asked = readRequest(url, body);
      requests.push(asked);
      const key = issue(asked);
      response.writeHead(key === undefined ? 404 : 200, { "content-type": "application/json" });
      response.end(
        JSON.stringify(key === undefined ? { Code: "EntityNotExist.Role" } : answerTo(asked, key)),
      );
    });
    return new TokenService(server, requests);
  }

  get url(): string {
    return this.server.url;
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

/** Of a signed request the query says who asks, and the body for what. */
function readRequest(url: string, body: string): TokenRequest {
  const { pathname, searchParams } = new URL(url, "http://127.0.0.1");
  return {
    action: searchParams.get("Action"),
    path: pathname,
    parameters: new URLSearchParams([...searchParams, ...new URLSearchParams(body)]),
  };
}

function answerTo({ action }: TokenRequest, { id, secret, token }: Key): object {
  const credentials = {
    AccessKeyId: id,
    AccessKeySecret: secret,
    SecurityToken: token,
    Expiration: "2099-01-01T00:00:00Z",
  };
  return action === null
    ? { Code: "Success", ...credentials }
    : { RequestId: "7A0F5D0A-0000-4000-8000-000000000000", Credentials: credentials };
}
