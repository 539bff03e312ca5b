// Generated from schema/resourcedirectory.schema.json by `npm run generate-bindings`. Do not edit.

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface PromotionConfig extends cdktf.TerraformMetaArguments {
  /**
  * The member to promote, 16 digits; null as long as it has not joined: then nothing is called.
  *
  */
  readonly accountId: string;
  /**
  * The future logon address. It gets the mail and serves one account anywhere.
  *
  */
  readonly email: string;
  /**
  * One number, one mail: raise it to send again. While the link is live that is a resend, after it lapsed a new promotion.
  *
  */
  readonly attempt?: number;
  /**
  * What follows when the link lapsed: report (a warning in every plan, nothing is sent) or send_again (the next plan promotes anew, up to max_mails).
  *
  */
  readonly whenExpired?: string;
  /**
  * How many mails may go out, with when_expired = send_again, before attempt or email is changed again; the first one counts. Raising attempt always sends.
  *
  */
  readonly maxMails?: number;
  /**
  * timeouts block
  *
  */
  readonly timeouts?: PromotionTimeouts;
}
export interface PromotionTimeouts {
  /**
  * Wait this long for the person to click after a first mail. Unset: do not wait.
  *
  */
  readonly create?: string;
  /**
  * Wait this long for the person to click after a further mail. Unset: do not wait.
  *
  */
  readonly update?: string;
}

export function promotionTimeoutsToTerraform(struct?: PromotionTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    create: cdktf.stringToTerraform(struct!.create),
    update: cdktf.stringToTerraform(struct!.update),
  }
}


export function promotionTimeoutsToHclTerraform(struct?: PromotionTimeouts | cdktf.IResolvable): any {
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

export class PromotionTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): PromotionTimeouts | cdktf.IResolvable | undefined {
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

  public set internalValue(value: PromotionTimeouts | cdktf.IResolvable | undefined) {
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
* Represents a resourcedirectory_promotion
*/
export class Promotion extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "resourcedirectory_promotion";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a Promotion resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the Promotion to import
  * @param importFromId The id of the existing Promotion that should be imported. Refer to the {@link https://bundled.internal/providers/cdktf-alicloud/resourcedirectory/latest/docs/resources/promotion#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the Promotion to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "resourcedirectory_promotion", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new resourcedirectory_promotion Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options PromotionConfig
  */
  public constructor(scope: Construct, id: string, config: PromotionConfig) {
    super(scope, id, {
      terraformResourceType: 'resourcedirectory_promotion',
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
    this._email = config.email;
    this._attempt = config.attempt;
    this._whenExpired = config.whenExpired;
    this._maxMails = config.maxMails;
    this._timeouts.internalValue = config.timeouts;
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

  // email - computed: false, optional: false, required: true
  private _email?: string;
  public get email() {
    return this.getStringAttribute('email');
  }
  public set email(value: string) {
    this._email = value;
  }
  // Temporarily expose input value. Use with caution.
  public get emailInput() {
    return this._email;
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

  // max_mails - computed: true, optional: true, required: false
  private _maxMails?: number;
  public get maxMails() {
    return this.getNumberAttribute('max_mails');
  }
  public set maxMails(value: number) {
    this._maxMails = value;
  }
  public resetMaxMails() {
    this._maxMails = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxMailsInput() {
    return this._maxMails;
  }

  // status - computed: true, optional: false, required: false
  public get status() {
    return this.getStringAttribute('status');
  }

  // promoted - computed: true, optional: false, required: false
  public get promoted() {
    return this.getBooleanAttribute('promoted');
  }

  // record_id - computed: true, optional: false, required: false
  public get recordId() {
    return this.getStringAttribute('record_id');
  }

  // mails_sent - computed: true, optional: false, required: false
  public get mailsSent() {
    return this.getNumberAttribute('mails_sent');
  }

  // last_mail_at - computed: true, optional: false, required: false
  public get lastMailAt() {
    return this.getStringAttribute('last_mail_at');
  }

  // link_expires_at - computed: true, optional: false, required: false
  public get linkExpiresAt() {
    return this.getStringAttribute('link_expires_at');
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new PromotionTimeoutsOutputReference(this, "timeouts");
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: PromotionTimeouts) {
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
      account_id: cdktf.stringToTerraform(this._accountId),
      email: cdktf.stringToTerraform(this._email),
      attempt: cdktf.numberToTerraform(this._attempt),
      when_expired: cdktf.stringToTerraform(this._whenExpired),
      max_mails: cdktf.numberToTerraform(this._maxMails),
      timeouts: promotionTimeoutsToTerraform(this._timeouts.internalValue),
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
      email: {
        value: cdktf.stringToHclTerraform(this._email),
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
      max_mails: {
        value: cdktf.numberToHclTerraform(this._maxMails),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      timeouts: {
        value: promotionTimeoutsToHclTerraform(this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "PromotionTimeouts",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
