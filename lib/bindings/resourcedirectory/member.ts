// Generated from schema/resourcedirectory.schema.json by `npm run generate-bindings`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface MemberConfig extends cdktf.TerraformMetaArguments {
  /**
  * An account that exists, 16 digits: it is taken over instead of created. One that is no member yet is waited for. A change is refused.
  *
  */
  readonly accountId?: string;
  /**
  * Never create: as long as account_id is null, as that of an invitation before it is accepted, nothing is called.
  *
  */
  readonly existing?: boolean | cdktf.IResolvable;
  /**
  * Name of the member, unique in the directory; needed to create one. A change renames the member.
  *
  */
  readonly displayName?: string;
  /**
  * First part of the account name, before the @. Used at creation only: an edit is refused. Unset: the service makes one up.
  *
  */
  readonly accountNamePrefix?: string;
  /**
  * For resellers: resell or non_resell. Used at creation only: an edit is refused.
  *
  */
  readonly resellAccountType?: string;
  /**
  * Folder that holds the member (fd-..., or r-... for the root folder). A change moves the member. Unset: the root folder at creation, later left alone.
  *
  */
  readonly folderId?: string;
  /**
  * Account that pays, 16 digits. Unset: left alone and not read.
  *
  */
  readonly payerAccountId?: string;
  /**
  * Tags that the code sets. A key that is taken out is removed; keys that others have set are left alone, and all are while this is unset.
  *
  */
  readonly tags?: { [key: string]: string };
  /**
  * Tags that went with an invitation of this code (its sent_tags): their keys are the code's from then on, so that one that is no longer in tags is removed.
  *
  */
  readonly invitedTags?: { [key: string]: string };
  /**
  * Without account_id: take over a member that has this display name already, instead of refusing the plan.
  *
  */
  readonly adopt?: boolean | cdktf.IResolvable;
  /**
  * Findings of the check before a deletion that are accepted, by their ids. One that is not listed ends the deletion.
  *
  */
  readonly abandonableCheckIds?: string[];
  /**
  * When the block is deleted: PROTECT fails the plan. ABANDON forgets the member, undoing nothing. DESTROY removes one that joined by invitation, and deletes the account of one that was created.
  *
  */
  readonly removalPolicy?: string;
}

