import { OTHER_RATE, PROMOTION_RATE, type Rate } from "./limits";

/**
 * The operations in use: of product ResourceManager, version 2020-03-31, and one of STS. A `write` changes something that cannot
 * be taken back by sending it again: a mail, an invitation, a membership.
 */
export const OPERATIONS = {
  GetCallerIdentity: "read",
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

/** The product that serves an operation, and the version of its API. */
export function productOf(operation: Operation): { readonly name: string; readonly version: string } {
  return operation === "GetCallerIdentity"
    ? { name: "Sts", version: "2015-04-01" }
    : { name: "ResourceManager", version: "2020-03-31" };
}

/** The action that a RAM policy must allow for an operation. */
export function ramActionOf(operation: Operation): string {
  return `${productOf(operation).name.toLowerCase()}:${operation}`;
}

const PROMOTION_FAMILY: readonly Operation[] = [
  "PromoteResourceAccount",
  "ResendPromoteResourceAccountEmail",
  "CancelPromoteResourceAccount",
];

/** The rate that an operation shares with the others of its family. */
export function rateOf(operation: Operation): Rate {
  return PROMOTION_FAMILY.includes(operation) ? PROMOTION_RATE : OTHER_RATE;
}
