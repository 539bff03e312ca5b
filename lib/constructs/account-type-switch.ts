import type { Construct } from "constructs";
import { AccountType as AccountTypeResource } from "../bindings/resourcedirectory/account-type";
import type { IAccountRef } from "./account-ref";
import { checkNoIteration, checkProvider } from "./checks";
import { chooseDirectory, useDirectory } from "./directory-choice";
import { LifecycleHook } from "./lifecycle-hook";
import type { LifecycleHookOptions } from "./lifecycle-hook";
import { condition, lastingIdOf, parked } from "./pending-steps";
import type { PendingStep } from "./pending-steps";

/** The types of a member, in the service's words (UpdateAccount, `NewAccountType`). */
export enum AccountType {
  /** A member with a root user that can sign in. */
  CLOUD_ACCOUNT = "CloudAccount",

  /** A member without a root user of its own, used through roles only. */
  RESOURCE_ACCOUNT = "ResourceAccount",
}

/** How to switch the type of a member whose construct is at hand: `member.switchType(id, options)`. */
export interface AccountTypeSwitchOptions extends LifecycleHookOptions {
  /** The type that the member shall have. */
  readonly type: AccountType;
}

/** Props of an {@link AccountTypeSwitch}. */
export interface AccountTypeSwitchProps extends AccountTypeSwitchOptions {
  /** The member to switch. For one declared elsewhere: `MemberAccount.fromAccountId`. A change is refused at plan. */
  readonly account: IAccountRef;
}

/**
 * Lifecycle hook: switches the type of a member (UpdateAccount with `NewAccountType`).
 *
 * It is a hook of its own because the API takes a new type and a new display name only in separate calls.
 *
 * Deleting the hook forgets the switch and undoes nothing. It cannot stand beside a {@link Promotion} of the same
 * member. Apply reports a member without a secure phone number or e-mail address (`MissingSecurityInfo`) and one whose
 * root user still has an access key in use (`PrimaryAkInUse`).
 */
export class AccountTypeSwitch extends LifecycleHook {
  public readonly resource: AccountTypeResource;
  public readonly accountId: string;
  private readonly account: IAccountRef;

  public constructor(scope: Construct, id: string, props: AccountTypeSwitchProps) {
    super(scope, id, props.previousPaths);
    checkNoIteration(this, props);
    checkProvider(this, "provider", props.provider, "resourcedirectory");
    this.account = props.account;
    this.accountId = props.account.accountId;
    this.resource = new AccountTypeResource(this, "Resource", {
      provider: props.provider,
      dependsOn: props.dependsOn,
      accountId: this.accountId,
      type: props.type,
    });
    chooseDirectory(this, { directory: props.directory, of: props.account });
    useDirectory(this.resource);
  }

  /** Status that the directory reports for the member, `SwitchSuccess` after a switch. */
  public get status(): string {
    return this.resource.status;
  }

  public override describePending(): PendingStep | undefined {
    const [waits, next] = parked(this);
    return { waits: condition(waits), member: lastingIdOf(this.account), step: "type switch", next };
  }
}
