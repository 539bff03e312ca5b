// Generated from schema/resourcedirectory.schema.json by `npm run generate-bindings`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface InvitationConfig extends cdktf.TerraformMetaArguments {
  /**
  * The account to invite: its id, 16 digits, or its logon e-mail address, as target_type says.
  *
  */
  readonly target: string;
  /**
  * What the target is: Account or Email.
  *
  */
  readonly targetType?: string;
  /**
  * What the invited account reads, up to 1,024 characters. An edit goes with the next invitation.
  *
  */
  readonly note?: string;
  /**
  * Tags of the member that the invitation makes. An edit goes with the next invitation; those of a member are set by resourcedirectory_member.
  *
  */
  readonly tags?: { [key: string]: string };
  /**
  * Folder of the member that the invitation makes (fd-..., or r-... for the root folder); unset: the root folder. An edit goes with the next invitation; a member is moved by resourcedirectory_member.
  *
  */
  readonly folderId?: string;
  /**
  * One number, one invitation: raise it to invite again. A pending one is cancelled first.
  *
  */
  readonly attempt?: number;
  /**
  * What follows when nobody answered in time: report (a warning in every plan, nothing is sent) or invite_again (the next plan invites anew, up to max_invitations).
  *
  */
  readonly whenExpired?: string;
  /**
  * How many invitations may go out, with when_expired = invite_again, before attempt is changed again; the first one counts. Raising attempt always invites.
  *
  */
  readonly maxInvitations?: number;
  /**
  * PROTECT: deleting the block of a member fails the plan, a pending invitation that was sent from here is cancelled, another one forgotten. ABANDON: forget, undo nothing. DESTROY: remove the member; a pending invitation as under PROTECT.
  *
  */
  readonly removalPolicy?: string;
  /**
  * timeouts block
  *
  */
  readonly timeouts?: InvitationTimeouts;
}
export interface InvitationTimeouts {
  /**
  * Wait this long for the invited account to answer. Unset: do not wait.
  *
  */
  readonly create?: string;
  /**
  * Wait this long for the answer to a further invitation. Unset: do not wait.
  *
  */
  readonly update?: string;
}

export function invitationTimeoutsToTerraform(struct?: InvitationTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    create: cdktf.stringToTerraform(struct!.create),
    update: cdktf.stringToTerraform(struct!.update),
  }
}


export function invitationTimeoutsToHclTerraform(struct?: InvitationTimeouts | cdktf.IResolvable): any {
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

export class InvitationTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): InvitationTimeouts | cdktf.IResolvable | undefined {
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

