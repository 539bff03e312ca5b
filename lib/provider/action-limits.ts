/** What a provider block may limit: mails, invitations, members removed from the directory, members moved between folders. */
export const LIMITED = ["mails", "invitations", "removals", "moves"] as const;

export type Limited = (typeof LIMITED)[number];

/** What is not there has no limit. */
export type LimitValues = Readonly<Partial<Record<Limited, number>>>;

/** A limit that is passed. */
export interface PassedLimit {
  readonly limit: number;
  /** Which one in a row the action would be. */
  readonly count: number;
}

/**
 * Counts what one plan, or one apply, would do. Calls come side by side, and one object may be asked about twice: it counts
 * once, by what the directory knows it by. One that has no key yet is asked about once in a plan, and every apply knows its
 * key: each counts by itself.
 */
export class ActionLimits {
  private readonly keys = new Map<Limited, Set<string | symbol>>();

  constructor(private readonly values: LimitValues) {}

  /** Counts an action; undefined as long as the limit is kept. @param key null if it is not known yet */
  passedBy(kind: Limited, key: string | null): PassedLimit | undefined {
    const counted = this.keys.get(kind) ?? new Set();
    this.keys.set(kind, counted.add(key ?? Symbol("not known yet")));
    const limit = this.values[kind];
    return limit === undefined || counted.size <= limit ? undefined : { limit, count: counted.size };
  }
}
