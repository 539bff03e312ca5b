import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { NONE, sum } from "../report/totals";
import type { Done, Share } from "./share";

const SHARE = 20;

/**
 * Runs histories in several processes.
 *
 * @param progress told after each share
 * @returns the same for any number of processes
 */
export async function runInWorkers(
  {
    seed,
    histories,
    workers,
  }: { readonly seed: number; readonly histories: number; readonly workers: number },
  progress: (done: Done) => void,
): Promise<Done> {
  let all: Done = { totals: NONE, failed: [] };
  let next = 0;
  const takeShare = (): Share | undefined => {
    const share = { seed, from: next, count: Math.min(SHARE, histories - next) };
    next += share.count;
    return share.count > 0 ? share : undefined;
  };
  const employ = async (): Promise<void> => {
    const worker = fork(join(__dirname, "worker.ts"), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    const gone = endOf(worker);
    for (let share = takeShare(); share !== undefined; share = takeShare()) {
      worker.send(share);
      const [done] = (await Promise.race([once(worker, "message"), gone])) as [Done];
      all = { totals: sum(all.totals, done.totals), failed: [...all.failed, ...done.failed] };
      progress(all);
    }
    worker.disconnect();
  };
  await Promise.all(Array.from({ length: workers }, employ));
  return { ...all, failed: [...all.failed].sort((one, other) => one.index - other.index) };
}

/** Rejects when the worker ends, which nobody need wait for. */
function endOf(worker: ReturnType<typeof fork>): Promise<never> {
  const gone = once(worker, "exit").then(() => {
    throw new Error("A worker has ended before its share was done: its error stands above.");
  });
  gone.catch(() => undefined);
  return gone;
}
