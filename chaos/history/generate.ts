import type { Operation } from "../../lib/directory";
import type { FakeOptionOverrides } from "../../lib/testing";
import { Random } from "../../test/plugin/support/random";
import { addressOf, EMPTY_CODE, INVITEES, MEMBERS, VENDED } from "./code";
import type { Code, InviteeName, LimitsCode, MemberName } from "./code";
import { edited } from "./edits";
import type { Edit } from "./edits";
import { FOLLOWS } from "./follows";
import { focusOf } from "./focus";
import type { Focus } from "./focus";
import type { Command, History, Step } from "./history";
import { RandomEdits } from "./random-edits";
import { HOUR, MINUTE, RandomEvents } from "./random-events";
import { RandomIncidents } from "./random-incidents";
import { weighted } from "./weighted";

/** The seed of one of many histories, so that each can be repeated by itself. */
export function seedOf(seed: number, index: number): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** A random history. The same seed makes the same one. */
export function generate(seed: number): History {
  return new Generator(new Random(seed), focusOf(seed)).history(seed);
}

/** The queue needs accounts that are invited, and a change of address a member. */
function themeOf(focus: Focus | null, drawn: number): number {
  switch (focus) {
    case "queue":
      return drawn < 9 ? 5 : 9;
    case "addresses":
      return 0;
    case "members":
      return 10;
    default:
      return drawn;
  }
}

class Generator {
  /** Few histories are about everything: what belongs together shall meet. */
  private readonly members: readonly MemberName[];
  private readonly invitees: readonly InviteeName[];
  /** As far as it is written. */
  private code: Code = EMPTY_CODE;
  private readonly edits: RandomEdits;
  private readonly events: RandomEvents;
  private readonly incidents: RandomIncidents;

  constructor(
    private readonly random: Random,
    private readonly focus: Focus | null,
  ) {
    const theme = themeOf(focus, random.below(10));
    this.members = theme < 5 ? MEMBERS.slice(0, 1 + random.below(2)) : theme === 9 ? MEMBERS : [];
    const invitees = theme < 9 ? INVITEES.slice(0, 1 + random.below(2)) : INVITEES;
    this.invitees = theme < 5 || theme > 9 ? [] : invitees;
    this.edits = new RandomEdits(random, this.members, this.invitees, focus);
    this.events = new RandomEvents(random, this.members, this.invitees, focus);
    this.incidents = new RandomIncidents(random, this.events);
  }

  history(seed: number): History {
    const { random } = this;
    const namesDirectory = random.chance(50);
    const options = this.options();
    // Ten is Terraform's own default.
    const parallelism = random.pick(10, 10, 10, 1);
    const opening = this.opening();
    const length = 2 + random.below(8);
    const rest = Array.from({ length }, () => this.scene()).flat();
    return { seed, focus: this.focus, options, namesDirectory, parallelism, steps: [...opening, ...rest] };
  }