/**
* Represents a resourcedirectory_member
*/
export class Member extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "resourcedirectory_member";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a Member resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the Member to import
  * @param importFromId The id of the existing Member that should be imported. Refer to the {@link https://bundled.internal/providers/cdktf-alicloud/resourcedirectory/latest/docs/resources/member#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the Member to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "resourcedirectory_member", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new resourcedirectory_member Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options MemberConfig = {}
  */
  public constructor(scope: Construct, id: string, config: MemberConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'resourcedirectory_member',
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
    this._existing = config.existing;
    this._displayName = config.displayName;
    this._accountNamePrefix = config.accountNamePrefix;
    this._resellAccountType = config.resellAccountType;
    this._folderId = config.folderId;
    this._payerAccountId = config.payerAccountId;
    this._tags = config.tags;
    this._invitedTags = config.invitedTags;
    this._adopt = config.adopt;
    this._abandonableCheckIds = config.abandonableCheckIds;
    this._removalPolicy = config.removalPolicy;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // account_id - computed: true, optional: true, required: false
  private _accountId?: string;
  public get accountId() {
    return this.getStringAttribute('account_id');
  }
  public set accountId(value: string) {
    this._accountId = value;
  }
  public resetAccountId() {
    this._accountId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get accountIdInput() {
    return this._accountId;
  }

  // existing - computed: true, optional: true, required: false
  private _existing?: boolean | cdktf.IResolvable;
  public get existing() {
    return this.getBooleanAttribute('existing');
  }
  public set existing(value: boolean | cdktf.IResolvable) {
    this._existing = value;
  }
  public resetExisting() {
    this._existing = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get existingInput() {
    return this._existing;
  }

  // display_name - computed: true, optional: true, required: false
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

  // folder_id - computed: true, optional: true, required: false
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

  // payer_account_id - computed: true, optional: true, required: false
  private _payerAccountId?: string;
  public get payerAccountId() {
    return this.getStringAttribute('payer_account_id');
  }
  public set payerAccountId(value: string) {
    this._payerAccountId = value;
  }
  public resetPayerAccountId() {
    this._payerAccountId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get payerAccountIdInput() {
    return this._payerAccountId;
  }

  // tags - computed: true, optional: true, required: false
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

  // invited_tags - computed: false, optional: true, required: false
  private _invitedTags?: { [key: string]: string };
  public get invitedTags() {
    return this.getStringMapAttribute('invited_tags');
  }
  public set invitedTags(value: { [key: string]: string }) {
    this._invitedTags = value;
  }
  public resetInvitedTags() {
    this._invitedTags = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get invitedTagsInput() {
    return this._invitedTags;
  }

  // adopt - computed: true, optional: true, required: false
  private _adopt?: boolean | cdktf.IResolvable;
  public get adopt() {
    return this.getBooleanAttribute('adopt');
  }
  public set adopt(value: boolean | cdktf.IResolvable) {
    this._adopt = value;
  }
  public resetAdopt() {
    this._adopt = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get adoptInput() {
    return this._adopt;
  }

  // abandonable_check_ids - computed: false, optional: true, required: false
  private _abandonableCheckIds?: string[];
  public get abandonableCheckIds() {
    return this.getListAttribute('abandonable_check_ids');
  }
  public set abandonableCheckIds(value: string[]) {
    this._abandonableCheckIds = value;
  }
  public resetAbandonableCheckIds() {
    this._abandonableCheckIds = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get abandonableCheckIdsInput() {
    return this._abandonableCheckIds;
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

  // status - computed: true, optional: false, required: false
  public get status() {
    return this.getStringAttribute('status');
  }

  // type - computed: true, optional: false, required: false
  public get type() {
    return this.getStringAttribute('type');
  }

  // join_method - computed: true, optional: false, required: false
  public get joinMethod() {
    return this.getStringAttribute('join_method');
  }

  // join_time - computed: true, optional: false, required: false
  public get joinTime() {
    return this.getStringAttribute('join_time');
  }

  // account_name - computed: true, optional: false, required: false
  public get accountName() {
    return this.getStringAttribute('account_name');
  }

  // resource_directory_id - computed: true, optional: false, required: false
  public get resourceDirectoryId() {
    return this.getStringAttribute('resource_directory_id');
  }

  // resource_directory_path - computed: true, optional: false, required: false
  public get resourceDirectoryPath() {
    return this.getStringAttribute('resource_directory_path');
  }

  // =========
  // SYNTHESIS
  // =========

  protected override synthesizeAttributes(): { [name: string]: any } {
    return {
      account_id: cdktf.stringToTerraform(this._accountId),
      existing: cdktf.booleanToTerraform(this._existing),
      display_name: cdktf.stringToTerraform(this._displayName),
      account_name_prefix: cdktf.stringToTerraform(this._accountNamePrefix),
      resell_account_type: cdktf.stringToTerraform(this._resellAccountType),
      folder_id: cdktf.stringToTerraform(this._folderId),
      payer_account_id: cdktf.stringToTerraform(this._payerAccountId),
      tags: cdktf.hashMapper(cdktf.stringToTerraform)(this._tags),
      invited_tags: cdktf.hashMapper(cdktf.stringToTerraform)(this._invitedTags),
      adopt: cdktf.booleanToTerraform(this._adopt),
      abandonable_check_ids: cdktf.listMapper(cdktf.stringToTerraform, false)(this._abandonableCheckIds),
      removal_policy: cdktf.stringToTerraform(this._removalPolicy),
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
      existing: {
        value: cdktf.booleanToHclTerraform(this._existing),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      display_name: {
        value: cdktf.stringToHclTerraform(this._displayName),
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
      folder_id: {
        value: cdktf.stringToHclTerraform(this._folderId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      payer_account_id: {
        value: cdktf.stringToHclTerraform(this._payerAccountId),
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
      invited_tags: {
        value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(this._invitedTags),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      adopt: {
        value: cdktf.booleanToHclTerraform(this._adopt),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      abandonable_check_ids: {
        value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(this._abandonableCheckIds),
        isBlock: false,
        type: "list",
        storageClassType: "stringList",
      },
      removal_policy: {
        value: cdktf.stringToHclTerraform(this._removalPolicy),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
