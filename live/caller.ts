import OpenApiClient, { $OpenApiUtil } from "@alicloud/openapi-core";
import { RPC } from "../lib/directory/connection/sdk";
import { V2020 } from "./versions";
import type { Environment } from "./consent";

/** What was answered, as it came: the code is null if the call was carried out. */
export interface Reply {
  readonly code: string | null;
  readonly status: number;
  readonly body: unknown;
}

export interface CallOptions {
  /** @default "2020-03-31" */
  readonly version?: string;
  /** Instead of those that the SDK makes up. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers as they come, what passes by itself included. */
  readonly isOnce?: boolean;
}

export type Parameters = Readonly<Record<string, string>>;

/** One identity that calls the service: any operation, in any version, with any parameters. */
export interface Caller {
  call(operation: string, parameters?: Parameters, options?: CallOptions): Promise<Reply>;
}

const TRIES = 6;
const PAUSE_MS = 5000;
const TIMEOUT_MS = 10_000;

/** What passes by itself. */
const PASSING = /^(Throttling|ServiceUnavailable$|InternalError$|ConcurrentCallNotSupported$)/;

/** The host of each version, which a fake or a gateway at one endpoint all answers itself. */
const HOSTS: Readonly<Record<string, string>> = {
  "2020-03-31": "resourcemanager.aliyuncs.com",
  "2022-04-19": "resourcedirectory.aliyuncs.com",
  "2015-04-01": "sts.aliyuncs.com",
};

/** Whose keys the environment holds under a prefix; null if it holds none. */
export function callerIn(
  env: Environment,
  prefix: string,
  sleep: (ms: number) => Promise<void>,
): Caller | null {
  const accessKeyId = env[`${prefix}ALICLOUD_ACCESS_KEY`];
  const accessKeySecret = env[`${prefix}ALICLOUD_SECRET_KEY`];
  if (!accessKeyId || !accessKeySecret) {
    return null;
  }
  const key = { accessKeyId, accessKeySecret, securityToken: env[`${prefix}ALICLOUD_SECURITY_TOKEN`] };
  return new SdkCaller(key, env["RESOURCEDIRECTORY_ENDPOINT"], sleep);
}

class SdkCaller implements Caller {
  constructor(
    private readonly key: object,
    private readonly endpoint: string | undefined,
    private readonly sleep: (ms: number) => Promise<void>,
  ) {}

  async call(operation: string, parameters: Parameters = {}, options: CallOptions = {}): Promise<Reply> {
    for (let left = TRIES; ; left -= 1) {
      const reply = await this.send(operation, parameters, options);
      if (left === 1 || options.isOnce === true || !PASSING.test(reply.code ?? "")) {
        return reply;
      }
      await this.sleep(PAUSE_MS);
    }
  }

  private async send(
    operation: string,
    query: Parameters,
    { version = V2020, headers }: CallOptions,
  ): Promise<Reply> {
    const params = new $OpenApiUtil.Params({
      ...RPC,
      action: operation,
      version,
    });
    const request = new $OpenApiUtil.OpenApiRequest({ query, headers });
    try {
      const answer = await clientOf(this.key, this.endpoint, version).callApi(params, request, {});
      return { code: null, status: 200, body: answer["body"] };
    } catch (error) {
      return refusalIn(error);
    }
  }
}

/** The class of the last parameter is exported by no package in use. */
interface GenericClient {
  callApi(operation: object, request: object, options: object): Promise<Record<string, unknown>>;
}

function clientOf(key: object, endpoint: string | undefined, version: string): GenericClient {
  const url = endpoint ? new URL(endpoint) : undefined;
  return new OpenApiClient(
    new $OpenApiUtil.Config({
      ...key,
      protocol: url?.protocol === "http:" ? "HTTP" : "HTTPS",
      endpoint: url?.host ?? HOSTS[version],
      readTimeout: TIMEOUT_MS,
      connectTimeout: TIMEOUT_MS,
    }),
  );
}

/** @throws the error itself if it is no answer: a connection that was cut, for example */
function refusalIn(error: unknown): Reply {
  const { code, statusCode, data } = error as { code?: unknown; statusCode?: unknown; data?: unknown };
  if (typeof code !== "string" || typeof statusCode !== "number") {
    throw error;
  }
  return { code, status: statusCode, body: data };
}
