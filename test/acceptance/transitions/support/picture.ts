import type { FakeDirectory } from "../../../../lib/testing";

/** The directory at a glance: all that has a state of its own. */
export interface Picture {
  /** Type and status of the members, by name. */
  readonly members: Readonly<Record<string, string>>;
  /** The addresses with which members sign in; one that was created has none until a person has confirmed it. */
  readonly addresses: readonly string[];
  /** How the invitations stand, the oldest first. */
  readonly invitations: readonly string[];
  /** How the latest change of address of each account stands. */
  readonly addressChanges: readonly string[];
  /** How many mails are out, by their addressees. */
  readonly mails: Readonly<Record<string, number>>;
}

export const NOTHING: Picture = {
  members: {},
  addresses: [],
  invitations: [],
  addressChanges: [],
  mails: {},
};

/** What the service makes up for a member that is created. */
const MADE_UP = /\.aliyunid\.com$/;

export function pictureOf({ world, mailbox }: FakeDirectory): Picture {
  const { members, handshakes, emailChanges } = world;
  return {
    members: Object.fromEntries(
      members.map(({ displayName, type, status }) => [displayName, `${type} ${status}`]),
    ),
    addresses: members.map(({ accountName }) => accountName).filter((name) => !MADE_UP.test(name)),
    invitations: handshakes.map(({ status }) => status),
    addressChanges: emailChanges.map(({ status }) => status),
    mails: counted(mailbox.mails.map(({ to }) => to)),
  };
}

/** So many to each of the addresses, in their order. */
export function mailsTo(addresses: readonly string[], counts: readonly number[]): Picture["mails"] {
  return Object.fromEntries(counts.map((count, index) => [addresses[index] ?? "", count] as const));
}

function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const count = (name: string) => names.filter((other) => other === name).length;
  return Object.fromEntries(names.map((name) => [name, count(name)]));
}
