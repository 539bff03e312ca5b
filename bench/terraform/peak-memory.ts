import { readdirSync, readFileSync } from "node:fs";

const INTERVAL_MS = 10;

/** Watches the children of a process. The kernel keeps each one's high-water mark, so a look now and then is enough. */
export class PeakMemory {
  private peakKilobytes = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly pid: number) {
    this.timer = setInterval(() => {
      this.look();
    }, INTERVAL_MS);
  }

  /** Ends the watch. @returns megabytes */
  stop(): number {
    clearInterval(this.timer);
    return this.peakKilobytes / 1024;
  }

  private look(): void {
    try {
      for (const child of childrenOf(this.pid)) {
        const [, kilobytes = "0"] =
          /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, "utf8")) ?? [];
        this.peakKilobytes = Math.max(this.peakKilobytes, Number(kilobytes));
      }
    } catch {
      // One of them has just ended.
    }
  }
}

/** Any thread of a program may have started them. */
function childrenOf(pid: number): string[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").split(" ").filter(Boolean),
  );
}
