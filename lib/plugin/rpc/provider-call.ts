import type { Diagnostics } from "../diagnostics";
import type { StateOf } from "../schema/forms";
import type { Schema } from "../schema/model";
import { ValueError } from "../values/conform";
import { DamagedPrivateState } from "../values/private-state";
import type { ObjectValue } from "../values/value";
import type { Host } from "./connection";

/** What is known when a call into the provider's own code has ended. */
type Outcome<T> = { readonly returned: true; readonly value: T } | { readonly returned: false };

/**
 * Calls the provider's own code. What it throws becomes an error for the user, without the stack; the stack
 * stands in the log.
 *
 * @param subject What was called, as the start of a sentence: `Creating a demo_thing`.
 */
export async function callProvider<T>(
  host: Host,
  subject: string,
  diagnostics: Diagnostics,
  call: () => T | Promise<T>,
): Promise<Outcome<T>> {
  try {
    return { returned: true, value: await host.crashes.watch(call) };
  } catch (thrown) {
    reportBug(host, subject, diagnostics, thrown);
    return { returned: false };
  }
}

/** For what is thrown outside of the provider's own code, where a value that does not fit came from Terraform. */
export function reportThrown(host: Host, subject: string, diagnostics: Diagnostics, thrown: unknown): void {
  if (thrown instanceof ValueError) {
    const { path, problem } = thrown;
    diagnostics.error(
      path.length === 0 ? "Unusable value" : `Unusable value for ${path.join(".")}`,
      `The value ${problem}. Choose another one.`,
      path,
    );
  } else if (thrown instanceof DamagedPrivateState) {
    diagnostics.error(
      "Damaged private state",
      `What the provider keeps beside this object in state cannot be read: ${thrown.message}. The state was damaged or ` +
        "edited. Nothing was called, and the object stays in state as it is. Put back a backup of the state, or remove " +
        "the object from state (terraform state rm) and import it.",
    );
  } else {
    reportBug(host, subject, diagnostics, thrown);
  }
}

function reportBug(host: Host, subject: string, diagnostics: Diagnostics, thrown: unknown): void {
  host.log.error(`${subject} failed unexpectedly`, {
    stack: thrown instanceof Error ? thrown.stack : String(thrown),
  });
  diagnostics.error(
    `${subject} failed unexpectedly`,
    `${thrown instanceof Error ? thrown.message : String(thrown)}\n\n` +
      `This is a bug in the provider ${host.provider.address}. Please report it; the log of a run with ` +
      "TF_LOG_PROVIDER=ERROR in the environment says where it happened.",
    thrown instanceof ValueError ? thrown.path : undefined,
  );
}

/** A state that the provider's code returned, typed by its schema, as data. Encoding checks it against the schema. */
export function fromState(state: StateOf<Schema>): ObjectValue;
export function fromState(state: StateOf<Schema> | null): ObjectValue | null;
export function fromState(state: StateOf<Schema> | null): ObjectValue | null {
  return state as ObjectValue | null;
}
