import type { Row } from "../../catalog/row";
import type { Account } from "../../directory";
import { addressKey } from "../../rules";
import type { Inventory } from "./inventory";

/** What a file that is merged into has already, by what tells it apart in the directory. */
export interface Standing {
  /** Keys that no new row may have: one that a row had before is where its objects are moved from. */
  readonly keys: ReadonlySet<string>;
  /** Logon addresses that rows invite. */
  readonly addresses: readonly string[];
  /** Why something that stands there is not new. */
  readonly reason: string;
  hasMember(member: Pick<Account, "accountId" | "displayName">): boolean;
  invites(target: string): boolean;
}

/** @param file as it was named */
export function standingIn(rows: readonly Row[], file: string): Standing {
  const accounts = new Set(rows.flatMap(({ accountId }) => accountId ?? []));
  // Of an account that this very code has created, the file knows the name alone.
  const names = new Set(
    rows.flatMap(({ accountId, displayName }) => (accountId === undefined ? (displayName ?? []) : [])),
  );
  const targets = rows.flatMap(({ invitation }) => invitation?.target ?? invitation?.email ?? []);
  const invited = new Set(targets.map(addressKey));
  const invites = (target: string): boolean => invited.has(addressKey(target));
  return {
    keys: new Set(rows.flatMap(({ key, previousKeys = [] }) => [key, ...previousKeys])),
    addresses: targets.filter((target) => target.includes("@")),
    reason: `stands in ${file} already`,
    // Whoever was invited is a member once it has joined, called like its address until somebody renames it.
    hasMember: ({ accountId, displayName }) =>
      accounts.has(accountId) || names.has(displayName) || invites(accountId) || invites(displayName),
    invites,
  };
}

/**
 * Whether a row invites an address that the listings do not show: its account may be a member that was renamed. No listing
 * tells which.
 */
export function hidesMember(
  { addresses }: Standing,
  { invitations, members }: Pick<Inventory, "invitations" | "members">,
): boolean {
  const seen = [...invitations.map((each) => each.targetEntity), ...members.map((each) => each.displayName)];
  const shown = new Set(seen.map(addressKey));
  return addresses.some((address) => !shown.has(addressKey(address)));
}

/** For a new row of an invited account. */
export const MAY_STAND_ALREADY =
  "Decide: it joined by invitation. If a row of this file has invited it by its e-mail address, delete this row: adopt --state FILE leaves it out.";
