/** The removal policy of a construct that says none: its directory's, asked for when the stack is rendered. */
import type { IConstruct } from "constructs";
import { RemovalPolicy } from "../members/removal-policy";
import { cannotBeAbandoned } from "../synth/errors/member-resources";
import { lateValue } from "../synth/late-value";
import { directoryOf } from "./directory-choice";

/** What the code says of the construct, or a token for the default of its directory. */
export function removalPolicyOf(construct: IConstruct, said: RemovalPolicy | undefined): string {
  return said ?? lateValue(() => defaultOf(construct));
}

/**
 * Reads what the code says, or else the default, for what the vendor's resource cannot be told to forget.
 *
 * Throws for ABANDON, as the returned function does when it is the default.
 *
 * @param what a member or a folder, for the message
 */
export function policyWithoutAbandon(
  construct: IConstruct,
  said: RemovalPolicy | undefined,
  what: "member" | "folder",
): () => RemovalPolicy {
  if (said === RemovalPolicy.ABANDON) {
    throw cannotBeAbandoned(construct, what);
  }
  return () => {
    const policy = said ?? defaultOf(construct);
    if (policy === RemovalPolicy.ABANDON) {
      throw cannotBeAbandoned(construct, what, directoryOf(construct));
    }
    return policy;
  };
}

function defaultOf(construct: IConstruct): RemovalPolicy {
  return directoryOf(construct)?.removalPolicy ?? RemovalPolicy.PROTECT;
}
