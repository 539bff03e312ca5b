import type { FakeDirectory } from "../../../../lib/testing";

/** The directory at a glance: all that has a state of its own. */
export interface Picture {
  /** Type and status of the members, by name. */
  readonly members: Readonly<Record<string, string>>;
  /** How the invitations stand, the oldest first. */
  readonly invitations: readonly string[];
  /** How the latest change of address of each account stands. */
  readonly addressChanges: readonly string[];
  /** How many mails are out. */
  readonly mails: number;
}

export const NOTHING: Picture = { members: {}, invitations: [], addressChanges: [], mails: 0 };

export function pictureOf({ world, mailbox }: FakeDirectory): Picture {
  return {
    members: Object.fromEntries(
      world.members.map(({ displayName, type, status }) => [displayName, `${type} ${status}`]),
    ),
    invitations: world.handshakes.map(({ status }) => status),
    addressChanges: world.emailChanges.map(({ status }) => status),
    mails: mailbox.count,
  };
}
