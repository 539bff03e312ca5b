import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import { ResourceManagerFolder } from "../bindings/alicloud/resource-manager-folder";
import { checkCdk } from "./checks";
import { ForgottenResource } from "./forgotten-resource";
import { checkStackOf } from "./stack-checks";

/** Stands where a `Folder` stood, and has Terraform forget it and delete nothing. */
export class ForgottenFolder extends Construct {
  /** The folder's address. One that was overridden is repeated here: `resource.overrideLogicalId(...)`. */
  public readonly resource: TerraformElement;

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    checkCdk(this);
    checkStackOf(this);
    this.resource = new ForgottenResource(this, "Resource", ResourceManagerFolder.tfResourceType, "Folder");
  }
}
