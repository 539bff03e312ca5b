/**
 * What the tree of a stack holds at the moment it is synthesized. Nothing is remembered beside the tree, so that a
 * removed child, an Aspect, a setter, an override and a second copy of this library are all seen.
 */
import {
  DefaultTokenResolver,
  StringConcat,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
  Tokenization,
} from "cdktf";
import type { TerraformElement } from "cdktf";
import type { IConstruct } from "constructs";

/** The elements of this package's provider that a stack has, for {@link enlisted}. */
export const OWN_ELEMENTS = Symbol.for("cdktf-alicloud-resource-directory/provider-elements");

/** Set on a construct below which all of this library is forgotten; registered, so that two copies of it agree. */
const FORGOTTEN = Symbol.for("cdktf-alicloud-resource-directory/forgotten");

/** Arguments of a resource under Terraform's names, tokens unresolved. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A resource that the stack renders. */
export interface DeclaredResource {
  readonly resource: TerraformResource;
  readonly arguments: Arguments;
}

interface RenderedResource {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
}

/** A construct and all below it, in the order of declaration; not a stack below it, which is rendered by itself. */
export function constructsIn(scope: IConstruct): IConstruct[] {
  const found: IConstruct[] = [];
  const visit = (construct: IConstruct): void => {
    found.push(construct);
    construct.node.children.filter((child) => !TerraformStack.isStack(child)).forEach(visit);
  };
  visit(scope);
  return found;
}

/** The resources of types that begin so. One that `moveTo` has moved away is not rendered and not among them. */
export function resourcesAmong(
  constructs: readonly IConstruct[],
  ...typePrefixes: readonly string[]
): DeclaredResource[] {
  return constructs
    .filter((construct) => TerraformResource.isTerraformResource(construct))
    .filter(({ terraformResourceType: type }) => typePrefixes.some((prefix) => type.startsWith(prefix)))
    .filter((resource) => !resource.hasResourceMove() || argumentsOf(resource) !== undefined)
    .map((resource) => new RenderedWhenAsked(resource));
}

/** Most checks ask for the arguments of few resources. */
class RenderedWhenAsked implements DeclaredResource {
  private rendered: Arguments | undefined;

  public constructor(public readonly resource: TerraformResource) {}

  public get arguments(): Arguments {
    return (this.rendered ??= argumentsOf(this.resource) ?? {});
  }
}

/** The stack's provider elements, in the order of declaration. */
export function providersIn(stack: TerraformStack): TerraformProvider[] {
  return providersAmong(constructsIn(stack));
}

export function providersAmong(constructs: readonly IConstruct[]): TerraformProvider[] {
  return constructs.filter((construct) => TerraformProvider.isTerraformProvider(construct));
}

/**
 * Lists a construct on its stack, so that constructs of its kind are found without a walk through the tree for each question.
 *
 * @param list a registered symbol, so that two copies of this library keep one list
 */
export function enlist(construct: IConstruct, list: symbol): void {
  const stack = TerraformStack.of(construct);
  Object.defineProperty(stack, list, { value: [...listOf(stack, list), construct], configurable: true });
}

/** What was listed on the stack and still hangs in its tree. */
export function enlisted(stack: TerraformStack, list: symbol): readonly IConstruct[] {
  return listOf(stack, list).filter(isInTree);
}

function listOf(stack: TerraformStack, list: symbol): readonly IConstruct[] {
  return (stack as unknown as Readonly<Record<symbol, readonly IConstruct[] | undefined>>)[list] ?? [];
}

/** What the resource will render, its overrides included; undefined if it renders none. */
export function argumentsOf(resource: TerraformResource): Arguments | undefined {
  const rendered = resource.toTerraform() as RenderedResource;
  return rendered.resource?.[resource.terraformResourceType]?.[resource.friendlyUniqueId];
}

/** The resource's address. Reading it fixes it: `overrideLogicalId` comes too late after that. */
export function addressOf(resource: TerraformResource): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}

/** One argument as it will be rendered, mostly without the time that a rendering takes. */
export function argumentOf(resource: TerraformResource, name: string): unknown {
  const { [name]: overridden } = overridesOf(resource);
  const input = `${name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())}Input`;
  return overridden ?? (input in resource ? resource[input as never] : argumentsOf(resource)?.[name]);
}

/** What `addOverride` has set, by its first key: on a stack it is the only way to write some kinds of block. */
export function overridesOf(element: TerraformElement | TerraformStack): Arguments {
  // Written into every rendering, but readable only so.
  return (element as unknown as { readonly rawOverrides?: Arguments }).rawOverrides ?? {};
}

/** All stacks of the app that the construct is in. */
export function stacksBeside(construct: IConstruct): TerraformStack[] {
  return construct.node.root.node.findAll().filter((node) => TerraformStack.isStack(node));
}

/** Whether the construct still hangs where it was declared: a scope lets go of a child with `tryRemoveChild`. */
export function isInTree(construct: IConstruct): boolean {
  return construct.node.scopes.every(
    ({ node }, index, scopes) => index === 0 || scopes[index - 1]?.node.tryFindChild(node.id)?.node === node,
  );
}

/** Has all of this library at and below the construct forgotten. */
export function markForgotten(scope: IConstruct): void {
  Object.defineProperty(scope, FORGOTTEN, { value: true });
}

/** Whether the construct stands where all of this library is forgotten. */
export function isForgotten(construct: IConstruct): boolean {
  return construct.node.scopes.some((scope) => FORGOTTEN in scope);
}

/** A value as the stack of `scope` writes it, so that two tokens for one attribute are equal. */
export function resolved(scope: IConstruct, value: unknown): unknown {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(value, { scope, resolver, preparing: false }) as unknown;
}

/** The construct that a person wrote: the owner of a `Resource`, else the resource itself. */
export function writtenConstruct(resource: IConstruct): IConstruct {
  const { id, scope } = resource.node;
  return id === "Resource" && scope !== undefined ? scope : resource;
}
