/**
 * Blocks about what stands in Terraform state already: `import` takes an object in, `moved` follows it to a new address,
 * `removed` forgets it.
 */
import { TerraformElement, TerraformResource, TerraformStack } from "cdktf";
import type { TerraformDataSource } from "cdktf";
import { Construct, RootConstruct } from "constructs";
import type { IConstruct } from "constructs";
import { checkText } from "./checks";
import { hclLosesForgotten } from "./errors";
import { addressOf, constructsIn, isForgotten, isInTree, overridesOf, writtenConstruct } from "./tree";

interface Moved {
  readonly from: string;
  readonly to: string;
}

/** Registered, so that two copies of this library see each other's. */
const IMPORT_ID = Symbol.for("cdktf-alicloud-resource-directory/import-id");
const PREVIOUS_PATHS = Symbol.for("cdktf-alicloud-resource-directory/previous-paths");

/**
 * Takes objects that exist into the state of the resources that stand for them; what is there already is left alone.
 *
 * CDKTF's own `importFrom` starts `terraform` once for each resource, to look at its version.
 */
export class ImportBlocks extends TerraformElement {
  private readonly importId: string;
  private readonly resources: readonly TerraformResource[];

  public constructor(scope: Construct, importId: string, resources: readonly TerraformResource[]) {
    super(scope, "Import");
    this.importId = importId;
    this.resources = resources;
    Object.defineProperty(this, IMPORT_ID, { value: importId });
  }

  public override toTerraform(): unknown {
    const present = this.present();
    return present.length === 0
      ? {}
      : {
          import: present.map((resource) => ({
            to: addressOf(resource),
            id: this.importId,
            provider: resource.provider?.fqn,
          })),
        };
  }

  public override toHclTerraform(): unknown {
    return {
      import: this.present().map((resource) => ({
        to: reference(addressOf(resource)),
        id: { value: this.importId, type: "simple", storageClassType: "string" },
        provider: resource.provider && reference(resource.provider.fqn),
      })),
    };
  }

  private present(): TerraformResource[] {
    return this.resources.filter((resource) => isInTree(resource) && !isForgotten(resource));
  }
}

/** The id that `ImportBlocks` take into state. */
export function importIdOf(construct: IConstruct): string | undefined {
  return (construct as { readonly [IMPORT_ID]?: string })[IMPORT_ID];
}

/** Follows a construct from where it stood before, if it says so. */
export function follow(construct: Construct, previousPaths: readonly string[] = []): void {
  for (const path of previousPaths) {
    checkText(construct, "previousPaths", path, (text) =>
      text.split("/").every((id) => id !== "")
        ? undefined
        : "is no path: write construct ids below the stack, such as team/payments",
    );
  }
  if (previousPaths.length > 0) {
    new PreviousPaths(construct, previousPaths);
  }
}

/**
 * Follows a construct that was renamed or moved in the tree: all resources below it keep their objects.
 *
 * A construct below it that has previous paths of its own follows those instead.
 */
class PreviousPaths extends TerraformElement {
  /** @param paths where the construct stood, below the stack, the oldest first */
  public constructor(scope: Construct, paths: readonly string[]) {
    super(scope, "PreviousPaths");
    Object.defineProperty(scope, PREVIOUS_PATHS, { value: paths });
  }

  public override toTerraform(): unknown {
    const moved = this.moves();
    return moved.length === 0 ? {} : { moved };
  }

  public override toHclTerraform(): unknown {
    return { moved: this.moves().map(({ from, to }) => ({ from: reference(from), to: reference(to) })) };
  }

  private moves(): Moved[] {
    const { scope } = this.node;
    return scope === undefined
      ? []
      : constructsIn(scope)
          .filter((construct) => TerraformResource.isTerraformResource(construct))
          .filter((resource) => !isForgotten(resource))
          .filter((resource) => nearestWithPaths(resource) === scope && !resource.hasResourceMove())
          .flatMap((resource) => movesAlong(addressesOf(resource)));
  }
}

/**
 * Follows a resource from one of another type that stood in its place. Moves of the resource itself begin at its oldest
 * path: there the chain of the other type ends, since Terraform takes one move to each address. A move that somebody gave
 * the resource itself (`moveFromId`) takes the place of all of them, for the same reason.
 */
export class MovedFromType extends TerraformElement {
  private readonly type: string;
  private readonly resource: TerraformResource;

  public constructor(scope: Construct, type: string, resource: TerraformResource) {
    super(scope, "MovedFromType");
    this.type = type;
    this.resource = resource;
  }

  public override toTerraform(): unknown {
    if (!isInTree(this.resource)) {
      return {};
    }
    return isForgotten(this.resource) ? removedBlocks(this.steps()) : { moved: this.moves() };
  }

