import { firstAddressOf } from "../history/code";
import { sameValue } from "../../lib/plugin/values/compare";
import type { Plan, PlannedChange } from "../terraform/change";
import { typeOf } from "../terraform/configuration";
import type { Message } from "../terraform/messages";
import type { State } from "../terraform/state";
import type { Outcome } from "../terraform/terraform";
import type { World } from "../world/world";
import { isHook, isParked } from "./allowed-writes";
import { Duties } from "./duties";
import { Intents } from "./intents";
import type { Invariant, Violation } from "./violation";
import { describe, isFurtherMail, isMail } from "./writes";
import type { Write } from "./writes";

/** What a plan or an apply says of a mail that the service does not take yet. */
export const PUT_OFF = "A mail has to wait";

/** What a plan or an apply says of an invitation that the service does not take any more today. */
export const QUEUED = "Invitations wait for the service's quota";

const LONGEST_PAUSE_MS = 60 * 60_000;

const IN_ITS_TURN = "what waits for the service is sent once it takes it";

/** Mails and invitations: nothing goes out that the code does not ask for, and what it asks for goes out. */
export class Sending {
  private readonly intents = new Intents();
  private readonly duties: Duties;
  private readonly putOffAt = new Map<string, number>();
  /** How many went out in the apply that is under way. */
  private invitations = 0;

  constructor(private readonly world: World) {
    this.duties = new Duties(world);
  }

  commandBegins(): void {
    this.intents.commandBegins();
  }

  /** Something has gone wrong, or somebody else has acted: what is not sent may have its reasons. */
  disturb(): void {
    this.duties.disturb();
  }

  /** A reviewed plan is being applied. */
  applying(plan: Plan): void {
    this.invitations = 0;
    const isNew = [...plan.changes.values()].filter((change) => this.declare(plan, change));
    this.duties.begin(
      isNew.map(({ address, after }) => ({
        address: firstAddressOf(address),
        accountId: after?.["account_id"],
        target: after?.["target"],
        newAddress: typeOf(address).endsWith("_email") ? after?.["email"] : undefined,
      })),
    );
  }

  /** @returns whether there is something new to be sent for it */
  private declare({ refreshed }: Plan, change: PlannedChange): boolean {
    const { action, before, after, warnings } = change;
    const address = firstAddressOf(change.address);
    if (action === "delete" || after?.["attempt"] === undefined) {
      return false;
    }
    const most = after["when_expired"] === "send_again" ? Number(after["max_mails"]) : 1;
    const wanted = { email: textOrNull(after["email"]), attempt: Number(after["attempt"]), most };
    const isNew = this.intents.declare(address, wanted, isRecorded(refreshed, change));
    const isToWait = [PUT_OFF, QUEUED].some((summary) => warnings.includes(summary));
    const mayGoOn = this.intents.isPutOff(address) && !(isToWait && this.isPauseWithin(address));
    return isNew || mayGoOn || (isHook(change.address) && isParked(before));
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
        const isWaiting = this.intents.isPutOff(address);
        const invariant: Invariant = isWaiting ? IN_ITS_TURN : "an undisturbed intent is carried out";
        return { invariant, details: `nothing was sent for ${address}` };
      });
  }

  /** The directory has carried out a write of ours. @returns what is wrong with it */
  committed(write: Write): readonly Violation[] {
    const { operation, question } = write;
    const isInvitation = operation === "InviteAccountToResourceDirectory";
    if (!isMail(write) && !isInvitation) {
      return [];
    }
    this.invitations += isInvitation ? 1 : 0;
    const isAnew = !isFurtherMail(write);
    const invariant: Invariant = isInvitation
      ? "never two invitations for one target and intent"
      : "never two mails for one intent";
    const isOneTooMany = this.intents.send(firstAddressOf(question.address), isAnew);
    return isOneTooMany ? [{ invariant, details: describe(write) }] : [];
  }

  /** The block has left the state because somebody wanted it to. @param address the first one */
  forget(address: string): void {
    this.intents.forget(address);
  }

  /** What went out for it cannot be known to anybody who is still alive. @param address the first one */
  excuse(address: string): void {
    this.intents.excuse(address);
  }
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
