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
export function* constructsIn(scope: IConstruct): Generator<IConstruct> {
  yield scope;
  for (const child of scope.node.children) {
    if (!TerraformStack.isStack(child)) {
      yield* constructsIn(child);
    }
  }
}

/** The stack's resources of types that begin so. One that `moveTo` has moved away is not rendered and not among them. */
export function resourcesIn(stack: TerraformStack, ...typePrefixes: readonly string[]): DeclaredResource[] {
  return [...constructsIn(stack)]
    .filter((construct) => TerraformResource.isTerraformResource(construct))
    .filter(({ terraformResourceType: type }) => typePrefixes.some((prefix) => type.startsWith(prefix)))
    .flatMap((resource) => {
      const rendered = argumentsOf(resource);
      return rendered === undefined ? [] : [{ resource, arguments: rendered }];
    });
}

/** The stack's provider elements, in the order of declaration. */
export function* providersIn(stack: TerraformStack): Generator<TerraformProvider> {
  for (const construct of constructsIn(stack)) {
    if (TerraformProvider.isTerraformProvider(construct)) {
      yield construct;
    }
  }
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
