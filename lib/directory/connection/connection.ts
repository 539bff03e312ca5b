import { quoted } from "../../rules";
import { toWord } from "../answers/fields";
import type { Answer, CallOptions } from "../calls/call";
import { isWrite } from "../calls/operations";
import {
  findCredentials,
  findRegion,
  findSessionName,
  inPlaceOf,
  type CredentialsOptions,
  type CredentialsSource,
  type OwnCredentials,
} from "../credentials/credentials";
import { whyNoCredentials } from "../credentials/credentials-failure";
import { hideSecrets } from "../credentials/secrets";
import type { Deps } from "../deps";
import type { ErrorContext } from "../errors/error-entry";
import { DirectoryError, refusedBeforeSending } from "../errors/errors";
import { MalformedAnswer } from "../errors/failure";
import { CALL_TIMEOUT_MS, DEADLINE_MS } from "../limits";
import { Deadline } from "./deadline";
import {
  ALLOWED_ENDPOINTS,
  directoryUrl,
  newerUrl,
  ownStsUrl,
  parseEndpoint,
  stsUrl,
  type Endpoint,
} from "./endpoint";
import { Lane } from "./lane";
import { sendWithRetry, throwIfStopped } from "./retry";
import { loadSdk, type Reply, type Sdk } from "./sdk";
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
   * URL of STS, which says whose credentials these are and gives those of a role: https, or http on loopback only.
   * Without one, roles are assumed at STS's own.
   *
   * @default RESOURCEDIRECTORY_STS_ENDPOINT, then the endpoint if one is set, then STS's own
   */
  readonly stsEndpoint?: string;
  /**
   * Names of arguments that are not known yet and decide whom to ask, and as whom. With one every call is refused: what
   * stands in the environment in its place may be another account's.
   *
   * @default none
   */
  readonly notYetKnown?: readonly string[];
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

/** Shown in the audit log of whoever's role is assumed. */
const SESSION_NAME = "cdktf-alicloud-resource-directory";

type Body = NonNullable<Reply["body"]>;

interface LoadedSdk {
  readonly source: CredentialsSource;
  readonly loading: Promise<Sdk>;
}

/** Sends calls: finds the credentials and loads the SDK for the first one, repeats, sends one write at a time. */
export class Connection {
  /** For all tries of one call, or of all calls of one step together, in milliseconds. */
  readonly deadlineMs: number;
  private readonly transport: Transport;
  private loaded: LoadedSdk | undefined;

  constructor(
    private readonly options: ConnectionOptions,
    private readonly lane = new Lane(options.deps),
  ) {
    this.deadlineMs = options.deadlineMs ?? DEADLINE_MS;
    const ownSts = this.ownSts();
    this.transport = new Transport(options.deps.env, ownSts?.protocol === "HTTP" ? ownSts.host : undefined);
    const { accessKey, secretKey, securityToken } = options.credentials;
    hideSecrets(accessKey, secretKey, securityToken);
  }

  /** Goes up when a write begins and when it ends: what was read before may be outdated. */
  get epoch(): number {
    return this.lane.epoch;
  }

  /** Another identity at the same endpoint, in the same lane. */
  withCredentials(own: OwnCredentials): Connection {
    return new Connection(
      { ...this.options, credentials: inPlaceOf(this.options.credentials, own) },
      this.lane,
    );
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
        waitForTurn: () => (this.isRateLimited() ? this.lane.rateLimiter.take(context.operation) : 0),
      });
    };
    return isWrite(context) ? this.lane.write(run) : run();
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
    this.loaded ??= this.load(context);
    const { source, loading } = this.loaded;
    const exchange = newExchange();
    try {
      const sdk = await loading;
      await this.transport.watch(exchange, () => sdk.prepare());
      return sdk;
    } catch (error) {
      this.loaded = undefined;
      if (error instanceof DirectoryError) throw error;
      const sentence = whyNoCredentials(error, source, this.options.credentials.assumeRoleArn, exchange);
      throw refusedBeforeSending(context.operation, "configuration", sentence);
    }
  }

  private source(context: ErrorContext): CredentialsSource {
    const { notYetKnown = [] } = this.options;
    if (notYetKnown.length > 0) {
      throw refusedBeforeSending(context.operation, "configuration", askedTooEarly(notYetKnown));
    }
    const found = findCredentials(this.options.credentials, this.options.deps.env);
    if ("problem" in found) {
      throw refusedBeforeSending(context.operation, "configuration", found.problem);
    }
    return found.source;
  }

  private load(context: ErrorContext): LoadedSdk {
    const { credentials, callTimeoutMs, deps } = this.options;
    const { assumeRoleArn: arn, assumeRoleExternalId: externalId } = credentials;
    const source = this.source(context);
    const located = { ...this.options, region: this.region() };
    const loading = loadSdk({
      source,
      role: arn ? { arn, externalId: externalId || undefined } : undefined,
      sessionName: findSessionName(credentials, deps.env) ?? SESSION_NAME,
      region: located.region,
      endpoint: this.allowed(this.directoryUrl(), context),
      newerEndpoint: this.allowed(newerUrl(located, deps.env), context),
      stsEndpoint: this.allowed(stsUrl(located, deps.env), context),
      ownSts: this.ownSts(),
      callTimeoutMs: callTimeoutMs ?? CALL_TIMEOUT_MS,
    });
    return { source, loading };
  }

  private allowed(url: string, context: ErrorContext): Endpoint {
    const endpoint = parseEndpoint(url);
    if (endpoint === undefined) {
      throw refusedBeforeSending(
        context.operation,
        "configuration",
        `The endpoint ${quoted(withoutUser(url))} is not allowed. Allowed: ${ALLOWED_ENDPOINTS}.`,
      );
    }
    return endpoint;
  }

  private ownSts(): Endpoint | undefined {
    const url = ownStsUrl(this.options, this.options.deps.env);
    return url === "" ? undefined : parseEndpoint(url);
  }

  private directoryUrl(): string {
    return directoryUrl(this.options, this.options.deps.env);
  }

  private region(): string | undefined {
    return findRegion(this.options.region, this.options.deps.env);
  }
}

function withoutUser(url: string): string {
  return url.replace(/\/\/[^/]*@/, "//***@");
}

function askedTooEarly(names: readonly string[]): string {
  return (
    `The provider block's ${names.join(", ")} will be known only after apply, so that nobody can be asked before. ` +
    "Apply first what it comes from (terraform apply -target), or take it from the environment, a profile or a role."
  );
}
