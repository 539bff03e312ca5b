import { OPERATIONS } from "../../../lib/directory";
import type { Operation } from "../../../lib/directory";
import type { KnobSettings } from "../../../lib/testing";
import { Random } from "../../plugin/support/random";
import { FAULTS } from "../world/incidents";
import type { Fault, Incident, Moment } from "../world/incidents";
import type { WorldEvent } from "../world/events";
import { addressOf, INVITEES, MEMBERS } from "./code";
import type { InviteeName, MemberName } from "./code";
import type { Edit } from "./edits";
import type { Command, History, Step } from "./history";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The seed of one of many histories, so that each can be repeated by itself. */
export function seedOf(seed: number, index: number): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** A random history. The same seed makes the same one. */
export function generate(seed: number): History {
  return new Generator(new Random(seed)).history(seed);
}

/** Which writes an edit leads to, as far as it leads to any. */
const FOLLOWS: Readonly<Record<Edit["edit"], readonly Operation[]>> = {
  "declare a promotion": ["PromoteResourceAccount"],
  "remove the promotion": ["CancelPromoteResourceAccount"],
  "change its e-mail address": ["CancelPromoteResourceAccount", "PromoteResourceAccount"],
  "raise its attempt": [
    "ResendPromoteResourceAccountEmail",
    "ResendPromoteResourceAccountEmail",
    "PromoteResourceAccount",
  ],
  "switch the account type": ["UpdateAccount"],
  "remove the type switch": [],
  "protect the member": [],
  "remove the protection": [],
  "declare an invitation": ["InviteAccountToResourceDirectory"],
  "remove the invitation": ["CancelHandshake", "RemoveCloudAccount"],
  "raise the invitation's attempt": ["CancelHandshake", "InviteAccountToResourceDirectory"],
  "edit the note": [],
  "set the removal policy": [],
  "declare an acceptance": ["AcceptHandshake"],
  "accept what the other directory sent": ["AcceptHandshake"],
  "remove the acceptance": [],
};

type Weighted<T> = readonly [weight: number, make: () => T];

class Generator {
  /** Few histories are about everything: what belongs together shall meet. */
  private readonly members: readonly MemberName[];
  private readonly invitees: readonly InviteeName[];

  constructor(private readonly random: Random) {
    const theme = random.below(10);
    this.members = theme < 5 ? MEMBERS.slice(0, 1 + random.below(2)) : theme < 9 ? [] : MEMBERS;
    this.invitees = theme < 5 ? [] : theme < 9 ? INVITEES.slice(0, 1 + random.below(2)) : INVITEES;
  }

  history(seed: number): History {
    const { random } = this;
    const namesDirectory = random.chance(50);
    const knobs = this.knobs();
    const opening = this.opening();
    const length = 2 + random.below(8);
    const rest = Array.from({ length }, () => this.scene()).flat();
    return { seed, knobs, namesDirectory, steps: [...opening, ...rest] };
  }

  private knobs(): KnobSettings {
    const { random } = this;
    return {
      resendRecordId: random.pick("same", "new"),
      resendIntervalMs: random.pick(0, 0, MINUTE),
      promoteWhileVerifying: random.pick("mismatch", "emailUsed", "newRecord"),
      accountNameWhileVerifying: random.pick("former", "email"),
      inviteeGetHandshakeAfterAccept: random.pick("mismatch", "accepted"),
      managementGetHandshakeAfterAccept: random.pick("accepted", "mismatch"),
      strangerHandshake: random.pick("EntityNotExists.Handshake", "NoPermission"),
      handshakeVisibilityDelayMs: random.pick(0, 0, 2 * MINUTE, 7 * MINUTE),
      expiredHandshakeAfterRetention: random.pick("gone", "Deleted"),
      reinviteDelayMs: random.pick(0, 0, 90_000),
      inviteMember: random.pick(
        "NotSupport.AccountInAnotherResourceDirectory",
        "EntityAlreadyExists.ResourceDir.Account",
      ),
      statusAfterSwitch: random.pick("SwitchSuccess", "keepPrevious"),
    };
  }

  /** Something is declared, mostly without trouble: most of what can go wrong needs something that is under way. */
  private opening(): readonly Step[] {
    const edit = this.declaration();
    const incidents = this.random.chance(70) ? [] : this.incidents(FOLLOWS[edit.edit]);
    const apply: Step = { step: "apply", refresh: true, replace: null, incidents };
    const later: Step = {
      step: "event",
      event: { event: "time passes", ms: this.random.pick(2 * MINUTE, HOUR) },
    };
    return [{ step: "edit", edit }, apply, ...(this.random.chance(60) ? [later] : [])];
  }

