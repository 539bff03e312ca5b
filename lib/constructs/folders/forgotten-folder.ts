import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import { ResourceManagerFolder } from "../../bindings/alicloud/resource-manager-folder";
import { Folder as OwnFolder } from "../../bindings/resourcedirectory/folder";
import { MemberResource } from "../directory/directory-ref";
import { memberResourceOf } from "../members/member-resource";
import { checkCdk } from "../synth/checks";
import { ForgottenResource } from "../synth/forgotten-resource";
import { checkStackOf } from "../synth/stack-checks";

/** Stands where a `Folder` stood, and has Terraform forget it, on whichever resource it was, and delete nothing. */
export class ForgottenFolder extends Construct {
  /** The folder's address. One that was overridden is repeated here: `resource.overrideLogicalId(...)`. */
  public readonly resource: TerraformElement;

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    checkCdk(this);
    checkStackOf(this);
    const isOwn = () => memberResourceOf(this) === MemberResource.RESOURCE_DIRECTORY;
    const { tfResourceType: type } = ResourceManagerFolder;
    this.resource = new ForgottenResource(this, "Resource", type, "Folder", OwnFolder.tfResourceType, isOwn);
  }
}
