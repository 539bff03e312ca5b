/**
 * The operations in use, of product ResourceManager, version 2020-03-31. A `write` changes something that cannot
 * be taken back by sending it again: a mail, an invitation, a membership.
 */
export const OPERATIONS = {
  GetResourceDirectory: "read",
  GetAccount: "read",
  ListAccounts: "read",
  ListHandshakesForResourceDirectory: "read",
  ListHandshakesForAccount: "read",
  GetHandshake: "read",
  PromoteResourceAccount: "write",
  ResendPromoteResourceAccountEmail: "write",
  CancelPromoteResourceAccount: "write",
  UpdateAccount: "write",
  InviteAccountToResourceDirectory: "write",
  CancelHandshake: "write",
  AcceptHandshake: "write",
  RemoveCloudAccount: "write",
} as const satisfies Record<string, "read" | "write">;

export type Operation = keyof typeof OPERATIONS;

/** The action that a RAM policy must allow for an operation. */
export function ramActionOf(operation: Operation): string {
  return `resourcemanager:${operation}`;
}
