import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import { ResourceManagerAccount } from "../bindings/alicloud/resource-manager-account";
import { MemberProtection } from "../bindings/resourcedirectory/member-protection";
import { checkCdk } from "./checks";
import { ForgottenResource } from "./forgotten-resource";
import { checkStackOf } from "./stack-checks";

const CONSTRUCT = "MemberAccount";

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
    this.resource = new ForgottenResource(this, "Resource", ResourceManagerAccount.tfResourceType, CONSTRUCT);
    this.protection = new ForgottenResource(this, "Protection", MemberProtection.tfResourceType, CONSTRUCT);
  }
}
