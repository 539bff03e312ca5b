import { Random } from "../../test/plugin/support/random";
import type { LimitsCode } from "./code";
import { Draft } from "./draft";
import type { Edit } from "./edits";
import { FOLLOWS } from "./follows";
import { focusOf } from "./focus";
import type { Focus } from "./focus";
import type { History, Step } from "./history";
import { HOUR, MINUTE } from "./random-events";
import { randomOptions } from "./random-options";
import { ScenesOfFolders } from "./scenes-of-folders";
import { ScenesOfInvitations } from "./scenes-of-invitations";
import { ScenesOfLapses } from "./scenes-of-lapses";
import { ScenesOfPayers } from "./scenes-of-payers";
import { ScenesOfMembers } from "./scenes-of-members";
import { ScenesTogether } from "./scenes-together";
import { randomSubjects } from "./subjects";
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

class Generator {
  private readonly draft: Draft;
  private readonly ofMembers: ScenesOfMembers;
  private readonly ofInvitations: ScenesOfInvitations;
  private readonly ofLapses: ScenesOfLapses;
  private readonly ofFolders: ScenesOfFolders;
  private readonly ofPayers: ScenesOfPayers;
  private readonly together: ScenesTogether;

  constructor(
    private readonly random: Random,
    private readonly focus: Focus | null,
  ) {
    this.draft = new Draft(random, focus, randomSubjects(random, focus));
    this.ofMembers = new ScenesOfMembers(this.draft);
    this.ofInvitations = new ScenesOfInvitations(this.draft);
    this.ofLapses = new ScenesOfLapses(this.draft);
    this.ofFolders = new ScenesOfFolders(this.draft);
    this.ofPayers = new ScenesOfPayers(this.draft);
    this.together = new ScenesTogether(this.draft);
  }

  history(seed: number): History {
    const { random, focus } = this;
    const namesDirectory = random.chance(50);
    const options = randomOptions(random, focus);
    // Ten is Terraform's own default.
    const parallelism = random.pick(10, 10, 10, 1);
    const opening = this.opening();
    const length = 2 + random.below(8);
    const rest = Array.from({ length }, () => this.scene()).flat();
    return { seed, focus, options, namesDirectory, parallelism, steps: [...opening, ...rest] };
  }

  /** Something is declared, mostly without trouble: most of what can go wrong needs something that is under way. */
  private opening(): readonly Step[] {
    const { draft } = this;
    // Some things only go wrong between two that are new.
    const edits = draft.random.chance(40)
      ? [draft.edits.declaration(), draft.edits.declaration()]
      : [draft.edits.declaration()];
    const follows = edits.flatMap(({ edit }) => FOLLOWS[edit]);
    const incidents = draft.random.chance(70) ? [] : draft.incidents.make(follows);
    const apply: Step = { step: "apply", refresh: true, replace: null, incidents, luck: draft.luck() };
    const later: Step = {
      step: "event",
      event: { event: "time passes", ms: draft.random.pick(2 * MINUTE, HOUR) },
    };
    return [...edits.map((edit) => draft.write(edit)), apply, ...(draft.random.chance(60) ? [later] : [])];
  }

  /** A few steps that belong together. */
  private scene(): readonly Step[] {
    const { draft, ofMembers, ofInvitations, ofFolders, ofPayers } = this;
    const aboutFolders = draft.focus === "folders" ? 1 : 0;
    const aboutPayers = draft.focus === "payers" ? 1 : 0;
    return weighted<readonly Step[]>(draft.random, [
      [35, () => this.editAndApply(draft.edits.edit(draft.code))],
      [draft.members.length * 12, () => ofMembers.anotherMail()],
      [10, () => [draft.write(draft.edits.edit(draft.code))]],
      [18, () => [draft.event()]],
      [draft.members.length * 4, () => ofMembers.typeSwitch()],
      [draft.focus === "addresses" ? 60 : 0, () => ofMembers.changeOfAddress()],
      [draft.invitees.length * 3, () => ofInvitations.foreignInvitation()],
      [draft.invitees.length * 8, () => ofInvitations.memberToGiveUp()],
      [20, () => [draft.apply()]],
      [8, () => this.editAndApplyLater(draft.edits.edit(draft.code))],
      [3, () => [draft.plan()]],
      [10, () => this.rename()],
      [draft.invitees.length * 6, () => ofInvitations.hookOfAnInvitee()],
      [draft.invitees.length * 6, () => ofInvitations.acceptance()],
      [draft.focus === "queue" ? 60 : 0, () => ofInvitations.queue()],
      [draft.focus === "lapses" ? 60 : 0, () => this.ofLapses.lapses()],
      [aboutFolders * 30, () => ofFolders.tree()],
      [aboutFolders * 30, () => ofFolders.clearance()],
      [aboutFolders * 20, () => ofFolders.disorder()],
      [aboutPayers * 50, () => ofPayers.change()],
      [aboutPayers * 30, () => ofPayers.dispute()],
      [draft.focus === "together" ? 90 : 0, () => this.together.scene()],
      [5, () => this.limits()],
      [7, () => [{ step: "taint", address: draft.address() }, draft.apply()]],
      [4, () => [{ step: "state rm", address: draft.address() }]],
      [4, () => [draft.import()]],
    ]);
  }

  private editAndApply(edit: Edit): readonly Step[] {
    const { draft } = this;
    const again = draft.random.chance(30) ? [draft.apply()] : [];
    return [draft.write(edit), draft.apply(FOLLOWS[edit.edit]), ...again];
  }

  /** The world moves between the plan and its apply. */
  private editAndApplyLater(edit: Edit): readonly Step[] {
    const { draft } = this;
    const meanwhile = draft.random.several(2, () => draft.event());
    // A pipeline that repeats its job applies the same plan once more.
    const again = draft.random.chance(40) ? [draft.applySaved(FOLLOWS[edit.edit])] : [];
    return [draft.write(edit), draft.plan(), ...meanwhile, draft.applySaved(FOLLOWS[edit.edit]), ...again];
  }

  /** A block is renamed in the code; now and then somebody forgets to say so, and says it after the refusal. */
  private rename(): readonly Step[] {
    const { draft } = this;
    const address = draft.address();
    const isDeclared = draft.random.chance(40);
    const rename = draft.write({ edit: "rename the block", address, isDeclared });
    const saidLater = !isDeclared && draft.random.chance(60);
    return [
      rename,
      draft.apply(),
      ...(saidLater ? [draft.write({ edit: "declare the move", address }), draft.apply()] : []),
    ];
  }

  private limits(): readonly Step[] {
    const { draft } = this;
    const { random } = draft;
    const some = (): number | null => random.pick<number | null>(null, 0, 1, 1);
    const limits: LimitsCode | null = random.chance(25)
      ? null
      : { mails: some(), invitations: some(), removals: some() };
    return [
      draft.write({ edit: "set the limits", limits }),
      ...this.editAndApply(draft.edits.edit(draft.code)),
    ];
  }
}
