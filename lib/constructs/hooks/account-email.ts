import type { IResolvable } from "cdktf";
import type { Construct } from "constructs";
import { AccountEmail as AccountEmailResource } from "../../bindings/resourcedirectory/account-email";
import { checkAttempt, checkDuration, checkEmail } from "../../rules";
import { belongToDirectory } from "../directory/belonging";
import { chooseDirectory } from "../directory/directory-choice";
import {
  absent,
  condition,
  firstThatHolds,
  lastingIdOf,
  raiseAttempt,
  statusOf,
} from "../directory/pending-steps";
import type { PendingStep } from "../directory/pending-steps";
import type { IAccountRef } from "../members/account-ref";
import {
  checkAddress,
  checkNoIteration,
  checkNumber,
  checkProvider,
  checkText,
  warnOfMisspelt,
} from "../synth/checks";
import type { PropNames } from "../synth/checks";
import { addressOf } from "../synth/tree";
import { HOOK_PROPS, LifecycleHook } from "./lifecycle-hook";
import type { LifecycleHookOptions } from "./lifecycle-hook";

/** How to change the address of a member whose construct is at hand: `member.changeEmail(id, options)`. */
export interface AccountEmailOptions extends LifecycleHookOptions {
  /**
   * The future logon address of the member's root user, which becomes its secure e-mail address, too. The confirmation
   * mail goes there.
   *
   * One address serves one account anywhere. It stands in Terraform state; messages of this library mask it.
   */
  readonly email: string;

  /**
   * One number, one mail: raise it to send the mail again. While the link is live that is a resend; after it lapsed or was
   * cancelled it is a new change. A change that was begun elsewhere is cancelled for it. Time alone never sends a mail.
   *
   * A whole number from 1 up.
   *
   * @default 1
   */
  readonly attempt?: number;

  /**
   * Lets `terraform apply` wait this long for the person to click, after a mail went out: a duration such as `"30m"`.
   * When nobody came, apply ends in success with a warning.
   *
   * @default - apply does not wait
   */
  readonly waitFor?: string;
}

/** Props of an {@link AccountEmail}. */
export interface AccountEmailProps extends AccountEmailOptions {
  /**
   * The member whose address changes, created in the directory. For one declared elsewhere: `MemberAccount.fromAccountId`.
   * A change is refused at plan.
   */
  readonly account: IAccountRef;
}

const PROPS: PropNames<AccountEmailProps> = {
  ...HOOK_PROPS,
  account: true,
  email: true,
  attempt: true,
  waitFor: true,
};

/**
 * Lifecycle hook: changes the logon address of a member (ChangeAccountEmail, RetryChangeAccountEmail,
 * CancelChangeAccountEmail).
 *
 * The service mails a link to `email`, and a person clicks it. Until then the member keeps its address and apply
 * succeeds; every later plan warns of a link that lapsed and names the line to change.
 *
 * With {@link AccountTypeSwitch} it is the maintained way to a cloud account: the confirmed address is the secure e-mail
 * address that a type switch asks for. It also changes the address of a member that was promoted.
 *
 * Deleting the hook cancels a change that is pending and was begun here, and forgets any other. A member has one.
 *
 * Synth throws for an `email` that is none, an `attempt` below 1 or a `waitFor` that is no duration. Apply reports an
 * address in use (`InvalidParameter.Email.AlreadyUsed`) and a member that joined by invitation (`NotSupport.InvitedAccount`).
 */
export class AccountEmail extends LifecycleHook {
  public readonly resource: AccountEmailResource;
  public readonly accountId: string;
  private readonly account: IAccountRef;

  public constructor(scope: Construct, id: string, props: AccountEmailProps) {
    super(scope, id, props.previousPaths);
    checkNoIteration(this, props);
    warnOfMisspelt(this, props, PROPS);
    checkAddress(this, "email", props.email, checkEmail);
    checkNumber(this, "attempt", props.attempt, checkAttempt);
    checkText(this, "waitFor", props.waitFor, checkDuration);
    checkProvider(this, "provider", props.provider, "resourcedirectory");
    this.account = props.account;
    this.accountId = props.account.accountId;
    this.resource = new AccountEmailResource(this, "Resource", {
      provider: props.provider,
      dependsOn: props.dependsOn,
      accountId: this.accountId,
      email: props.email,
      attempt: props.attempt ?? 1,
      timeouts: props.waitFor === undefined ? undefined : { create: props.waitFor, update: props.waitFor },
    });
    chooseDirectory(this, { directory: props.directory, of: props.account });
    belongToDirectory(this.resource);
  }

  /** `Pending`, `Confirmed`, `Expired` or `Cancelled`. */
  public get status(): string {
    return this.resource.status;
  }

  /** Whether the account signs in with the address. */
  public get confirmed(): IResolvable {
    return this.resource.confirmed;
  }

  /** How many mails this hook has sent. */
  public get mailsSent(): number {
    return this.resource.mailsSent;
  }

  /** When the last mail went out (RFC 3339, UTC); null if the change that is followed was begun elsewhere. */
  public get lastMailAt(): string {
    return this.resource.lastMailAt;
  }

  public override describePending(): PendingStep | undefined {
    const address = addressOf(this.resource);
    return {
      waits: condition(`${address}.confirmed != true`),
      member: lastingIdOf(this.account),
      step: "change of address",
      since: `\${${address}.last_mail_at}`,
      next: firstThatHolds(
        [
          ...absent(this),
          [
            `${address}.status == "Pending"`,
            `the link waits to be opened; to resend the mail, ${raiseAttempt(this)}`,
          ],
        ],
        `no change is under way (${statusOf(this)}); to send a mail again, ${raiseAttempt(this)}`,
      ),
    };
  }
}
