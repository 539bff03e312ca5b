import type { Random } from "../../test/plugin/support/random";
import { INVITEES } from "./code";
import type {
  AcceptanceCode,
  Code,
  InviteeName,
  MemberName,
  SettingsCode,
  VendedCode,
  VendedName,
} from "./code";
import type { Edit } from "./edits";
import { EditsTogether } from "./edits-together";
import type { Focus } from "./focus";
import { RandomFolders } from "./random-folders";
import { RandomPayers } from "./random-payers";
import type { Subjects } from "./subjects";
import { weighted } from "./weighted";

/** Random edits of what concerns some members and invited accounts: what is declared is edited more often than what is not. */
export class RandomEdits {
  private readonly folders: RandomFolders;
  private readonly payers: RandomPayers;
  private readonly together: EditsTogether;

  constructor(
    private readonly random: Random,
    private readonly subjects: Subjects,
    private readonly focus: Focus | null,
  ) {
    this.folders = new RandomFolders(random);
    this.payers = new RandomPayers(random);
    this.together = new EditsTogether(random, this);
  }

  /** Something new. */
  declaration(): Edit {
    if (this.focus === "folders") {
      return this.folders.declaration();
    }
    if (this.focus === "payers") {
      return this.payers.declaration();
    }
    if (this.focus === "members") {
      return this.vendedDeclaration(this.vendedName());
    }
    if (this.focus === "together") {
      return this.together.declaration();
    }
    if (this.focus === "addresses") {
      return { edit: "change the logon address", member: this.member() };
    }
    const hasMembers = this.subjects.members.length > 0;
    const waitFor = this.waitFor();
    return hasMembers && (this.subjects.invitees.length === 0 || this.random.chance(50))
      ? { edit: "declare a promotion", member: this.member(), waitFor }
      : { edit: "declare an invitation", invitee: this.invitee(), waitFor };
  }

  /** What somebody may do to the code as it is. */
  edit(code: Code): Edit {
    if (this.focus === "folders") {
      return this.random.chance(75) ? this.folders.edit(code) : this.vendedEdit(code, this.vendedName());
    }
    if (this.focus === "payers") {
      return this.random.chance(60) ? this.payers.edit(code) : this.vendedEdit(code, this.vendedName());
    }
    if (this.focus === "members") {
      return this.vendedEdit(code, this.vendedName());
    }
    if (this.focus === "together") {
      return this.together.edit(code);
    }
    const aboutMember =
      this.subjects.members.length > 0 && (this.subjects.invitees.length === 0 || this.random.chance(50));
    return aboutMember ? this.memberEdit(code) : this.invitationEdit(code);
  }

