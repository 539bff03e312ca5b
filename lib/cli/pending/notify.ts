import type { Machine } from "../machine";
import { eventAsJson, eventsSince } from "./events";
import type { Event } from "./events";
import { Memory } from "./memory";
import type { Step } from "./step";

export interface Notifier {
  /** A command line for the shell. */
  readonly command: string;
  /** Path of the file that remembers. */
  readonly memory: string;
  readonly showAddresses: boolean;
}

/**
 * Runs the command once an event, with the event on its standard input.
 *
 * @returns what went wrong, for people
 */
export async function notify(
  machine: Machine,
  steps: readonly Step[],
  { command, memory: file, showAddresses }: Notifier,
): Promise<readonly string[]> {
  const memory = new Memory(file);
  try {
    const unfinished = memory.takeUnfinished();
    if (unfinished !== null) {
      machine.err(
        `An earlier run ended while it told of ${named(unfinished)}. Whether that arrived is not known; it is not told again.`,
      );
    }
    const failures: string[] = [];
    for (const event of eventsSince(memory.told, steps)) {
      memory.begin(event);
      const result = await machine.pipe(command, `${eventAsJson(event, machine.now(), showAddresses)}\n`);
      if (result.ran && result.exitCode === 0) {
        memory.finish(event);
      } else {
        memory.giveUp();
        failures.push(
          `${named(event)}: ${result.ran ? `exit code ${result.exitCode}` : "it could not be started"}`,
        );
      }
    }
    return failures;
  } finally {
    memory.close();
  }
}

function named({ event, step: { step, member } }: Event): string {
  return `"${event}" of the ${step} of ${member.id ?? "an account that is not known yet"}`;
}
