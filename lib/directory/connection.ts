import type { Answer, CallOptions } from "./call";
import { findCredentials, findRegion, type CredentialsOptions } from "./credentials";
import { Deadline } from "./deadline";
import type { Deps } from "./deps";
import { ALLOWED_ENDPOINTS, directoryUrl, parseEndpoint, stsUrl, type Endpoint } from "./endpoint";
import type { ErrorContext } from "./error-table";
import { DirectoryError, refusedBeforeSending } from "./errors";
import { MalformedAnswer } from "./failure";
import { toWord } from "./fields";
import { OPERATIONS } from "./operations";
import { RateLimiter, Mutex } from "./rate-limit";
import { sendWithRetry, throwIfStopped } from "./retry";
import { loadSdk, type Reply, type Sdk } from "./sdk";
import { hideSecrets } from "./secrets";
import { newExchange, Transport, type Exchange } from "./transport";

export interface ConnectionOptions {
  readonly credentials: CredentialsOptions;
  /**
   * Region of the STS endpoint if a role is assumed. The directory itself has no region.
   *
   * @default ALICLOUD_REGION, then ALIBABA_CLOUD_REGION, then the central STS endpoint
   */
  readonly region?: string;
  /**
   * URL of the API: https, or http on loopback only.
   *
   * @default RESOURCEDIRECTORY_ENDPOINT, then the service's own
   */
  readonly endpoint?: string;
  /**
   * URL of STS, which says whose credentials these are: https, or http on loopback only.
   *
   * @default RESOURCEDIRECTORY_STS_ENDPOINT, then the endpoint if one is set, then STS's own
   */
  readonly stsEndpoint?: string;
  /**
   * How long to wait for one answer, in milliseconds.
   *
   * @default 10,000
   */
  readonly callTimeoutMs?: number;
  /**
   * For all tries of one call, or of all calls of one step together, in milliseconds.
   *
   * @default 300,000
   */
  readonly deadlineMs?: number;
  /**
   * Whether calls keep to half the rates that are published for the service.
   *
   * @default unless the endpoint is on this machine
   */
  readonly rateLimited?: boolean;
  readonly deps: Deps;
}

const CALL_TIMEOUT_MS = 10_000;
const DEADLINE_MS = 5 * 60_000;

type Body = NonNullable<Reply["body"]>;

/** Sends calls: finds the credentials and loads the SDK for the first one, repeats, sends one write at a time. */
export class Connection {
  /** Goes up when a write begins and when it ends: what was read before may be outdated. */
  epoch = 0;
  /** For all tries of one call, or of all calls of one step together, in milliseconds. */
  readonly deadlineMs: number;
  /** The API refuses parallel changes of one directory. */
  private readonly writeMutex = new Mutex();
  private readonly rateLimiter: RateLimiter;
  private readonly transport: Transport;
  private sdk: Promise<Sdk> | undefined;

  constructor(private readonly options: ConnectionOptions) {
    this.deadlineMs = options.deadlineMs ?? DEADLINE_MS;
    this.rateLimiter = new RateLimiter(options.deps);
    this.transport = new Transport(options.deps.env);
    const { accessKey, secretKey, securityToken } = options.credentials;
    hideSecrets(accessKey, secretKey, securityToken);
  }

  /**
   * @param send one request through the SDK
   * @param read takes what is wanted from the answer; throws MalformedAnswer if it is not there
   * @throws DirectoryError
   */
  call<T>(
    context: ErrorContext,
    send: (sdk: Sdk) => Promise<Reply>,
    read: (body: Body) => T,
    options: CallOptions = {},
  ): Promise<Answer<T>> {
    const run = async (): Promise<Answer<T>> => {
      throwIfStopped(context, options.signal);
      const sdk = await this.prepared(context);
      const sendOnce = async (exchange: Exchange): Promise<Answer<T>> =>
        this.toAnswer(context, await this.transport.watch(exchange, () => send(sdk)), read);
      return sendWithRetry(sendOnce, {
        context,
        deps: this.options.deps,
        signal: options.signal,
        deadline: options.deadline ?? new Deadline(options.deadlineMs ?? this.deadlineMs),
        waitForTurn: () => (this.isRateLimited() ? this.rateLimiter.take(context.operation) : 0),
      });
    };
    return OPERATIONS[context.operation] === "write" ? this.writeMutex.run(() => this.asWrite(run)) : run();
  }

