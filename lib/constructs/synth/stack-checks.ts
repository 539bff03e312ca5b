/**
 * What must not stand in a stack, looked for when the stack is validated: each stack is walked once, however many
 * constructs it has.
 */
import { TerraformStack, Token } from "cdktf";
import type { IConstruct } from "constructs";
import { directoryProblems } from "../directory/directory-choice";
import { duplicateProblems } from "./duplicates";
import { iterationProblem } from "./errors/values";
import { lookupProblems } from "./lookups";
import { moveProblems } from "./moves";
import {
  logicalIdTooLateProblem,
  noTerraformNameProblem,
  overrideIsNoListProblem,
  providerOfAnotherStackProblem,
  providerRemovedProblem,
  twoDefaultElementsProblem,
  versionsMixedProblem,
} from "./problems";
import {
  constructsIn,
  isInTree,
  overridesOf,
  providersAmong,
  resourcesAmong,
  writtenConstruct,
} from "./tree";
import type { DeclaredResource } from "./tree";

/** The resources that this library declares, whether through its constructs or not. */
const RESOURCE_TYPES = ["resourcedirectory_", "alicloud_resource_manager_"];
const OWN_PROVIDER = "resourcedirectory";

/** Lists of blocks that CDKTF merges with a list of the stack's overrides, and loses beside anything else. */
const BLOCK_LISTS = ["import", "moved", "removed"];

/** Registered symbols, so that two copies of this library know each other's constructs and check a stack once. */
const CHECKED = Symbol.for("cdktf-alicloud-resource-directory/checked");
const OWN_CONSTRUCT = Symbol.for("cdktf-alicloud-resource-directory/construct");

/** Has the stack of a construct of this library checked when it is validated. */
export function checkStackOf(construct: IConstruct): void {
  Object.defineProperty(construct, OWN_CONSTRUCT, { value: true });
  const stack = TerraformStack.of(construct);
  if (!(CHECKED in stack)) {
    Object.defineProperty(stack, CHECKED, { value: true });
    stack.node.addValidation({ validate: () => problemsOf(stack) });
  }
}

function problemsOf(stack: TerraformStack): string[] {
  const constructs = constructsIn(stack);
  const declared = resourcesAmong(constructs, ...RESOURCE_TYPES);
  return [
    ...duplicateProblems(stack, constructs, declared),
    ...lookupProblems(constructs, declared),
    ...moveProblems(constructs, declared),
    ...declared.flatMap((each) => [
      ...providerProblems(stack, each),
      ...logicalIdProblems(each),
      ...iterationProblems(each),
    ]),
    ...directoryProblems(stack, constructs),
    ...elementProblems(stack, constructs),
    ...overrideProblems(stack),
  ];
}

function providerProblems(stack: TerraformStack, { resource }: DeclaredResource): string[] {
  const { provider } = resource;
  if (provider === undefined) {
    return [];
  }
  const written = writtenConstruct(resource);
  if (!isInTree(provider)) {
    return [providerRemovedProblem(written, provider)];
  }
  return TerraformStack.of(provider) === stack
    ? []
    : [providerOfAnotherStackProblem(written, provider, stack)];
}

/** CDKTF ignores an override of an id that has been read, and writes one that Terraform refuses, without a word. */
function logicalIdProblems({ resource }: DeclaredResource): string[] {
  const wanted = (resource as unknown as { readonly _logicalIdOverride?: string })._logicalIdOverride;
  const used = resource.friendlyUniqueId;
  return [
    ...(wanted === undefined || wanted === used ? [] : [logicalIdTooLateProblem(resource, wanted, used)]),
    ...(/^[a-z_]/i.test(used) ? [] : [noTerraformNameProblem(writtenConstruct(resource), used)]),
  ];
}

/** A construct is several resources that refer to each other, and only one of them would be repeated. */
function iterationProblems({ resource }: DeclaredResource): string[] {
  const { scope } = resource.node;
  const { for_each: forEach = resource.forEach, count = resource.count } = overridesOf(resource);
  const isRepeated = forEach !== undefined || count !== undefined;
  return isRepeated && scope !== undefined && OWN_CONSTRUCT in scope ? [iterationProblem(scope)] : [];
}

function elementProblems(stack: TerraformStack, constructs: readonly IConstruct[]): string[] {
  const elements = providersAmong(constructs).filter(
    ({ terraformResourceType }) => terraformResourceType === OWN_PROVIDER,
  );
  const [first, second] = elements.filter(({ alias }) => alias === undefined);
  const versions = elements.map(
    ({ terraformGeneratorMetadata }) => terraformGeneratorMetadata?.providerVersionConstraint ?? "",
  );
  const different = [...new Set(versions)];
  return [
    ...(first === undefined || second === undefined ? [] : [twoDefaultElementsProblem(first, second)]),
    ...(different.length < 2 ? [] : [versionsMixedProblem(stack, different)]),
  ];
}

function overrideProblems(stack: TerraformStack): string[] {
  const overrides = overridesOf(stack);
  return BLOCK_LISTS.filter((key) => key in overrides && !isList(overrides[key])).map((key) =>
    overrideIsNoListProblem(stack, key),
  );
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && !Token.isUnresolved(value);
}
