/**
 * Every time-out, pause, rate and size of the API client and of the resources, with where it comes from: `documented`
 * by the service, `observed` in its answers or in what others do, or `chosen` here.
 */

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

// One call.

/** For one answer. Chosen: the service answers within a second or two. */
export const CALL_TIMEOUT_MS = 10 * SECOND_MS;

/** For all tries of one call, or all calls of one step. Chosen: what other providers give one operation. */
export const DEADLINE_MS = 5 * MINUTE_MS;

/** Chosen: an answer is some ten kilobytes long, so whoever sends more is somebody else. */
export const LARGEST_ANSWER_BYTES = 10_000_000;

/** Of a text in a refusal, as it comes. Chosen: what is looked at of it to show its beginning, written in escapes. */
export const LONGEST_TEXT_BYTES = 5_000;

/** How much of an unreadable answer is looked at. Chosen: enough to know a proxy's error page by. */
export const BEGINNING_BYTES = 1_000;

/** The largest page that the service gives. Documented. */
export const PAGE_SIZE = 100;

/** How many pages of a listing are asked for at a time once their number is known. Chosen: half of a burst. */
export const PAGES_AT_ONCE = 5;

/** In characters. Chosen: longer than any id that is documented, an e-mail address included. */
export const LONGEST_ID = 254;

/** In characters. Chosen: longer than any status, code or request id that is documented. */
export const LONGEST_WORD = 80;

/**
 * How many members are read one by one before all are listed. Chosen: a stack with a few members in a directory of a
 * thousand must not pay for ten pages, and one with a thousand members not for a thousand calls.
 */
export const READ_ONE_BY_ONE = 3;

// Rates.

/** How often operations may be called. */
export interface Rate {
  readonly perSecond: number;
  /** Calls that may go out at once after a quiet time. */
  readonly burst: number;
}

// Documented: 10 and 20 a second and caller. Chosen: half of it, because the vendor's provider and other programs call
// with the same identity. A full burst and a second's refill together stay within what is documented.
export const PROMOTION_RATE: Rate = { perSecond: 5, burst: 5 };
export const OTHER_RATE: Rate = { perSecond: 10, burst: 10 };

/** For asking beforehand whether a write would be refused. Chosen: a plan can do without the answer. */
export const DRY_RUN_MS = 15 * SECOND_MS;

// Repeating a call. All chosen.

/** The ceiling of the first pause; each further one is twice as high. Full jitter picks below the ceiling. */
export const FIRST_RETRY_CEILING_MS = 1 * SECOND_MS;
export const LAST_RETRY_CEILING_MS = 20 * SECOND_MS;
export const SHORTEST_RETRY_PAUSE_MS = 50;

/** A wrong endpoint must not look like a slow one for minutes. */
export const MOST_CONNECTION_TRIES = 4;

/** What answers in a form that nobody can read was hardly asked by mistake. */
export const MOST_HOPELESS_TRIES = 3;

// Looking up what became of a write. All chosen.

/** A look goes on when the work is stopped, since something may just have been sent, but not for long. */
export const LOOK_UP_MS = 30 * SECOND_MS;

/** Between the looks for a write that got lost: half a minute, three times as long as a call may take. */
export const LOOK_UP_PAUSES_MS: readonly number[] = [2 * SECOND_MS, 8 * SECOND_MS, 20 * SECOND_MS];

export const MOST_WRITE_TRIES = 3;

/** How long a removed member may still show. */
export const GONE_WITHIN_MS = 2 * MINUTE_MS;
export const FIRST_GONE_PAUSE_MS = 1 * SECOND_MS;
export const LONGEST_GONE_PAUSE_MS = 5 * SECOND_MS;

/** How long the checks of a deletion may take in one apply; a later one goes on. */
export const DELETION_MS = 4 * MINUTE_MS;
export const FIRST_DELETION_PAUSE_MS = 2 * SECOND_MS;
export const LONGEST_DELETION_PAUSE_MS = 10 * SECOND_MS;

// Mails, invitations, and the people who answer them.

/** How long the link in a promotion mail is valid. Documented: help page of PromoteResourceAccount. */
export const PROMOTION_LINK_MS = 24 * HOUR_MS;

/**
 * Changes this close together are one mail's. Observed: the service refuses two mails within about a minute, and takes
 * its time to settle after the first one.
 */
export const SAME_MAIL_MS = 1 * MINUTE_MS;

/** After a mail that the service refused as too soon. The interval is not documented. Chosen: what was observed. */
export const MAIL_INTERVAL_MS = SAME_MAIL_MS;

/** How long an invitation can be accepted. Documented; observed: ExpireTime is always this far from CreateTime. */
export const INVITATION_MS = 14 * 24 * HOUR_MS;

/** Until the next try of an invitation that was one too many for the day. Chosen: when a day begins is not documented. */
export const QUEUE_PAUSE_MS = 1 * HOUR_MS;

/** How long a new invitation may stay invisible to its target. Observed: some minutes. Chosen: five. */
export const VISIBLE_WITHIN_MS = 5 * MINUTE_MS;
export const VISIBLE_PAUSE_MS = 5 * SECOND_MS;

/** Between the looks for a person's answer. Chosen: quick for whoever sits by, then one look a minute. */
export const FIRST_PERSON_PAUSE_MS = 5 * SECOND_MS;
export const LONGEST_PERSON_PAUSE_MS = 1 * MINUTE_MS;

// Terraform's calls.

/** How many warnings of a kind one process gives. Observed: Terraform parses the whole configuration for each. */
export const WARNINGS_OF_A_KIND = 20;
