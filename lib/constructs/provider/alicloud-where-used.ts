import { TerraformDataSource, TerraformResource, TerraformStack } from "cdktf";
import type { TerraformProvider } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { AlicloudProvider } from "../../bindings/alicloud/provider";
import type { AlicloudProviderConfig } from "../../bindings/alicloud/provider";
import { forgottenTypeOf } from "../synth/forgotten-resource";
import { constructsIn, providersAmong } from "../synth/tree";

/** Renders nothing in a stack without the vendor's resources, so that `terraform init` need not fetch their provider. */
export class AlicloudWhereUsed extends AlicloudProvider {
  /** @param isAsked whether the stack is to have it with and without them */
  public constructor(
    scope: Construct,
    id: string,
    private readonly isAsked: boolean,
    config: AlicloudProviderConfig,
  ) {
    super(scope, id, config);
  }

  /** Whether a resource or data source of the stack has this element. */
  public isUsed(): boolean {
    const constructs = constructsIn(TerraformStack.of(this));
    const isDefault = this.isDefaultAmong(constructs);
    return constructs
      .filter(isOfVendor)
      .some(({ provider }) => (provider === undefined ? isDefault : provider === this));
  }

  public override toTerraform(): unknown {
    return this.isRendered() ? super.toTerraform() : {};
  }

  public override toHclTerraform(): unknown {
    return this.isRendered() ? super.toHclTerraform() : {};
  }

  /** With an alias also beside others' resources: Terraform needs it to remove what has just been deleted from the code. */
  private isRendered(): boolean {
    const constructs = constructsIn(TerraformStack.of(this));
    const isReachable = this.alias !== undefined || this.isDefaultAmong(constructs);
    return isReachable && (this.isAsked || constructs.some(isOfVendor));
  }

  /** Two elements without alias would be two of one block: one that somebody wrote by hand has precedence. */
  private isDefaultAmong(constructs: readonly IConstruct[]): boolean {
    return (
      this.alias === undefined &&
      providersAmong(constructs)
        .filter((element) => element.terraformResourceType === "alicloud" && element.alias === undefined)
        .every((element) => element === this)
    );
  }
}

/** What takes the vendor's provider; what is forgotten is read with it once more. */
interface OfVendor {
  readonly provider?: TerraformProvider;
}

function isOfVendor(construct: IConstruct): construct is IConstruct & OfVendor {
  const type =
    TerraformResource.isTerraformResource(construct) || TerraformDataSource.isTerraformDataSource(construct)
      ? construct.terraformResourceType
      : forgottenTypeOf(construct);
  return type?.startsWith("alicloud_") === true;
}
