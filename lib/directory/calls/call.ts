import type { Deadline } from "../connection/deadline";

/** What the service answered. */
export interface Answer<T> {
  readonly value: T;
  /** The answer's `Date` header: the time in the directory, which need not be this machine's. */
  readonly at: Date;
  readonly requestId: string;
}

export interface CallOptions {
  /** Stops before a call is sent and during pauses. A call under way is always seen to its end. */
  readonly signal?: AbortSignal;
  /**
   * For all tries of this call together, in milliseconds.
   *
   * @default the client's
   */
  readonly deadlineMs?: number;
  /** One deadline for several calls together, instead of one for each. */
  readonly deadline?: Deadline;
}
