import { TerraformElement, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { hclLosesForgotten } from "./errors/hcl-output";

const FORGOTTEN_TYPE = Symbol.for("cdktf-alicloud-resource-directory/forgotten-type");

/** The type that a construct has Terraform forget, where no other one may stand at its address. */
export function forgottenTypeOf(construct: object): string | undefined {
  return (construct as { readonly [FORGOTTEN_TYPE]?: string })[FORGOTTEN_TYPE];
}

/**
 * A `removed` block, for which CDKTF has no element. It stands where the resource stood, because the stack computes an
 * address from there, and is rendered as any element is, so that CDKTF merges the lists.
 */
export class ForgottenResource extends TerraformElement {
  private readonly type: string;
  private readonly construct: string;
  private readonly otherType: () => string | undefined;

  /**
   * @param construct the class whose place is taken
   * @param otherType of a resource that may stand at that address instead
   */
  public constructor(
    scope: Construct,
    id: string,
    type: string,
    construct: string,
    otherType: () => string | undefined = () => undefined,
  ) {
    super(scope, id, type);
    this.type = type;
    this.construct = construct;
    this.otherType = otherType;
  }

  public get [FORGOTTEN_TYPE](): string | undefined {
    return this.otherType() === undefined ? this.type : undefined;
  }

  public override toTerraform(): unknown {
    const otherType = this.otherType();
    const types = [this.type, ...(otherType === undefined ? [] : [otherType])];
    return {
      removed: types.map((type) => ({
        from: `${type}.${this.friendlyUniqueId}`,
        lifecycle: { destroy: false },
      })),
    };
  }

  public override toHclTerraform(): unknown {
    throw hclLosesForgotten(this.node.scope ?? TerraformStack.of(this), `${this.construct}.forget`);
  }
}
