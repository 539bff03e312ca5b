import { TerraformDataSource, TerraformResource, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { IConstruct } from "constructs";
import { AlicloudProvider } from "../bindings/alicloud/provider";
import { DirectoryCredentials } from "./directory-credentials";
import type { DirectoryLimits } from "./directory-limits";
import { prefixedCredentialsProblem } from "./problems";
import { ResourceDirectoryProvider } from "./resource-directory-provider";
import type { ProviderInstallation } from "./resource-directory-provider";
import { constructsIn, providersIn } from "./tree";

/** Props of a {@link ResourceDirectory}. */
export interface ResourceDirectoryProps {
  /**
   * Id of the directory that must answer (`rd-...`). With it, wrong credentials fail at the first call instead of
   * looking like an empty directory.
   *
   * @default - whatever directory the credentials belong to
   */
  readonly directoryId?: string;

  /**
   * Whose credentials act on the directory: those of its management account.
   *
   * @default DirectoryCredentials.environment()
   */
  readonly credentials?: DirectoryCredentials;

  /**
   * Region of the STS endpoint and of the vendor's provider. The directory itself has no region.
   *
   * @default - the environment's region
   */
  readonly region?: string;

  /**
   * How many mails, invitations, removals and moves one plan may hold.
   *
   * @default - any number
   */
  readonly limits?: DirectoryLimits;

  /**
   * How `terraform init` gets this package's provider.
   *
   * @default ProviderInstallation.BUNDLED
   */
  readonly installation?: ProviderInstallation;
}

/**
 * One directory and one identity in a stack: the provider elements that members, invitations and hooks use by default,
 * with the same credentials for both.
 *
 * The vendor's provider is asked for only where the stack has a resource or data source of it, and not where the stack
 * has a provider element of its own for it. With more than one directory in a stack, declare provider elements with
 * aliases instead and pass them on.
 *
 * Synth throws for a `directoryId` that is none. Credentials with a prefix beside resources of the vendor's provider,
 * which cannot read them, fail the stack's validation.
 */
export class ResourceDirectory extends Construct {
  /** The element of this package's provider. Its construct id is `Provider`. */
  public readonly provider: ResourceDirectoryProvider;

  /** The element of the vendor's provider, rendered where it is used. Its construct id is `Alicloud`. */
  public readonly alicloudProvider: AlicloudProvider;

  public constructor(scope: Construct, id: string, props: ResourceDirectoryProps = {}) {
    super(scope, id);
    const { directoryId, region, limits, installation } = props;
    const credentials = props.credentials ?? DirectoryCredentials.environment();
    const { profileName, instanceRole, roleArn, variablePrefix } = credentials;
    const shared = { region, profile: profileName, ecsRoleName: instanceRole };
    this.provider = new ResourceDirectoryProvider(this, "Provider", {
      ...shared,
      directoryId,
      limits,
      installation,
      assumeRoleArn: roleArn,
      credentialsEnvPrefix: variablePrefix,
    });
    const alicloud = new AlicloudWhereUsed(this, "Alicloud", {
      ...shared,
      assumeRole: roleArn === undefined ? undefined : { roleArn },
    });
    this.alicloudProvider = alicloud;
    this.node.addValidation({
      validate: () =>
        variablePrefix !== undefined && alicloud.isUsed() ? [prefixedCredentialsProblem(this)] : [],
    });
  }
}

/** Renders nothing in a stack without the vendor's resources, so that `terraform init` need not fetch their provider. */
class AlicloudWhereUsed extends AlicloudProvider {
  public isUsed(): boolean {
    const stack = TerraformStack.of(this);
    return this.isFirstDefault(stack) && [...constructsIn(stack)].some(isOfVendor);
  }

  public override toTerraform(): unknown {
    return this.isUsed() ? super.toTerraform() : {};
  }

  public override toHclTerraform(): unknown {
    return this.isUsed() ? super.toHclTerraform() : {};
  }

  /** Two elements without alias would be two of one block: one that somebody wrote by hand has precedence. */
  private isFirstDefault(stack: TerraformStack): boolean {
    return [...providersIn(stack)]
      .filter(
        ({ terraformResourceType, alias }) => terraformResourceType === "alicloud" && alias === undefined,
      )
      .every((element) => element === this);
  }
}

function isOfVendor(construct: IConstruct): boolean {
  const isDeclared =
    TerraformResource.isTerraformResource(construct) || TerraformDataSource.isTerraformDataSource(construct);
  return isDeclared && construct.terraformResourceType.startsWith("alicloud_");
}
