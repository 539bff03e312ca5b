import type { Construct } from "constructs";
import { AccountType as AccountTypeResource } from "../../bindings/resourcedirectory/account-type";
import { belongToDirectory } from "../directory/belonging";
import { chooseDirectory } from "../directory/directory-choice";
import { condition, firstThatHolds, lastingIdOf, parked, pathOf } from "../directory/pending-steps";
import type { PendingStep } from "../directory/pending-steps";
import type { IAccountRef } from "../members/account-ref";
import { checkNoIteration, checkProvider, warnOfMisspelt } from "../synth/checks";
import type { PropNames } from "../synth/checks";
import { addressOf } from "../synth/tree";
import { HOOK_PROPS, LifecycleHook } from "./lifecycle-hook";
import type { LifecycleHookOptions } from "./lifecycle-hook";

/** The types of a member, in the service's words (UpdateAccount, `NewAccountType`). */
export enum AccountType {
  /** A member with a root user that can sign in. */
  CLOUD_ACCOUNT = "CloudAccount",

  /** A member without a root user of its own, used through roles only. */
  RESOURCE_ACCOUNT = "ResourceAccount",
}

/** What becomes of a type switch whose member has neither a secure phone number nor a secure e-mail address. */
export enum WhenBlocked {
  /** Plan or apply ends with an error that says what a person must do. */
  FAIL = "fail",

  /** Nothing is called, every plan says who is waited for, and the first run after the member has one switches it. */
  WAIT = "wait",
}

/** How to switch the type of a member whose construct is at hand: `member.switchType(id, options)`. */
export interface AccountTypeSwitchOptions extends LifecycleHookOptions {
  /** The type that the member shall have. */
  readonly type: AccountType;

  /**
   * What follows when the member has neither a secure phone number nor a secure e-mail address, such as `changeEmail` gives
   * it.
   *
   * @default WhenBlocked.FAIL
   */
  readonly whenBlocked?: WhenBlocked;
}

/** Props of an {@link AccountTypeSwitch}. */
export interface AccountTypeSwitchProps extends AccountTypeSwitchOptions {
  /** The member to switch. For one declared elsewhere: `MemberAccount.fromAccountId`. A change is refused at plan. */
  readonly account: IAccountRef;
}

const PROPS: PropNames<AccountTypeSwitchProps> = {
  ...HOOK_PROPS,
  account: true,
  type: true,
  whenBlocked: true,
};

/**
 * Lifecycle hook: switches the type of a member (UpdateAccount with `NewAccountType`).
 *
 * It is a hook of its own because the API takes a new type and a new display name only in separate calls.
 *
 * With {@link AccountEmail} it is the maintained way to a cloud account; {@link Promotion} is the older one, with one mail
 * and no switch to wait for. A switch back to a resource account disables the root user.
 *
 * Deleting the hook forgets the switch and undoes nothing. It cannot stand beside a promotion of the same member. The
 * plan asks the service beforehand (UpdateAccount of version 2022-04-19 with `DryRun`) and fails with what a person must do:
 * for a member without a secure phone number or e-mail address (`MissingSecurityInfo`), one whose root user still has an
 * access key in use (`PrimaryAkInUse`), another legal entity, or the root user of the management account as the caller.
 */
export class AccountTypeSwitch extends LifecycleHook {
  public readonly resource: AccountTypeResource;
  public readonly accountId: string;
  private readonly account: IAccountRef;

  public constructor(scope: Construct, id: string, props: AccountTypeSwitchProps) {
    super(scope, id, props.previousPaths);
    checkNoIteration(this, props);
    warnOfMisspelt(this, props, PROPS);
    checkProvider(this, "provider", props.provider, "resourcedirectory");
    this.account = props.account;
    this.accountId = props.account.accountId;
    this.resource = new AccountTypeResource(this, "Resource", {
      provider: props.provider,
      dependsOn: props.dependsOn,
      accountId: this.accountId,
      type: props.type,
      whenBlocked: props.whenBlocked,
    });
    chooseDirectory(this, { directory: props.directory, of: props.account });
    belongToDirectory(this.resource);
  }

  /** Status that the directory reports for the member, `SwitchSuccess` after a switch. */
  public get status(): string {
    return this.resource.status;
  }

  public override describePending(): PendingStep | undefined {
    return {
      waits: condition(`${addressOf(this.resource)}.status == "Waiting"`),
      member: lastingIdOf(this.account),
      step: "type switch",
      next: firstThatHolds(
        [parked(this)],
        `the account needs a secure phone number or e-mail address; ${pathOf(this)} goes on in the first apply after it has one`,
      ),
    };
  }
}
