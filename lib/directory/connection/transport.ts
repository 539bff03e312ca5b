import { AsyncLocalStorage } from "node:async_hooks";
import type { Agent, IncomingMessage } from "node:http";
import { Transform } from "node:stream";
import type * as Httpx from "httpx";
import { hideSecrets } from "../credentials/secrets";
import { BEGINNING_BYTES, LARGEST_ANSWER_BYTES } from "../limits";
import { proxyFor, type Proxy } from "./proxy";
import { ShortTexts } from "./short-texts";

/** What came back of one request: all that is known of an answer that cannot be read. */
export interface Exchange {
  /** Null while nothing is sent. */
  host: string | null;
  /** Null while nothing has come back. */
  httpStatus: number | null;
  contentType: string | null;
  /** The first characters of the body, as they came. */
  beginning: string;
  /** Whether the answer came to its end. */
  isComplete: boolean;
  /** What the request went through. */
  proxy: Proxy | null;
}

export class AnswerTooLarge extends Error {
  constructor() {
    super(`the answer is larger than ${LARGEST_ANSWER_BYTES / 1_000_000} MB`);
  }
}

export function newExchange(): Exchange {
  return { host: null, httpStatus: null, contentType: null, beginning: "", isComplete: false, proxy: null };
}

const current = new AsyncLocalStorage<{ readonly transport: Transport; readonly exchange: Exchange }>();
/** How many are under way, of all transports. */
let watched = 0;

/** The way of the SDK's requests, which it offers no setting for: past or through a proxy, with answers of a bounded size. */
export class Transport {
  private readonly agents = new Map<string, Promise<Agent>>();

  /** @param plainHost the host that is spoken to over http, whatever the URL of a request says */
  constructor(
    private readonly env: Readonly<Record<string, string | undefined>>,
    private readonly plainHost: string | undefined,
  ) {}

  /** The credentials library knows no STS but one behind https. */
  spoken(url: string): string {
    const prefix = `https://${this.plainHost ?? ""}/`;
    return url.startsWith(prefix) ? url.replace("https:", "http:") : url;
  }

  /**
   * Notes what comes back of the request that the work sends. Between requests the storage is off: while it is on, Node
   * looks after every promise of the process, of which Terraform's calls make dozens each.
   */
  async watch<T>(exchange: Exchange, work: () => Promise<T>): Promise<T> {
    watched += 1;
    try {
      return await current.run({ transport: this, exchange }, work);
    } finally {
      watched -= 1;
      if (watched === 0) current.disable();
    }
  }

  /** @returns the agent that goes through the proxy, or undefined if there is none */
  async agentFor(url: string, exchange: Exchange): Promise<Agent | undefined> {
    const proxy = proxyFor(new URL(url), this.env);
    if (proxy === undefined) {
      return undefined;
    }
    exchange.proxy = proxy;
    const agent = this.agents.get(proxy.url.href) ?? makeAgent(proxy);
    this.agents.set(proxy.url.href, agent);
    return agent;
  }
}

async function makeAgent({ url }: Proxy): Promise<Agent> {
  hideSecrets(url.password, decodeURIComponent(url.password));
  const { HttpsProxyAgent } = await import("https-proxy-agent");
  return new HttpsProxyAgent(url.href, { keepAlive: true });
}

const prepared = new WeakSet<object>();

/**
 * Every request of the SDK and of its credentials library is sent by this function of `httpx`, which takes an agent that
 * neither of them passes. Requests of others in the process are left as they are.
 */
export async function prepareTransport(): Promise<void> {
  const { default: httpx } = (await import("httpx")) as unknown as { default: Writable<typeof Httpx> };
  if (prepared.has(httpx)) {
    return;
  }
  prepared.add(httpx);
  const send = httpx.request;
  httpx.request = async (requested, options) => {
    const watching = current.getStore();
    if (watching === undefined) {
      return send(requested, options);
    }
    const { transport, exchange } = watching;
    const url = transport.spoken(requested);
    Object.assign(exchange, newExchange(), { host: new URL(url).host });
    const agent = await transport.agentFor(url, exchange);
    return observed(await send(url, agent === undefined ? options : { ...options, agent }), exchange);
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function observed(response: IncomingMessage, exchange: Exchange): IncomingMessage {
  exchange.httpStatus = response.statusCode ?? null;
  exchange.contentType = response.headers["content-type"] ?? null;
  const refusal = (response.statusCode ?? 0) >= 400 ? new ShortTexts() : null;
  let size = 0;
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (size < BEGINNING_BYTES) {
        exchange.beginning += chunk.toString("utf8", 0, BEGINNING_BYTES);
      }
      size += chunk.length;
      if (size > LARGEST_ANSWER_BYTES) {
        done(new AnswerTooLarge());
      } else if (refusal === null) {
        done(null, chunk);
      } else {
        refusal.add(chunk);
        done();
      }
    },
    flush(done) {
      exchange.isComplete = true;
      done(null, refusal?.end());
    },
  });
  response.on("error", (error) => body.destroy(error));
  body.on("error", () => response.destroy());
  response.pipe(body);
  const { statusCode, statusMessage, headers, socket } = response;
  // What the SDK and its credentials library read besides the body; of the request, words for a message only.
  const read = { statusCode, statusMessage, headers, socket, req: { method: "", path: "" } };
  return Object.assign(body, read) as unknown as IncomingMessage;
}
