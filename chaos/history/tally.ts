/** What happens in a history, counted. */
export class Tally {
  faults = 0;
  crashes = 0;
  /** How many calls of ours reached the directory. */
  calls = 0;
  /** How many writes of ours were carried out. */
  writes = 0;
  /** In words: kinds of actions, faults, and crashes by operation and moment. */
  readonly seen = new Set<string>();

  saw(kind: string, what: string): void {
    this.seen.add(`${kind}: ${what}`);
  }
}
