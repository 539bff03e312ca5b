import { ApiError } from "../operations/api-error";
import type { FakeOptions } from "../options";
import { pause } from "../pause";

/** Writes one at a time, if the options say so: whoever comes during another write is sent away. */
export class WriteLane {
  private isBusy = false;

  constructor(private readonly options: FakeOptions) {}

  /** @throws ApiError ConcurrentCallNotSupported (429) */
  async run<T>(work: () => T): Promise<T> {
    if (this.options.concurrentWrites === "allow") return work();
    if (this.isBusy) {
      throw new ApiError(429, "ConcurrentCallNotSupported", "Another write is under way. Try again later.");
    }
    this.isBusy = true;
    try {
      await pause(this.options.writeDurationMs);
      return work();
    } finally {
      this.isBusy = false;
    }
  }
}
