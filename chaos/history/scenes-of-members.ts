import type { Draft } from "./draft";
import type { Edit } from "./edits";
import { FOLLOWS } from "./follows";
import type { Step } from "./history";
import { HOUR, MINUTE } from "./random-events";

/** A few steps that belong together, about members that are there already. */
export class ScenesOfMembers {
  constructor(private readonly draft: Draft) {}

  /** The write that no look-up can find. */
  anotherMail(): readonly Step[] {
    const { random } = this.draft;
    const declared = this.draft.members.filter((name) => this.draft.code.promotions[name] !== undefined);
    const member = declared[random.below(declared.length)] ?? this.draft.edits.member();
    return [
      { step: "event", event: { event: "time passes", ms: random.pick(2 * MINUTE, HOUR) } },
      this.draft.write({ edit: "raise its attempt", member, by: 1 }),
      this.draft.apply(["ResendPromoteResourceAccountEmail"]),
      ...(random.chance(50) ? [this.draft.apply()] : []),
    ];
  }

  /** Instead of a promotion, which gives the member an address itself. */
  changeOfAddress(): readonly Step[] {
    const { random } = this.draft;
    const undeclared = this.draft.members.filter((name) => this.draft.code.promotions[name] === undefined);
    const member = undeclared[random.below(undeclared.length)] ?? this.draft.edits.member();
    const later: Step = {
      step: "event",
      event: { event: "time passes", ms: random.pick(2 * MINUTE, 2 * MINUTE, HOUR, HOUR, 25 * HOUR) },
    };
    const again: Edit = random.chance(75)
      ? { edit: "raise the attempt of the change", member, by: 1 }
      : { edit: "change the logon address", member };
    return [
      this.draft.write({ edit: "remove the promotion", member }),
      this.draft.write({ edit: "change the logon address", member }),
      this.draft.apply(["ChangeAccountEmail"]),
      ...(random.chance(85) ? [later, this.draft.write(again), this.draft.apply(FOLLOWS[again.edit])] : []),
      ...(random.chance(50)
        ? [
            this.draft.write({ edit: "remove the change of address", member }),
            this.draft.apply(["CancelChangeAccountEmail"]),
          ]
        : []),
    ];
  }

  /** Instead of a promotion: both of them on one member are refused at synth. */
  typeSwitch(): readonly Step[] {
    const undeclared = this.draft.members.filter((name) => this.draft.code.promotions[name] === undefined);
    const member = undeclared[this.draft.random.below(undeclared.length)] ?? this.draft.edits.member();
    const type = this.draft.code.types[member] === "CloudAccount" ? "ResourceAccount" : "CloudAccount";
    return [
      this.draft.write({ edit: "remove the promotion", member }),
      this.draft.write({ edit: "switch the account type", member, type }),
      this.draft.apply(["UpdateAccount"]),
    ];
  }
}
