import { SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import type { LoggedRequest } from "../../lib/testing";
import { sameValue } from "../../lib/plugin/values/compare";
import type { ObjectValue } from "../../lib/plugin/values/value";
import { firstAddressOf } from "../history/code";
import type { LimitsCode } from "../history/code";
import type { Plan, PlannedChange } from "../terraform/change";
import { typeOf } from "../terraform/configuration";
import type { Message } from "../terraform/messages";
import type { State } from "../terraform/state";
import type { Outcome } from "../terraform/terraform";
import type { Question } from "../terraform/walk";
import type { Request } from "../world/turns";
import type { World } from "../world/world";
import { allowedWrites, isParked, showsSending } from "./allowed-writes";
import { Duties } from "./duties";
import { Handles } from "./handles";
import { Identities } from "./identities";
import { Intents } from "./intents";
import { OwnMembers } from "./own-members";
import { Limits } from "./limits";
import { undeclaredMovesIn } from "./undeclared-moves";
import { UnnoticedResends } from "./unnoticed-resends";
import type { Invariant, Violation } from "./violation";
import { isDestructive, isFurtherMail, isMail, isWrite } from "./writes";
import type { Write } from "./writes";
import { WritesUnderWay } from "./writes-under-way";

/** What a plan or an apply says of a mail that the service does not take yet. */
export const PUT_OFF = "A mail has to wait";

/** What a plan or an apply says of an invitation that the service does not take any more today. */
export const QUEUED = "Invitations wait for the service's quota";

const LONGEST_PAUSE_MS = 60 * 60_000;

const IN_ITS_TURN = "what waits for the service is sent once it takes it";

const OVER_LIMIT = "a plan that passes a limit of the provider block fails";

/** What belongs to a member, and waits for it if it has not joined. */
const HOOKS: readonly string[] = [
  "resourcedirectory_promotion",
  "resourcedirectory_account_email",
  "resourcedirectory_account_type",
];

/**
 * The reference: what a history may do to the directory, told by what the person at the code has declared and reviewed.
 * It knows nothing of how the provider decides.
 */
export class Model {
  readonly violations: Violation[] = [];
  private readonly intents = new Intents();
  private readonly handles: Handles;
  private readonly duties: Duties;
  private readonly unnoticed: UnnoticedResends;
  private readonly limits = new Limits();
  private readonly identities: Identities;
  private readonly members: OwnMembers;
  private readonly underWay = new WritesUnderWay();
  private readonly putOffAt = new Map<string, number>();
  /** How many went out in the apply that is under way. */
  private invitations = 0;
  private readonly taintedByHand = new Set<string>();
  /** Operations carried out for each question. */
  private readonly done = new WeakMap<Question, readonly string[]>();

  constructor(private readonly world: World) {
    this.handles = new Handles(world);
    this.duties = new Duties(world);
    this.unnoticed = new UnnoticedResends(world);
    this.identities = new Identities(world);
    this.members = new OwnMembers(world);
  }

  /** There is a plan: whatever is to be refused at plan time is not in it. */
  planned(plan: Plan, limits: LimitsCode | null): void {
    undeclaredMovesIn(plan, this.members).forEach((details) => {
      this.violated("a move that nobody declared is refused", details);
    });
    this.limits.passedIn(plan, limits).forEach((details) => {
      this.violated(OVER_LIMIT, details);
    });
  }

  /** A reviewed plan is being applied. */
  applying(plan: Plan, limits: LimitsCode | null): void {
    this.limits.begin(limits);
    this.members.applying(plan);
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
    const { action, because, before, after } = change;
    const address = firstAddressOf(change.address);
    if (because !== null && this.taintedByHand.has(address)) {
      this.forget(address);
    }
    if (action === "delete" || after?.["attempt"] === undefined) {
      return false;
    }
    const most = after["when_expired"] === "send_again" ? Number(after["max_mails"]) : 1;
    const wanted = { email: textOrNull(after["email"]), attempt: Number(after["attempt"]), most };
    const isNew = this.intents.declare(address, wanted, isRecorded(refreshed, change));
    const isToWait = [PUT_OFF, QUEUED].some((summary) => change.warnings.includes(summary));
    const mayGoOn = this.intents.isPutOff(address) && !(isToWait && this.isPauseWithin(address));
    return isNew || mayGoOn || (isHook(change.address) && isParked(before));
  }

  /** Nothing has to wait longer for the service than this. */
  private isPauseWithin(address: string): boolean {
    return this.world.now() - (this.putOffAt.get(address) ?? 0) <= LONGEST_PAUSE_MS;
  }

  /** Something has gone wrong, or somebody else has acted: what is not sent may have its reasons. */
  disturb(): void {
    this.duties.disturb();
  }

  /** A plan was applied. */
  applied({ changes }: Plan, state: State, { ok, messages }: Outcome): void {
    if (ok) {
      this.unnoticed.applied();
    }
    if (ok) {
      this.checkDuties(addressesThatSay(messages, PUT_OFF));
    }
    addressesThatSay(messages, PUT_OFF, QUEUED).forEach((address) => {
      this.intents.putOff(address);
      this.putOffAt.set(address, this.world.now());
    });
    for (const { address, action } of changes.values()) {
      if (action === "delete" && !state.has(address)) {
        this.forget(firstAddressOf(address));
      }
    }
  }

  /** @param late of what the service takes no mail yet; of what it takes, and what not, its quota tells */
  private checkDuties(late: readonly string[]): void {
    const owed = this.duties.owed((address) => this.intents.sentFor(address), this.invitations);
    owed
      .filter((address) => !late.includes(address))
      .forEach((address) => {
        const invariant = this.intents.isPutOff(address)
          ? IN_ITS_TURN
          : "an undisturbed intent is carried out";
        this.violated(invariant, `nothing was sent for ${address}`);
      });
  }

  /** The person has taken the object out of the state, or given it up: `state rm`. @param address the first one */
  forget(address: string): void {
    this.intents.forget(address);
    this.handles.forget(address);
  }

  /** @param address the first one */
  taint(address: string): void {
    this.taintedByHand.add(address);
  }

  commandBegins(): void {
    this.intents.commandBegins();
    this.unnoticed.commandBegins();
  }

  /** Somebody has given the member another name. */
  renames(accountId: string): void {
    this.unnoticed.renames(accountId);
  }

  /** Terraform was killed: it knows what stands in the state, and nothing else. */
  terraformDied(state: State): void {
    this.unnoticed.ofThisCommand.forEach((address) => {
      this.intents.excuse(address);
    });
    this.handles.rememberOnly(byFirstAddress(state));
  }

  heard(question: Question, values: ObjectValue | null): void {
    const { rpc, address } = question;
    // What a refresh finds is not Terraform's own before it is stored.
    if (rpc !== "ReadResource") {
      this.handles.heard(firstAddressOf(address), values);
    }
    const problem = this.identities.problemWith(question, values);
    if (problem !== null) {
      this.violated("an acceptance says only what its own account has done", `${address}: ${problem}`);
    }
  }

  /** A command is over. */
  commandEnded(stored: State): void {
    const state = byFirstAddress(stored);
    this.handles
      .lostIn(state)
      .forEach((details) => this.violated("no handle is lost that was ever returned to Terraform", details));
    state.forEach(({ values }, address) => {
      this.handles.heard(address, values);
    });
    const replaced = [...this.taintedByHand].filter((address) => state.get(address)?.tainted !== true);
    replaced.forEach((address) => this.taintedByHand.delete(address));
  }

  /** A call of ours has reached the directory. */
  sends(request: Request, call: LoggedRequest): void {
    const { question } = request.caller;
    const details = `${call.operation} in ${question.rpc} of ${question.address}`;
    if (isWrite(call) && this.underWay.begins(request)) {
      this.violated("a process sends one write at a time", details);
    }
    if (isHook(question.address) && isParked(question.values)) {
      this.violated("nothing is called for a member that has not joined", details);
    }
    if (this.identities.isForbidden(question, call)) {
      this.violated(
        "with credentials of another account than expected nothing is done",
        `${details}, with those of ${String(call.caller)}`,
      );
    }
  }

  /** The answer to a request has arrived, or is lost. */
  answered(request: Request): void {
    this.underWay.ends(request);
  }

  /** The directory has carried out a write of ours. */
  committed(write: Write): void {
    const { question } = write;
    const done = this.done.get(question) ?? [];
    this.done.set(question, [...done, write.operation]);
    const isFirst = !done.includes(write.operation);
    this.checkDeclared(write, isFirst);
    this.checkIntents(write);
    this.checkHandshake(write);
    this.violations.push(...this.members.committed(write));
    this.limits.committed(write).forEach((details) => {
      this.violated(OVER_LIMIT, `${describe(write)}: ${details}`);
    });
    this.unnoticed.committed(write);
  }

  violated(invariant: Invariant, details: string): void {
    this.violations.push({ invariant, details });
  }

  private checkDeclared(write: Write, isFirst: boolean): void {
    const { question, operation } = write;
    const { change } = question;
    const isAllowed = change !== null && allowedWrites(change).includes(operation) && isFirst;
    const shows = change !== null && showsSending(change, operation);
    const isDeclared = isAllowed && this.isAboutItsOwn(write);
    if (sendsToAnother(write)) {
      this.violated("no mail to an address that the code does not name", describe(write));
    }
    if (!isDeclared && isDestructive(write)) {
      this.violated("no destructive call that was not declared", describe(write));
    } else if (!isDeclared || !shows) {
      this.violated("no write that the plan did not show", describe(write));
    }
  }

  private checkIntents(write: Write): void {
    const { operation, question } = write;
    const isInvitation = operation === "InviteAccountToResourceDirectory";
    if (!isMail(write) && !isInvitation) {
      return;
    }
    this.invitations += isInvitation ? 1 : 0;
    const isAnew = !isFurtherMail(write);
    if (this.intents.send(firstAddressOf(question.address), isAnew)) {
      this.violated(
        isInvitation ? "never two invitations for one target and intent" : "never two mails for one intent",
        describe(write),
      );
    }
  }

  private checkHandshake(write: Write): void {
    if (write.operation !== "AcceptHandshake") {
      return;
    }
    const { directoryId } = this.world.fake.world.handshake(write.parameters["HandshakeId"] ?? "");
    if (directoryId !== SAMPLE_DIRECTORY_ID) {
      this.violated("never an accepted foreign handshake", `${describe(write)}, from ${directoryId}`);
    }
  }

  /** Whether a write concerns the account of the block that it was made for. */
  private isAboutItsOwn(write: Write): boolean {
    const { parameters, question } = write;
    const { world } = this.world.fake;
    const { AccountId, RecordId, HandshakeId, TargetEntity } = parameters;
    const promoted = world.promotions.find(({ recordId }) => recordId === RecordId)?.accountId;
    const invited = HandshakeId === undefined ? undefined : world.handshake(HandshakeId).targetEntity;
    const type = typeOf(question.address);
    if (type === "resourcedirectory_handshake_acceptance") {
      return true;
    }
    if (type === "resourcedirectory_member") {
      return this.members.isItsOwn(write);
    }
    const attribute = type === "resourcedirectory_invitation" ? "target" : "account_id";
    const { before, after } = question.change ?? {};
    return (AccountId ?? promoted ?? invited ?? TargetEntity) === (before?.[attribute] ?? after?.[attribute]);
  }
}

function sendsToAnother({ parameters: { Email }, question: { change } }: Write): boolean {
  return Email !== undefined && Email !== change?.after?.["email"];
}

function isHook(address: string): boolean {
  return HOOKS.includes(typeOf(address));
}

function byFirstAddress(state: State): State {
  return new Map([...state].map(([address, object]) => [firstAddressOf(address), object]));
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

function describe({ operation, parameters, question }: Write): string {
  const { rpc, address, change } = question;
  const shown =
    change === null ? "no plan" : `${change.action}${change.because ? ` (${change.because})` : ""}`;
  return `${operation} ${JSON.stringify(parameters)} in ${rpc} of ${address}, planned: ${shown}`;
}