  private async asWrite<T>(run: () => Promise<T>): Promise<T> {
    this.epoch += 1;
    try {
      return await run();
    } finally {
      this.epoch += 1;
    }
  }

  /** A program on this machine, which alone may be spoken to over http, has no published rate. */
  private isRateLimited(): boolean {
    return this.options.rateLimited ?? parseEndpoint(this.directoryUrl())?.protocol !== "HTTP";
  }

  private toAnswer<T>(context: ErrorContext, reply: Reply, read: (body: Body) => T): Answer<T> {
    if (!reply.body?.requestId) {
      throw new MalformedAnswer("no request id");
    }
    const requestId = toWord(reply.body.requestId);
    const value = read(reply.body);
    this.options.deps.log.debug("Call answered", { ...context, requestId });
    return { value, at: this.domainTime(reply), requestId };
  }

  private domainTime(reply: Reply): Date {
    const date = new Date(reply.headers?.["date"] ?? Number.NaN);
    return Number.isNaN(date.getTime()) ? new Date(this.options.deps.now()) : date;
  }

  /** The SDK with working credentials. A failure is not kept: the next call tries again. */
  private async prepared(context: ErrorContext): Promise<Sdk> {
    this.sdk ??= this.load(context);
    try {
      const sdk = await this.sdk;
      await this.transport.watch(newExchange(), () => sdk.prepare());
      return sdk;
    } catch (error) {
      this.sdk = undefined;
      throw error instanceof DirectoryError ? error : credentialsFailed(error, context);
    }
  }

  private async load(context: ErrorContext): Promise<Sdk> {
    const { credentials, callTimeoutMs, deps } = this.options;
    const found = findCredentials(credentials, deps.env);
    if ("problem" in found) {
      throw refusedBeforeSending(context.operation, "configuration", found.problem);
    }
    return loadSdk({
      source: found.source,
      assumeRoleArn: credentials.assumeRoleArn || undefined,
      region: this.region(),
      endpoint: this.allowed(this.directoryUrl(), context),
      stsEndpoint: this.allowed(stsUrl({ ...this.options, region: this.region() }, deps.env), context),
      callTimeoutMs: callTimeoutMs ?? CALL_TIMEOUT_MS,
    });
  }

  private allowed(url: string, context: ErrorContext): Endpoint {
    const endpoint = parseEndpoint(url);
    if (endpoint === undefined) {
      throw refusedBeforeSending(
        context.operation,
        "configuration",
        `The endpoint "${withoutUser(url)}" is not allowed. Allowed: ${ALLOWED_ENDPOINTS}.`,
      );
    }
    return endpoint;
  }

  private directoryUrl(): string {
    return directoryUrl(this.options, this.options.deps.env);
  }

  private region(): string | undefined {
    return findRegion(this.options.region, this.options.deps.env);
  }
}

/** The library quotes files and answers in its messages, secrets included: of those only an error code is passed on. */
function credentialsFailed(error: unknown, context: ErrorContext): DirectoryError {
  const code = /"Code":\s*"([\w.]+)"/.exec(String(error))?.[1];
  return refusedBeforeSending(
    context.operation,
    "configuration",
    `The credentials could not be obtained${code === undefined ? "" : ` (${code})`}. Check that the named profile exists in the command line tool's configuration and is complete, that the role to assume exists and trusts this identity, and that its STS endpoint or the instance metadata can be reached.`,
  );
}

function withoutUser(url: string): string {
  return url.replace(/\/\/[^/]*@/, "//***@");
}
