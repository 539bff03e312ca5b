import { Annotations, TerraformStack } from "cdktf";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { HandshakeAcceptance as HandshakeAcceptanceResource } from "../bindings/resourcedirectory/handshake-acceptance";
import { Invitation as InvitationResource } from "../bindings/resourcedirectory/invitation";
import { checkAccountId, checkAttempt, checkDuration, checkHandshakeId, checkNote } from "../rules";
import {
  checkNumber,
  checkCdk,
  checkNoIteration,
  checkProvider,
  checkText,
  warnOfLostLetters,
} from "./checks";
import { removalPolicyOf } from "./default-removal-policy";
import { chooseDirectory, useDirectory } from "./directory-choice";
import type { DirectoryCredentials } from "./directory-credentials";
import type { IResourceDirectory } from "./directory-ref";
import { acceptanceComesAfterTheWait } from "./errors";
import { HandshakeAcceptance } from "./handshake-acceptance";
import { lateReference, lateValue } from "./late-value";
import { ReferencedMember } from "./member-account-base";
import type { IMemberAccount } from "./member-account-base";
import { acceptedByInviterProblem } from "./problems";
import type { RemovalPolicy } from "./removal-policy";
import { directoryIdOf } from "./resource-directory-provider";
import { checkStackOf } from "./stack-checks";
import { ImportBlocks, follow } from "./state-blocks";
import { argumentsOf } from "./tree";

/** Props of an {@link Invitation}. */
export interface InvitationProps {
  /** Whom to invite. A change is refused at plan: declare another invitation. */
  readonly target: InvitationTarget;

  /**
   * Id of an invitation of this directory that is out already (`h-...`): it is imported instead of sent. Leave the id in
   * place: once imported it does nothing.
   *
   * @default - an invitation is sent, unless one is pending or the account is a member already
   */
  readonly handshakeId?: string;

  /**
   * What the invited account reads, up to 1,024 characters. An edit sends nothing: it goes with the next invitation.
   *
   * @default - no note
   */
  readonly note?: string;

  /**
   * One number, one invitation: raise it to invite again. A pending one is cancelled first. Time alone never invites:
   * an invitation that was declined or lapsed is a warning in every plan until this number is raised.
   *
   * A whole number from 1 up.
   *
   * @default 1
   */
  readonly attempt?: number;

  /**
   * What happens when this construct is deleted from the code.
   *
   * `PROTECT`: a plan that would remove the member fails; a pending invitation is cancelled. `ABANDON`: nothing is
   * undone, a pending invitation can still be accepted. `DESTROY`: the member is removed from the directory
   * (RemoveCloudAccount), a pending invitation is cancelled.
   *
   * @default - that of the directory, else `PROTECT`
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Lets `terraform apply` wait this long for the answer, after an invitation went out: a duration such as `"30m"`.
   * When nobody answered, apply ends in success with a warning. Not together with {@link Invitation.accept}: the
   * acceptance comes after the wait.
   *
   * @default - apply does not wait
   */
  readonly waitFor?: string;

  /**
   * Where this construct stood before it was renamed or moved in the code: its path below the stack, as in
   * `"partners/acme"`, the oldest first. The invitation and all hooks below keep their objects.
   *
   * @default - it has always stood here
   */
  readonly previousPaths?: string[];

  /**
   * The directory that the account is invited to.
   *
   * @default - that of the construct that this one stands in, or the stack's only one
   */
  readonly directory?: IResourceDirectory;

  /**
   * The `ResourceDirectoryProvider` with the credentials of the management account.
   *
   * @default - that of the directory, else the stack's `ResourceDirectoryProvider` without alias
   */
  readonly provider?: TerraformProvider;
}

/** How to accept an invitation whose construct is at hand. */
export interface InvitationAcceptOptions {
  /**
   * The invited account's own credentials: a prefix, a profile or a role. No provider element is needed for them.
   *
   * @default - those of `provider`
   */
  readonly credentials?: DirectoryCredentials;

  /**
   * The provider element. Without credentials of the hook's own it must have those of the *invited* account: a
   * `ResourceDirectoryProvider` with an alias.
   *
   * @default - the inviting one, which needs `credentials` here
   */
  readonly provider?: TerraformProvider;

  /**
   * The directory that the invitation must come from (`rd-...`).
   *
   * @default - `directoryId` of the inviting provider if it was given, else what the invitation reports
   */
  readonly expectedDirectoryId?: string;

  /**
   * How long to look for an invitation that does not show yet on the invited side: a duration such as `"5m"`.
   *
   * @default - 5 minutes
   */
  readonly waitFor?: string;

  /**
   * Where this hook stood before it was renamed in the code: its path below the stack, the oldest first. One that only
   * went along with its invitation needs none.
   *
   * @default - it has always stood here
   */
  readonly previousPaths?: string[];
}

