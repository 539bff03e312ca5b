import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { checkAccountId } from "../../rules";
import { chooseDirectory } from "../directory/directory-choice";
import type { IResourceDirectory } from "../directory/directory-ref";
import { AccountEmail } from "../hooks/account-email";
import type { AccountEmailOptions } from "../hooks/account-email";
import { AccountTypeSwitch } from "../hooks/account-type-switch";
import type { AccountTypeSwitchOptions } from "../hooks/account-type-switch";
import { Promotion } from "../hooks/promotion";
import type { PromotionOptions } from "../hooks/promotion";
import { checkCdk, checkProvider, checkText, warnOfLostLetters, warnOfMisspelt } from "../synth/checks";
import type { IAccountRef } from "./account-ref";

/** A member of the directory, managed here or elsewhere. */
export interface IMemberAccount extends IAccountRef {
  /**
   * Promotes the member, a resource account, to a cloud account: the service mails a confirmation link, valid for 24
   * hours, to the future logon address, and a person clicks it. The service lists these calls as not maintained;
   * {@link changeEmail} and then {@link switchType} is the maintained way.
   *
   * @param id construct id of the hook below this member
   */
  promote(id: string, options: PromotionOptions): Promotion;

  /**
   * Changes the logon address of the member, if it was created in the directory: the service mails a confirmation link to
   * the new address, and a person clicks it. The address becomes its secure e-mail address, too.
   *
   * @param id construct id of the hook below this member
   */
  changeEmail(id: string, options: AccountEmailOptions): AccountEmail;

  /**
   * Switches the type of the member without a mail. It needs a secure phone number or e-mail address on the member, and
   * can wait for one: `whenBlocked: WhenBlocked.WAIT`.
   *
   * @param id construct id of the hook below this member
   */
  switchType(id: string, options: AccountTypeSwitchOptions): AccountTypeSwitch;
}

/** What members of every origin share. */
export abstract class MemberAccountBase extends Construct implements IMemberAccount {
  public abstract readonly accountId: string;
  public readonly invitedAccountId?: string;

  /** The provider element that hooks of this member use unless they name another. */
  protected abstract readonly directoryProvider: TerraformProvider | undefined;

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    checkCdk(this);
    warnOfLostLetters(this);
  }

  public promote(id: string, options: PromotionOptions): Promotion {
    return new Promotion(this, id, {
      ...options,
      provider: options.provider ?? this.directoryProvider,
      account: this,
    });
  }

  public changeEmail(id: string, options: AccountEmailOptions): AccountEmail {
    return new AccountEmail(this, id, {
      ...options,
      provider: options.provider ?? this.directoryProvider,
      account: this,
    });
  }

  public switchType(id: string, options: AccountTypeSwitchOptions): AccountTypeSwitch {
    return new AccountTypeSwitch(this, id, {
      ...options,
      provider: options.provider ?? this.directoryProvider,
      account: this,
    });
  }
}

/** How to refer to a member that is managed elsewhere. */
export interface MemberReferenceOptions {
  /**
   * The directory that the member is in. Hooks of the member act with its credentials.
   *
   * @default - that of the construct that this one stands in, or the stack's only one
   */
  readonly directory?: IResourceDirectory;

  /**
   * The `ResourceDirectoryProvider` that drives the member's hooks.
   *
   * @default - that of the directory, else the stack's `ResourceDirectoryProvider` without alias
   */
  readonly provider?: TerraformProvider;
}

/** A member that this app only refers to. */
export class ReferencedMember extends MemberAccountBase {
  public readonly accountId: string;
  protected readonly directoryProvider: TerraformProvider | undefined;

  public constructor(scope: Construct, id: string, accountId: string, options: MemberReferenceOptions = {}) {
    super(scope, id);
    const { directory, provider } = options;
    warnOfMisspelt(this, options, { directory: true, provider: true });
    checkText(this, "accountId", accountId, checkAccountId);
    checkProvider(this, "provider", provider, "resourcedirectory");
    chooseDirectory(this, { directory });
    this.accountId = accountId;
    this.directoryProvider = provider;
  }
}
