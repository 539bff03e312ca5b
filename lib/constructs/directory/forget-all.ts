/** Leaving this library: what it stands for is forgotten where its constructs stand, so that their addresses are known. */
import { TerraformDataSource, TerraformElement, TerraformResource, TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { checkCdk } from "../synth/checks";
import { leftInStateProblem, refersToForgottenProblem } from "../synth/problems";
import { forgettable } from "../synth/state/removed-blocks";
import {
  argumentsOf,
  constructsIn,
  isForgotten,
  markForgotten,
  resolved,
  writtenConstruct,
} from "../synth/tree";

type Referable = TerraformResource | TerraformDataSource;

const OWN_TYPE = "resourcedirectory_";

/** Blocks that name an address without needing its resource. */
const ABOUT_STATE = ["removed", "moved", "import"];

const REFERENCE = /\b(?:alicloud|resourcedirectory)_\w+\.[\w-]+/g;

/** Has everything of this library at and below `scope` forgotten by the next apply, and left as it is. */
export function forgetAll(scope: Construct): void {
  forgetThese(scope, [scope]);
}

/** As {@link forgetAll}, for some of the constructs below `scope`, whose stack is looked through once for all of them. */
export function forgetThese(scope: Construct, constructs: readonly IConstruct[]): void {
  checkCdk(scope);
  const stack = TerraformStack.of(scope);
  const kept = constructs.filter((construct) => !isForgotten(construct));
  if (kept.length === 0) {
    return;
  }
  kept.forEach(markForgotten);
  // Resources that were written without a construct of ours leave as well.
  kept.flatMap(constructsIn).filter(isReferable).filter(isOfOwnType).forEach(forgettable);
  scope.node.addValidation({
    validate: () => [...kept.flatMap(leftProblems), ...referenceProblems(stack)],
  });
}

/** Resources of our provider that came after the call, without a construct that would have them forgotten. */
function leftProblems(scope: IConstruct): string[] {
  return constructsIn(scope)
    .filter((construct) => TerraformResource.isTerraformResource(construct))
    .filter((resource) => isOfOwnType(resource) && argumentsOf(resource) !== undefined)
    .map(leftInStateProblem);
}

/** What refers to something that is forgotten: Terraform would only say that it is not declared. */
function referenceProblems(stack: TerraformStack): string[] {
  const constructs = constructsIn(stack);
  const forgotten = new Map(
    constructs
      .filter(isReferable)
      .filter((element) => isForgotten(element) && !isRendered(element))
      .map((element) => [addressIn(element), writtenConstruct(element)]),
  );
  return constructs
    .filter((construct) => TerraformElement.isTerraformElement(construct))
    .flatMap((element) => {
      const address = referencesOf(element).find((each) => forgotten.has(each));
      const lost = address === undefined ? undefined : forgotten.get(address);
      return lost === undefined ? [] : [refersToForgottenProblem(writtenConstruct(element), lost)];
    });
}

function isReferable(construct: IConstruct): construct is Referable {
  return (
    TerraformResource.isTerraformResource(construct) || TerraformDataSource.isTerraformDataSource(construct)
  );
}

function isOfOwnType({ terraformResourceType: type }: Referable): boolean {
  return type.startsWith(OWN_TYPE);
}

function isRendered(element: Referable): boolean {
  const { resource, data } = element.toTerraform() as {
    readonly resource?: unknown;
    readonly data?: unknown;
  };
  return (resource ?? data) !== undefined;
}

/** As {@link REFERENCE} finds it: without the `data.` of a data source, whose types are others. */
function addressIn(element: Referable): string {
  return `${element.terraformResourceType}.${element.friendlyUniqueId}`;
}

function referencesOf(element: TerraformElement): readonly string[] {
  const blocks = Object.entries(element.toTerraform() as object).filter(
    ([key]) => !ABOUT_STATE.includes(key),
  );
  return JSON.stringify(resolved(element, Object.fromEntries(blocks))).match(REFERENCE) ?? [];
}
