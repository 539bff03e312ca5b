import { TerraformElement, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { hclLosesForgotten } from "./errors/hcl-output";
import { constructsIn, providersAmong } from "./tree";

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
  private readonly otherType: string | undefined;
  private readonly mayBeOther: () => boolean;

  /**
   * @param construct the class whose place is taken
   * @param otherType of a resource that may stand at that address instead. Both are forgotten: the code no longer says which
   * of them stood there, and an address that is in no state is passed over.
   * @param mayBeOther whether the stack as it is now would have that one there
   */
  public constructor(
    scope: Construct,
    id: string,
    type: string,
    construct: string,
    otherType?: string,
    mayBeOther = () => otherType !== undefined,
  ) {
    super(scope, id, type);
    this.type = type;
    this.construct = construct;
    this.otherType = otherType;
    this.mayBeOther = mayBeOther;
  }

  public get [FORGOTTEN_TYPE](): string | undefined {
    return this.mayBeOther() ? undefined : this.type;
  }

  public override toTerraform(): unknown {
    const types = [this.type, this.otherType].filter((type) => type !== undefined && this.canBeNamed(type));
    return {
      removed: types.map((type) => ({
        from: `${type}.${this.friendlyUniqueId}`,
        lifecycle: { destroy: false },
      })),
    };
  }

  /** A type of a provider that the stack does not have would send Terraform to look for one in its registry. */
  private canBeNamed(type: string): boolean {
    return (
      !type.startsWith("resourcedirectory_") ||
      providersAmong(constructsIn(TerraformStack.of(this))).some(
        ({ terraformResourceType }) => terraformResourceType === "resourcedirectory",
      )
    );
  }

  public override toHclTerraform(): unknown {
    throw hclLosesForgotten(this.node.scope ?? TerraformStack.of(this), `${this.construct}.forget`);
  }
}
