import type { Cloud } from "../world/cloud";
import type { AccessKey, Account, Directory } from "../world/entities";
import { ApiError } from "./api-error";
import { isKnownIn, type RawParameters, readParameters, type Rules, type Values } from "./parameters";
import { STS, V2020, V2022, type Version } from "./versions";

export { STS, V2020, V2022, type Version };

export type Body = Readonly<Record<string, unknown>>;

/** Who calls, what about, and where. */
export interface Call {
  readonly cloud: Cloud;
  readonly caller: Account;
  /** What the caller signed with: a type switch and a deletion must not be asked for by the root identity. */
  readonly key: AccessKey;
  readonly version: Version;
}

/** A call by a management account, in its directory. */
export interface ManagementCall extends Call {
  readonly directory: Directory;
}

export interface Operation {
  readonly name: string;
  readonly kind: "read" | "write";
  readonly versions: readonly Version[];
  /** The parameters that it takes in a version; of lists, the part before the first dot. */
  parameterNames(version: Version): readonly string[];
  /** @returns the body of the answer without RequestId. @throws ApiError */
  execute(raw: RawParameters, call: Call): Body;
}

interface Declaration<R extends Rules, C extends Call> {
  readonly name: string;
  readonly kind: "read" | "write";
  /** @default both versions of the directory's API */
  readonly versions?: readonly Version[];
  readonly parameters: R;
  /** Checks entities first (404), then state and business rules (409), then acts. */
  run(parameters: Values<R>, call: C): Body;
}

/** An operation that every account may call. */
export function accountOperation<R extends Rules>(declaration: Declaration<R, Call>): Operation {
  return {
    name: declaration.name,
    kind: declaration.kind,
    versions: declaration.versions ?? [V2020, V2022],
    parameterNames: (version) =>
      Object.entries(declaration.parameters).flatMap(([name, rule]) =>
        isKnownIn(rule, version) ? name : [],
      ),
    execute: (raw, call) => declaration.run(readParameters(declaration.parameters, raw, call), call),
  };
}

/**
 * An operation for management accounts. This is the order in which all of them check: parameters are there (400), have
 * the right form (400), the caller has a directory (404), the entities exist (404), state and rules allow it (409).
 */
export function managementOperation<R extends Rules>(declaration: Declaration<R, ManagementCall>): Operation {
  return accountOperation({
    ...declaration,
    run(parameters, call) {
      const directory = call.cloud.directoryManagedBy(call.caller.id);
      if (directory === undefined) throw noDirectory(call.caller);
      return declaration.run(parameters, { ...call, directory });
    },
  });
}

function noDirectory(caller: Account): ApiError {
  return new ApiError(
    404,
    "EntityNotExists.ResourceDirectory",
    `Account ${caller.id} manages no resource directory. Enable one, or use the management account's credentials.`,
  );
}
