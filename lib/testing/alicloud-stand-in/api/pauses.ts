/** Environment variable with the length in ms of every pause that the stand-in makes. */
export const PAUSE_VARIABLE = "ALICLOUD_STAND_IN_PAUSE_MS";

/** Waits where the vendor's provider waits: between retries and between polls. */
export interface Pauses {
  pause(milliseconds: number): Promise<void>;
}

/** Real pauses, or ones of `override` ms each. */
export function createPauses(override: string | undefined): Pauses {
  const fixed = override === undefined ? undefined : Number(override);
  if (fixed !== undefined && !(fixed >= 0)) {
    throw new Error(`${PAUSE_VARIABLE} is "${override ?? ""}": write a number of milliseconds, 0 or more.`);
  }
  return {
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, fixed ?? milliseconds)),
  };
}

/**
 * The time that a loop may spend. It is counted in nominal pauses instead of on a clock, so that a loop whose pauses
 * are shortened gives up after as many rounds as the real one.
 */
export class Budget {
  private spent = 0;

  constructor(private readonly milliseconds: number) {}

  /** Whether there is time for one more pause, which is then taken as spent. */
  spend(milliseconds: number): boolean {
    this.spent += milliseconds;
    return this.spent <= this.milliseconds;
  }
}