  /** A few steps that belong together. */
  private scene(): readonly Step[] {
    return this.weighted<readonly Step[]>([
      [40, () => this.editAndApply(this.edit())],
      [10, () => [{ step: "edit", edit: this.edit() }]],
      [18, () => [this.event()]],
      [this.invitees.length * 3, () => this.foreignInvitation()],
      [this.invitees.length * 4, () => this.memberToGiveUp()],
      [20, () => [this.apply()]],
      [8, () => this.editAndApplyLater(this.edit())],
      [3, () => [this.plan()]],
      [4, () => [{ step: "taint", address: this.address() }]],
      [4, () => [{ step: "state rm", address: this.address() }]],
      [4, () => [this.import()]],
    ]);
  }

  private editAndApply(edit: Edit): readonly Step[] {
    const again = this.random.chance(30) ? [this.apply()] : [];
    return [{ step: "edit", edit }, this.apply(FOLLOWS[edit.edit]), ...again];
  }

  /** The world moves between the plan and its apply. */
  private editAndApplyLater(edit: Edit): readonly Step[] {
    const meanwhile = this.random.several(2, () => this.event());
    // A pipeline that repeats its job applies the same plan once more.
    const again = this.random.chance(40) ? [this.applySaved(FOLLOWS[edit.edit])] : [];
    return [{ step: "edit", edit }, this.plan(), ...meanwhile, this.applySaved(FOLLOWS[edit.edit]), ...again];
  }

  private foreignInvitation(): readonly Step[] {
    const invitee = this.invitee();
    return [
      { step: "event", event: { event: "let another directory invite", invitee } },
      { step: "edit", edit: { edit: "accept what the other directory sent", invitee } },
      this.apply(["AcceptHandshake"]),
    ];
  }

  /** In two reviewed steps, as the message of a protected member asks for. */
  private memberToGiveUp(): readonly Step[] {
    const invitee = this.invitee();
    return [
      { step: "event", event: { event: "accept in the console", invitee } },
      { step: "edit", edit: { edit: "set the removal policy", invitee, policy: "DESTROY" } },
      this.apply(),
      { step: "edit", edit: { edit: "remove the invitation", invitee } },
      this.apply(["RemoveCloudAccount"]),
    ];
  }

  private declaration(): Edit {
    const hasMembers = this.members.length > 0;
    const waitFor = this.waitFor();
    return hasMembers && (this.invitees.length === 0 || this.random.chance(50))
      ? { edit: "declare a promotion", member: this.member(), waitFor }
      : { edit: "declare an invitation", invitee: this.invitee(), waitFor };
  }

  /** @param likely the operations that what was edited leads to, at which trouble is most interesting */
  private apply(likely: readonly Operation[] = []): Command {
    const replace = this.random.chance(3) ? this.address() : null;
    return { step: "apply", refresh: !this.random.chance(8), replace, incidents: this.incidents(likely) };
  }

  private plan(): Command {
    return { step: "plan", refresh: !this.random.chance(8), incidents: this.incidents([]) };
  }

  private applySaved(likely: readonly Operation[]): Command {
    return { step: "apply the saved plan", incidents: this.incidents(likely) };
  }

  private import(): Command {
    const withRecord = this.random.chance(50);
    return { step: "import", address: this.address(), withRecord, incidents: this.incidents([]) };
  }

  private edit(): Edit {
    const aboutMember = this.members.length > 0 && (this.invitees.length === 0 || this.random.chance(50));
    return aboutMember ? this.memberEdit() : this.invitationEdit();
  }

  private memberEdit(): Edit {
    const member = this.member();
    const { random } = this;
    return this.weighted<Edit>([
      [16, () => ({ edit: "declare a promotion", member, waitFor: this.waitFor() })],
      [8, () => ({ edit: "remove the promotion", member })],
      [15, () => ({ edit: "change its e-mail address", member })],
      [40, () => ({ edit: "raise its attempt", member, by: random.pick(1, 1, 1, 1, 2, -1) })],
      [
        6,
        () => ({
          edit: "switch the account type",
          member,
          type: random.pick("CloudAccount", "ResourceAccount"),
        }),
      ],
      [3, () => ({ edit: "remove the type switch", member })],
      [4, () => ({ edit: "protect the member", member, policy: random.pick("PROTECT", "DESTROY") })],
      [2, () => ({ edit: "remove the protection", member })],
    ]);
  }

  private invitationEdit(): Edit {
    const invitee = this.invitee();
    const { random } = this;
    return this.weighted<Edit>([
      [20, () => ({ edit: "declare an invitation", invitee, waitFor: this.waitFor() })],
      [8, () => ({ edit: "remove the invitation", invitee })],
      [25, () => ({ edit: "raise the invitation's attempt", invitee, by: random.pick(1, 1, 1, 2, -1) })],
      [6, () => ({ edit: "edit the note", invitee, note: random.pick("Welcome", "Hello", null) })],
      [
        12,
        () => ({
          edit: "set the removal policy",
          invitee,
          policy: random.pick("PROTECT", "ABANDON", "DESTROY"),
        }),
      ],
      [20, () => ({ edit: "declare an acceptance", invitee })],
      [5, () => ({ edit: "accept what the other directory sent", invitee })],
      [4, () => ({ edit: "remove the acceptance", invitee })],
    ]);
  }

  private event(): Step {
    return { step: "event", event: this.worldEvent() };
  }

