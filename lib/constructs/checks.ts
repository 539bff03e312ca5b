import { Token, Annotations } from "cdktf";
import type { TerraformProvider } from "cdktf";
import type { IConstruct } from "constructs";
import { maskEmail } from "../rules";
import { valueRefused, idLosesLetters } from "./errors";

/** Letters and digits outside ASCII: CDKTF drops them from the Terraform address without a word. */
const LOST = /(?![A-Za-z0-9])[\p{L}\p{N}]/u;

/** Says what is wrong with a value and what is allowed; undefined when it is fine. */
type Rule = (value: string) => string | undefined;

/**
 * Throws unless a text follows its rule. A token is only known to Terraform and passes; the provider checks it again.
 */
export function checkText(scope: IConstruct, attribute: string, value: string | undefined, rule: Rule): void {
  refuse(scope, attribute, value, rule, (text) => `"${shorten(text)}"`);
}

/** As {@link checkText}, for an e-mail address: the message may land in a build log, so it shows a masked one. */
export function checkAddress(scope: IConstruct, attribute: string, value: string, rule: Rule): void {
  refuse(scope, attribute, value, rule, (text) => `"${maskEmail(text)}"`);
}

/** Throws unless an attempt is a whole number from 1 up. */
export function checkAttempt(scope: IConstruct, attempt: number | undefined): void {
  if (attempt === undefined || Token.isUnresolved(attempt)) {
    return;
  }
  if (!Number.isSafeInteger(attempt) || attempt < 1) {
    throw valueRefused(
      scope,
      "attempt",
      String(attempt),
      "is not an attempt: write a whole number from 1 up",
    );
  }
}

/**
 * Throws when a provider element is of another provider: a stack has two, and Terraform's own message about a mix-up
 * names neither the construct nor the prop. Compared by name, so that a user's own generated class passes.
 */
export function checkProvider(
  scope: IConstruct,
  attribute: string,
  provider: TerraformProvider | undefined,
  name: string,
): void {
  if (provider !== undefined && provider.terraformResourceType !== name) {
    throw valueRefused(
      scope,
      attribute,
      `"${provider.node.path}"`,
      `is a provider element of "${provider.terraformResourceType}": write one of "${name}"`,
    );
  }
}

function refuse(
  scope: IConstruct,
  attribute: string,
  value: string | undefined,
  rule: Rule,
  show: (text: string) => string,
): void {
  if (value === undefined || Token.isUnresolved(value)) {
    return;
  }
  const problem = rule(value);
  if (problem !== undefined) {
    throw valueRefused(scope, attribute, show(value), problem);
  }
}

function shorten(text: string): string {
  const longest = 60;
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

/** Adds a warning when the construct's id has letters that its Terraform address loses. */
export function warnOfLostLetters(scope: IConstruct): void {
  if (LOST.test(scope.node.id)) {
    Annotations.of(scope).addWarning(idLosesLetters(scope));
  }
}
