import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { directoryOf } from "./directory-choice";
import { cannotBeAbandoned } from "./errors";
import { lateValue } from "./late-value";
import { RemovalPolicy } from "./removal-policy";
import { resolved } from "./tree";

/** What the code says of the construct, or a token for the default of its directory. */
export function removalPolicyOf(construct: IConstruct, said: RemovalPolicy | undefined): string {
  return said ?? lateValue(() => defaultOf(construct));
}

/**
 * As {@link removalPolicyOf}, where the vendor's resource knows no way to be forgotten.
 *
 * Throws for ABANDON: here, or for the default of the directory when the stack is synthesized.
 *
 * @param what a member or a folder, for the message
 */
export function policyWithoutAbandon(
  construct: IConstruct,
  said: RemovalPolicy | undefined,
  what: "member" | "folder",
): string {
  if (said === RemovalPolicy.ABANDON) {
    throw cannotBeAbandoned(construct, what);
  }
  return (
    said ??
    lateValue(() => {
      const policy = defaultOf(construct);
      if (policy === RemovalPolicy.ABANDON) {
        throw cannotBeAbandoned(construct, what, directoryOf(construct));
      }
      return policy;
    })
  );
}

/** Whether a policy, perhaps a token of one, lets Terraform destroy. */
export function mayBeDestroyed(construct: IConstruct, policy: string | undefined): boolean {
  return (Token.isUnresolved(policy) ? resolved(construct, policy) : policy) === RemovalPolicy.DESTROY;
}

function defaultOf(construct: IConstruct): RemovalPolicy {
  return directoryOf(construct)?.removalPolicy ?? RemovalPolicy.PROTECT;
}
