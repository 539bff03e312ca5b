import { SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import { sameValue } from "../../lib/plugin/values/compare";
import type { ObjectValue } from "../../lib/plugin/values/value";
import type { Plan, PlannedChange } from "../terraform/change";
import { typeOf } from "../terraform/configuration";
import type { State } from "../terraform/state";
import type { Question } from "../terraform/walk";
import type { World } from "../world/world";
import { allowedWrites, showsSending } from "./allowed-writes";
import { Duties } from "./duties";
import { Handles } from "./handles";
import { Intents } from "./intents";
import { UnnoticedResends } from "./unnoticed-resends";
import type { Invariant, Violation } from "./violation";
import { isDestructive, isMail } from "./writes";
import type { Write } from "./writes";

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
  private readonly taintedByHand = new Set<string>();
  /** Operations carried out for the question that is open. */
  private done: { readonly question: Question; readonly operations: string[] } | null = null;

  constructor(private readonly world: World) {
    this.handles = new Handles(world);
    this.duties = new Duties(world);
    this.unnoticed = new UnnoticedResends(world);
  }

  /** A reviewed plan is being applied. */
  applying(plan: Plan): void {
    this.duties.begin(this.declare(plan), plan);
  }

  /** @returns the addresses with a new intent */
  private declare({ changes, refreshed }: Plan): readonly string[] {
    return [...changes.values()].flatMap((change) => {
      const { address, action, because, after } = change;
      if (because !== null && this.taintedByHand.has(address)) {
        this.forget(address);
      }
      if (action === "delete" || after?.["attempt"] === undefined) {
        return [];
      }
      const wanted = { email: textOrNull(after["email"]), attempt: Number(after["attempt"]) };
      const isNew = this.intents.declare(address, wanted, isRecorded(refreshed, change));
      return isNew ? [address] : [];
    });
  }

  /** Something has gone wrong, or somebody else has acted: what is not sent may have its reasons. */
  disturb(): void {
    this.duties.disturb();
  }

  /** A plan was applied. @param ok without errors */
  applied({ changes }: Plan, state: State, ok: boolean): void {
    if (ok) {
      this.unnoticed.applied();
    }
    const owed = ok ? this.duties.owed((address) => this.intents.sentFor(address)) : [];
    owed.forEach((address) => {
      this.violated("an undisturbed intent is carried out", `nothing was sent for ${address}`);
    });
    for (const { address, action } of changes.values()) {
      if (action === "delete" && !state.has(address)) {
        this.forget(address);
      }
    }
  }

  /** The person has taken the object out of the state, or given it up: `state rm`. */
  forget(address: string): void {
    this.intents.forget(address);
    this.handles.forget(address);
  }

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
    this.handles.rememberOnly(state);
  }

  heard({ rpc, address }: Question, values: ObjectValue | null): void {
    // What a refresh finds is not Terraform's own before it is stored.
    if (rpc !== "ReadResource") {
      this.handles.heard(address, values);
    }
  }

  /** A command is over. */
  commandEnded(state: State): void {
    this.handles
      .lostIn(state)
      .forEach((details) => this.violated("no handle is lost that was ever returned to Terraform", details));
    state.forEach(({ values }, address) => {
      this.handles.heard(address, values);
    });
    const replaced = [...this.taintedByHand].filter((address) => state.get(address)?.tainted !== true);
    replaced.forEach((address) => this.taintedByHand.delete(address));
  }

  /** The directory has carried out a write of ours. */
  committed(write: Write): void {
    const { question } = write;
    if (this.done?.question !== question) {
      this.done = { question, operations: [] };
    }
    const isFirst = !this.done.operations.includes(write.operation);
    this.done.operations.push(write.operation);
    this.checkDeclared(write, isFirst);
    this.checkIntents(write);
    this.checkHandshake(write);
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
    if ((!isAllowed || !this.isAboutItsOwn(write)) && isDestructive(write)) {
      this.violated("no destructive call that was not declared", describe(write));
    } else if (!isAllowed || !shows) {
      this.violated("no write that the plan did not show", describe(write));
    }
  }

  private checkIntents(write: Write): void {
    const { operation, question } = write;
    const isInvitation = operation === "InviteAccountToResourceDirectory";
    if (!isMail(write) && !isInvitation) {
      return;
    }
    const isAnew = operation !== "ResendPromoteResourceAccountEmail";
    if (this.intents.send(question.address, isAnew)) {
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
  private isAboutItsOwn({ parameters, question }: Write): boolean {
    const { world } = this.world.fake;
    const { AccountId, RecordId, HandshakeId } = parameters;
    const promoted = world.promotions.find(({ recordId }) => recordId === RecordId)?.accountId;
    const invited = HandshakeId === undefined ? undefined : world.handshake(HandshakeId).targetEntity;
    const before = question.change?.before ?? question.change?.after;
    const own = typeOf(question.address).endsWith("invitation") ? before?.["target"] : before?.["account_id"];
    return (AccountId ?? promoted ?? invited) === own;
  }
}

function isRecorded(state: State, { address, after }: PlannedChange): boolean {
  const stored = state.get(address);
  return (
    stored !== undefined &&
    !stored.tainted &&
    ["email", "attempt"].every((name) => sameValue(undefined, stored.values[name], after?.[name]))
  );
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
