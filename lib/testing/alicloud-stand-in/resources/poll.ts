import type { AlicloudClient } from "../api/client";
import { ApiError } from "../api/errors";
import { Budget } from "../api/pauses";

const FIRST_POLL_MS = 5_000;
const NEXT_POLL_MS = 3_000;

/** Asks until it is done, as the vendor's provider does after a write whose effect comes later. */
export async function poll(
  client: AlicloudClient,
  operation: string,
  timeoutMs: number,
  isDone: () => Promise<boolean>,
): Promise<void> {
  const budget = new Budget(timeoutMs);
  for (let pause = FIRST_POLL_MS; budget.spend(pause); pause = NEXT_POLL_MS) {
    await client.pauses.pause(pause);
    if (await isDone()) return;
  }
  throw new ApiError(operation, 200, "Timeout", `not done within ${timeoutMs / 1000} s`, null);
}
