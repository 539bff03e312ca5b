// Generated from schema/resourcedirectory.schema.json by `npm run generate-bindings`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface HandshakeAcceptanceConfig extends cdktf.TerraformMetaArguments {
  /**
  * The invitation. Null: the pending one from expected_directory_id is looked for among the account's own and accepted; several are refused with the list. An account that is a member already needs none.
  *
  */
  readonly handshakeId?: string;
  /**
  * Whether the invitation has not been sent yet, as in resourcedirectory_invitation.NAME.status == "Queued": then nothing is called, and the first run after it has been sent accepts.
  *
  */
  readonly invitationQueued?: boolean | cdktf.IResolvable;
  /**
  * The directory to join (rd-...). An invitation from any other is refused.
  *
  */
  readonly expectedDirectoryId: string;
  /**
  * The account that accepts, 16 digits. Credentials of any other are refused (STS GetCallerIdentity) before anything else is asked. Unset: whoever the invitation shows to be its target. Set it where handshake_id is a reference: that is null where the target is a member already, and then the pending invitation of whoever has these credentials would be accepted.
  *
  */
  readonly expectedAccountId?: string;
  /**
  * The invited account's own credentials: reads the usual credential variables with this prefix and no others. Unset, with profile unset: those of the provider block.
  *
  */
  readonly credentialsEnvPrefix?: string;
  /**
  * The invited account's own credentials: a profile of the Alibaba Cloud command line tool. Keys in the environment are left aside. Not together with credentials_env_prefix.
  *
  */
  readonly profile?: string;
  /**
  * RAM role of the invited account to assume with the credentials of the prefix or profile, without either with those of the provider block, whose own role is then left out.
  *
  */
  readonly assumeRoleArn?: string;
  /**
  * timeouts block
  *
  */
  readonly timeouts?: HandshakeAcceptanceTimeouts;
}
export interface HandshakeAcceptanceTimeouts {
  /**
  * How long to look for an invitation that does not show yet. Unset: 5 minutes.
  *
  */
  readonly create?: string;
  /**
  * The same for a further invitation. Unset: 5 minutes.
  *
  */
  readonly update?: string;
}

export function handshakeAcceptanceTimeoutsToTerraform(struct?: HandshakeAcceptanceTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    create: cdktf.stringToTerraform(struct!.create),
    update: cdktf.stringToTerraform(struct!.update),
  }
}


