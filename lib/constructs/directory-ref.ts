import type { TerraformProvider } from "cdktf";
import type { IConstruct } from "constructs";
import type { RemovalPolicy } from "./removal-policy";

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
}
