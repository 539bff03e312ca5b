import type { ApiError } from "./operations/api-error";
import type { Body } from "./operations/operation";

/** What a client gets for its request, in the order of what it can make of it. */
export type Answer =
  | { readonly kind: "body"; readonly body: Body }
  /** With `retryAfter`, a header asks the client to wait. */
  | { readonly kind: "error"; readonly error: ApiError; readonly retryAfter?: number }
  /** HTTP 200 with half of the body. */
  | { readonly kind: "truncated"; readonly body: Body }
  /** HTTP 200 with a body that is no JSON. */
  | { readonly kind: "garbage" }
  /** The connection is cut. */
  | { readonly kind: "none" }
  /** The connection stays open, and nothing comes: the caller waits for as long as it likes. */
  | { readonly kind: "silence" };

/** 0 if there is no answer. */
export function statusOf(answer: Answer): number {
  switch (answer.kind) {
    case "body":
    case "truncated":
    case "garbage":
      return 200;
    case "error":
      return answer.error.status;
    case "none":
    case "silence":
      return 0;
  }
}
