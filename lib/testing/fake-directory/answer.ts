import type { ApiError } from "./operations/api-error";
import type { Body } from "./operations/operation";

/** What a client gets for its request, in the order of what it can make of it. */
export type Answer =
  | { readonly kind: "body"; readonly body: Body }
  | { readonly kind: "error"; readonly error: ApiError }
  /** HTTP 200 with a body that is no JSON. */
  | { readonly kind: "garbage" }
  /** The connection is cut. */
  | { readonly kind: "none" };

/** 0 if there is no answer. */
export function statusOf(answer: Answer): number {
  switch (answer.kind) {
    case "body":
    case "garbage":
      return 200;
    case "error":
      return answer.error.status;
    case "none":
      return 0;
  }
}
