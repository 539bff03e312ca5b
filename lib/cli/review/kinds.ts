/** A kind of thing that a plan does. */
export interface KindWords {
  readonly one: string;
  readonly many: string;
  /** The headline over all of a kind. */
  readonly title: string;
  /** What the option that limits it counts, behind "at most N". */
  readonly limit: string;
}

/** In the order of a review: what cannot be taken back comes first. */
export const KINDS = {
  deletion: {
    one: "deletion",
    many: "deletions",
    title: "Deletes",
    limit: "accounts, folders and directories deleted",
  },
  removal: {
    one: "removal",
    many: "removals",
    title: "Removes from the directory",
    limit: "members that leave the directory, removed or deleted",
  },
  unprotection: {
    one: "protection lifted",
    many: "protections lifted",
    title: "Lifts a protection",
    limit: "members that lose their protection",
  },
  cancellation: {
    one: "cancellation",
    many: "cancellations",
    title: "Cancels",
    limit: "mails and invitations cancelled",
  },
  mail: { one: "mail", many: "mails", title: "Sends a mail", limit: "mails sent" },
  invitation: {
    one: "invitation",
    many: "invitations",
    title: "Invites",
    limit: "invitations sent",
  },
  acceptance: {
    one: "acceptance",
    many: "acceptances",
    title: "Accepts an invitation",
    limit: "invitations accepted",
  },
  switch: {
    one: "type switch",
    many: "type switches",
    title: "Switches the type",
    limit: "account types switched",
  },
  creation: { one: "creation", many: "creations", title: "Creates", limit: "accounts and folders created" },
  move: { one: "move", many: "moves", title: "Moves", limit: "members moved to another folder" },
  rename: { one: "rename", many: "renames", title: "Renames", limit: "members and folders renamed" },
  payer: {
    one: "payer change",
    many: "payer changes",
    title: "Changes who pays",
    limit: "changes of who pays",
  },
  retag: {
    one: "retagging",
    many: "retaggings",
    title: "Changes tags",
    limit: "members and folders retagged",
  },
  adoption: {
    one: "adoption",
    many: "adoptions",
    title: "Takes over what exists",
    limit: "existing objects taken over",
  },
  readdress: {
    one: "new address",
    many: "new addresses",
    title: "Gives another address in the code",
    limit: "objects with another address",
  },
  forget: {
    one: "object forgotten",
    many: "objects forgotten",
    title: "Forgets, and leaves as it is",
    limit: "objects forgotten",
  },
  record: {
    one: "record in state",
    many: "records in state",
    title: "Records in state, without a call",
    limit: "records that make no call",
  },
  other: {
    one: "other change",
    many: "other changes",
    title: "Does something that this review does not know",
    limit: "changes that this review does not know",
  },
} as const satisfies Readonly<Record<string, KindWords>>;

export type Kind = keyof typeof KINDS;

export const ALL_KINDS = Object.keys(KINDS) as readonly Kind[];

/** For example "2 mails". */
export function counted(count: number, kind: Kind): string {
  const { one, many } = KINDS[kind];
  return `${count} ${count === 1 ? one : many}`;
}
