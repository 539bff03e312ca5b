/** `moved` blocks follow what stands in Terraform state already to a new address. */
import { TerraformElement, TerraformResource } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { checkText } from "../checks";
import { constructsIn, isForgotten, isInTree } from "../tree";
import { addressesAs, addressesOf, nearestWithPaths, rememberPaths } from "./previous-addresses";
import { reference } from "./reference";
import { removedBlocks } from "./removed-blocks";

/** From one address to the next. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Registered, so that two copies of this library see each other's. */
const MOVES = Symbol.for("cdktf-alicloud-resource-directory/moves");

/** The blocks that a construct writes for others. */
export function movesOf(construct: IConstruct): readonly Move[] {
  return (construct as { readonly [MOVES]?: () => readonly Move[] })[MOVES]?.() ?? [];
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
    rememberPaths(scope, paths);
    Object.defineProperty(this, MOVES, { value: () => this.moves() });
  }

  public override toTerraform(): unknown {
    const moved = this.moves();
    return moved.length === 0 ? {} : { moved };
  }

  public override toHclTerraform(): unknown {
    return { moved: this.moves().map(({ from, to }) => ({ from: reference(from), to: reference(to) })) };
  }

  private moves(): Move[] {
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
    Object.defineProperty(this, MOVES, { value: () => this.moves() });
  }

  public override toTerraform(): unknown {
    if (isInTree(this.resource) && isForgotten(this.resource)) {
      return removedBlocks(this.steps());
    }
    const moved = this.moves();
    return moved.length === 0 ? {} : { moved };
  }

  public override toHclTerraform(): unknown {
    return { moved: this.moves().map(({ from, to }) => ({ from: reference(from), to: reference(to) })) };
  }

  private moves(): Move[] {
    if (!isInTree(this.resource) || isForgotten(this.resource) || this.resource.hasResourceMove()) {
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
 * From each address to the next: Terraform follows one step at a time. A path that leads nowhere else is no step: Terraform
 * refuses a move from an address to itself.
 */
function movesAlong(addresses: readonly string[]): Move[] {
  return addresses
    .slice(1)
    .map((to, index) => ({ from: addresses[index] ?? to, to }))
    .filter(({ from, to }) => from !== to);
}
