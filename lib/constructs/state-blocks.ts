/** Blocks about what stands in Terraform state already: `import` takes an object in, `moved` follows it to a new address. */
import { TerraformElement, TerraformResource, TerraformStack } from "cdktf";
import { Construct, RootConstruct } from "constructs";
import type { IConstruct } from "constructs";
import { checkText } from "./checks";
import { addressOf, constructsIn, isInTree } from "./tree";

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
    return {
      import: this.present().map((resource) => ({
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
    return this.resources.filter(isInTree);
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
          .filter((resource) => nearestWithPaths(resource) === scope && !resource.hasResourceMove())
          .flatMap((resource) => this.movesOf(resource));
  }

  /** From each path to the next and from the last to here: Terraform follows one step at a time. */
  private movesOf(resource: TerraformResource): Moved[] {
    const before = addressesBefore(resource);
    const steps = [...before, addressOf(resource)];
    return before
      .map((from, index) => ({ from, to: steps[index + 1] ?? from }))
      .filter(({ from, to }) => from !== to);
  }
}

/**
 * Follows a resource from one of another type that stood in its place. Moves of the resource itself begin at its oldest
 * path: there the chain of the other type ends, since Terraform takes one move to each address.
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
    return isInTree(this.resource) ? { moved: this.moves() } : {};
  }

  public override toHclTerraform(): unknown {
    return { moved: this.moves().map(({ from, to }) => ({ from: reference(from), to: reference(to) })) };
  }

  private moves(): Moved[] {
    const { resource, type } = this;
    const ids = addressesBefore(resource);
    const here = addressOf(resource);
    const steps = [...ids, here].map((address) => address.replace(resource.terraformResourceType, type));
    const all = [...steps, ids[0] ?? here];
    return all.slice(1).map((to, index) => ({ from: all[index] ?? to, to }));
  }
}

/** Where the resource has been, by the previous paths of what it stands in, the oldest first. */
function addressesBefore(resource: TerraformResource): string[] {
  const scope = nearestWithPaths(resource);
  const { [PREVIOUS_PATHS]: paths = [] } = (scope ?? {}) as { readonly [PREVIOUS_PATHS]?: readonly string[] };
  const below = scope === undefined ? [] : idsBelow(scope, resource);
  return paths.map((path) => addressAt(resource, [...path.split("/"), ...below]));
}

function nearestWithPaths(resource: IConstruct): IConstruct | undefined {
  return [...resource.node.scopes].reverse().find((scope) => PREVIOUS_PATHS in scope);
}

function idsBelow(scope: IConstruct, construct: IConstruct): string[] {
  return construct.node.scopes.slice(scope.node.scopes.length).map(({ node }) => node.id);
}

/** The address that the stack would give to a resource that stood there: it looks at the ids alone. */
function addressAt(resource: TerraformResource, [first, ...rest]: readonly string[]): string {
  const place = rest.reduce<Construct>((scope, id) => new Construct(scope, id), new RootConstruct(first));
  const stack = TerraformStack.of(resource);
  return `${resource.terraformResourceType}.${stack.getLogicalId(place.node)}`;
}

function reference(value: string): object {
  return { value, type: "simple", storageClassType: "reference" };
}
