import { describeError, DirectoryError } from "../../lib/directory";
import type { DirectoryClient } from "../../lib/directory";
import { FakeDirectory } from "../../lib/testing/fake-directory";
import { clientOf } from "../client";
import { medians } from "../measure";
import { compare } from "../result";
import type { BenchmarkResults } from "../result";

const CALLS = 20;
const GOAL = 2;
const ROUNDS = { warmUp: 1, counted: 7 };

/** What masks e-mail addresses slowly has most to do with text that almost holds some. */
const HOSTILE = "a.b@c%40\u001b]0;".repeat(200 * 64).slice(0, 200 * 1024);

/** A refusal whose message is 200 KB of hostile text against one with a short message, from the call to the text shown. */
export async function benchmarkHostileMessage(): Promise<BenchmarkResults> {
  const fake = await FakeDirectory.start();
  const client = clientOf(fake);
  try {
    const measured = await medians(
      {
        hostile: () => timeOf(fake, client, HOSTILE),
        short: () => timeOf(fake, client, "The member is busy."),
      },
      ROUNDS,
    );
    return { "hostile-message": compare(measured, "hostile", "short", GOAL) };
  } finally {
    await fake.stop();
  }
}

async function timeOf(fake: FakeDirectory, client: DirectoryClient, message: string): Promise<number> {
  const start = performance.now();
  for (let call = 0; call < CALLS; call += 1) {
    fake.faults.failNext("GetAccount", { code: "InvalidParameter.UnheardOf", status: 400, message });
    await client.getAccount("1000000000000001").catch(described);
  }
  return performance.now() - start;
}

function described(error: unknown): void {
  if (!(error instanceof DirectoryError)) throw error;
  describeError(error, { member: "1000000000000001" });
}
