/** A step of a member's life that waits for somebody, has waited, or is through. */
export interface Step {
  readonly step: "promotion" | "e-mail change" | "invitation" | "acceptance" | "type switch" | "membership";
  /** The account that it is about; the id is null as long as nobody knows it. */
  readonly member: { readonly id: string | null; readonly name: string | null };
  readonly status: StepStatus;
  /** Who has to act, in words. */
  readonly who: string;
  /** RFC 3339, UTC; null if it is not known. */
  readonly since: string | null;
  /** Until when it can be done; null if no time ends it, or none is known. */
  readonly until: string | null;
  /** What to do, and the line of the code to change. */
  readonly next: string;
  /** In the state; null for what no state manages. */
  readonly address: string | null;
  /** What it is remembered by from run to run: no e-mail address, whatever the step is about. */
  readonly key: string;
}

/**
 * - `waiting`: somebody can act.
 * - `queued`: it goes on by itself after something else, such as the account's joining.
 * - `lapsed`, `declined`, `cancelled`, `failed`: it has ended without success, and nothing is sent by itself.
 * - `removed`: the account was a member and is not any more.
 * - `done`: it is through.
 */
export type StepStatus =
  "waiting" | "queued" | "lapsed" | "declined" | "cancelled" | "failed" | "removed" | "done";

/** Whether somebody is waited for. */
export function isOpen({ status }: Pick<Step, "status">): boolean {
  return status === "waiting" || status === "queued";
}

/** Whether it has ended, and not as it should have. */
export function hasLapsed({ status }: Pick<Step, "status">): boolean {
  return !isOpen({ status }) && status !== "done";
}
