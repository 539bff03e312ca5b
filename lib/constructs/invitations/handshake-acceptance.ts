import type { ITerraformDependable, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { HandshakeAcceptance as HandshakeAcceptanceResource } from "../../bindings/resourcedirectory/handshake-acceptance";
import { checkAccountId, checkDirectoryId, checkDuration } from "../../rules";
import { belongToDirectory } from "../directory/belonging";
import { chooseDirectory } from "../directory/directory-choice";
import type { DirectoryCredentials } from "../directory/directory-credentials";
import type { IResourceDirectory } from "../directory/directory-ref";
import { condition, firstThatHolds, lastingIdOf } from "../directory/pending-steps";
import type { PendingStep } from "../directory/pending-steps";
import { LifecycleHook } from "../hooks/lifecycle-hook";
import type { IMemberAccount } from "../members/member-account-base";
import { checkNoIteration, checkProvider, checkText, warnOfMisspelt } from "../synth/checks";
import type { PropNames } from "../synth/checks";
import { sourceRefused } from "../synth/errors/values";
import { lateReference } from "../synth/late-value";
import { addressOf } from "../synth/tree";
import { JoiningMember } from "./joining-member";

/** Props of a {@link HandshakeAcceptance}. */
export interface HandshakeAcceptanceProps {
  /**
   * Id of the invitation (`h-...`), of an {@link Invitation} or of any other resource that makes one.
   *
   * @default - the pending invitation from `expectedDirectoryId`, looked for among the account's own
   */
  readonly handshakeId?: string;

  /** The directory to join (`rd-...`). An invitation from any other directory is refused. */
  readonly expectedDirectoryId: string;

  /**
   * The account that accepts, 16 digits: credentials of any other are refused before anything else is asked. Give it
   * where `handshakeId` is a reference: that is null where the target is a member already, and then the pending
   * invitation of whoever has the credentials would be accepted.
   *
   * @default - the account that the invitation shows to be its target
   */
  readonly expectedAccountId?: string;

  /**
   * The directory that the provider element is of.
   *
   * @default - that of the construct that this one stands in, or the stack's only one
   */
  readonly directory?: IResourceDirectory;

  /**
   * The provider element. Without credentials of the hook's own it must have those of the *invited* account: a
   * `ResourceDirectoryProvider` with an alias.
   *
   * @default - that of the directory, else the stack's `ResourceDirectoryProvider` without alias
   */
  readonly provider?: TerraformProvider;

  /**
   * The `ResourceDirectoryProvider` with the credentials of the management account, for hooks of {@link HandshakeAcceptance.member}.
   *
   * @default - the stack's `ResourceDirectoryProvider` without alias
   */
  readonly directoryProvider?: TerraformProvider;

  /**
   * The invited account's own credentials: a prefix, a profile or a role. No provider element is needed for them.
   *
   * @default - those of `provider`
   */
  readonly credentials?: DirectoryCredentials;

  /**
   * What has to be in place before this step. The invitation itself need not be named.
   *
   * @default - nothing beyond the invitation
   */
  readonly dependsOn?: ITerraformDependable[];

  /**
   * How long to look for an invitation that does not show yet on the invited side: a duration such as `"5m"`.
   *
   * @default - 5 minutes
   */
  readonly waitFor?: string;

  /**
   * Where this hook stood before it was renamed or moved in the code: its path below the stack, the oldest first.
   *
   * @default - it has always stood here
   */
  readonly previousPaths?: string[];
}

const PROPS: PropNames<HandshakeAcceptanceProps> = {
  handshakeId: true,
  expectedDirectoryId: true,
  expectedAccountId: true,
  directory: true,
  provider: true,
  directoryProvider: true,
  credentials: true,
  dependsOn: true,
  waitFor: true,
  previousPaths: true,
};

/**
 * Lifecycle hook: accepts an invitation with the credentials of the invited account (AcceptHandshake).
 *
 * It accepts once. After that, and for an account that is a member already, no call is made and no credentials are
 * needed. Accepting cannot be undone: deleting the hook forgets it. Keep a provider alias that serves it for one apply
 * longer than the hook, since Terraform needs it to forget the resource.
 *
 * Synth throws for an `expectedDirectoryId` or `expectedAccountId` that is none, a `waitFor` that is no duration and
 * credentials of an ECS instance or an OIDC token (one under a prefix is fine: its variables take the prefix too).
 */
export class HandshakeAcceptance extends LifecycleHook {
  public readonly resource: HandshakeAcceptanceResource;

  /** Id of the account that accepted, known after apply. Refer to it for what must come after the acceptance. */
  public readonly accountId: string;

  /**
   * The account as a member, for hooks and for whatever takes an account. It has joined when its id is known: hooks on it are
   * carried out in the apply that accepts.
   */
  public readonly member: IMemberAccount;

  public constructor(scope: Construct, id: string, props: HandshakeAcceptanceProps) {
    super(scope, id, props.previousPaths);
    checkNoIteration(this, props);
    warnOfMisspelt(this, props, PROPS);
    checkText(this, "expectedDirectoryId", props.expectedDirectoryId, checkDirectoryId);
    checkText(this, "expectedAccountId", props.expectedAccountId, checkAccountId);
    checkText(this, "waitFor", props.waitFor, checkDuration);
    checkProvider(this, "provider", props.provider, "resourcedirectory");
    const { instanceRole, usesOidc = false } = props.credentials ?? {};
    if (instanceRole !== undefined || usesOidc) {
      throw sourceRefused(this, usesOidc ? "oidc()" : `ecsRole("${instanceRole}")`);
    }
    this.resource = new HandshakeAcceptanceResource(this, "Resource", {
      provider: props.provider,
      dependsOn: props.dependsOn,
      handshakeId: props.handshakeId,
      expectedDirectoryId: props.expectedDirectoryId,
      expectedAccountId: props.expectedAccountId,
      credentialsEnvPrefix: props.credentials?.variablePrefix,
      profile: props.credentials?.profileName,
      assumeRoleArn: props.credentials?.roleArn,
      timeouts: props.waitFor === undefined ? undefined : { create: props.waitFor, update: props.waitFor },
    });
    chooseDirectory(this, { directory: props.directory });
    belongToDirectory(this.resource);
    this.accountId = lateReference(this.resource, "account_id");
    this.member = new JoiningMember(this, "Member", {
      accountId: this.accountId,
      invitedAccountId: props.expectedAccountId && lateReference(this.resource, "expected_account_id"),
      directoryProvider: props.directoryProvider,
    });
  }

  /** `Accepted`, or `Waiting` as long as the invitation could not be sent. */
  public get status(): string {
    return this.resource.status;
  }

  /** When the account accepted (RFC 3339, UTC); null if it was a member before. */
  public get acceptedAt(): string {
    return this.resource.acceptedAt;
  }

  public override describePending(): PendingStep | undefined {
    const address = addressOf(this.resource);
    return {
      waits: condition(`${address}.status != "Accepted"`),
      member: lastingIdOf(this.member),
      step: "acceptance",
      next: firstThatHolds(
        [
          [
            `${address}.status == "Waiting"`,
            "the run that sends the invitation accepts it; there is nothing to change",
          ],
        ],
        "nothing proves that the account has joined: the next apply accepts",
      ),
    };
  }
}
