import { firstAddressOf } from "../history/code";
import { sameValue } from "../../lib/plugin/values/compare";
import type { ObjectValue } from "../../lib/plugin/values/value";
import type { Plan, PlannedChange } from "../terraform/change";
import { typeOf } from "../terraform/configuration";
import type { Message } from "../terraform/messages";
import type { State } from "../terraform/state";
import type { Outcome } from "../terraform/terraform";
import type { World } from "../world/world";
import { isHook, isParked } from "./allowed-writes";
import { Duties } from "./duties";
import { Intents } from "./intents";
import type { Wanted } from "./intents";
import { Lapses } from "./lapses";
import { OwnInvitations } from "./own-invitations";
import type { Invariant, Violation } from "./violation";
import { describe, isFurtherMail, isMail, isMailCancellation } from "./writes";
import type { Write } from "./writes";

/** What a plan or an apply says of a mail that the service does not take yet. */
export const PUT_OFF = "A mail has to wait";

/** What a plan or an apply says of an invitation that the service does not take any more today. */
export const QUEUED = "Invitations wait for the service's quota";

const LONGEST_PAUSE_MS = 60 * 60_000;

const IN_ITS_TURN = "what waits for the service is sent once it takes it";

/** How a state says that nobody has answered in time. */
const LAPSED: readonly string[] = ["PromoteExpired", "Expired", "Deleted"];

/** Mails and invitations: nothing goes out that the code does not ask for, and what it asks for goes out. */
export class Sending {
  private readonly intents = new Intents();
  private readonly duties: Duties;
  private readonly lapses: Lapses;
  private readonly own: OwnInvitations;
  /** Addresses for which the apply that is under way has to send another one in the place of one that lapsed. */
  private readonly lapsed = new Set<string>();
  /** How many the state counted when the last one went out. */
  private readonly countedBefore = new Map<string, number>();
  private readonly putOffAt = new Map<string, number>();
  /** How many went out in the apply that is under way. */
  private invitations = 0;

  constructor(private readonly world: World) {
    this.duties = new Duties(world);
    this.lapses = new Lapses(world);
    this.own = new OwnInvitations(world);
  }

  commandBegins(): void {
    this.intents.commandBegins();
    this.lapses.look();
  }

  /** Something has gone wrong, or somebody else has acted: what is not sent may have its reasons. */
  disturb(): void {
    this.duties.disturb();
  }

  /** A reviewed plan is being applied. */
  applying(plan: Plan): void {
    this.invitations = 0;
    this.lapsed.clear();
    const due = [...plan.changes.values()].filter((change) => this.declare(plan, change));
    this.duties.begin(
      due.map(({ address, before, after }) => ({
        address: firstAddressOf(address),
        accountId: after?.["account_id"],
        target: after?.["target"],
        follows: before !== null,
        newAddress: typeOf(address).endsWith("_email") ? after?.["email"] : undefined,
        sentBefore: this.intents.sentFor(firstAddressOf(address)),
      })),
    );
  }

  /** @returns whether something is to be sent for it */
  private declare({ refreshed }: Plan, change: PlannedChange): boolean {
    const { action, before, after, warnings } = change;
    const address = firstAddressOf(change.address);
    if (action === "delete" || after?.["attempt"] === undefined) {
      return false;
    }
    const wanted = wantedBy(after);
    const isCounted = wanted.most === 1 || this.countsLast(refreshed, change.address);
    const isNew = this.intents.declare(address, wanted, isCounted && isRecorded(refreshed, change));
    const isToWait = [PUT_OFF, QUEUED].some((summary) => warnings.includes(summary));
    const mayGoOn = this.intents.isPutOff(address) && !(isToWait && this.isPauseWithin(address));
    if (this.isLapse(address, before)) {
      this.lapsed.add(address);
    }
    return isNew || mayGoOn || this.lapsed.has(address) || (isHook(change.address) && isParked(before));
  }

  /** Whether the state counts what went out last: if Terraform was killed, it may not. */
  private countsLast(state: State, address: string): boolean {
    const before = this.countedBefore.get(firstAddressOf(address));
    return before === undefined || countedIn(state.get(address)?.values) > before;
  }

  /** Whether the last one has lapsed, as the plan has seen, and the code allows another one. */
  private isLapse(address: string, before: ObjectValue | null): boolean {
    const target = textOrNull(before?.["target"]);
    const accountId = target ?? textOrNull(before?.["account_id"]);
    return (
      accountId !== null &&
      LAPSED.includes(textOrNull(before?.["status"]) ?? "") &&
      this.intents.allowsAnother(address) &&
      this.lapses.isNewest(accountId, target === null ? "mail" : "invitation")
    );
  }

