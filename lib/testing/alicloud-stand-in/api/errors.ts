/** The service, or the way to it, refused a call. */
export class ApiError extends Error {
  constructor(
    readonly operation: string,
    /** The HTTP status, or null when there was no answer. */
    readonly status: number | null,
    readonly code: string,
    readonly serviceMessage: string,
    readonly requestId: string | null,
  ) {
    super(`${operation} failed: ${code}: ${serviceMessage}`);
    this.name = "ApiError";
  }
}

/** Any HTTP 404 means "gone" to the vendor's provider, also one that says the directory or the caller is wrong. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof ApiError && codes.includes(error.code);
}

/** What the vendor's provider repeats after a pause, whatever the operation. */
export function isThrottlingOrOutage(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    (error.code === "ServiceUnavailable" || error.code.includes("Throttling") || (error.status ?? 0) >= 500)
  );
}
