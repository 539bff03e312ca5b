import { TerraformElement, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { hclLosesForgotten } from "./errors";

/**
 * A `removed` block, for which CDKTF has no element. It stands where the resource stood, because the stack computes an
 * address from there, and is rendered as any element is, so that CDKTF merges the lists.
 */
export class ForgottenResource extends TerraformElement {
  private readonly type: string;
  private readonly construct: string;

  /** @param construct the class whose place is taken */
  public constructor(scope: Construct, id: string, type: string, construct: string) {
    super(scope, id, type);
    this.type = type;
    this.construct = construct;
  }

  public override toTerraform(): unknown {
    return { removed: [{ from: `${this.type}.${this.friendlyUniqueId}`, lifecycle: { destroy: false } }] };
  }

  public override toHclTerraform(): unknown {
    throw hclLosesForgotten(this.node.scope ?? TerraformStack.of(this), this.construct);
  }
}
