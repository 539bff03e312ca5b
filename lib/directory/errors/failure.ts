import { toWord } from "../answers/fields";
import { AnswerTooLarge, newExchange, type Exchange } from "../connection/transport";
import { safeText } from "../credentials/secrets";

const QUOTED_WORDS = 80;

/**
 * Why a call failed, in our words instead of the SDK's.
 *
 * - `answered`: the service sent an error with a code
 * - `unanswered`: the request may have arrived, but no answer that can be read came back
 * - `not-sent`: no byte of the request has left
 */
export type Failure =
  | {
      readonly kind: "answered";
      readonly code: string;
      readonly httpStatus: number;
      readonly requestId: string | null;
      readonly message: string;
      /** What the service asks to wait, or null. */
      readonly retryAfterMs: number | null;
    }
  | {
      readonly kind: "unanswered";
      readonly httpStatus: number | null;
      readonly requestId: string | null;
      readonly reason: string;
      /** Something answered, but not the service: it will hardly answer otherwise when asked again. */
      readonly isHopeless: boolean;
    }
  | {
      readonly kind: "not-sent";
      readonly reason: string;
      readonly worthRepeating: boolean;
      /** Who was to be reached, with the port where it is not the usual one; null if that is not known. */
      readonly host: string | null;
    };

/** An answer that arrived but cannot be understood. */
export class MalformedAnswer extends Error {
  constructor(what: string) {
    super(`the answer holds ${what}`);
  }
}

/** Errors of a request that never left. `worthRepeating` is false where repeating cannot help. */
const NEVER_SENT: ReadonlyMap<string | null, { reason: string; worthRepeating: boolean }> = new Map([
  ["ECONNREFUSED", { reason: "nothing listens at the endpoint", worthRepeating: true }],
  ["EHOSTUNREACH", { reason: "the endpoint's host cannot be reached", worthRepeating: true }],
  ["ENETUNREACH", { reason: "the network cannot be reached", worthRepeating: true }],
  [
    "EAI_AGAIN",
    { reason: "the endpoint's host name cannot be resolved at the moment", worthRepeating: true },
  ],
  ["ENOTFOUND", { reason: "the endpoint's host name does not exist", worthRepeating: false }],
  ["CERT_HAS_EXPIRED", { reason: "the endpoint's certificate has expired", worthRepeating: false }],
  [
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    { reason: "the endpoint's certificate is self-signed", worthRepeating: false },
  ],
  [
    "SELF_SIGNED_CERT_IN_CHAIN",
    { reason: "the endpoint's certificate is not from a known authority", worthRepeating: false },
  ],
  [
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    { reason: "the endpoint's certificate cannot be verified", worthRepeating: false },
  ],
  [
    "ERR_TLS_CERT_ALTNAME_INVALID",
    { reason: "the endpoint's certificate is for another host", worthRepeating: false },
  ],
  ["EPROTO", { reason: "the endpoint does not speak https", worthRepeating: false }],
  ["ERR_SSL_WRONG_VERSION_NUMBER", { reason: "the endpoint does not speak https", worthRepeating: false }],
  [
    "ERR_INVALID_CHAR",
    {
      reason: "a credential holds a line break or another character that cannot be sent",
      worthRepeating: false,
    },
  ],
]);

/**
 * Reads what the SDK threw. Its messages are never passed on: those of the transport hold the whole URL and with
 * it the request's parameters.
 *
 * @param exchange what came back of the request
 */
export function toFailure(error: unknown, exchange: Exchange = newExchange()): Failure {
  const fields = new Fields(error);
  const httpStatus = fields.number("statusCode");
  const code = word(fields.text("code"));
  if (httpStatus !== null && code !== null) {
    return toAnswer(fields, code, httpStatus);
  }
  const neverSent = NEVER_SENT.get(fields.text("code"));
  if (neverSent !== undefined && exchange.httpStatus === null) {
    const { host } = exchange;
    return { kind: "not-sent", ...neverSent, host, reason: `${neverSent.reason}${through(exchange)}` };
  }
  const unreadable = whyUnreadable(error, httpStatus, exchange);
  return {
    kind: "unanswered",
    httpStatus: httpStatus ?? exchange.httpStatus ?? (error instanceof MalformedAnswer ? 200 : null),
    requestId: word(fields.text("requestId")),
    reason: `${unreadable ?? lostAnswer(fields)}${whatCame(exchange)}${through(exchange)}`,
    isHopeless: unreadable !== undefined && (httpStatus ?? exchange.httpStatus ?? 200) < 500,
  };
}

function toAnswer(fields: Fields, code: string, httpStatus: number): Failure {
  return {
    kind: "answered",
    code,
    httpStatus,
    requestId: word(fields.text("requestId")),
    message: safeText(new Fields(fields.value("data")).text("Message") ?? ""),
    retryAfterMs: fields.number("retryAfter"),
  };
}

/** Why an answer that came cannot be understood, or undefined if none came. */
function whyUnreadable(error: unknown, httpStatus: number | null, exchange: Exchange): string | undefined {
  if (error instanceof AnswerTooLarge) return error.message;
  const { httpStatus: status } = exchange;
  if (status !== null && status >= 300 && status < 400) return "the answer is a redirect";
  if (error instanceof MalformedAnswer) return error.message;
  if (error instanceof SyntaxError) return "the answer is not JSON";
  if (httpStatus !== null) return "the answer is an error without a code";
  return exchange.isComplete ? "the answer is of another form than the service's" : undefined;
}

/** Status, type and first words: mostly enough to tell who answered. */
function whatCame({ httpStatus, contentType, beginning }: Exchange): string {
  if (httpStatus === null) {
    return "";
  }
  const words = beginning === "" ? "" : `: "${safeText(beginning, QUOTED_WORDS)}"`;
  return ` (HTTP ${httpStatus}, ${safeText(contentType ?? "no content type", QUOTED_WORDS)}${words})`;
}

function through({ proxy }: Exchange): string {
  return proxy === null ? "" : ` (through the proxy ${proxy.url.host}, which ${proxy.variable} names)`;
}

function word(raw: string | null): string | null {
  return raw === null ? null : toWord(raw);
}

function lostAnswer(fields: Fields): string {
  // The SDK's "connect timeout" watches an idle socket and so may fire after the request has been sent.
  return fields.text("name")?.startsWith("RequestTimeout")
    ? "no answer came in time"
    : "the connection was lost before the answer came";
}

/** Careful access to an error of unknown make. */
class Fields {
  constructor(private readonly source: unknown) {}

  value(name: string): unknown {
    return typeof this.source === "object" && this.source !== null
      ? (this.source as Record<string, unknown>)[name]
      : undefined;
  }

  number(name: string): number | null {
    const value = this.value(name);
    return typeof value === "number" && Number.isFinite(value) ? value : null;
  }

  /** The SDK renders a missing field as the word "undefined". */
  text(name: string): string | null {
    const value = this.value(name);
    return typeof value === "string" && value !== "" && value !== "undefined" ? value : null;
  }
}
