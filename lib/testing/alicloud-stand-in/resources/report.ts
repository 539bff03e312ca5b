import type { CallContext } from "../../../plugin";
import { ApiError } from "../api/errors";
import type { AlicloudClient } from "../api/client";

export type StandInContext = CallContext<AlicloudClient>;

/** Runs one step of a resource; a refused call becomes an error for the reader, and the step yields `fallback`. */
export async function reported<T>(context: StandInContext, fallback: T, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    context.diagnostics.error(`${error.operation} failed: ${error.code}`, detailsOf(error));
    return fallback;
  }
}

function detailsOf(error: ApiError): string {
  return [
    "The alicloud stand-in shows what the service answered, as the vendor's provider does.",
    `StatusCode: ${error.status ?? "no answer"}`,
    `Code: ${error.code}`,
    `Message: ${error.serviceMessage}`,
    `RequestId: ${error.requestId ?? "none"}`,
  ].join("\n");
}