/**
 * Invites an existing account to join the directory and follows whether it is a member (InviteAccountToResourceDirectory,
 * CancelHandshake, RemoveCloudAccount).
 *
 * Applying ends as soon as the invitation is out; somebody with the credentials of the invited account accepts it, by
 * hand or with {@link Invitation.accept}. An invitation of this directory that is pending already is adopted, and an
 * account that is a member already is left as it is.
 *
 * Two invitations of one account in one stack and provider fail its validation.
 *
 * Synth throws for a target that is no account id, a note that is too long, an `attempt` below 1 or a `waitFor` that is
 * no duration.
 */
export class Invitation extends Construct implements ITerraformDependable {
  /** The resource below this construct. Its construct id is `Resource`. */
  public readonly resource: InvitationResource;

  /** Id of the account once it is a member; null in Terraform before. */
  public readonly accountId: string;

  /** The invited member, for hooks and for whatever takes an account. Its id is null in Terraform until it has joined. */
  public readonly member: IMemberAccount;

  private readonly provider: TerraformProvider | undefined;
  private readonly waitFor: string | undefined;

  public constructor(scope: Construct, id: string, props: InvitationProps) {
    super(scope, id);
    checkCdk(this);
    checkNoIteration(this, props);
    warnOfLostLetters(this);
    checkText(this, "target", props.target.value, checkAccountId);
    checkText(this, "handshakeId", props.handshakeId, checkHandshakeId);
    checkText(this, "note", props.note, checkNote);
    checkNumber(this, "attempt", props.attempt, checkAttempt);
    checkText(this, "waitFor", props.waitFor, checkDuration);
    checkProvider(this, "provider", props.provider, "resourcedirectory");
    this.provider = props.provider;
    this.waitFor = props.waitFor;
    this.resource = new InvitationResource(this, "Resource", {
      provider: props.provider,
      target: props.target.value,
      targetType: props.target.type,
      note: props.note,
      attempt: props.attempt ?? 1,
      removalPolicy: removalPolicyOf(this, props.removalPolicy),
      timeouts: props.waitFor === undefined ? undefined : { create: props.waitFor, update: props.waitFor },
    });
    chooseDirectory(this, { directory: props.directory });
    useDirectory(this.resource);
    this.accountId = lateReference(() => this.resource.accountId);
    this.member = new ReferencedMember(this, "Member", this.accountId, { provider: props.provider });
    if (props.handshakeId !== undefined) {
      new ImportBlocks(this, `${props.target.type}:${props.target.value}`, [this.resource]);
    }
    follow(this, props.previousPaths);
    checkStackOf(this);
  }

  /** Terraform address of the invitation, which makes `dependsOn: [invitation]` work. */
  public get fqn(): string {
    return this.resource.fqn;
  }

  /** Id of the invitation that is followed (`h-...`); null if the account was a member already. */
  public get handshakeId(): string {
    return this.resource.handshakeId;
  }

  /** `Pending`, `Accepted`, `Declined`, `Cancelled`, `Expired`, `Deleted` or `Removed`. */
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
   * Accepts this invitation with the credentials of the invited account.
   *
   * Credentials of any account but the invited one are refused when the plan is applied, and the inviting provider, without
   * credentials of the hook's own, when the stack is validated. The invited account accepts once.
   *
   * @param id construct id of the hook below this invitation
   */
  public accept(id: string, options: InvitationAcceptOptions): HandshakeAcceptance {
    const acceptance = new HandshakeAcceptance(this, id, {
      provider: options.provider ?? this.provider,
      credentials: options.credentials,
      handshakeId: lateReference(() => this.handshakeId),
      expectedDirectoryId: options.expectedDirectoryId ?? this.ownDirectoryId(),
      expectedAccountId: lateValue(() => String(argumentsOf(this.resource)?.["target"])),
      waitFor: options.waitFor,
      previousPaths: options.previousPaths,
    });
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

  /** Looked up at synth, because the provider element may be declared after the invitation. */
  private ownDirectoryId(): string {
    const reported = lateReference(() => this.resourceDirectoryId);
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

/** Whom an invitation goes to. */
export class InvitationTarget {
  /**
   * An Alibaba Cloud account by its id.
   *
   * @param accountId 16 digits
   */
  public static account(accountId: string): InvitationTarget {
    return new InvitationTarget("Account", accountId);
  }

  /** `TargetType` of InviteAccountToResourceDirectory. */
  public readonly type: string;

  /** `TargetEntity` of InviteAccountToResourceDirectory. */
  public readonly value: string;

  private constructor(type: string, value: string) {
    this.type = type;
    this.value = value;
  }
}
