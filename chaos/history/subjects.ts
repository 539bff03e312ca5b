import type { Random } from "../../test/plugin/support/random";
import { INVITEES, MEMBERS, VENDED } from "./code";
import type { InviteeName, MemberName, VendedName } from "./code";
import type { Focus } from "./focus";

/** Whom a history is about. Few are about all: what belongs together shall meet. */
export interface Subjects {
  readonly members: readonly MemberName[];
  readonly invitees: readonly InviteeName[];
  /** As far as it is about members of our own resource at all. */
  readonly vended: readonly VendedName[];
}

export function randomSubjects(random: Random, focus: Focus | null): Subjects {
  const theme = themeOf(focus, random.below(10));
  const members = theme < 5 ? MEMBERS.slice(0, 1 + random.below(2)) : theme === 9 ? MEMBERS : [];
  const invitees = theme < 9 ? INVITEES.slice(0, 1 + random.below(2)) : INVITEES;
  const vended = focus === "together" ? VENDED.slice(0, random.pick(1, 1, 2)) : VENDED;
  return { members, invitees: theme < 5 || theme > 9 ? [] : invitees, vended };
}

/** The queue and what is together need accounts that are invited, and a change of address a member. */
function themeOf(focus: Focus | null, drawn: number): number {
  switch (focus) {
    case "queue":
    case "together":
      return drawn < 9 ? 5 : 9;
    case "addresses":
      return 0;
    case "members":
    case "folders":
    case "payers":
      return 10;
    default:
      return drawn;
  }
}