  private memberEdit(code: Code): Edit {
    const member = this.member();
    const isDeclared = code.promotions[member] !== undefined;
    const { random } = this;
    if (this.focus === "addresses" && random.chance(40)) {
      return this.addressEdit(member);
    }
    return weighted<Edit>(random, [
      [isDeclared ? 2 : 80, () => ({ edit: "declare a promotion", member, waitFor: this.waitFor() })],
      [8, () => ({ edit: "remove the promotion", member })],
      [15, () => ({ edit: "change its e-mail address", member })],
      [20, () => ({ edit: "raise its attempt", member, by: random.pick(1, 1, 2, -1) })],
      [8, () => ({ edit: "send again what lapses", member, maxMails: random.pick(2, 3, null) })],
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

  vendedDeclaration(member: VendedName): Edit {
    const { random } = this;
    const takesOver = member === "billing" && random.chance(30) ? "payments" : null;
    return {
      edit: "declare a member",
      member,
      takesOver,
      policy: random.pick("PROTECT", "ABANDON", "DESTROY"),
    };
  }

  vendedEdit(code: Code, member: VendedName): Edit {
    const { random } = this;
    if (code.vended[member] === undefined) {
      return this.vendedDeclaration(member);
    }
    return random.chance(15)
      ? { edit: "remove the member", member }
      : { edit: "change the member", member, change: this.vendedChange(member) };
  }

  private vendedChange(member: VendedName): Partial<Omit<VendedCode, "takesOver">> {
    const { random } = this;
    return random.pick<Partial<Omit<VendedCode, "takesOver">>>(
      { displayName: `${member}-prod` },
      { displayName: `${member}-new` },
      { folder: "platform" },
      { folder: "sandbox" },
      { folder: null },
      { tags: { team: member } },
      { tags: { team: "other", cost: "1" } },
      { tags: {} },
      { tags: null },
      { policy: "PROTECT" },
      { policy: "ABANDON" },
      { policy: "DESTROY" },
      { adopts: true },
    );
  }

  vendedName(): VendedName {
    return this.subjects.vended[this.random.below(this.subjects.vended.length)] ?? "billing";
  }

  addressEdit(member: MemberName | VendedName): Edit {
    const { random } = this;
    return weighted<Edit>(random, [
      [5, () => ({ edit: "change the logon address", member })],
      [4, () => ({ edit: "raise the attempt of the change", member, by: random.pick(1, 1, 2, -1) })],
      [3, () => ({ edit: "remove the change of address", member })],
    ]);
  }

  invitationEdit(code: Code): Edit {
    const invitee = this.invitee();
    const isDeclared = code.invitations[invitee] !== undefined;
    const { random } = this;
    return weighted<Edit>(random, [
      [isDeclared ? 2 : 80, () => ({ edit: "declare an invitation", invitee, waitFor: this.waitFor() })],
      [8, () => ({ edit: "remove the invitation", invitee })],
      [25, () => ({ edit: "raise the invitation's attempt", invitee, by: random.pick(1, 1, 1, 2, -1) })],
      [
        this.focus === "lapses" ? 40 : 0,
        () => ({ edit: "invite again what lapses", invitee, maxInvitations: random.pick(2, 3, null) }),
      ],
      [6, () => ({ edit: "edit the note", invitee, note: random.pick("Welcome", "Hello", null) })],
      [
        12,
        () => ({
          edit: "set the removal policy",
          invitee,
          policy: random.pick("PROTECT", "ABANDON", "DESTROY"),
        }),
      ],
      [
        20,
        () => ({
          edit: "declare an acceptance",
          invitee,
          acceptance: this.acceptance(random.chance(85) ? invitee : random.pick(...INVITEES)),
        }),
      ],
      [4, () => ({ edit: "give the acceptance its own credentials", invitee })],
      [3, () => ({ edit: "raise its attempt", member: invitee, by: 1 })],
      [2, () => ({ edit: "change its e-mail address", member: invitee })],
      [3, () => ({ edit: "remove the promotion", member: invitee })],
      [2, () => ({ edit: "remove the type switch", member: invitee })],
      [5, () => ({ edit: "accept what the other directory sent", invitee })],
      [4, () => ({ edit: "remove the acceptance", invitee })],
    ]);
  }

  /** @param credentialsOf whose credentials it is given, which may be the wrong ones */
  acceptance(credentialsOf: InviteeName): AcceptanceCode {
    const { random } = this;
    return {
      accepts: random.chance(80) ? "the declared one" : "the one it finds",
      namesAccount: random.chance(50),
      credentialsOf,
      bringsCredentials: random.chance(40),
    };
  }

  /** An invited account, one with an invitation if there is one. */
  invitedOne(code: Code): InviteeName {
    const declared = this.subjects.invitees.filter((name) => code.invitations[name] !== undefined);
    return declared[this.random.below(declared.length)] ?? this.invitee();
  }

  /** What an invited account may be told to be. */
  settings(invitee: InviteeName): Partial<SettingsCode> {
    return this.together.settings(invitee);
  }

  waitFor(): string | null {
    return this.random.chance(15) ? "10m" : null;
  }

  member(): MemberName {
    return this.subjects.members[this.random.below(this.subjects.members.length)] ?? "payments";
  }

  invitee(): InviteeName {
    return this.subjects.invitees[this.random.below(this.subjects.invitees.length)] ?? "acme";
  }
}
