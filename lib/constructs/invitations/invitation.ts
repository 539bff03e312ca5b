import { Annotations, TerraformStack } from "cdktf";
import type { IResolvable, ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { HandshakeAcceptance as HandshakeAcceptanceResource } from "../../bindings/resourcedirectory/handshake-acceptance";
import { Invitation as InvitationResource } from "../../bindings/resourcedirectory/invitation";
import type { Member } from "../../bindings/resourcedirectory/member";
import {
  checkAccountId,
  checkAttempt,
  checkDuration,
  checkEmail,
  checkHandshakeId,
  checkMost,
  checkNote,
} from "../../rules";
import { belongToDirectory } from "../directory/belonging";
import { removalPolicyOf } from "../directory/default-removal-policy";
import { chooseDirectory } from "../directory/directory-choice";
import { condition, firstThatHolds, pendingOf, raiseAttempt, statusOf } from "../directory/pending-steps";
import type { PendingStep } from "../directory/pending-steps";
import type { IMemberAccount } from "../members/member-account-base";
import { directoryIdOf } from "../provider/resource-directory-provider";
import {
  checkAddress,
  checkCdk,
  checkNoIteration,
  checkNumber,
  checkProvider,
  checkText,
  warnOfLostLetters,
  warnOfMisspelt,
} from "../synth/checks";
import { acceptanceComesAfterTheWait } from "../synth/errors/values";
import { lateExpression, lateReference, lateValue } from "../synth/late-value";
import { acceptedByInviterProblem } from "../synth/problems";
import { checkStackOf } from "../synth/stack-checks";
import { ImportBlocks } from "../synth/state/import-blocks";
import { follow } from "../synth/state/moved-blocks";
import { addressOf, argumentsOf, isInTree } from "../synth/tree";
import { HandshakeAcceptance } from "./handshake-acceptance";
import { INVITATION_ACCEPT_OPTIONS, INVITATION_PROPS } from "./invitation-props";
import type { InvitationAcceptOptions, InvitationProps, InvitationTarget } from "./invitation-props";
import { checkSettings, declareSettings, folderIdOf } from "./invited-settings";
import { JoiningMember } from "./joining-member";

/** The service keeps an invitation open for 14 days. */
const OPEN_SINCE = "-336h";

/**
 * Invites an existing account to join the directory and follows whether it is a member (InviteAccountToResourceDirectory,
 * CancelHandshake, RemoveCloudAccount).
 *
 * Applying ends as soon as the invitation is out; somebody with the credentials of the invited account accepts it, by
 * hand or with {@link Invitation.accept}. An invitation of this directory that is pending already is adopted, and an
 * account that is a member already is left as it is. More invitations than the service takes in a day are `Queued`: each
 * further run sends what the quota allows.
 *
 * `tags` and `folder` go with the invitation. With one of them, a `displayName` or a `payerAccountId` there is one
 * `resourcedirectory_member` (child `Settings`) beside the invitation: nothing is called for it until the account has joined,
 * in the apply that accepts ({@link Invitation.accept}) or in the first one after a person has accepted. From then on the member is what the code says.
 *
 * Two invitations of one account in one stack and provider fail its validation.
 *
 * Synth throws for a target that is neither an account id nor an address, a note that is too long, a name, tag or id that the
 * service would refuse, `folder` beside `folderId`, an `attempt` or a `maxInvitations` below 1 or a `waitFor` that is no duration.
 */
export class Invitation extends Construct implements ITerraformDependable {
  /** The resource below this construct. Its construct id is `Resource`. */
  public readonly resource: InvitationResource;

  /** Id of the account once it is a member; null in Terraform before. */
  public readonly accountId: string;

  /** The invited member, for hooks and for whatever takes an account. Its id is null in Terraform until it has joined. */
  public readonly member: IMemberAccount;

  /**
   * Gives the member its name, folder, payer and tags once it has joined. Its construct id is `Settings`. Undefined if the code
   * sets none of them.
   */
  public readonly settings?: Member;

  private readonly acceptances: HandshakeAcceptance[] = [];
  private readonly provider: TerraformProvider | undefined;
  private readonly waitFor: string | undefined;

  public constructor(scope: Construct, id: string, props: InvitationProps) {
    super(scope, id);
    checkCdk(this);
    checkNoIteration(this, props);
    warnOfMisspelt(this, props, INVITATION_PROPS);
    warnOfLostLetters(this);
    this.checkTarget(props.target);
    checkText(this, "handshakeId", props.handshakeId, checkHandshakeId);
    checkText(this, "note", props.note, checkNote);
    checkNumber(this, "attempt", props.attempt, checkAttempt);
    checkNumber(this, "maxInvitations", props.maxInvitations, checkMost);
    checkSettings(this, props);
    checkText(this, "waitFor", props.waitFor, checkDuration);
    checkProvider(this, "provider", props.provider, "resourcedirectory");
    this.provider = props.provider;
    this.waitFor = props.waitFor;
    this.resource = new InvitationResource(this, "Resource", {
      provider: props.provider,
      target: props.target.value,
      targetType: props.target.type,
      note: props.note,
      tags: props.tags,
      folderId: folderIdOf(props),
      whenExpired: props.whenExpired,
      maxInvitations: props.maxInvitations,
      attempt: props.attempt ?? 1,
      removalPolicy: removalPolicyOf(this, props.removalPolicy),
      timeouts: props.waitFor === undefined ? undefined : { create: props.waitFor, update: props.waitFor },
    });
    this.accountId = lateReference(this.resource, "account_id");
    this.member = new JoiningMember(this, "Member", {
      accountId: this.accountId,
      invitedAccountId: lateReference(this.resource, "target"),
      directoryProvider: props.provider,
    });
    const settled = lateValue(() => this.acceptedAccountId() ?? this.accountId);
    const sentTags = lateExpression(() => `\${${addressOf(this.resource)}.sent_tags}`);
    this.settings = declareSettings(this, settled, sentTags, props);
    chooseDirectory(this, { directory: props.directory, of: props.folder });
    const resources = [this.resource, ...(this.settings === undefined ? [] : [this.settings])];
    resources.forEach(belongToDirectory);
    if (props.handshakeId !== undefined) {
      new ImportBlocks(this, `${props.target.type}:${props.target.value}`, [this.resource]);
    }
    follow(this, props.previousPaths);
    checkStackOf(this);
  }

  private checkTarget({ type, value }: InvitationTarget): void {
    if (type === "Email") {
      checkAddress(this, "target", value, checkEmail);
    } else {
      checkText(this, "target", value, checkAccountId);
    }
  }

  /** Terraform address of the invitation, which makes `dependsOn: [invitation]` work. */
  public get fqn(): string {
    return this.resource.fqn;
  }

  /** Id of the invitation that is followed (`h-...`); null if the account was a member already. */
  public get handshakeId(): string {
    return this.resource.handshakeId;
  }

  /** `Pending`, `Accepted`, `Declined`, `Cancelled`, `Expired`, `Deleted`, `Removed` or `Queued`. */
  public get status(): string {
    return this.resource.status;
  }

  /** Until when the invitation can be accepted (RFC 3339, UTC). */
  public get expiresAt(): string {
    return this.resource.expiresAt;
  }

  /** Id of the directory invited to (`rd-...`). */
  public get resourceDirectoryId(): string {
    return this.resource.resourceDirectoryId;
  }

  /** Id of the directory's management account. */
  public get managementAccountId(): string {
    return this.resource.managementAccountId;
  }

  /**
   * Whom this invitation waits for, as a Terraform value: a list of one object, as in the directory's `pendingSteps`, or none.
   */
  public get pending(): IResolvable {
    return pendingOf(this);
  }

  /** How this invitation waits for somebody. Asked when the stack is rendered. */
  public describePending(): PendingStep {
    const address = addressOf(this.resource);
    return {
      waits: condition(`${address}.status != "Accepted" && !(${this.isAcceptedBelow()})`),
      member: `\${${address}.target}`,
      step: "invitation",
      since: `\${try(timeadd(${address}.expires_at, "${OPEN_SINCE}"), null)}`,
      until: `\${${address}.expires_at}`,
      next: firstThatHolds(
        [
          [
            `${address}.status == "Pending"`,
            `the account has to accept; to invite it again, ${raiseAttempt(this)}`,
          ],
          [
            `${address}.status == "Queued"`,
            "the service takes no more invitations today; a later run invites, there is nothing to change",
          ],
        ],
        `the invitation is over (${statusOf(this)}); to invite again, ${raiseAttempt(this)}`,
      ),
    };
  }

  /**
   * Accepts this invitation with the credentials of the invited account.
   *
   * As long as the invitation is `Queued` there is nothing to accept: the hook waits, and accepts in the run that sends it.
   *
   * Credentials of any account but the invited one are refused when the plan is applied, and the inviting provider, without
   * credentials of the hook's own, when the stack is validated. The invited account accepts once.
   *
   * @param id construct id of the hook below this invitation
   */
  public accept(id: string, options: InvitationAcceptOptions): HandshakeAcceptance {
    const acceptance = new HandshakeAcceptance(this, id, {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- What stood before keeps working.
      provider: options.provider ?? this.provider,
      directoryProvider: this.provider,
      credentials: options.credentials,
      handshakeId: lateReference(this.resource, "handshake_id"),
      expectedDirectoryId: options.expectedDirectoryId ?? this.ownDirectoryId(),
      expectedAccountId: this.resource.targetTypeInput === "Email" ? undefined : this.ownTarget(),
      waitFor: options.waitFor,
      previousPaths: options.previousPaths,
    });
    warnOfMisspelt(acceptance, options, INVITATION_ACCEPT_OPTIONS);
    acceptance.resource.invitationQueued = lateExpression(
      () => `\${${addressOf(this.resource)}.status == "Queued"}`,
    );
    this.acceptances.push(acceptance);
    acceptance.node.addValidation({
      validate: () =>
        !hasOwnCredentials(acceptance.resource) &&
        acceptance.resource.provider?.alias === this.resource.provider?.alias
          ? [acceptedByInviterProblem(acceptance)]
          : [],
    });
    if (this.waitFor !== undefined) {
      Annotations.of(acceptance).addWarning(acceptanceComesAfterTheWait(this.waitFor));
    }
    return acceptance;
  }

  /** In the apply that accepts, the invitation was looked at before: it is pending in state until the next plan. */
  private isAcceptedBelow(): string {
    const acceptance = this.acceptance();
    if (acceptance === undefined) {
      return "false";
    }
    const [invitation, accepted] = [this, acceptance].map(({ resource }) => addressOf(resource));
    const isTheSame = `${accepted}.handshake_id == ${invitation}.handshake_id`;
    return `${invitation}.status == "Pending" && ${accepted}.status == "Accepted" && ${isTheSame}`;
  }

  /** The acceptance knows the account in the apply that accepts, the invitation in the next one. */
  private acceptedAccountId(): string | undefined {
    return this.acceptance()?.accountId;
  }

  private acceptance(): HandshakeAcceptance | undefined {
    return this.acceptances.find(isInTree);
  }

  private ownTarget(): string {
    return lateValue(() => String(argumentsOf(this.resource)?.["target"]));
  }

  /** Looked up at synth, because the provider element may be declared after the invitation. */
  private ownDirectoryId(): string {
    const reported = lateReference(this.resource, "resource_directory_id");
    return lateValue(() => directoryIdOf(TerraformStack.of(this), this.resource.provider) ?? reported);
  }
}

function hasOwnCredentials({
  credentialsEnvPrefixInput: prefix,
  profileInput: profile,
  assumeRoleArnInput: role,
}: HandshakeAcceptanceResource): boolean {
  return [prefix, profile, role].some((each) => each !== undefined);
}
