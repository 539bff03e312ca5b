// Generated from schema/resourcedirectory.schema.json by `npm run generate-bindings`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface ResourcedirectoryProviderConfig {
  /**
  * Name of a profile of the Alibaba Cloud command line tool.
  *
  */
  readonly profile?: string;
  /**
  * Reads the usual credential variables with this prefix and no others, so that two identities fit into one environment without a secret in the code.
  *
  */
  readonly credentialsEnvPrefix?: string;
  /**
  * RAM role to assume with the credentials found.
  *
  */
  readonly assumeRoleArn?: string;
  /**
  * How the audit log of the role's account calls the session. Environment: ALIBABA_CLOUD_ROLE_SESSION_NAME.
  *
  */
  readonly assumeRoleSessionName?: string;
  /**
  * What the role's trust policy asks of whoever assumes it.
  *
  */
  readonly assumeRoleExternalId?: string;
  /**
  * RAM role of the ECS instance whose metadata service gives the credentials. Asked only if set.
  *
  */
  readonly ecsRoleName?: string;
  /**
  * Takes the OIDC token of the environment (ALIBABA_CLOUD_OIDC_PROVIDER_ARN, ALIBABA_CLOUD_OIDC_TOKEN_FILE, ALIBABA_CLOUD_ROLE_ARN), and refuses any other source beside it, which aliyun/alicloud would take first.
  *
  */
  readonly useOidc?: boolean | cdktf.IResolvable;
  /**
  * Region of the STS endpoint. The directory itself has no region; but one outside cn- means the international site, whose endpoint changes of payer and checks of a type switch need.
  *
  */
  readonly region?: string;
  /**
  * URL of the Resource Directory API: https, or http on loopback only. Environment: RESOURCEDIRECTORY_ENDPOINT.
  *
  */
  readonly endpoint?: string;
  /**
  * URL of STS, which says whose credentials these are and gives those of a role: https, or http on loopback only. Environment: RESOURCEDIRECTORY_STS_ENDPOINT. Unset, an endpoint that is set serves STS too, roles aside.
  *
  */
  readonly stsEndpoint?: string;
  /**
  * Id of the directory that must answer (rd-...). With it, wrong credentials fail at the first call instead of looking like an empty directory.
  *
  */
  readonly directoryId?: string;
  /**
  * Alias name
  *
  */
  readonly alias?: string;
  /**
  * limits block
  *
  */
  readonly limits?: ResourcedirectoryProviderLimits;
}
export interface ResourcedirectoryProviderLimits {
  /**
  * How many mails of promotions and of changes of address, first and repeated ones one plan or apply may hold; one more is an error. Unset: any number.
  *
  */
  readonly mails?: number;
  /**
  * How many invitations one plan or apply may hold; one more is an error. Unset: any number.
  *
  */
  readonly invitations?: number;
  /**
  * How many removals of members (RemoveCloudAccount, DeleteAccount) one plan or apply may hold; one more is an error. Unset: any number.
  *
  */
  readonly removals?: number;
  /**
  * How many moves of members from one folder to another (MoveAccount), by resourcedirectory_member, one plan or apply may hold; one more is an error. Unset: any number.
  *
  */
  readonly moves?: number;
}

export function resourcedirectoryProviderLimitsToTerraform(struct?: ResourcedirectoryProviderLimits | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    mails: cdktf.numberToTerraform(struct!.mails),
    invitations: cdktf.numberToTerraform(struct!.invitations),
    removals: cdktf.numberToTerraform(struct!.removals),
    moves: cdktf.numberToTerraform(struct!.moves),
  }
}


