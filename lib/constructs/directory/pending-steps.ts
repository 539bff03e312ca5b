/** Whom a stack waits for, as a Terraform value: decided by Terraform from the attributes of the resources. */
import { ref, TerraformLocal, TerraformStack } from "cdktf";
import type { IResolvable, TerraformResource } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { literalText } from "../../rules";
import type { IAccountRef } from "../members/account-ref";
import { lateExpression } from "../synth/late-value";
import type { Resolve } from "../synth/late-value";
import { addressOf, constructsIn, isForgotten } from "../synth/tree";
import { directoryOf } from "./directory-choice";
import type { IResourceDirectory } from "./directory-ref";

/** How a step of a member's life waits for somebody. Every part may be a token, which Terraform evaluates in each plan. */
export interface PendingStep {
  /** Whether somebody is waited for, as in `Op.neq(resource.status, "Done")`. */
  readonly waits: IResolvable;

  /** The account that the step is about: its id. Where that is null in Terraform, the path of the construct takes its place. */
  readonly member: string;

  /** The step, such as `promotion`. */
  readonly step: string;

  /**
   * Since when (RFC 3339, UTC).
   *
   * @default - null: it is not known
   */
  readonly since?: string;

  /**
   * Until when (RFC 3339, UTC).
   *
   * @default - null: it is not known, or no time ends it
   */
  readonly until?: string;

  /** What has to happen, and the line of the code to change if it does not. Never null in Terraform. */
  readonly next: string;
}

/** A construct that somebody may be waited for with. */
interface IPending extends IConstruct {
  describePending(): PendingStep | undefined;
}

interface IWithResource extends IConstruct {
  readonly resource: TerraformResource;
}

/** The same with the words that tokens stand for. */
type Resolved = Omit<PendingStep, "waits"> & { readonly waits: string };

/** The list of what this construct waits for: one entry or none. */
export function pendingOf(construct: Construct & IPending): IResolvable {
  return declare(construct, "Pending", (resolve) => listOf([construct], resolve));
}

/** The list of what is waited for in the directory's stack, but for what belongs to another directory. */
export function pendingStepsOf(directory: Construct & IResourceDirectory): IResolvable {
  return declare(directory, "PendingSteps", (resolve) => {
    const all = constructsIn(TerraformStack.of(directory)).filter(mayBePending);
    return listOf(
      all.filter((construct) => (directoryOf(construct) ?? directory) === directory),
      resolve,
    );
  });
}

/** The account's id, also while it is null in Terraform because the account has not joined yet. */
export function lastingIdOf(account: IAccountRef): string {
  return account.invitedAccountId ?? account.accountId;
}

/** A condition in Terraform's own words. */
export function condition(words: string): IResolvable {
  return lateExpression(() => `\${${words}}`);
}

/**
 * The first text whose condition holds, else the last, in Terraform's own words.
 *
 * @param cases conditions and texts, which may hold `${...}`
 */
export function firstThatHolds(cases: readonly (readonly [string, string])[], otherwise: string): string {
  const words = cases.reduceRight(
    (rest, [holds, text]) => `${holds} ? "${text}" : ${rest}`,
    `"${otherwise}"`,
  );
  return `\${${words}}`;
}

/** What a step says whose account has not joined yet, to stand among {@link firstThatHolds}. */
export function parked(hook: IWithResource): [string, string] {
  const text = `the account has not joined yet; ${pathOf(hook)} goes on in the first apply after it has`;
  return [`${addressOf(hook.resource)}.account_id == null`, text];
}

/** What a mail's step says whose account is not in the directory: not yet, or not any more. */
export function absent(hook: IWithResource): Array<[string, string]> {
  const status = `${addressOf(hook.resource)}.status`;
  const [isParked, text] = parked(hook);
  return [
    [`${isParked} || ${status} == "Waiting"`, text],
    [
      `${status} == "Removed"`,
      `the account was removed from the directory; delete ${pathOf(hook)}, unless it joins again`,
    ],
  ];
}

/** What to write to have a mail or an invitation sent again. */
export function raiseAttempt(construct: IWithResource): string {
  const attempt = `${addressOf(construct.resource)}.attempt`;
  return `raise attempt of ${pathOf(construct)} from \${${attempt}} to \${${attempt} + 1}`;
}

/** Where the construct stands in the code, below its stack, for a text. */
export function pathOf(construct: IConstruct): string {
  const { scopes } = construct.node;
  const stack = scopes.findIndex((scope) => TerraformStack.isStack(scope));
  const ids = scopes.slice(stack + 1).map(({ node }) => node.id);
  return quoted(ids.join("/")).slice(1, -1);
}

/** The service's word for how far it is, for a text. */
export function statusOf(construct: IWithResource): string {
  return `\${coalesce(${addressOf(construct.resource)}.status, "unknown")}`;
}

function mayBePending(construct: IConstruct): construct is IPending {
  return "describePending" in construct && typeof construct.describePending === "function";
}

/**
 * The list in Terraform's own words. CDKTF's functions would record a stack trace for each part and resolve it over and over:
 * with a thousand members a synth would take a minute.
 */
function listOf(constructs: readonly IPending[], resolve: Resolve): string {
  const entries = constructs.flatMap((construct) => {
    const step = isForgotten(construct) ? undefined : construct.describePending();
    return step === undefined ? [] : [entryOf(construct, resolve(step) as Resolved)];
  });
  return `\${flatten([${entries.join(", ")}])}`;
}

function entryOf(construct: IPending, { waits, member, step, since, until, next }: Resolved): string {
  const id = /^\d+$/.test(member) ? words(member) : `coalesce(${words(member)}, "${pathOf(construct)}")`;
  const times = `since = ${words(since)}, until = ${words(until)}`;
  return `${words(waits)} ? [{ member = ${id}, step = ${words(step)}, ${times}, next = ${words(next)} }] : []`;
}

/** A text with `${...}` in it as an expression; a null is of the type of a text, so that all entries are of one type. */
function words(text: string | undefined): string {
  if (text === undefined) {
    return "tostring(null)";
  }
  const [, alone] = /^\$\{([^{}]*)\}$/.exec(text) ?? [];
  return alone ?? (text.includes("${") ? `"${text}"` : quoted(text));
}

function quoted(text: string): string {
  return literalText(JSON.stringify(text));
}

/**
 * A local below the construct, made when somebody asks for the value. So it is one value to refer to, also from another
 * stack, which gets no nulls: Terraform leaves an output that is null out of what a stack hands over.
 */
function declare(scope: Construct, id: string, read: (resolve: Resolve) => string): IResolvable {
  const local =
    (scope.node.tryFindChild(id) as TerraformLocal | undefined) ??
    new TerraformLocal(scope, id, lateExpression(read));
  return ref(`local.${local.friendlyUniqueId}`, local.cdktfStack);
}
