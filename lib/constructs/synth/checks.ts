/** What a constructor refuses at once, where the stack trace leads to the line. What needs the whole tree: stack-checks. */
import { Annotations, TerraformStack, Token } from "cdktf";
import type { TerraformProvider } from "cdktf";
import type { IConstruct } from "constructs";
import { checkRegion, checkTags, maskEmail, probableRegion, quoted, suggestion } from "../../rules";
import { otherCdk, providerOfAnotherKind } from "./errors/provider-elements";
import { idLosesLetters, iterationRefused, misspeltProp, tagsRefused, valueRefused } from "./errors/values";

/** Letters and digits outside ASCII: CDKTF drops them from the Terraform address without a word. */
const LOST = /(?![A-Za-z0-9])[\p{L}\p{N}]/u;

const JSII = Symbol.for("jsii.rtti");

/** Says what is wrong with a value and what is allowed; undefined when it is fine. */
type Rule = (value: string) => string | undefined;

/**
 * Throws unless a text follows its rule. A token is only known to Terraform and passes; the provider checks it again.
 */
export function checkText(scope: IConstruct, attribute: string, value: string | undefined, rule: Rule): void {
  refuse(scope, attribute, value, rule, quoted);
}

/** As {@link checkText}, for an e-mail address: the message may land in a build log, so it shows a masked one. */
export function checkAddress(scope: IConstruct, attribute: string, value: string, rule: Rule): void {
  refuse(scope, attribute, value, rule, (text) => quoted(maskEmail(text)));
}

/** As {@link checkText}, for a number. */
export function checkNumber(
  scope: IConstruct,
  attribute: string,
  value: number | undefined,
  rule: (value: number) => string | undefined,
): void {
  if (value === undefined || Token.isUnresolved(value)) {
    return;
  }
  const problem = rule(value);
  if (problem !== undefined) {
    throw valueRefused(scope, attribute, String(value), problem);
  }
}

/** Throws for what can be no region, and warns of what is probably a misspelt one: its endpoint would not be found. */
export function checkRegionOf(scope: IConstruct, region: string | undefined): void {
  if (region === undefined || isExpression(region)) {
    return;
  }
  checkText(scope, "region", region, checkRegion);
  const meant = probableRegion(region);
  if (meant !== undefined) {
    Annotations.of(scope).addWarning(`region "${region}" is not known here. Did you mean "${meant}"?`);
  }
}

/** Throws for tags that the service would refuse. What an expression or a token becomes is known to Terraform only. */
export function checkTagMap(scope: IConstruct, tags: Readonly<Record<string, string>> | undefined): void {
  if (tags === undefined || Token.isUnresolved(tags)) {
    return;
  }
  const known = Object.entries(tags).filter((tag) => !tag.some(isExpression));
  const problem = checkTags(Object.fromEntries(known));
  if (problem !== undefined) {
    throw tagsRefused(scope, problem);
  }
}

function isExpression(text: string): boolean {
  return Token.isUnresolved(text) || /[$%]\{/.test(text);
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
    throw providerOfAnotherKind(scope, attribute, provider, provider.terraformResourceType, name);
  }
}

/** Throws for `forEach` and `count`, which no props have: a cast, or plain JavaScript, would see them ignored. */
export function checkNoIteration(scope: IConstruct, props: object): void {
  if ("forEach" in props || "count" in props) {
    throw iterationRefused(scope);
  }
}

/** All props of a construct: the compiler misses one that is left out. */
export type PropNames<T> = Readonly<Record<keyof T, true>>;

/**
 * Adds a warning for a prop that is probably misspelt: plain JavaScript passes it, and nobody reads it. What is like no prop
 * may be for a subclass.
 */
export function warnOfMisspelt<T extends object>(scope: IConstruct, props: T, names: PropNames<T>): void {
  for (const name of Object.keys(props).filter((each) => !(each in names))) {
    const meant = suggestion(name, Object.keys(names));
    if (meant !== undefined) {
      Annotations.of(scope).addWarning(misspeltProp(name, meant));
    }
  }
}

/** Throws in a stack of cdktf's fork, whose synth fails on our elements with a TypeError. */
export function checkCdk(scope: IConstruct): void {
  const stack = scope.node.scopes.find((each) => TerraformStack.isStack(each));
  const own = packageOf(TerraformStack);
  const others = packageOf(stack?.constructor);
  if (own !== undefined && others !== undefined && own !== others) {
    throw otherCdk(scope, own, others);
  }
}

/** Both packages share every symbol; what tells them apart is the name that jsii gives a class. */
function packageOf(stackClass: unknown): string | undefined {
  const { [JSII]: type } = (stackClass ?? {}) as { readonly [JSII]?: { readonly fqn: string } };
  return type?.fqn.split(".")[0];
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

/** Adds a warning when the construct's id has letters that its Terraform address loses. */
export function warnOfLostLetters(scope: IConstruct): void {
  if (LOST.test(scope.node.id)) {
    Annotations.of(scope).addWarning(idLosesLetters(scope));
  }
}