  public set internalValue(value: InvitationTimeouts | cdktf.IResolvable | undefined) {
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
* Represents a resourcedirectory_invitation
*/
export class Invitation extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "resourcedirectory_invitation";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a Invitation resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the Invitation to import
  * @param importFromId The id of the existing Invitation that should be imported. Refer to the {@link https://bundled.internal/providers/cdktf-alicloud/resourcedirectory/latest/docs/resources/invitation#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the Invitation to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "resourcedirectory_invitation", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new resourcedirectory_invitation Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options InvitationConfig
  */
  public constructor(scope: Construct, id: string, config: InvitationConfig) {
    super(scope, id, {
      terraformResourceType: 'resourcedirectory_invitation',
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
    this._target = config.target;
    this._targetType = config.targetType;
    this._note = config.note;
    this._tags = config.tags;
    this._folderId = config.folderId;
    this._attempt = config.attempt;
    this._whenExpired = config.whenExpired;
    this._maxInvitations = config.maxInvitations;
    this._removalPolicy = config.removalPolicy;
    this._timeouts.internalValue = config.timeouts;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // target - computed: false, optional: false, required: true
  private _target?: string;
  public get target() {
    return this.getStringAttribute('target');
  }
  public set target(value: string) {
    this._target = value;
  }
  // Temporarily expose input value. Use with caution.
  public get targetInput() {
    return this._target;
  }

  // target_type - computed: true, optional: true, required: false
  private _targetType?: string;
  public get targetType() {
    return this.getStringAttribute('target_type');
  }
  public set targetType(value: string) {
    this._targetType = value;
  }
  public resetTargetType() {
    this._targetType = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get targetTypeInput() {
    return this._targetType;
  }

  // note - computed: false, optional: true, required: false
  private _note?: string;
  public get note() {
    return this.getStringAttribute('note');
  }
  public set note(value: string) {
    this._note = value;
  }
  public resetNote() {
    this._note = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get noteInput() {
    return this._note;
  }

  // tags - computed: false, optional: true, required: false
  private _tags?: { [key: string]: string };
  public get tags() {
    return this.getStringMapAttribute('tags');
  }
  public set tags(value: { [key: string]: string }) {
    this._tags = value;
  }
  public resetTags() {
    this._tags = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tagsInput() {
    return this._tags;
  }

  // folder_id - computed: false, optional: true, required: false
  private _folderId?: string;
  public get folderId() {
    return this.getStringAttribute('folder_id');
  }
  public set folderId(value: string) {
    this._folderId = value;
  }
  public resetFolderId() {
    this._folderId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get folderIdInput() {
    return this._folderId;
  }

  // attempt - computed: true, optional: true, required: false
  private _attempt?: number;
  public get attempt() {
    return this.getNumberAttribute('attempt');
  }
  public set attempt(value: number) {
    this._attempt = value;
  }
  public resetAttempt() {
    this._attempt = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get attemptInput() {
    return this._attempt;
  }

  // when_expired - computed: true, optional: true, required: false
  private _whenExpired?: string;
  public get whenExpired() {
    return this.getStringAttribute('when_expired');
  }
  public set whenExpired(value: string) {
    this._whenExpired = value;
  }
  public resetWhenExpired() {
    this._whenExpired = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get whenExpiredInput() {
    return this._whenExpired;
  }

  // max_invitations - computed: true, optional: true, required: false
  private _maxInvitations?: number;
  public get maxInvitations() {
    return this.getNumberAttribute('max_invitations');
  }
  public set maxInvitations(value: number) {
    this._maxInvitations = value;
  }
  public resetMaxInvitations() {
    this._maxInvitations = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxInvitationsInput() {
    return this._maxInvitations;
  }

  // removal_policy - computed: true, optional: true, required: false
  private _removalPolicy?: string;
  public get removalPolicy() {
    return this.getStringAttribute('removal_policy');
  }
  public set removalPolicy(value: string) {
    this._removalPolicy = value;
  }
  public resetRemovalPolicy() {
    this._removalPolicy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get removalPolicyInput() {
    return this._removalPolicy;
  }

  // handshake_id - computed: true, optional: false, required: false
  public get handshakeId() {
    return this.getStringAttribute('handshake_id');
  }

  // status - computed: true, optional: false, required: false
  public get status() {
    return this.getStringAttribute('status');
  }

  // account_id - computed: true, optional: false, required: false
  public get accountId() {
    return this.getStringAttribute('account_id');
  }

  // adopted - computed: true, optional: false, required: false
  public get adopted() {
    return this.getBooleanAttribute('adopted');
  }

  // invitations_sent - computed: true, optional: false, required: false
  public get invitationsSent() {
    return this.getNumberAttribute('invitations_sent');
  }

  // sent_tags - computed: true, optional: false, required: false
  private _sentTags = new cdktf.StringMap(this, "sent_tags");
  public get sentTags() {
    return this._sentTags;
  }

  // expires_at - computed: true, optional: false, required: false
  public get expiresAt() {
    return this.getStringAttribute('expires_at');
  }

  // resource_directory_id - computed: true, optional: false, required: false
  public get resourceDirectoryId() {
    return this.getStringAttribute('resource_directory_id');
  }

  // management_account_id - computed: true, optional: false, required: false
  public get managementAccountId() {
    return this.getStringAttribute('management_account_id');
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new InvitationTimeoutsOutputReference(this, "timeouts");
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: InvitationTimeouts) {
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
      target: cdktf.stringToTerraform(this._target),
      target_type: cdktf.stringToTerraform(this._targetType),
      note: cdktf.stringToTerraform(this._note),
      tags: cdktf.hashMapper(cdktf.stringToTerraform)(this._tags),
      folder_id: cdktf.stringToTerraform(this._folderId),
      attempt: cdktf.numberToTerraform(this._attempt),
      when_expired: cdktf.stringToTerraform(this._whenExpired),
      max_invitations: cdktf.numberToTerraform(this._maxInvitations),
      removal_policy: cdktf.stringToTerraform(this._removalPolicy),
      timeouts: invitationTimeoutsToTerraform(this._timeouts.internalValue),
    };
  }

  protected override synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      target: {
        value: cdktf.stringToHclTerraform(this._target),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      target_type: {
        value: cdktf.stringToHclTerraform(this._targetType),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      note: {
        value: cdktf.stringToHclTerraform(this._note),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      tags: {
        value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(this._tags),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      folder_id: {
        value: cdktf.stringToHclTerraform(this._folderId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      attempt: {
        value: cdktf.numberToHclTerraform(this._attempt),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      when_expired: {
        value: cdktf.stringToHclTerraform(this._whenExpired),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      max_invitations: {
        value: cdktf.numberToHclTerraform(this._maxInvitations),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      removal_policy: {
        value: cdktf.stringToHclTerraform(this._removalPolicy),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      timeouts: {
        value: invitationTimeoutsToHclTerraform(this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "InvitationTimeouts",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
