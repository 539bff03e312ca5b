import { Token } from "cdktf";
import type { IResolvable } from "cdktf";
import type { Construct } from "constructs";
import { Promotion as PromotionResource } from "../../bindings/resourcedirectory/promotion";
import { checkAttempt, checkDuration, checkEmail, checkMost } from "../../rules";
import { belongToDirectory } from "../directory/belonging";
import { chooseDirectory } from "../directory/directory-choice";
import {
  absent,
  condition,
  firstThatHolds,
  lastingIdOf,
  pathOf,
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
import { takenOverNeedsId } from "../synth/errors/values";
import { ImportBlocks, importIdOf } from "../synth/state/import-blocks";
import { addressOf } from "../synth/tree";
import { HOOK_PROPS, LifecycleHook } from "./lifecycle-hook";
import type { LifecycleHookOptions } from "./lifecycle-hook";

/** What becomes of a promotion whose link nobody has opened in time. */
export enum WhenPromotionExpired {
  /** A warning in every plan; nothing is sent until `attempt` is raised. */
  REPORT = "report",

  /** The next plan promotes anew, as long as `maxMails` allows. */
  SEND_AGAIN = "send_again",
}

/** How to promote a member whose construct is at hand: `member.promote(id, options)`. */
export interface PromotionOptions extends LifecycleHookOptions {
  /**
   * The future logon address of the member's root user. The confirmation mail goes there.
   *
   * One address serves one account anywhere. It stands in Terraform state; messages of this library mask it.
   */
  readonly email: string;

  /**
   * Record id of a promotion that is under way already, begun in another stack, which has it as `recordId` and lets go of it
   * with `keepPending`: it is taken over instead of promoting anew, and nothing is sent. The member's id has to stand in the
   * code. Leave it in place: once taken over it does nothing.
   *
   * @default - none is taken over
   */
  readonly recordId?: string;

  /**
   * One number, one mail: raise it to send the mail again. While the link is live that is a resend; after it lapsed,
   * or the promotion failed or was cancelled, it is a new promotion. Time alone never sends a mail.
   *
   * A whole number from 1 up.
   *
   * @default 1
   */
  readonly attempt?: number;

  /**
   * What becomes of the promotion when its link lapsed. A promotion that was cancelled or that failed is only reported.
   *
   * @default WhenPromotionExpired.REPORT
   */
  readonly whenExpired?: WhenPromotionExpired;

  /**
   * How many mails may go out, with `SEND_AGAIN`, before `attempt` or `email` is changed again; the first one counts. Raising
   * `attempt` always sends.
   *
   * A whole number from 1 up.
   *
   * @default 3
   */
  readonly maxMails?: number;

  /**
   * Lets `terraform apply` wait this long for the person to click, after a mail went out: a duration such as `"30m"`.
   * When nobody came, apply ends in success with a warning.
   *
   * @default - apply does not wait
   */
  readonly waitFor?: string;
}

/** Props of a {@link Promotion}. */
export interface PromotionProps extends PromotionOptions {
  /** The member to promote. For one declared elsewhere: `MemberAccount.fromAccountId`. A change is refused at plan. */
  readonly account: IAccountRef;
}

const PROPS: PropNames<PromotionProps> = {
  ...HOOK_PROPS,
  account: true,
  email: true,
  recordId: true,
  attempt: true,
  whenExpired: true,
  maxMails: true,
  waitFor: true,
};

/**
 * Lifecycle hook: promotes a resource account to a cloud account (PromoteResourceAccount,
 * ResendPromoteResourceAccountEmail, CancelPromoteResourceAccount).
 *
 * The service mails a link, valid for 24 hours, to `email`, and a person clicks it. Until then the member stays a
 * resource account and apply succeeds; every later plan warns of a link that lapsed and names the line to change. A mail
 * that the service does not take so shortly after the last one (`LimitExceeded.Frequency`) is sent by a later run.
 *
 * Deleting the hook cancels a promotion that is pending and forgets any other. A member has one promotion, and not
 * beside an {@link AccountTypeSwitch}.
 *
 * Synth throws for an `email` that is none, an `attempt` or a `maxMails` below 1, a `waitFor` that is no duration, and a `recordId`
 * of a member whose id is no part of the code. Apply reports an
 * address in use (`InvalidParameter.Email.AlreadyUsed`) and a member that is no resource account
 * (`AccountTypeOrStatusMismatch`).
 */
export class Promotion extends LifecycleHook {
  public readonly resource: PromotionResource;
  public readonly accountId: string;
  private readonly account: IAccountRef;

  public constructor(scope: Construct, id: string, props: PromotionProps) {
    super(scope, id, props.previousPaths);
    checkNoIteration(this, props);
    warnOfMisspelt(this, props, PROPS);
    checkAddress(this, "email", props.email, checkEmail);
    checkNumber(this, "attempt", props.attempt, checkAttempt);
    checkNumber(this, "maxMails", props.maxMails, checkMost);
    checkText(this, "waitFor", props.waitFor, checkDuration);
    checkText(this, "recordId", props.recordId, checkRecordId);
    checkProvider(this, "provider", props.provider, "resourcedirectory");
    this.account = props.account;
    this.accountId = props.account.accountId;
    this.resource = new PromotionResource(this, "Resource", {
      provider: props.provider,
      dependsOn: props.dependsOn,
      accountId: this.accountId,
      email: props.email,
      attempt: props.attempt ?? 1,
      whenExpired: props.whenExpired,
      maxMails: props.maxMails,
      timeouts: props.waitFor === undefined ? undefined : { create: props.waitFor, update: props.waitFor },
    });
    chooseDirectory(this, { directory: props.directory, of: props.account });
    belongToDirectory(this.resource);
    if (props.recordId !== undefined) {
      new ImportBlocks(this, `${idInCodeOf(this, props.account)}/${props.recordId}`, [this.resource]);
    }
  }

  /** Status that the directory reports for the member, `PromoteVerifying` while the link waits to be clicked. */
  public get status(): string {
    return this.resource.status;
  }

  /** Whether the member is a cloud account. */
  public get promoted(): IResolvable {
    return this.resource.promoted;
  }

  /** Handle of the promotion under way. It cannot be read back from the service and lives in Terraform state. */
  public get recordId(): string {
    return this.resource.recordId;
  }

  /** How many mails this hook has sent. */
  public get mailsSent(): number {
    return this.resource.mailsSent;
  }

  /** When the last mail went out (RFC 3339, UTC). */
  public get lastMailAt(): string {
    return this.resource.lastMailAt;
  }

  /** Until when the link in that mail is valid (RFC 3339, UTC). */
  public get linkExpiresAt(): string {
    return this.resource.linkExpiresAt;
  }

  public override describePending(): PendingStep | undefined {
    const address = addressOf(this.resource);
    const isOpen = `${address}.status == "PromoteVerifying"`;
    return {
      waits: condition(`${address}.promoted != true`),
      member: lastingIdOf(this.account),
      step: "promotion",
      since: `\${${address}.last_mail_at}`,
      until: `\${${address}.link_expires_at}`,
      next: firstThatHolds(
        [
          ...absent(this),
          [
            `${isOpen} && ${address}.record_id == null`,
            `the link waits to be opened; until it lapses, ${pathOf(this)} can neither resend nor cancel it`,
          ],
          [isOpen, `the link waits to be opened; to resend the mail, ${raiseAttempt(this)}`],
        ],
        `no promotion is under way (${statusOf(this)}); to promote again, ${raiseAttempt(this)}`,
      ),
    };
  }
}

/** Terraform wants to know what it imports before anything is applied. A member that is itself imported has its id in the code. */
function idInCodeOf(scope: Construct, account: IAccountRef): string {
  if (!Token.isUnresolved(account.accountId)) {
    return account.accountId;
  }
  const [imported] = account.node.children.flatMap((child) => importIdOf(child) ?? []);
  if (imported === undefined) {
    throw takenOverNeedsId(scope);
  }
  return imported;
}

function checkRecordId(recordId: string): string | undefined {
  return /^[\w-]+$/.test(recordId)
    ? undefined
    : "is no record id: write it as the other stack has it, letters, digits, _ and -";
}
