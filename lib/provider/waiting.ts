import { FIRST_PERSON_PAUSE_MS, LONGEST_PERSON_PAUSE_MS, waitUntil } from "../directory";
import type { CheckState } from "../directory";
import type { CallContext } from "../plugin";
import type { ProviderData } from "./provider-data";
import { failureMessage } from "./reporting";
import { timeoutMs } from "./time";

/** What every promotion and invitation says that a person has not answered yet. */
export const WAITS_FOR_A_PERSON = "Waits for a person";

/** What an apply says that was to wait for a person, and does not any longer. */
export const STOPPED_WAITING = "Stopped waiting for a person";

export interface PersonWait<T> {
  readonly member: string;
  /** What is waited for, for the log. */
  readonly what: string;
  /** Value of the `timeouts` block; nothing set means: do not wait. */
  readonly timeout: string | null | undefined;
  read(): Promise<T>;
  readonly checkState: CheckState<T>;
}

/** What was seen last (null: nothing) and, unless the person came, why the waiting ended. */
export interface PersonWaitResult<T> {
  readonly seen: T | null;
  readonly stopped: string | null;
}

/**
 * Waits for a person after a mail or an invitation has gone out. From then on an error would taint the object, and the
 * next apply would send a second one: so nothing is thrown here, neither for a failed read nor for Ctrl-C nor for a time-out.
 */
export async function waitForPerson<T>(
  context: CallContext<ProviderData>,
  wait: PersonWait<T>,
): Promise<PersonWaitResult<T>> {
  const deadlineMs = timeoutMs(wait.timeout);
  if (deadlineMs === null) {
    return { seen: null, stopped: null };
  }
  context.log.info(`waiting for ${wait.what}`, { member: wait.member, at_most: wait.timeout });
  try {
    const result = await waitUntil({
      read: () => wait.read(),
      checkState: wait.checkState,
      minDelayMs: FIRST_PERSON_PAUSE_MS,
      maxDelayMs: LONGEST_PERSON_PAUSE_MS,
      deadlineMs,
      deps: context.providerData.deps,
      signal: context.signal,
    });
    return { seen: result.value, stopped: reason(result.outcome, wait.timeout) };
  } catch (error) {
    return {
      seen: null,
      stopped: `The directory could not be asked: ${failureMessage(error, wait.member).detail}`,
    };
  }
}

function reason(
  outcome: "settled" | "timed-out" | "stopped",
  timeout: string | null | undefined,
): string | null {
  switch (outcome) {
    case "settled":
      return null;
    case "timed-out":
      return `Nobody answered within ${timeout ?? ""}, the time that the timeouts block gives.`;
    case "stopped":
      return "Terraform was asked to stop.";
  }
}
