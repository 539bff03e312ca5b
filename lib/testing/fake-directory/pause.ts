import { setTimeout as sleep } from "node:timers/promises";

/** Real time. It never keeps a process alive whose work is done. */
export async function pause(ms: number): Promise<void> {
  await sleep(ms, undefined, { ref: false });
}
