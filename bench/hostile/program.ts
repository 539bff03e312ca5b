/**
 * The client, in a process of its own: `program.ts SHORT HOSTILE HARMLESS`, the endpoints of services that refuse with
 * these messages. Prints the medians as JSON.
 */
import { request } from "node:http";
import { describeError, DirectoryError } from "../../lib/directory";
import { clientAt } from "../client";
import { medians } from "../measure";

const CALLS = 5;
/** The compiler needs some hundred calls until it is done with the client. */
const ROUNDS = { warmUp: 40, counted: 101 };

async function main([short = "", hostile = "", harmless = ""]: readonly string[]): Promise<void> {
  const measured = await medians(
    {
      hostile: refusedBy(hostile),
      short: refusedBy(short),
      harmless: refusedBy(harmless),
      received: () => timeOf(() => received(hostile)),
    },
    ROUNDS,
  );
  console.log(JSON.stringify(measured));
}

function refusedBy(endpoint: string): () => Promise<number> {
  const client = clientAt(endpoint);
  return () =>
    timeOf(async () => {
      try {
        await client.getAccount("1000000000000001");
      } catch (error) {
        if (!(error instanceof DirectoryError)) throw error;
        describeError(error, { member: "1000000000000001" });
      }
    });
}

async function timeOf(call: () => Promise<void>): Promise<number> {
  const start = performance.now();
  for (let calls = 0; calls < CALLS; calls += 1) {
    await call();
  }
  return performance.now() - start;
}

function received(endpoint: string): Promise<void> {
  return new Promise((resolve, reject) => {
    request(endpoint, { method: "POST" }, (response) => response.resume().on("end", resolve))
      .on("error", reject)
      .end();
  });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
