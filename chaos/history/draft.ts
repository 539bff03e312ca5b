import type { Operation } from "../../lib/directory";
import type { Random } from "../../test/plugin/support/random";
import { addressOf, EMPTY_CODE, VENDED } from "./code";
import type { Code, InviteeName, MemberName, VendedName } from "./code";
import { edited } from "./edits";
import type { Edit } from "./edits";
import type { Focus } from "./focus";
import { OWN_FOLDERS } from "./folders";
import type { Command, Step } from "./history";
import { RandomEdits } from "./random-edits";
import { RandomEvents } from "./random-events";
import { RandomIncidents } from "./random-incidents";
import type { Subjects } from "./subjects";

const ABOUT_VENDED: readonly Focus[] = ["members", "folders", "payers"];

/** A history that is being made: whom it is about, the code as far as it is written, and single steps of it. */
export class Draft {
  /** As far as it is written. */
  code: Code = EMPTY_CODE;
  readonly members: readonly MemberName[];
  readonly invitees: readonly InviteeName[];
  readonly vended: readonly VendedName[];
  readonly edits: RandomEdits;
  readonly incidents: RandomIncidents;
  private readonly events: RandomEvents;

  constructor(
    readonly random: Random,
    readonly focus: Focus | null,
    subjects: Subjects,
  ) {
    const { members, invitees, vended } = subjects;
    this.members = members;
    this.invitees = invitees;
    this.vended = vended;
    this.edits = new RandomEdits(random, subjects, focus);
    this.events = new RandomEvents(random, subjects, focus);
    this.incidents = new RandomIncidents(random, this.events);
  }

  write(edit: Edit): Step {
    this.code = edited(this.code, edit, () => null);
    return { step: "edit", edit };
  }

  /** @param likely the operations that what was edited leads to, at which trouble is most interesting */
  apply(likely: readonly Operation[] = []): Command {
    const replace = this.random.chance(3) ? this.address() : null;
    return {
      step: "apply",
      refresh: !this.random.chance(8),
      replace,
      incidents: this.incidents.make(likely),
      luck: this.luck(),
    };
  }

  applyQuietly(): Command {
    return { step: "apply", refresh: true, replace: null, incidents: [], luck: this.luck() };
  }

  plan(): Command {
    return {
      step: "plan",
      refresh: !this.random.chance(8),
      incidents: this.incidents.make([]),
      luck: this.luck(),
    };
  }

  applySaved(likely: readonly Operation[]): Command {
    return { step: "apply the saved plan", incidents: this.incidents.make(likely), luck: this.luck() };
  }

  import(): Command {
    const withRecord = this.random.chance(50);
    return {
      step: "import",
      address: this.address(),
      withRecord,
      incidents: this.incidents.make([]),
      luck: this.luck(),
    };
  }

  event(): Step {
    return { step: "event", event: this.events.make() };
  }

  luck(): number {
    return this.random.below(2 ** 30);
  }

  /** Of members that the code makes, their hooks, and what invited accounts are to be. */
  private addressesTogether(): readonly string[] {
    const { promotion, type, email, vended } = addressOf;
    const kinds = [vended, vended, promotion, promotion, type, email];
    const ofMembers = this.vended.flatMap((name) => kinds.map((address) => address(name)));
    return this.focus === "together" ? [...ofMembers, ...this.invitees.map(vended)] : [];
  }

  address(): string {
    const emails = this.focus === "addresses" ? this.members.map((name) => addressOf.email(name)) : [];
    const isAboutVended = this.focus !== null && ABOUT_VENDED.includes(this.focus);
    const vended = isAboutVended ? VENDED.map((name) => addressOf.vended(name)) : [];
    const folders = this.focus === "folders" ? OWN_FOLDERS.map((name) => addressOf.folder(name)) : [];
    const all = [
      ...this.addressesTogether(),
      ...emails,
      ...vended,
      ...folders,
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
