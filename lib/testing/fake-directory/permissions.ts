import { ApiError } from "./operations/api-error";

/** A RAM policy, as `npx resource-directory policy` prints it. */
export interface Policy {
  readonly Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Effect: "Allow";
  /** Each by its full name: `resourcemanager:GetAccount`. */
  readonly Action: readonly string[];
  readonly Resource: "*";
}

/** What access keys may call. One that was never restricted may call everything. */
export class Permissions {
  private readonly allowed = new Map<string, ReadonlySet<string>>();

  /** From now on the key may call what this policy allows and nothing else; what it was allowed before is forgotten. */
  restrict(accessKeyId: string, { Statement }: Policy): void {
    this.allowed.set(accessKeyId, new Set(Statement.flatMap(({ Action }) => Action)));
  }

  /** From now on the key may call everything again. */
  lift(accessKeyId: string): void {
    this.allowed.delete(accessKeyId);
  }

  /** @throws ApiError NoPermission (403) */
  check(accessKeyId: string, operation: string): void {
    const action = `resourcemanager:${operation}`;
    if (this.allowed.get(accessKeyId)?.has(action) === false) {
      throw new ApiError(403, "NoPermission", `${accessKeyId} is not allowed to ${action}.`);
    }
  }
}
