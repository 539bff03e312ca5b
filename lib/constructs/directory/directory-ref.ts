import type { TerraformProvider } from "cdktf";
import type { IConstruct } from "constructs";
import type { RemovalPolicy } from "../members/removal-policy";

/** Which Terraform resource stands for a member, and for a folder. */
export enum MemberResource {
  /** The vendor's `alicloud_resource_manager_account` and a `resourcedirectory_member_protection`; the vendor's folder. */
  ALICLOUD = "alicloud",

  /** This package's `resourcedirectory_member`, which protects itself, and `resourcedirectory_folder`. */
  RESOURCE_DIRECTORY = "resourcedirectory",
}

/** A directory and the identity that acts on it, for members, folders, invitations and hooks to belong to. */
export interface IResourceDirectory extends IConstruct {
  /** The element of this package's provider. */
  readonly provider: TerraformProvider;

  /** The element of the vendor's provider. */
  readonly alicloudProvider: TerraformProvider;

  /**
   * What happens to members, folders and invitations that say nothing else when they are deleted from the code.
   *
   * @default RemovalPolicy.PROTECT
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Which resource stands for its members.
   *
   * @default MemberResource.ALICLOUD
   */
  readonly members?: MemberResource;
}