  /** Nothing has to wait longer for the service than this. */
  private isPauseWithin(address: string): boolean {
    return this.world.now() - (this.putOffAt.get(address) ?? 0) <= LONGEST_PAUSE_MS;
  }

  /** A plan was applied. @returns what it owes */
  applied({ ok, messages }: Outcome): readonly Violation[] {
    const owed = ok ? this.owed(addressesThatSay(messages, PUT_OFF)) : [];
    addressesThatSay(messages, PUT_OFF, QUEUED).forEach((address) => {
      this.intents.putOff(address);
      this.putOffAt.set(address, this.world.now());
    });
    return owed;
  }

  /** @param late of what the service takes no mail yet; of what it takes, and what not, its quota tells */
  private owed(late: readonly string[]): readonly Violation[] {
    return this.duties
      .owed((address) => this.intents.sentFor(address), this.invitations)
      .filter((address) => !late.includes(address))
      .map((address) => {
        const usual: Invariant = this.lapsed.has(address)
          ? "what lapses is sent again where the code allows it"
          : "an undisturbed intent is carried out";
        const invariant = this.intents.isPutOff(address) ? IN_ITS_TURN : usual;
        return { invariant, details: `nothing was sent for ${address}` };
      });
  }

  /**
   * The directory has carried out a write of ours.
   *
   * @param done the operations carried out before it for the same question
   * @returns what is wrong with it
   */
  committed(write: Write, done: readonly string[]): readonly Violation[] {
    const { operation, question } = write;
    const isInvitation = operation === "InviteAccountToResourceDirectory";
    const address = firstAddressOf(question.address);
    // What the code has taken back itself was live.
    const isTakenBack = done.some(isMailCancellation) || this.own.isWithdrawn(address);
    const isAnew = !isFurtherMail(write) && !isTakenBack;
    this.own.committed(address, write);
    if (!isMail(write) && !isInvitation) {
      return [];
    }
    this.invitations += isInvitation ? 1 : 0;
    const sending = this.intents.send(address, isAnew, this.world.now());
    const isBaseless =
      sending.reason === "by itself" && !this.lapses.hasLapsedSince(subjectOf(write), sending.since);
    this.lapses.look();
    this.countedBefore.set(address, countedIn(question.change?.before));
    return [
      ...(sending.reason === "none" ? [tooMany(write)] : []),
      ...(isBaseless ? [violation("only what lapses is sent again by itself", write)] : []),
    ];
  }

  /** The block has left the state because somebody wanted it to. @param address the first one */
  forget(address: string): void {
    this.countedBefore.delete(address);
    this.intents.forget(address);
  }

  /** What went out for it cannot be known to anybody who is still alive. @param address the first one */
  excuse(address: string): void {
    this.intents.excuse(address);
  }
}

function wantedBy(after: ObjectValue): Wanted {
  const { email, attempt, when_expired: whenExpired } = after;
  const most = { send_again: after["max_mails"], invite_again: after["max_invitations"], report: 1 };
  return {
    email: textOrNull(email),
    attempt: Number(attempt),
    most: Number(most[(whenExpired ?? "report") as keyof typeof most]),
  };
}

function countedIn(values: ObjectValue | null | undefined): number {
  return Number(values?.["mails_sent"] ?? values?.["invitations_sent"] ?? 0);
}

/** The account that is promoted, or invited. */
function subjectOf({ question: { change } }: Write): string {
  const { target, account_id: accountId } = change?.before ?? change?.after ?? {};
  return textOrNull(target) ?? textOrNull(accountId) ?? "";
}

function tooMany(write: Write): Violation {
  return write.operation === "InviteAccountToResourceDirectory"
    ? violation("never two invitations for one target and intent", write)
    : violation("never two mails for one intent", write);
}

function violation(invariant: Invariant, write: Write): Violation {
  return { invariant, details: describe(write) };
}

function isRecorded(state: State, { address, after }: PlannedChange): boolean {
  const stored = state.get(address);
  return (
    stored !== undefined &&
    !stored.tainted &&
    stored.values["status"] !== "Queued" &&
    !(isHook(address) && isParked(stored.values)) &&
    ["email", "attempt"].every((name) => sameValue(undefined, stored.values[name], after?.[name]))
  );
}

function addressesThatSay(messages: readonly Message[], ...summaries: readonly string[]): readonly string[] {
  return messages
    .filter(({ summary }) => summaries.includes(summary))
    .map(({ address }) => firstAddressOf(address));
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
