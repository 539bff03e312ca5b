import { accountEmailOperations } from "./account-email";
import { accountListOperations } from "./account-lists";
import { accountPhoneOperations } from "./account-phone";
import { accountUpdateOperations } from "./account-update";
import { accountOperations } from "./accounts";
import { callerIdentityOperations } from "./caller-identity";
import { creationOperations } from "./creation";
import { deletionOperations } from "./deletion";
import { directoryOperations } from "./directory";
import { folderOperations } from "./folders";
import { handshakeOperations } from "./handshakes";
import type { Operation, Version } from "./operation";
import { payerOperations } from "./payer";
import { promotionOperations } from "./promotion";
import { tagOperations } from "./tags";

const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  [
    ...directoryOperations,
    ...accountOperations,
    ...accountListOperations,
    ...accountUpdateOperations,
    ...accountEmailOperations,
    ...accountPhoneOperations,
    ...payerOperations,
    ...promotionOperations,
    ...creationOperations,
    ...handshakeOperations,
    ...folderOperations,
    ...tagOperations,
    ...deletionOperations,
    ...callerIdentityOperations,
  ].map((operation) => [operation.name, operation]),
);

/** An operation together with the version that it was asked for by. */
export interface Route {
  readonly operation: Operation;
  readonly version: Version;
}

/** Undefined if the fake does not have the operation, or the version of the API does not. */
export function findRoute(name: string, version: string): Route | undefined {
  const operation = OPERATIONS.get(name);
  const served = operation?.versions.find((candidate) => candidate === version);
  return operation === undefined || served === undefined ? undefined : { operation, version: served };
}

/** Whether calls of that name change anything; unknown ones do not. */
export function isWrite(name: string): boolean {
  return OPERATIONS.get(name)?.kind === "write";
}

/** The names of all operations of a version. */
export function operationsIn(version: Version): readonly string[] {
  return [...OPERATIONS.values()]
    .filter(({ versions }) => versions.includes(version))
    .map(({ name }) => name);
}
