/** A value of a prop, or a prop itself, that is refused or warned of. */
import type { IConstruct } from "constructs";
import { quoted } from "../../../rules";
import { SynthErrorCode, coded } from "../synth-errors";
import { refusal } from "./refusal";

/** A value that a rule refuses. `problem` says what is wrong and what is allowed. */
export function valueRefused(scope: IConstruct, attribute: string, shown: string, problem: string): Error {
  return refusal(
    scope,
    SynthErrorCode.VALUE_REFUSED,
    `${attribute} ${shown} ${problem}. Change ${attribute} of this construct.`,
  );
}

export function tagsRefused(scope: IConstruct, problem: string): Error {
  return refusal(scope, SynthErrorCode.VALUE_REFUSED, `tags ${problem}. Change tags of this construct.`);
}

/** Both of two props that say one thing in two ways. */
export function oneOfTwo(scope: IConstruct, one: string, other: string): Error {
  return refusal(
    scope,
    SynthErrorCode.VALUE_REFUSED,
    `${one} and ${other} are both given, and either says all. Write one of them.`,
  );
}

export function noSuchLimit(scope: IConstruct, kind: string, kinds: readonly string[]): Error {
  return refusal(
    scope,
    SynthErrorCode.VALUE_REFUSED,
    `limits.${kind} is no limit, and would limit nothing. Allowed: ${kinds.join(", ")}.`,
  );
}

/** Props that a given provider element leaves without effect. */
export function goesNowhere(scope: IConstruct, props: readonly string[], element: IConstruct): Error {
  return refusal(
    scope,
    SynthErrorCode.VALUE_REFUSED,
    `${props.join(", ")}: without effect beside a given provider element. Write it on "${element.node.path}".`,
  );
}

export function misspeltProp(name: string, meant: string): string {
  return `${quoted(name)} is no prop of this construct, and does nothing. Did you mean "${meant}"?`;
}

export function idLosesLetters(scope: IConstruct): string {
  return (
    `construct id "${scope.node.id}" has letters that do not reach the Terraform address, which keeps only A-Z, a-z, ` +
    "0-9, _ and -. The address stays unique but cannot be read. Write the name in displayName and use a plain id."
  );
}

/** @param source as it is written in code */
export function sourceRefused(acceptance: IConstruct, source: string): Error {
  return valueRefused(
    acceptance,
    "credentials",
    source,
    "cannot be brought by an acceptance: write DirectoryCredentials.environmentPrefix, profile or assumeRole, or declare a HandshakeAcceptance with a provider",
  );
}

export function emptySource(source: string): Error {
  return new Error(
    coded(
      SynthErrorCode.VALUE_REFUSED,
      `DirectoryCredentials.${source} got an empty text, as of a variable that is not set: write a value, or use ` +
        "DirectoryCredentials.environment().",
    ),
  );
}

export function iterationProblem(scope: IConstruct): string {
  return coded(
    SynthErrorCode.NO_ITERATION,
    `${scope.node.path} cannot be repeated with forEach or count: its resources and hooks refer to one object. Write a ` +
      "loop in code, one construct with an id of its own for each.",
  );
}

export function iterationRefused(scope: IConstruct): Error {
  return new Error(`[${scope.node.path}] ${iterationProblem(scope)}`);
}

/** A promotion that is taken over from another stack, of a member whose id only Terraform knows. */
export function takenOverNeedsId(scope: IConstruct): Error {
  return refusal(
    scope,
    SynthErrorCode.VALUE_REFUSED,
    "recordId takes a promotion over by the id of its member, which has to stand in the code. Give the MemberAccount its " +
      "accountId, or promote MemberAccount.fromAccountId with the 16 digits.",
  );
}

export function acceptanceComesAfterTheWait(waitFor: string): string {
  return (
    `the invitation waits ${waitFor} for an answer, and this acceptance starts only when that wait is over: every apply ` +
    "that invites takes that long. Remove waitFor of the invitation."
  );
}