export function resourcedirectoryProviderLimitsToHclTerraform(struct?: ResourcedirectoryProviderLimits | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    mails: {
      value: cdktf.numberToHclTerraform(struct!.mails),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    invitations: {
      value: cdktf.numberToHclTerraform(struct!.invitations),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    removals: {
      value: cdktf.numberToHclTerraform(struct!.removals),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    moves: {
      value: cdktf.numberToHclTerraform(struct!.moves),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}


/**
* Represents a resourcedirectory
*/
export class ResourcedirectoryProvider extends cdktf.TerraformProvider {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "resourcedirectory";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a ResourcedirectoryProvider resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the ResourcedirectoryProvider to import
  * @param importFromId The id of the existing ResourcedirectoryProvider that should be imported. Refer to the {@link https://bundled.internal/providers/cdktf-alicloud/resourcedirectory/latest/docs#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the ResourcedirectoryProvider to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "resourcedirectory", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new resourcedirectory Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options ResourcedirectoryProviderConfig = {}
  */
  public constructor(scope: Construct, id: string, config: ResourcedirectoryProviderConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'resourcedirectory',
      terraformGeneratorMetadata: {
        providerName: 'resourcedirectory',
        providerVersionConstraint: '0.1.0'
      },
      terraformProviderSource: 'bundled.internal/cdktf-alicloud/resourcedirectory'
    });
    this._profile = config.profile;
    this._credentialsEnvPrefix = config.credentialsEnvPrefix;
    this._assumeRoleArn = config.assumeRoleArn;
    this._assumeRoleSessionName = config.assumeRoleSessionName;
    this._assumeRoleExternalId = config.assumeRoleExternalId;
    this._ecsRoleName = config.ecsRoleName;
    this._useOidc = config.useOidc;
    this._region = config.region;
    this._endpoint = config.endpoint;
    this._stsEndpoint = config.stsEndpoint;
    this._directoryId = config.directoryId;
    this._alias = config.alias;
    this._limits = config.limits;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // profile - computed: false, optional: true, required: false
  private _profile?: string;
  public get profile() {
    return this._profile;
  }
  public set profile(value: string | undefined) {
    this._profile = value;
  }
  public resetProfile() {
    this._profile = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get profileInput() {
    return this._profile;
  }

  // credentials_env_prefix - computed: false, optional: true, required: false
  private _credentialsEnvPrefix?: string;
  public get credentialsEnvPrefix() {
    return this._credentialsEnvPrefix;
  }
  public set credentialsEnvPrefix(value: string | undefined) {
    this._credentialsEnvPrefix = value;
  }
  public resetCredentialsEnvPrefix() {
    this._credentialsEnvPrefix = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get credentialsEnvPrefixInput() {
    return this._credentialsEnvPrefix;
  }

  // assume_role_arn - computed: false, optional: true, required: false
  private _assumeRoleArn?: string;
  public get assumeRoleArn() {
    return this._assumeRoleArn;
  }
  public set assumeRoleArn(value: string | undefined) {
    this._assumeRoleArn = value;
  }
  public resetAssumeRoleArn() {
    this._assumeRoleArn = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get assumeRoleArnInput() {
    return this._assumeRoleArn;
  }

  // assume_role_session_name - computed: false, optional: true, required: false
  private _assumeRoleSessionName?: string;
  public get assumeRoleSessionName() {
    return this._assumeRoleSessionName;
  }
  public set assumeRoleSessionName(value: string | undefined) {
    this._assumeRoleSessionName = value;
  }
  public resetAssumeRoleSessionName() {
    this._assumeRoleSessionName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get assumeRoleSessionNameInput() {
    return this._assumeRoleSessionName;
  }

  // assume_role_external_id - computed: false, optional: true, required: false
  private _assumeRoleExternalId?: string;
  public get assumeRoleExternalId() {
    return this._assumeRoleExternalId;
  }
  public set assumeRoleExternalId(value: string | undefined) {
    this._assumeRoleExternalId = value;
  }
  public resetAssumeRoleExternalId() {
    this._assumeRoleExternalId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get assumeRoleExternalIdInput() {
    return this._assumeRoleExternalId;
  }

  // ecs_role_name - computed: false, optional: true, required: false
  private _ecsRoleName?: string;
  public get ecsRoleName() {
    return this._ecsRoleName;
  }
  public set ecsRoleName(value: string | undefined) {
    this._ecsRoleName = value;
  }
  public resetEcsRoleName() {
    this._ecsRoleName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get ecsRoleNameInput() {
    return this._ecsRoleName;
  }

  // use_oidc - computed: false, optional: true, required: false
  private _useOidc?: boolean | cdktf.IResolvable;
  public get useOidc() {
    return this._useOidc;
  }
  public set useOidc(value: boolean | cdktf.IResolvable | undefined) {
    this._useOidc = value;
  }
  public resetUseOidc() {
    this._useOidc = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get useOidcInput() {
    return this._useOidc;
  }

  // region - computed: false, optional: true, required: false
  private _region?: string;
  public get region() {
    return this._region;
  }
  public set region(value: string | undefined) {
    this._region = value;
  }
  public resetRegion() {
    this._region = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get regionInput() {
    return this._region;
  }

  // endpoint - computed: false, optional: true, required: false
  private _endpoint?: string;
  public get endpoint() {
    return this._endpoint;
  }
  public set endpoint(value: string | undefined) {
    this._endpoint = value;
  }
  public resetEndpoint() {
    this._endpoint = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get endpointInput() {
    return this._endpoint;
  }

  // sts_endpoint - computed: false, optional: true, required: false
  private _stsEndpoint?: string;
  public get stsEndpoint() {
    return this._stsEndpoint;
  }
  public set stsEndpoint(value: string | undefined) {
    this._stsEndpoint = value;
  }
  public resetStsEndpoint() {
    this._stsEndpoint = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get stsEndpointInput() {
    return this._stsEndpoint;
  }

  // directory_id - computed: false, optional: true, required: false
  private _directoryId?: string;
  public get directoryId() {
    return this._directoryId;
  }
  public set directoryId(value: string | undefined) {
    this._directoryId = value;
  }
  public resetDirectoryId() {
    this._directoryId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get directoryIdInput() {
    return this._directoryId;
  }

  // alias - computed: false, optional: true, required: false
  private _alias?: string;
  public override get alias() {
    return this._alias;
  }
  public override set alias(value: string | undefined) {
    this._alias = value;
  }
  public resetAlias() {
    this._alias = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get aliasInput() {
    return this._alias;
  }

  // limits - computed: false, optional: true, required: false
  private _limits?: ResourcedirectoryProviderLimits;
  public get limits() {
    return this._limits;
  }
  public set limits(value: ResourcedirectoryProviderLimits | undefined) {
    this._limits = value;
  }
  public resetLimits() {
    this._limits = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get limitsInput() {
    return this._limits;
  }

  // =========
  // SYNTHESIS
  // =========

  protected override synthesizeAttributes(): { [name: string]: any } {
    return {
      profile: cdktf.stringToTerraform(this._profile),
      credentials_env_prefix: cdktf.stringToTerraform(this._credentialsEnvPrefix),
      assume_role_arn: cdktf.stringToTerraform(this._assumeRoleArn),
      assume_role_session_name: cdktf.stringToTerraform(this._assumeRoleSessionName),
      assume_role_external_id: cdktf.stringToTerraform(this._assumeRoleExternalId),
      ecs_role_name: cdktf.stringToTerraform(this._ecsRoleName),
      use_oidc: cdktf.booleanToTerraform(this._useOidc),
      region: cdktf.stringToTerraform(this._region),
      endpoint: cdktf.stringToTerraform(this._endpoint),
      sts_endpoint: cdktf.stringToTerraform(this._stsEndpoint),
      directory_id: cdktf.stringToTerraform(this._directoryId),
      alias: cdktf.stringToTerraform(this._alias),
      limits: resourcedirectoryProviderLimitsToTerraform(this._limits),
    };
  }

  protected override synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      profile: {
        value: cdktf.stringToHclTerraform(this._profile),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      credentials_env_prefix: {
        value: cdktf.stringToHclTerraform(this._credentialsEnvPrefix),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      assume_role_arn: {
        value: cdktf.stringToHclTerraform(this._assumeRoleArn),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      assume_role_session_name: {
        value: cdktf.stringToHclTerraform(this._assumeRoleSessionName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      assume_role_external_id: {
        value: cdktf.stringToHclTerraform(this._assumeRoleExternalId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      ecs_role_name: {
        value: cdktf.stringToHclTerraform(this._ecsRoleName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      use_oidc: {
        value: cdktf.booleanToHclTerraform(this._useOidc),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      region: {
        value: cdktf.stringToHclTerraform(this._region),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      endpoint: {
        value: cdktf.stringToHclTerraform(this._endpoint),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      sts_endpoint: {
        value: cdktf.stringToHclTerraform(this._stsEndpoint),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      directory_id: {
        value: cdktf.stringToHclTerraform(this._directoryId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      alias: {
        value: cdktf.stringToHclTerraform(this._alias),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      limits: {
        value: resourcedirectoryProviderLimitsToHclTerraform(this._limits),
        isBlock: true,
        type: "struct",
        storageClassType: "ResourcedirectoryProviderLimits",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