  private worldEvent(): WorldEvent {
    const { random } = this;
    if (random.chance(30)) {
      return { event: "time passes", ms: this.duration() };
    }
    const aboutMember = this.members.length > 0 && (this.invitees.length === 0 || random.chance(50));
    return aboutMember ? this.memberEvent() : this.invitationEvent();
  }

  private memberEvent(): WorldEvent {
    const member = this.member();
    const { random } = this;
    return this.weighted<WorldEvent>([
      [15, () => ({ event: "open the link", member })],
      [5, () => ({ event: "fail the promotion", member })],
      [8, () => ({ event: "cancel the promotion in the console", member })],
      [8, () => ({ event: "promote from elsewhere", member })],
      [8, () => ({ event: "send the mail again from elsewhere", member })],
      [
        4,
        () => ({
          event: "switch the type in the console",
          member,
          type: random.pick("CloudAccount", "ResourceAccount"),
        }),
      ],
      [5, () => ({ event: "rename the member", member, name: random.pick("first-name", "other-name") })],
      [2, () => ({ event: "remove the member elsewhere", member })],
    ]);
  }

  private invitationEvent(): WorldEvent {
    const invitee = this.invitee();
    return this.weighted<WorldEvent>([
      [15, () => ({ event: "accept in the console", invitee })],
      [8, () => ({ event: "decline in the console", invitee })],
      [8, () => ({ event: "cancel the invitation elsewhere", invitee })],
      [8, () => ({ event: "invite from elsewhere", invitee })],
      [10, () => ({ event: "let another directory invite", invitee })],
      [4, () => ({ event: "join the other directory", invitee })],
      [8, () => ({ event: "remove the member elsewhere", member: invitee })],
    ]);
  }

  private incidents(likely: readonly Operation[]): readonly Incident[] {
    if (this.random.chance(likely.length > 0 ? 25 : 45)) {
      return [];
    }
    return Array.from({ length: this.random.pick(1, 1, 1, 2, 3) }, () => this.incident(likely));
  }

  private incident(likely: readonly Operation[]): Incident {
    const { random } = this;
    const at = this.callPoint(likely);
    const moment = random.pick<Moment>("before", "after");
    return this.weighted<Incident>([
      [40, () => ({ at, incident: "fault", fault: this.fault(), times: random.pick(1, 1, 1, 1, 2, 3, 40) })],
      [
        35,
        () => ({
          at,
          incident: "crash",
          moment,
          who: random.pick("the provider", "the provider and Terraform"),
          stored: random.pick("nothing of the run", "what was done"),
        }),
      ],
      [7, () => ({ at, incident: "Ctrl-C", moment })],
      [6, () => ({ at, incident: "delay", ms: random.pick(5_000, 2 * MINUTE, HOUR) })],
      [12, () => ({ at, incident: "meanwhile", moment, event: this.worldEvent() })],
    ]);
  }

  private callPoint(likely: readonly Operation[]): Incident["at"] {
    const { random } = this;
    const operation = likely[random.below(likely.length)];
    if (operation !== undefined && random.chance(70)) {
      return { operation, nth: random.pick(1, 1, 1, 1, 1, 2) };
    }
    if (random.chance(80)) {
      return { operation: "any call", nth: 1 + random.below(12) };
    }
    const all = Object.keys(OPERATIONS) as Operation[];
    return { operation: all[random.below(all.length)] ?? "GetAccount", nth: random.pick(1, 1, 2) };
  }

  private fault(): Fault {
    const all = Object.keys(FAULTS) as Fault[];
    return all[this.random.below(all.length)] ?? "internal error";
  }

  private duration(): number {
    const { random } = this;
    return random.chance(60)
      ? random.pick(2 * MINUTE, 10 * MINUTE, HOUR)
      : random.pick(DAY + MINUTE, DAY + MINUTE, 14 * DAY + MINUTE, 45 * DAY);
  }

  private waitFor(): string | null {
    return this.random.chance(15) ? "10m" : null;
  }

  private member(): MemberName {
    return this.members[this.random.below(this.members.length)] ?? "payments";
  }

  private invitee(): InviteeName {
    return this.invitees[this.random.below(this.invitees.length)] ?? "acme";
  }

  private address(): string {
    const all = [
      ...this.members.flatMap((name) => [
        addressOf.promotion(name),
        addressOf.promotion(name),
        addressOf.type(name),
        addressOf.protection(name),
      ]),
      ...this.invitees.flatMap((name) => [
        addressOf.invitation(name),
        addressOf.invitation(name),
        addressOf.acceptance(name),
      ]),
    ];
    return all[this.random.below(all.length)] ?? addressOf.promotion("payments");
  }

  private weighted<T>(choices: readonly Weighted<T>[]): T {
    const total = choices.reduce((sum, [weight]) => sum + weight, 0);
    let left = this.random.below(total);
    const chosen = choices.find(([weight]) => (left -= weight) < 0);
    return (chosen ?? choices[0])?.[1]() as T;
  }
}
