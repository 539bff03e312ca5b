import { TerraformElement, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { ResourceManagerAccount } from "../bindings/alicloud/resource-manager-account";
import { MemberProtection } from "../bindings/resourcedirectory/member-protection";
import { checkCdk } from "./checks";
import { hclLosesForgotten } from "./errors";
import { checkStackOf } from "./stack-checks";

/**
 * Stands where a `MemberAccount` stood, and has Terraform forget its account and its protection and delete neither.
 * Its blocks join a list of the stack's own, `stack.addOverride("removed", [...])`.
 */
export class ForgottenMember extends Construct {
  /** The account's address. One that was overridden is repeated here: `resource.overrideLogicalId(...)`. */
  public readonly resource: TerraformElement;

  /** The protection's address. One that was overridden is repeated here: `protection.overrideLogicalId(...)`. */
  public readonly protection: TerraformElement;

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    checkCdk(this);
    checkStackOf(this);
    this.resource = new ForgottenResource(this, "Resource", ResourceManagerAccount.tfResourceType);
    this.protection = new ForgottenResource(this, "Protection", MemberProtection.tfResourceType);
  }
}

/**
 * A `removed` block, for which CDKTF has no element. It stands where the resource stood, because the stack computes an
 * address from there, and is rendered as any element is, so that CDKTF merges the lists.
 */
class ForgottenResource extends TerraformElement {
  private readonly type: string;

  public constructor(scope: Construct, id: string, type: string) {
    super(scope, id, type);
    this.type = type;
  }

  public override toTerraform(): unknown {
    return { removed: [{ from: `${this.type}.${this.friendlyUniqueId}`, lifecycle: { destroy: false } }] };
  }

  public override toHclTerraform(): unknown {
    throw hclLosesForgotten(this.node.scope ?? TerraformStack.of(this));
  }
}
