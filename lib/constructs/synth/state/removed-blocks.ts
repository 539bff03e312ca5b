/** `removed` blocks have Terraform forget what stands in its state, and delete nothing. */
import { TerraformElement, TerraformResource, TerraformStack } from "cdktf";
import type { TerraformDataSource } from "cdktf";
import type { Construct } from "constructs";
import { hclLosesForgotten } from "../errors/hcl-output";
import { isForgotten, isInTree, overridesOf, writtenConstruct } from "../tree";
import { addressesAs, addressesBefore, addressesOf } from "./previous-addresses";

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

export function removedBlocks(addresses: readonly string[]): object {
  return { removed: [...new Set(addresses)].map((from) => ({ from, lifecycle: { destroy: false } })) };
}
