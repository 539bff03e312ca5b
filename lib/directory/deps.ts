/** Everything the client takes from the machine, so that tests own time, chance and environment. */
export interface Deps {
  /** Milliseconds since the epoch. Measures deadlines only: what the directory says about time is `Answer.at`. */
  now(): number;
  /** Ends after `ms` milliseconds, or rejects as soon as the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** From 0 up to, not including, 1. */
  random(): number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
}

/** Where the client says what it does. It never passes a credential; e-mail addresses arrive masked. */
export interface Log {
  debug(message: string, fields?: Record<string, unknown>): void;
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
}
