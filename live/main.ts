/**
 * `npm run test:live`: asks a throwaway directory of the real service what docs/assumptions.md assumes. With `-- --dry` it
 * leaves it at what changes nothing. Exit codes: 0 all that could be told holds, 2 something differs, 1 it did not run, or
 * left something behind.
 */
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { endOf, lineOf } from "./report";
import { runLive } from "./run";

async function main(): Promise<number> {
  let isStopped = false;
  process.once("SIGINT", () => {
    isStopped = true;
    console.error("Undoing what was created; a second time ends it at once, and leaves that behind.");
  });
  const outcome = await runLive(
    {
      env: process.env,
      now: () => Date.now(),
      sleep: (ms) => sleep(ms),
      run: randomBytes(3).toString("hex"),
    },
    {
      isDry: process.argv.includes("--dry"),
      heard: (answered) => {
        console.log(lineOf(answered));
      },
      isStopped: () => isStopped,
    },
  );
  console.log(endOf(outcome));
  if (outcome.leftBehind.length > 0) return 1;
  return outcome.answered.some(({ verdict }) => verdict === "differs") ? 2 : 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
