// Generated from schema/resourcedirectory.schema.json by `npm run generate-bindings`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface AccountTypeConfig extends cdktf.TerraformMetaArguments {
  /**
  * The member, 16 digits; null as long as it has not joined: then nothing is called.
  *
  */
  readonly accountId: string;
  /**
  * CloudAccount or ResourceAccount.
  *
  */
  readonly type: string;
  /**
  * What follows when the member has neither a secure phone number nor a secure e-mail address: fail (the plan or apply ends with an error) or wait (nothing is called, and the first run after it has one switches).
  *
  */
  readonly whenBlocked?: string;
}

/**
* Represents a resourcedirectory_account_type
*/
export class AccountType extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "resourcedirectory_account_type";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a AccountType resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the AccountType to import
  * @param importFromId The id of the existing AccountType that should be imported. Refer to the {@link https://bundled.internal/providers/cdktf-alicloud/resourcedirectory/latest/docs/resources/account_type#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the AccountType to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "resourcedirectory_account_type", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new resourcedirectory_account_type Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options AccountTypeConfig
  */
  public constructor(scope: Construct, id: string, config: AccountTypeConfig) {
    super(scope, id, {
      terraformResourceType: 'resourcedirectory_account_type',
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
    this._type = config.type;
    this._whenBlocked = config.whenBlocked;
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

  // type - computed: false, optional: false, required: true
  private _type?: string;
  public get type() {
    return this.getStringAttribute('type');
  }
  public set type(value: string) {
    this._type = value;
  }
  // Temporarily expose input value. Use with caution.
  public get typeInput() {
    return this._type;
  }

  // when_blocked - computed: true, optional: true, required: false
  private _whenBlocked?: string;
  public get whenBlocked() {
    return this.getStringAttribute('when_blocked');
  }
  public set whenBlocked(value: string) {
    this._whenBlocked = value;
  }
  public resetWhenBlocked() {
    this._whenBlocked = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get whenBlockedInput() {
    return this._whenBlocked;
  }

  // status - computed: true, optional: false, required: false
  public get status() {
    return this.getStringAttribute('status');
  }

  // =========
  // SYNTHESIS
  // =========

  protected override synthesizeAttributes(): { [name: string]: any } {
    return {
      account_id: cdktf.stringToTerraform(this._accountId),
      type: cdktf.stringToTerraform(this._type),
      when_blocked: cdktf.stringToTerraform(this._whenBlocked),
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
      type: {
        value: cdktf.stringToHclTerraform(this._type),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      when_blocked: {
        value: cdktf.stringToHclTerraform(this._whenBlocked),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
