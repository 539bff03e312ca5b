import { request } from "node:http";
import { describeError, DirectoryError } from "../../lib/directory";
import type { DirectoryClient } from "../../lib/directory";
import { clientAt } from "../client";
import { medians } from "../measure";
import { compare } from "../result";
import type { BenchmarkResults } from "../result";
import { RefusingService } from "./refusing-service";

const CALLS = 20;
const GOAL = 2;
const ROUNDS = { warmUp: 2, counted: 11 };
const LENGTH = 200 * 1024;

/** What masks e-mail addresses slowly has most to do with text that almost holds some. */
const HOSTILE = "a.b@c%40\u001b]0;".repeat(LENGTH).slice(0, LENGTH);
const HARMLESS = "The member is busy. ".repeat(LENGTH).slice(0, LENGTH);
const SHORT = "The member is busy.";

/**
 * A refusal whose message is 200 KB of hostile text against one with a short message, from the call to the text shown.
 * Beside it, what is not the hostility's: the same with harmless text, and receiving 200 KB without looking at them.
 */
export async function benchmarkHostileMessage(): Promise<BenchmarkResults> {
  const service = await RefusingService.start();
  const client = clientAt(service.endpoint);
  const refused = (message: string) => async () => {
    service.refuseWith(message);
    return timeOf(() => refusedCall(client));
  };
  try {
    const measured = await medians(
      {
        hostile: refused(HOSTILE),
        short: refused(SHORT),
        harmless: refused(HARMLESS),
        received: async () => {
          service.refuseWith(HOSTILE);
          return timeOf(() => received(service.endpoint));
        },
      },
      ROUNDS,
    );
    return { "hostile-message": compare(measured, "hostile", "short", GOAL) };
  } finally {
    await service.stop();
  }
}

async function timeOf(call: () => Promise<void>): Promise<number> {
  const start = performance.now();
  for (let calls = 0; calls < CALLS; calls += 1) {
    await call();
  }
  return performance.now() - start;
}

async function refusedCall(client: DirectoryClient): Promise<void> {
  try {
    await client.getAccount("1000000000000001");
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    describeError(error, { member: "1000000000000001" });
  }
}

function received(endpoint: string): Promise<void> {
  return new Promise((resolve, reject) => {
    request(endpoint, { method: "POST" }, (response) => response.resume().on("end", resolve))
      .on("error", reject)
      .end();
  });
}
