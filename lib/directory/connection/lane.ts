import type { Deps } from "../deps";
import { Mutex, RateLimiter } from "./rate-limit";

/** What all clients made from one share, whosever credentials they use: the rates, and one write at a time. */
export class Lane {
  /** Goes up when a write begins and when it ends: what was read before may be outdated. */
  epoch = 0;
  readonly rateLimiter: RateLimiter;
  /** The API refuses parallel changes of one directory. */
  private readonly writeMutex = new Mutex();

  constructor(deps: Pick<Deps, "now">) {
    this.rateLimiter = new RateLimiter(deps);
  }

  write<T>(run: () => Promise<T>): Promise<T> {
    return this.writeMutex.run(async () => {
      this.epoch += 1;
      try {
        return await run();
      } finally {
        this.epoch += 1;
      }
    });
  }
}
