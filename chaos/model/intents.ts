/** What a declaration asks for: a mail to this address (or an invitation), in this attempt. */
export interface Wanted {
  /** Null for an invitation. */
  readonly email: string | null;
  readonly attempt: number;
  /** How many may go out without a change of the code: more than one where what lapses is sent again by itself. */
  readonly most: number;
}

interface Intent {
  readonly wanted: Wanted;
  readonly sent: number;
  /** When the first one went out; null as long as none has. */
  readonly sentAt: number | null;
  /** Whether the state knew of it as the apply began. */
  readonly recorded: boolean;
  /** Whether the service has put it off. */
  readonly waits: boolean;
}

/** Why one goes out: the code asks for it; or allows it in the place of one that was sent since this time and lapsed. */
type Reason =
  | { readonly reason: "asked for" }
  | { readonly reason: "by itself"; readonly since: number }
  | { readonly reason: "none" };

/**
 * How many mails and invitations the declarations ask for: one for a new block, one for another address, one for a
 * higher attempt. What counts is what a reviewed plan says when it is applied.
 */
export class Intents {
  private readonly current = new Map<string, Intent>();
  /** Addresses for which something went out in the command that is under way. */
  private sentNow = new Set<string>();

  commandBegins(): void {
    this.sentNow = new Set();
  }

  /**
   * A plan is applied that declares this.
   *
   * @param recorded whether the state knows of it already, from an earlier apply
   * @returns whether it is a new intent
   */
  declare(address: string, wanted: Wanted, recorded: boolean): boolean {
    const last = this.current.get(address);
    const isNew = last === undefined || isAnother(last.wanted, wanted);
    // A number that was lowered asks for no mail, not even for the one that has to wait.
    const waits = !isNew && last.waits && last.wanted.attempt === wanted.attempt;
    const sent = isNew ? 0 : last.sent;
    const sentAt = isNew ? null : last.sentAt;
    this.current.set(address, { wanted, recorded: recorded && !waits, waits, sent, sentAt });
    return isNew;
  }

  /** The block has left the state because somebody wanted it to: declared again, it is a new one. */
  forget(address: string): void {
    this.current.delete(address);
  }

  /**
   * One went out.
   *
   * One of an earlier command whose answer was lost, and with it the only trace that it belongs to the intent, counts as
   * long as its link is live; once that has lapsed, what the code still asks for is sent
   * (docs/decisions/no-second-mail-after-a-crash.md).
   *
   * @param isAnew whether nothing was under way, so that whatever went out before has lapsed, or others have ended it
   * @returns why it may go out, if it may
   */
  send(address: string, isAnew: boolean, now: number): Reason {
    const intent = this.current.get(address);
    if (intent === undefined) {
      return { reason: "none" };
    }
    const hasLapsed = isAnew && !intent.recorded && !this.sentNow.has(address);
    const most = isAnew ? intent.wanted.most : 1;
    const sentAt = intent.sentAt ?? now;
    const sent = hasLapsed ? Math.max(1, intent.sent) : intent.sent + 1;
    this.current.set(address, { ...intent, sent, sentAt, waits: false });
    this.sentNow.add(address);
    if (hasLapsed || intent.sent === 0) {
      return { reason: "asked for" };
    }
    return intent.sent < most ? { reason: "by itself", since: sentAt } : { reason: "none" };
  }

  /** Whether the code allows one more without being changed, after one that the state knows of. */
  allowsAnother(address: string): boolean {
    const intent = this.current.get(address);
    return intent?.recorded === true && intent.sent > 0 && intent.sent < intent.wanted.most;
  }

  /** The service does not take it yet. */
  putOff(address: string): void {
    const intent = this.current.get(address);
    if (intent !== undefined) {
      this.current.set(address, { ...intent, waits: true });
    }
  }

  isPutOff(address: string): boolean {
    return this.current.get(address)?.waits === true;
  }

  /** What went out cannot be known to anybody who is still alive: it does not count. */
  excuse(address: string): void {
    const intent = this.current.get(address);
    if (intent !== undefined) {
      this.current.set(address, { ...intent, sent: 0 });
    }
  }

  sentFor(address: string): number {
    return this.current.get(address)?.sent ?? 0;
  }
}

function isAnother(last: Wanted, now: Wanted): boolean {
  return now.email !== last.email || now.attempt > last.attempt;
}