  private options(): FakeOptionOverrides {
    const { random } = this;
    const quotas = this.focus === "queue" && {
      quotas: random.pick(
        { invitationsPerDay: 1 },
        { invitationsPerDay: 2 },
        { sameTargetInvitationsPerDay: 1 },
      ),
    };
    return {
      ...quotas,
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
    // Some things only go wrong between two that are new.
    const edits = this.random.chance(40)
      ? [this.edits.declaration(), this.edits.declaration()]
      : [this.edits.declaration()];
    const follows = edits.flatMap(({ edit }) => FOLLOWS[edit]);
    const incidents = this.random.chance(70) ? [] : this.incidents.make(follows);
    const apply: Step = { step: "apply", refresh: true, replace: null, incidents, luck: this.luck() };
    const later: Step = {
      step: "event",
      event: { event: "time passes", ms: this.random.pick(2 * MINUTE, HOUR) },
    };
    return [...edits.map((edit) => this.write(edit)), apply, ...(this.random.chance(60) ? [later] : [])];
  }

  /** A few steps that belong together. */
  private scene(): readonly Step[] {
    return weighted<readonly Step[]>(this.random, [
      [35, () => this.editAndApply(this.edits.edit(this.code))],
      [this.members.length * 12, () => this.anotherMail()],
      [10, () => [this.write(this.edits.edit(this.code))]],
      [18, () => [this.event()]],
      [this.members.length * 4, () => this.typeSwitch()],
      [this.focus === "addresses" ? 60 : 0, () => this.changeOfAddress()],
      [this.invitees.length * 3, () => this.foreignInvitation()],
      [this.invitees.length * 8, () => this.memberToGiveUp()],
      [20, () => [this.apply()]],
      [8, () => this.editAndApplyLater(this.edits.edit(this.code))],
      [3, () => [this.plan()]],
      [10, () => this.rename()],
      [this.invitees.length * 6, () => this.hookOfAnInvitee()],
      [this.invitees.length * 6, () => this.acceptance()],
      [this.focus === "queue" ? 60 : 0, () => this.queue()],
      [5, () => this.limits()],
      [7, () => [{ step: "taint", address: this.address() }, this.apply()]],
      [4, () => [{ step: "state rm", address: this.address() }]],
      [4, () => [this.import()]],
    ]);
  }

  private editAndApply(edit: Edit): readonly Step[] {
    const again = this.random.chance(30) ? [this.apply()] : [];
    return [this.write(edit), this.apply(FOLLOWS[edit.edit]), ...again];
  }

  /** The world moves between the plan and its apply. */
  private editAndApplyLater(edit: Edit): readonly Step[] {
    const meanwhile = this.random.several(2, () => this.event());
    // A pipeline that repeats its job applies the same plan once more.
    const again = this.random.chance(40) ? [this.applySaved(FOLLOWS[edit.edit])] : [];
    return [this.write(edit), this.plan(), ...meanwhile, this.applySaved(FOLLOWS[edit.edit]), ...again];
  }

  private foreignInvitation(): readonly Step[] {
    const invitee = this.edits.invitee();
    const joins = this.random.chance(20);
    return [
      { step: "event", event: { event: "let another directory invite", invitee } },
      this.write({ edit: "accept what the other directory sent", invitee }),
      this.apply(["AcceptHandshake"]),
      ...(joins ? [{ step: "event", event: { event: "join the other directory", invitee } } as const] : []),
    ];
  }

  /** The write that no look-up can find. */
  private anotherMail(): readonly Step[] {
    const { random } = this;
    const declared = this.members.filter((name) => this.code.promotions[name] !== undefined);
    const member = declared[random.below(declared.length)] ?? this.edits.member();
    return [
      { step: "event", event: { event: "time passes", ms: random.pick(2 * MINUTE, HOUR) } },
      this.write({ edit: "raise its attempt", member, by: 1 }),
      this.apply(["ResendPromoteResourceAccountEmail"]),
      ...(random.chance(50) ? [this.apply()] : []),
    ];
  }

  /** A block is renamed in the code; now and then somebody forgets to say so, and says it after the refusal. */
  private rename(): readonly Step[] {
    const address = this.address();
    const isDeclared = this.random.chance(40);
    const rename = this.write({ edit: "rename the block", address, isDeclared });
    const saidLater = !isDeclared && this.random.chance(60);
    return [
      rename,
      this.apply(),
      ...(saidLater ? [this.write({ edit: "declare the move", address }), this.apply()] : []),
    ];
  }

  /** It waits until the account has joined, and goes on then. */
  private hookOfAnInvitee(): readonly Step[] {
    const { random } = this;
    const invitee = this.edits.invitedOne(this.code);
    const hook: Edit = random.chance(60)
      ? { edit: "switch the account type", member: invitee, type: "ResourceAccount" }
      : { edit: "declare a promotion", member: invitee, waitFor: this.edits.waitFor() };
    const joins: Step = { step: "event", event: { event: "accept in the console", invitee } };
    // A promotion has something to do only for an account that is a resource account again.
    const switched: Step = {
      step: "event",
      event: { event: "switch the type in the console", member: invitee, type: "ResourceAccount" },
    };
    return [
      this.write({ edit: "declare an invitation", invitee, waitFor: null }),
      this.write(hook),
      this.apply(["InviteAccountToResourceDirectory"]),
      ...(random.chance(70) ? [joins] : []),
      ...(hook.edit === "declare a promotion" && random.chance(70) ? [switched] : []),
      this.apply(FOLLOWS[hook.edit]),
    ];
  }

  private acceptance(): readonly Step[] {
    const invitee = this.edits.invitedOne(this.code);
    const other = this.invitees.find((name) => name !== invitee);
    const mixesThemUp = other !== undefined && this.random.chance(50);
    return [
      ...(mixesThemUp ? this.joined(other) : []),
      this.write({ edit: "declare an invitation", invitee, waitFor: null }),
      this.write({
        edit: "declare an acceptance",
        invitee,
        acceptance: this.edits.acceptance(mixesThemUp ? other : invitee),
      }),
      this.apply(["InviteAccountToResourceDirectory", "AcceptHandshake"]),
      ...(this.random.chance(40) ? [this.apply()] : []),
    ];
  }

  private joined(invitee: InviteeName): readonly Step[] {
    return [
      this.write({ edit: "declare an invitation", invitee, waitFor: null }),
      { step: "apply", refresh: true, replace: null, incidents: [], luck: this.luck() },
      { step: "event", event: { event: "accept in the console", invitee } },
    ];
  }

  /** More are invited than the service may take in a day; the rest go out with later runs. */
  private queue(): readonly Step[] {
    const { random } = this;
    const later = (): Step => ({
      step: "event",
      event: { event: "time passes", ms: random.pick(2 * HOUR, 25 * HOUR) },
    });
    const invite = this.invitees.map((invitee) =>
      this.write({ edit: "declare an invitation", invitee, waitFor: null }),
    );
    const apply = (): Step => this.apply(["InviteAccountToResourceDirectory"]);
    const again: Edit = { edit: "raise the invitation's attempt", invitee: this.edits.invitee(), by: 1 };
    return [
      ...invite,
      apply(),
      ...(random.chance(50) ? [this.write(again), apply()] : []),
      later(),
      apply(),
      ...(random.chance(50) ? [later(), apply()] : []),
    ];
  }

  private limits(): readonly Step[] {
    const { random } = this;
    const some = (): number | null => random.pick<number | null>(null, 0, 1, 1);
    const limits: LimitsCode | null = random.chance(25)
      ? null
      : { mails: some(), invitations: some(), removals: some() };
    return [this.write({ edit: "set the limits", limits }), ...this.editAndApply(this.edits.edit(this.code))];
  }

  /** Instead of a promotion, which gives the member an address itself. */
  private changeOfAddress(): readonly Step[] {
    const { random } = this;
    const undeclared = this.members.filter((name) => this.code.promotions[name] === undefined);
    const member = undeclared[random.below(undeclared.length)] ?? this.edits.member();
    const later: Step = {
      step: "event",
      event: { event: "time passes", ms: random.pick(2 * MINUTE, 2 * MINUTE, HOUR, HOUR, 25 * HOUR) },
    };
    const again: Edit = random.chance(75)
      ? { edit: "raise the attempt of the change", member, by: 1 }
      : { edit: "change the logon address", member };
    return [
      this.write({ edit: "remove the promotion", member }),
      this.write({ edit: "change the logon address", member }),
      this.apply(["ChangeAccountEmail"]),
      ...(random.chance(85) ? [later, this.write(again), this.apply(FOLLOWS[again.edit])] : []),
      ...(random.chance(50)
        ? [
            this.write({ edit: "remove the change of address", member }),
            this.apply(["CancelChangeAccountEmail"]),
          ]
        : []),
    ];
  }

  /** Instead of a promotion: both of them on one member are refused at synth. */
  private typeSwitch(): readonly Step[] {
    const undeclared = this.members.filter((name) => this.code.promotions[name] === undefined);
    const member = undeclared[this.random.below(undeclared.length)] ?? this.edits.member();
    const type = this.code.types[member] === "CloudAccount" ? "ResourceAccount" : "CloudAccount";
    return [
      this.write({ edit: "remove the promotion", member }),
      this.write({ edit: "switch the account type", member, type }),
      this.apply(["UpdateAccount"]),
    ];
  }

  /** In two reviewed steps, as the message of a protected member asks for. */
  private memberToGiveUp(): readonly Step[] {
    const invitee = this.edits.invitedOne(this.code);
    const policy = this.random.pick("DESTROY", "DESTROY", "ABANDON");
    return [
      { step: "event", event: { event: "accept in the console", invitee } },
      this.write({ edit: "set the removal policy", invitee, policy }),
      { step: "apply", refresh: true, replace: null, incidents: [], luck: this.luck() },
      this.write({ edit: "remove the invitation", invitee }),
      this.apply(["RemoveCloudAccount"]),
    ];
  }

  private write(edit: Edit): Step {
    this.code = edited(this.code, edit, () => null);
    return { step: "edit", edit };
  }

  /** @param likely the operations that what was edited leads to, at which trouble is most interesting */
  private apply(likely: readonly Operation[] = []): Command {
    const replace = this.random.chance(3) ? this.address() : null;
    return {
      step: "apply",
      refresh: !this.random.chance(8),
      replace,
      incidents: this.incidents.make(likely),
      luck: this.luck(),
    };
  }

  private plan(): Command {
    return {
      step: "plan",
      refresh: !this.random.chance(8),
      incidents: this.incidents.make([]),
      luck: this.luck(),
    };
  }

  private applySaved(likely: readonly Operation[]): Command {
    return { step: "apply the saved plan", incidents: this.incidents.make(likely), luck: this.luck() };
  }

  private import(): Command {
    const withRecord = this.random.chance(50);
    return {
      step: "import",
      address: this.address(),
      withRecord,
      incidents: this.incidents.make([]),
      luck: this.luck(),
    };
  }

  private event(): Step {
    return { step: "event", event: this.events.make() };
  }

  private luck(): number {
    return this.random.below(2 ** 30);
  }

  private address(): string {
    const emails = this.focus === "addresses" ? this.members.map((name) => addressOf.email(name)) : [];
    const vended = this.focus === "members" ? VENDED.map((name) => addressOf.vended(name)) : [];
    const all = [
      ...emails,
      ...vended,
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
        addressOf.promotion(name),
        addressOf.type(name),
      ]),
    ];
    return all[this.random.below(all.length)] ?? addressOf.promotion("payments");
  }
}