  public override toHclTerraform(): unknown {
    return { moved: this.moves().map(({ from, to }) => ({ from: reference(from), to: reference(to) })) };
  }

  private moves(): Moved[] {
    if (this.resource.hasResourceMove()) {
      return [];
    }
    const [oldest = ""] = addressesOf(this.resource);
    return movesAlong([...this.steps(), oldest]);
  }

  private steps(): string[] {
    return addressesAs(this.type, this.resource);
  }
}

/**
 * Forgets what stood in the place of a resource as one of another type, so that whoever takes the object in as this one has it
 * once: removed from the code alone, the other would be destroyed beside its import. A block that the stack writes itself is not
 * repeated. HCL output cannot hold the block.
 */
export class ForgottenType extends TerraformElement {
  private readonly type: string;
  private readonly resource: TerraformResource;

  public constructor(scope: Construct, type: string, resource: TerraformResource) {
    super(scope, "ForgottenType");
    this.type = type;
    this.resource = resource;
  }

  public override toTerraform(): unknown {
    if (!isInTree(this.resource)) {
      return {};
    }
    const written = writtenRemovals(this);
    const steps = addressesAs(this.type, this.resource).filter((address) => !written.has(address));
    return steps.length === 0 ? {} : removedBlocks(steps);
  }

  public override toHclTerraform(): unknown {
    return {};
  }
}

/** What the stack has forgotten by a list of its own: Terraform takes one block for each address. */
function writtenRemovals(element: TerraformElement): ReadonlySet<unknown> {
  const { removed } = overridesOf(TerraformStack.of(element));
  return new Set(
    Array.isArray(removed) ? removed.map((block: { readonly from?: unknown }) => block.from) : [],
  );
}

/**
 * Has a resource rendered as the blocks that forget it, and a data source as nothing, as long as it stands where all is
 * forgotten (`ResourceDirectory.forgetAll`).
 */
export function forgettable(element: TerraformResource | TerraformDataSource): void {
  const render = element.toTerraform.bind(element);
  const renderHcl = element.toHclTerraform.bind(element);
  Object.defineProperties(element, {
    toTerraform: {
      configurable: true,
      value: (): unknown => (isForgotten(element) ? forgotten(element) : render()),
    },
    toHclTerraform: {
      configurable: true,
      value: (): unknown => {
        if (isForgotten(element)) {
          throw hclLosesForgotten(writtenConstruct(element), "ResourceDirectory.forgetAll");
        }
        return renderHcl();
      },
    },
  });
}

function forgotten(element: TerraformResource | TerraformDataSource): object {
  return TerraformResource.isTerraformResource(element) ? removedBlocks(addressesOf(element)) : {};
}

/** The blocks that forget what stands, or has stood, at the element's place. */
export function removedAt(element: TerraformElement, type: string): object {
  return removedBlocks([...addressesBefore(element, type), `${type}.${element.friendlyUniqueId}`]);
}

/**
 * From each address to the next: Terraform follows one step at a time. A path that leads nowhere else is no step: Terraform
 * refuses a move from an address to itself.
 */
function movesAlong(addresses: readonly string[]): Moved[] {
  return addresses
    .slice(1)
    .map((to, index) => ({ from: addresses[index] ?? to, to }))
    .filter(({ from, to }) => from !== to);
}

function removedBlocks(addresses: readonly string[]): object {
  return { removed: [...new Set(addresses)].map((from) => ({ from, lifecycle: { destroy: false } })) };
}

/** Where the resource has been and where it is, the oldest first. */
function addressesOf(resource: TerraformResource): string[] {
  return [...addressesBefore(resource, resource.terraformResourceType), addressOf(resource)];
}

/** Where the resource has been as one of another type, the oldest first. */
function addressesAs(type: string, resource: TerraformResource): string[] {
  return addressesOf(resource).map((address) => address.replace(resource.terraformResourceType, type));
}

/** Where the resource has been, by the previous paths of what it stands in, the oldest first. */
function addressesBefore(element: TerraformElement, type: string): string[] {
  const scope = nearestWithPaths(element);
  const { [PREVIOUS_PATHS]: paths = [] } = (scope ?? {}) as { readonly [PREVIOUS_PATHS]?: readonly string[] };
  const below = scope === undefined ? [] : idsBelow(scope, element);
  return paths.map((path) => `${type}.${idAt(element, [...path.split("/"), ...below])}`);
}

function nearestWithPaths(construct: IConstruct): IConstruct | undefined {
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

function reference(value: string): object {
  return { value, type: "simple", storageClassType: "reference" };
}
