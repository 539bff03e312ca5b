// Generated from schema/resourcedirectory.schema.json by `npm run generate-bindings`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface MemberProtectionConfig extends cdktf.TerraformMetaArguments {
  /**
  * The member, 16 digits.
  *
  */
  readonly accountId: string;
  /**
  * The member's display name: for messages, and to find, before a create, a member of that name that is in no state.
  *
  */
  readonly displayName?: string;
  /**
  * PROTECT: the member cannot be removed. DESTROY: it may be, in a later plan.
  *
  */
  readonly removalPolicy: string;
  /**
  * The prefix that the account is created with. It is used at creation only: an edit is refused, which the vendor's account resource ignores.
  *
  */
  readonly accountNamePrefix?: string;
  /**
  * How a reseller has it created. It is used at creation only: an edit is refused.
  *
  */
  readonly resellAccountType?: string;
}

/**
* Represents a resourcedirectory_member_protection
*/
export class MemberProtection extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "resourcedirectory_member_protection";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a MemberProtection resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the MemberProtection to import
  * @param importFromId The id of the existing MemberProtection that should be imported. Refer to the {@link https://bundled.internal/providers/cdktf-alicloud/resourcedirectory/latest/docs/resources/member_protection#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the MemberProtection to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "resourcedirectory_member_protection", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new resourcedirectory_member_protection Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options MemberProtectionConfig
  */
  public constructor(scope: Construct, id: string, config: MemberProtectionConfig) {
    super(scope, id, {
      terraformResourceType: 'resourcedirectory_member_protection',
      terraformGeneratorMetadata: {
        providerName: 'resourcedirectory',
        providerVersionConstraint: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._accountId = config.accountId;
    this._displayName = config.displayName;
    this._removalPolicy = config.removalPolicy;
    this._accountNamePrefix = config.accountNamePrefix;
    this._resellAccountType = config.resellAccountType;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // account_id - computed: false, optional: false, required: true
  private _accountId?: string;
  public get accountId() {
    return this.getStringAttribute('account_id');
  }
  public set accountId(value: string) {
    this._accountId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get accountIdInput() {
    return this._accountId;
  }

  // display_name - computed: false, optional: true, required: false
  private _displayName?: string;
  public get displayName() {
    return this.getStringAttribute('display_name');
  }
  public set displayName(value: string) {
    this._displayName = value;
  }
  public resetDisplayName() {
    this._displayName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get displayNameInput() {
    return this._displayName;
  }

  // removal_policy - computed: false, optional: false, required: true
  private _removalPolicy?: string;
  public get removalPolicy() {
    return this.getStringAttribute('removal_policy');
  }
  public set removalPolicy(value: string) {
    this._removalPolicy = value;
  }
  // Temporarily expose input value. Use with caution.
  public get removalPolicyInput() {
    return this._removalPolicy;
  }

  // account_name_prefix - computed: true, optional: true, required: false
  private _accountNamePrefix?: string;
  public get accountNamePrefix() {
    return this.getStringAttribute('account_name_prefix');
  }
  public set accountNamePrefix(value: string) {
    this._accountNamePrefix = value;
  }
  public resetAccountNamePrefix() {
    this._accountNamePrefix = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get accountNamePrefixInput() {
    return this._accountNamePrefix;
  }

  // resell_account_type - computed: true, optional: true, required: false
  private _resellAccountType?: string;
  public get resellAccountType() {
    return this.getStringAttribute('resell_account_type');
  }
  public set resellAccountType(value: string) {
    this._resellAccountType = value;
  }
  public resetResellAccountType() {
    this._resellAccountType = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get resellAccountTypeInput() {
    return this._resellAccountType;
  }

  // resource_directory_id - computed: true, optional: false, required: false
  public get resourceDirectoryId() {
    return this.getStringAttribute('resource_directory_id');
  }

  // =========
  // SYNTHESIS
  // =========

  protected override synthesizeAttributes(): { [name: string]: any } {
    return {
      account_id: cdktf.stringToTerraform(this._accountId),
      display_name: cdktf.stringToTerraform(this._displayName),
      removal_policy: cdktf.stringToTerraform(this._removalPolicy),
      account_name_prefix: cdktf.stringToTerraform(this._accountNamePrefix),
      resell_account_type: cdktf.stringToTerraform(this._resellAccountType),
    };
  }

  protected override synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      account_id: {
        value: cdktf.stringToHclTerraform(this._accountId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      display_name: {
        value: cdktf.stringToHclTerraform(this._displayName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      removal_policy: {
        value: cdktf.stringToHclTerraform(this._removalPolicy),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      account_name_prefix: {
        value: cdktf.stringToHclTerraform(this._accountNamePrefix),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      resell_account_type: {
        value: cdktf.stringToHclTerraform(this._resellAccountType),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
