import type { CallOptions } from "../calls/call";
import type { DirectoryClient } from "../calls/client";
import { Deadline } from "../connection/deadline";
import { ramActionOf, type Operation } from "../calls/operations";

/** One mutating call, made safe to apply twice: it reads before it writes and looks up what it cannot know. */
export interface Step<Input, Outcome> {
  readonly operation: Operation;
  /** What it reads before it writes, and to look up what became of a write. */
  readonly reads: readonly Operation[];
  /** What a RAM policy must allow for all that it calls. */
  readonly ramActions: readonly string[];
  /** @throws DirectoryError */
  run(client: DirectoryClient, input: Input, options?: StepOptions): Promise<Outcome>;
}

/** An aborted signal stops a step before it sends something, never between sending and learning the result. */
export type StepOptions = Pick<CallOptions, "signal">;

/** What a step passes to its calls: they all draw on one deadline. */
export type StepCallOptions = StepOptions & { readonly deadline: Deadline };

export function defineStep<Input, Outcome>(
  operation: Operation,
  reads: readonly Operation[],
  run: (client: DirectoryClient, input: Input, options: StepCallOptions) => Promise<Outcome>,
): Step<Input, Outcome> {
  return {
    operation,
    reads,
    ramActions: [operation, ...reads].map(ramActionOf),
    run: (client, input, options = {}) =>
      run(client, input, { ...options, deadline: new Deadline(client.deadlineMs) }),
  };
}