export function handshakeAcceptanceTimeoutsToHclTerraform(struct?: HandshakeAcceptanceTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    create: {
      value: cdktf.stringToHclTerraform(struct!.create),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    update: {
      value: cdktf.stringToHclTerraform(struct!.update),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class HandshakeAcceptanceTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): HandshakeAcceptanceTimeouts | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._create !== undefined) {
      hasAnyValues = true;
      internalValueResult.create = this._create;
    }
    if (this._update !== undefined) {
      hasAnyValues = true;
      internalValueResult.update = this._update;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: HandshakeAcceptanceTimeouts | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._create = undefined;
      this._update = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._create = value.create;
      this._update = value.update;
    }
  }

  // create - computed: false, optional: true, required: false
  private _create?: string;
  public get create() {
    return this.getStringAttribute('create');
  }
  public set create(value: string) {
    this._create = value;
  }
  public resetCreate() {
    this._create = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get createInput() {
    return this._create;
  }

  // update - computed: false, optional: true, required: false
  private _update?: string;
  public get update() {
    return this.getStringAttribute('update');
  }
  public set update(value: string) {
    this._update = value;
  }
  public resetUpdate() {
    this._update = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get updateInput() {
    return this._update;
  }
}

/**
* Represents a resourcedirectory_handshake_acceptance
*/
export class HandshakeAcceptance extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "resourcedirectory_handshake_acceptance";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a HandshakeAcceptance resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the HandshakeAcceptance to import
  * @param importFromId The id of the existing HandshakeAcceptance that should be imported. Refer to the {@link https://bundled.internal/providers/cdktf-alicloud/resourcedirectory/latest/docs/resources/handshake_acceptance#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the HandshakeAcceptance to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "resourcedirectory_handshake_acceptance", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new resourcedirectory_handshake_acceptance Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options HandshakeAcceptanceConfig
  */
  public constructor(scope: Construct, id: string, config: HandshakeAcceptanceConfig) {
    super(scope, id, {
      terraformResourceType: 'resourcedirectory_handshake_acceptance',
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
    this._handshakeId = config.handshakeId;
    this._invitationQueued = config.invitationQueued;
    this._expectedDirectoryId = config.expectedDirectoryId;
    this._expectedAccountId = config.expectedAccountId;
    this._credentialsEnvPrefix = config.credentialsEnvPrefix;
    this._profile = config.profile;
    this._assumeRoleArn = config.assumeRoleArn;
    this._timeouts.internalValue = config.timeouts;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // handshake_id - computed: false, optional: true, required: false
  private _handshakeId?: string;
  public get handshakeId() {
    return this.getStringAttribute('handshake_id');
  }
  public set handshakeId(value: string) {
    this._handshakeId = value;
  }
  public resetHandshakeId() {
    this._handshakeId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get handshakeIdInput() {
    return this._handshakeId;
  }

  // invitation_queued - computed: true, optional: true, required: false
  private _invitationQueued?: boolean | cdktf.IResolvable;
  public get invitationQueued() {
    return this.getBooleanAttribute('invitation_queued');
  }
  public set invitationQueued(value: boolean | cdktf.IResolvable) {
    this._invitationQueued = value;
  }
  public resetInvitationQueued() {
    this._invitationQueued = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get invitationQueuedInput() {
    return this._invitationQueued;
  }

  // expected_directory_id - computed: false, optional: false, required: true
  private _expectedDirectoryId?: string;
  public get expectedDirectoryId() {
    return this.getStringAttribute('expected_directory_id');
  }
  public set expectedDirectoryId(value: string) {
    this._expectedDirectoryId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get expectedDirectoryIdInput() {
    return this._expectedDirectoryId;
  }

  // expected_account_id - computed: false, optional: true, required: false
  private _expectedAccountId?: string;
  public get expectedAccountId() {
    return this.getStringAttribute('expected_account_id');
  }
  public set expectedAccountId(value: string) {
    this._expectedAccountId = value;
  }
  public resetExpectedAccountId() {
    this._expectedAccountId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get expectedAccountIdInput() {
    return this._expectedAccountId;
  }

  // credentials_env_prefix - computed: false, optional: true, required: false
  private _credentialsEnvPrefix?: string;
  public get credentialsEnvPrefix() {
    return this.getStringAttribute('credentials_env_prefix');
  }
  public set credentialsEnvPrefix(value: string) {
    this._credentialsEnvPrefix = value;
  }
  public resetCredentialsEnvPrefix() {
    this._credentialsEnvPrefix = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get credentialsEnvPrefixInput() {
    return this._credentialsEnvPrefix;
  }

  // profile - computed: false, optional: true, required: false
  private _profile?: string;
  public get profile() {
    return this.getStringAttribute('profile');
  }
  public set profile(value: string) {
    this._profile = value;
  }
  public resetProfile() {
    this._profile = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get profileInput() {
    return this._profile;
  }

  // assume_role_arn - computed: false, optional: true, required: false
  private _assumeRoleArn?: string;
  public get assumeRoleArn() {
    return this.getStringAttribute('assume_role_arn');
  }
  public set assumeRoleArn(value: string) {
    this._assumeRoleArn = value;
  }
  public resetAssumeRoleArn() {
    this._assumeRoleArn = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get assumeRoleArnInput() {
    return this._assumeRoleArn;
  }

  // status - computed: true, optional: false, required: false
  public get status() {
    return this.getStringAttribute('status');
  }

  // account_id - computed: true, optional: false, required: false
  public get accountId() {
    return this.getStringAttribute('account_id');
  }

  // accepted_at - computed: true, optional: false, required: false
  public get acceptedAt() {
    return this.getStringAttribute('accepted_at');
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new HandshakeAcceptanceTimeoutsOutputReference(this, "timeouts");
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: HandshakeAcceptanceTimeouts) {
    this._timeouts.internalValue = value;
  }
  public resetTimeouts() {
    this._timeouts.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput() {
    return this._timeouts.internalValue;
  }

  // =========
  // SYNTHESIS
  // =========

  protected override synthesizeAttributes(): { [name: string]: any } {
    return {
      handshake_id: cdktf.stringToTerraform(this._handshakeId),
      invitation_queued: cdktf.booleanToTerraform(this._invitationQueued),
      expected_directory_id: cdktf.stringToTerraform(this._expectedDirectoryId),
      expected_account_id: cdktf.stringToTerraform(this._expectedAccountId),
      credentials_env_prefix: cdktf.stringToTerraform(this._credentialsEnvPrefix),
      profile: cdktf.stringToTerraform(this._profile),
      assume_role_arn: cdktf.stringToTerraform(this._assumeRoleArn),
      timeouts: handshakeAcceptanceTimeoutsToTerraform(this._timeouts.internalValue),
    };
  }

  protected override synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      handshake_id: {
        value: cdktf.stringToHclTerraform(this._handshakeId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      invitation_queued: {
        value: cdktf.booleanToHclTerraform(this._invitationQueued),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      expected_directory_id: {
        value: cdktf.stringToHclTerraform(this._expectedDirectoryId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      expected_account_id: {
        value: cdktf.stringToHclTerraform(this._expectedAccountId),
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
      profile: {
        value: cdktf.stringToHclTerraform(this._profile),
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
      timeouts: {
        value: handshakeAcceptanceTimeoutsToHclTerraform(this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "HandshakeAcceptanceTimeouts",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
