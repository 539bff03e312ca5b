import type { Random } from "../../test/plugin/support/random";
import type { Code, SettingsCode, VendedName } from "./code";
import type { Edit } from "./edits";
import type { RandomEdits } from "./random-edits";
import { weighted } from "./weighted";

/** Random edits of members of our own resource with all that belongs to them: promotions, types, addresses, invitations. */
export class EditsTogether {
  constructor(
    private readonly random: Random,
    private readonly edits: RandomEdits,
  ) {}

  /** Something new. */
  declaration(): Edit {
    const { random, edits } = this;
    return random.chance(60)
      ? edits.vendedDeclaration(edits.vendedName())
      : { edit: "declare an invitation", invitee: edits.invitee(), waitFor: null };
  }

  edit(code: Code): Edit {
    const { random, edits } = this;
    return random.chance(60) ? this.memberEdit(code, edits.vendedName()) : this.inviteeEdit(code);
  }

  private memberEdit(code: Code, member: VendedName): Edit {
    const { random, edits } = this;
    if (code.vended[member] === undefined) {
      return edits.vendedDeclaration(member);
    }
    const isPromoted = code.promotions[member] !== undefined;
    return weighted<Edit>(random, [
      [35, () => edits.vendedEdit(code, member)],
      [isPromoted ? 0 : 20, () => ({ edit: "declare a promotion", member, waitFor: edits.waitFor() })],
      [isPromoted ? 12 : 0, () => ({ edit: "raise its attempt", member, by: random.pick(1, 1, 2, -1) })],
      [isPromoted ? 6 : 0, () => ({ edit: "change its e-mail address", member })],
      [
        isPromoted ? 4 : 0,
        () => ({ edit: "send again what lapses", member, maxMails: random.pick(2, 3, null) }),
      ],
      [isPromoted ? 8 : 0, () => ({ edit: "remove the promotion", member })],
      [
        isPromoted ? 0 : 8,
        () => ({
          edit: "switch the account type",
          member,
          type: random.pick("CloudAccount", "ResourceAccount"),
        }),
      ],
      [3, () => ({ edit: "remove the type switch", member })],
      [isPromoted ? 0 : 12, () => edits.addressEdit(member)],
    ]);
  }

  private inviteeEdit(code: Code): Edit {
    const { random, edits } = this;
    const invitee = edits.invitedOne(code);
    const isSet = code.settings[invitee] !== undefined;
    return weighted<Edit>(random, [
      [50, () => edits.invitationEdit(code)],
      [isSet ? 2 : 40, () => ({ edit: "declare what it is to be", invitee })],
      [isSet ? 30 : 0, () => ({ edit: "change what it is to be", invitee, change: this.settings(invitee) })],
      [isSet ? 6 : 0, () => ({ edit: "remove what it is to be", invitee })],
    ]);
  }

  settings(name: string): Partial<SettingsCode> {
    return this.random.pick<Partial<SettingsCode>>(
      { displayName: `${name}-team` },
      { displayName: `${name}-new` },
      { folder: "platform" },
      { folder: "sandbox" },
      { folder: null },
      { tags: { owner: name } },
      { tags: { owner: "other", cost: "1" } },
      { tags: {} },
      { tags: null },
    );
  }
}
