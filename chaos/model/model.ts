import { SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import type { LoggedRequest } from "../../lib/testing";
import type { ObjectValue } from "../../lib/plugin/values/value";
import { firstAddressOf } from "../history/code";
import type { LimitsCode } from "../history/code";
import type { Plan } from "../terraform/change";
import type { State } from "../terraform/state";
import type { Outcome } from "../terraform/terraform";
import type { Question } from "../terraform/walk";
import type { Request } from "../world/turns";
import type { World } from "../world/world";
import { allowedWrites, isForNobody, showsSending } from "./allowed-writes";
import { Handles } from "./handles";
import { Identities } from "./identities";
import { OwnFolders } from "./own-folders";
import { OwnMembers } from "./own-members";
import { Limits } from "./limits";
import { asksInVain } from "./payers";
import { Sending } from "./sending";
import { undeclaredMovesIn } from "./undeclared-moves";
import { UndoneSettings } from "./undone-settings";
import { UnnoticedResends } from "./unnoticed-resends";
import type { Invariant, Violation } from "./violation";
import { isAboutItsOwn, sendsToAnother } from "./whose-write";
import { describe, isDestructive, isRenameMoveOrSwitch, isWrite } from "./writes";
import type { Write } from "./writes";
import { WritesUnderWay } from "./writes-under-way";

const OVER_LIMIT = "a plan that passes a limit of the provider block fails";

/**
 * The reference: what a history may do to the directory, told by what the person at the code has declared and reviewed.
 * It knows nothing of how the provider decides.
 */
export class Model {
  readonly violations: Violation[] = [];
  private readonly sending: Sending;
  private readonly handles: Handles;
  private readonly unnoticed: UnnoticedResends;
  private readonly undone: UndoneSettings;
  private readonly limits = new Limits();
  private readonly identities: Identities;
  private readonly members: OwnMembers;
  private readonly folders: OwnFolders;
  private readonly underWay = new WritesUnderWay();
  /** Whether something has gone wrong in the command that is under way. */
  private isStruck = false;
  private readonly taintedByHand = new Set<string>();
  /** Operations carried out for each question. */
  private readonly done = new WeakMap<Question, readonly string[]>();

  constructor(private readonly world: World) {
    this.sending = new Sending(world);
    this.handles = new Handles(world);
    this.unnoticed = new UnnoticedResends(world);
    this.undone = new UndoneSettings(world);
    this.identities = new Identities(world);
    this.members = new OwnMembers(world);
    this.folders = new OwnFolders(world);
  }

  /** There is a plan: whatever is to be refused at plan time is not in it. */
  planned(plan: Plan, limits: LimitsCode | null): void {
    const { members, folders } = this;
    undeclaredMovesIn(plan, { members, folders }).forEach((details) => {
      this.violated("a move that nobody declared is refused", details);
    });
    if (!this.isStruck) {
      this.members.undeletableIn(plan).forEach((details) => {
        this.violated("a plan deletes no member that cannot be deleted", details);
      });
    }
    this.limits.passedIn(plan, limits).forEach((details) => {
      this.violated(OVER_LIMIT, details);
    });
  }

  /** A reviewed plan is being applied. */
  applying(plan: Plan, limits: LimitsCode | null): void {
    this.limits.begin(limits);
    this.members.applying(plan);
    this.folders.applying(plan);
    this.forgetTainted(plan);
    this.sending.applying(plan);
  }

  /** What somebody has tainted by hand is a new declaration. */
  private forgetTainted({ changes }: Plan): void {
    [...changes.values()]
      .filter(({ address, because }) => because !== null && this.taintedByHand.has(firstAddressOf(address)))
      .forEach(({ address }) => {
        this.forget(firstAddressOf(address));
      });
  }

  /** Something has gone wrong, or somebody else has acted: what is not sent may have its reasons. */
  disturb(): void {
    this.isStruck = true;
    this.sending.disturb();
  }

  /** A plan was applied. */
  applied({ changes }: Plan, state: State, outcome: Outcome): void {
    if (outcome.ok) {
      this.unnoticed.applied();
    }
    this.violations.push(...this.sending.applied(outcome));
    for (const { address, action } of changes.values()) {
      if (action === "delete" && !state.has(address)) {
        this.forget(firstAddressOf(address));
      }
    }
  }

  /** The person has taken the object out of the state, or given it up: `state rm`. @param address the first one */
  forget(address: string): void {
    this.sending.forget(address);
    this.handles.forget(address);
  }

  /** @param address the first one */
  taint(address: string): void {
    this.taintedByHand.add(address);
  }

  commandBegins(): void {
    this.isStruck = false;
    this.sending.commandBegins();
    this.unnoticed.commandBegins();
    this.undone.commandBegins();
  }

  /** Somebody else has acted. */
  happened(): void {
    this.undone.happened();
  }

  /** Somebody has given the member another name, another folder or another type. */
  renames(accountId: string): void {
    this.unnoticed.renames(accountId);
  }

  /** Terraform was killed: it knows what stands in the state, and nothing else. */
  terraformDied(state: State): void {
    const stored = byFirstAddress(state);
    this.unnoticed.ofThisCommand(stored).forEach((address) => {
      this.sending.excuse(address);
    });
    this.handles.rememberOnly(stored);
  }

  heard(question: Question, values: ObjectValue | null): void {
    const { rpc, address } = question;
    // What a refresh finds is not Terraform's own before it is stored.
    if (rpc !== "ReadResource") {
      this.handles.heard(firstAddressOf(address), values);
    }
    this.violations.push(...this.folders.heard(question, values));
    if (this.members.isAnother(question, values)) {
      this.violated("the account of a member is the one that was made for it", address);
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
    this.undone.sends(call);
    const details = `${call.operation} in ${question.rpc} of ${question.address}`;
    if (isWrite(call) && this.underWay.begins(request)) {
      this.violated("a process sends one write at a time", details);
    }
    if (isForNobody(question.address, question.values)) {
      this.violated("nothing is called for a member that has not joined", details);
    }
    if (asksInVain(question, call)) {
      this.violated("the payer is read only where the code sets it", details);
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
    this.checkDeclared(write, isFirst || this.undone.mayRepeat(write));
    this.undone.committed(write);
    this.checkHandshake(write);
    this.violations.push(...this.sending.committed(write, done));
    this.violations.push(...this.members.committed(write), ...this.folders.committed(write));
    this.limits.committed(write).forEach((details) => {
      this.violated(OVER_LIMIT, `${describe(write)}: ${details}`);
    });
    this.unnoticed.committed(write);
    if (isRenameMoveOrSwitch(write)) {
      this.unnoticed.renames(write.parameters["AccountId"] ?? "");
    }
  }

  violated(invariant: Invariant, details: string): void {
    this.violations.push({ invariant, details });
  }

  private checkDeclared(write: Write, isInTurn: boolean): void {
    const { question, operation } = write;
    const { change } = question;
    const { world, members, folders } = this;
    const isAllowed = change !== null && allowedWrites(change).includes(operation) && isInTurn;
    const shows = change !== null && showsSending(change, operation);
    const isDeclared = isAllowed && isAboutItsOwn(write, world, { members, folders });
    if (sendsToAnother(write)) {
      this.violated("no mail to an address that the code does not name", describe(write));
    }
    if (!isDeclared && isDestructive(write)) {
      this.violated("no destructive call that was not declared", describe(write));
    } else if (!isDeclared || !shows) {
      this.violated("no write that the plan did not show", describe(write));
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
}

function byFirstAddress(state: State): State {
  return new Map([...state].map(([address, object]) => [firstAddressOf(address), object]));
}
