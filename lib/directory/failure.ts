import { toWord } from "./fields";
import { safeText } from "./secrets";

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
    }
  | { readonly kind: "not-sent"; readonly reason: string; readonly worthRepeating: boolean };

/** An answer that arrived but cannot be understood. */
export class MalformedAnswer extends Error {
  constructor(what: string) {
    super(`the answer holds ${what}`);
  }
}

/** Errors of a connection that was never made. `worthRepeating` is false where repeating cannot help. */
const NEVER_CONNECTED: ReadonlyMap<string | null, { reason: string; worthRepeating: boolean }> = new Map([
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
]);

/**
 * Reads what the SDK threw. Its messages are never passed on: those of the transport hold the whole URL and with
 * it the request's parameters.
 */
export function toFailure(error: unknown): Failure {
  if (error instanceof MalformedAnswer) {
    return { kind: "unanswered", httpStatus: 200, requestId: null, reason: error.message };
  }
  const fields = new Fields(error);
  const httpStatus = fields.number("statusCode");
  if (httpStatus !== null) {
    return toAnswer(fields, httpStatus);
  }
  const neverConnected = NEVER_CONNECTED.get(fields.text("code"));
  if (neverConnected !== undefined) {
    return { kind: "not-sent", ...neverConnected };
  }
  return { kind: "unanswered", httpStatus: null, requestId: null, reason: lostAnswer(error, fields) };
}

function toAnswer(fields: Fields, httpStatus: number): Failure {
  const code = word(fields.text("code"));
  const requestId = word(fields.text("requestId"));
  if (code === null) {
    return { kind: "unanswered", httpStatus, requestId, reason: "the answer is an error without a code" };
  }
  return {
    kind: "answered",
    code,
    httpStatus,
    requestId,
    message: safeText(new Fields(fields.value("data")).text("Message") ?? ""),
    retryAfterMs: fields.number("retryAfter"),
  };
}

function word(raw: string | null): string | null {
  return raw === null ? null : toWord(raw);
}

function lostAnswer(error: unknown, fields: Fields): string {
  if (error instanceof SyntaxError) {
    return "the answer is not JSON";
  }
  // The SDK's "connect timeout" watches an idle socket and so may fire after the request has been sent.
  if (fields.text("name")?.startsWith("RequestTimeout")) {
    return "no answer came in time";
  }
  return "the connection was lost before the answer came";
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
