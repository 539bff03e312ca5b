/** Where a resource has been, by the previous paths of what it stands in. */
import { TerraformStack } from "cdktf";
import type { TerraformElement, TerraformResource } from "cdktf";
import { Construct, RootConstruct } from "constructs";
import type { IConstruct } from "constructs";
import { addressOf } from "../tree";

/** Registered, so that two copies of this library see each other's. */
const PREVIOUS_PATHS = Symbol.for("cdktf-alicloud-resource-directory/previous-paths");

/** @param paths where the construct stood, below the stack, the oldest first */
export function rememberPaths(construct: IConstruct, paths: readonly string[]): void {
  Object.defineProperty(construct, PREVIOUS_PATHS, { value: paths });
}

/** Where the resource has been and where it is, the oldest first. */
export function addressesOf(resource: TerraformResource): string[] {
  return [...addressesBefore(resource, resource.terraformResourceType), addressOf(resource)];
}

/** Where the resource has been as one of another type, the oldest first. */
export function addressesAs(type: string, resource: TerraformResource): string[] {
  return addressesOf(resource).map((address) => address.replace(resource.terraformResourceType, type));
}

/** Where the resource has been, by the previous paths of what it stands in, the oldest first. */
export function addressesBefore(element: TerraformElement, type: string): string[] {
  const scope = nearestWithPaths(element);
  const { [PREVIOUS_PATHS]: paths = [] } = (scope ?? {}) as { readonly [PREVIOUS_PATHS]?: readonly string[] };
  const below = scope === undefined ? [] : idsBelow(scope, element);
  return paths.map((path) => `${type}.${idAt(element, [...path.split("/"), ...below])}`);
}

export function nearestWithPaths(construct: IConstruct): IConstruct | undefined {
  return [...construct.node.scopes].reverse().find((scope) => PREVIOUS_PATHS in scope);
}

function idsBelow(scope: IConstruct, construct: IConstruct): string[] {
  return construct.node.scopes.slice(scope.node.scopes.length).map(({ node }) => node.id);
}

/** The logical id that the stack would give to an element that stood there: it looks at the ids alone. */
function idAt(element: TerraformElement, [first, ...rest]: readonly string[]): string {
  const place = rest.reduce<Construct>((scope, id) => new Construct(scope, id), new RootConstruct(first));
  return TerraformStack.of(element).getLogicalId(place.node);
}
