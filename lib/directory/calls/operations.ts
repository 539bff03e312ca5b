import { OTHER_RATE, PROMOTION_RATE, type Rate } from "../limits";

/**
 * The operations in use: of product ResourceManager, version 2020-03-31, unless {@link productOf} says otherwise. A `write`
 * changes something.
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
  ChangeAccountEmail: "write",
  RetryChangeAccountEmail: "write",
  CancelChangeAccountEmail: "write",
  InviteAccountToResourceDirectory: "write",
  CancelHandshake: "write",
  AcceptHandshake: "write",
  RemoveCloudAccount: "write",
  GetFolder: "read",
  ListFoldersForParent: "read",
  CreateFolder: "write",
  UpdateFolder: "write",
  DeleteFolder: "write",
  ListDelegatedAdministrators: "read",
  GetPayerForAccount: "read",
  GetAccountDeletionCheckResult: "read",
  GetAccountDeletionStatus: "read",
  CreateResourceAccount: "write",
  MoveAccount: "write",
  UpdatePayerForAccount: "write",
  TagResources: "write",
  UntagResources: "write",
  CheckAccountDelete: "write",
  DeleteAccount: "write",
} as const satisfies Record<string, "read" | "write">;

export type Operation = keyof typeof OPERATIONS;

/** Whether a call changes something. */
export function isWrite({
  operation,
  isDryRun,
}: {
  readonly operation: Operation;
  readonly isDryRun?: boolean;
}): boolean {
  return OPERATIONS[operation] === "write" && isDryRun !== true;
}

interface Product {
  readonly name: string;
  readonly version: string;
  /** What the names of its RAM actions begin with. */
  readonly ramPrefix: string;
}

const STS: Product = { name: "Sts", version: "2015-04-01", ramPrefix: "sts" };
const DIRECTORY: Product = {
  name: "ResourceManager",
  version: "2020-03-31",
  ramPrefix: "resourcemanager",
};
/** Of the successor product. */
export const NEWER_VERSION = "2022-04-19";

/** The successor has operations that the older product lacks, and lacks promotions. */
const NEWER_DIRECTORY: Product = {
  name: "ResourceDirectoryMaster",
  version: NEWER_VERSION,
  ramPrefix: "resourcemanager",
};

/** Where an operation is served elsewhere than most are. */
const PRODUCTS: Readonly<Partial<Record<Operation, Product>>> = {
  GetCallerIdentity: STS,
  UpdatePayerForAccount: NEWER_DIRECTORY,
};

/** The product that serves an operation, and the version of its API. */
export function productOf(operation: Operation): Product {
  return PRODUCTS[operation] ?? DIRECTORY;
}

/** The action that a RAM policy must allow for an operation. */
export function ramActionOf(operation: Operation): string {
  return `${productOf(operation).ramPrefix}:${operation}`;
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
