import type { TerraformProvider } from "cdktf";
import type { DirectoryCredentials } from "../directory/directory-credentials";
import type { IResourceDirectory } from "../directory/directory-ref";
import type { IFolder } from "../folders/folder";
import type { RemovalPolicy } from "../members/removal-policy";
import type { PropNames } from "../synth/checks";

/** What becomes of an invitation that nobody has answered in time. */
export enum WhenInvitationExpired {
  /** A warning in every plan; nothing is sent until `attempt` is raised. */
  REPORT = "report",

  /** The next plan invites anew, as long as `maxInvitations` allows. */
  INVITE_AGAIN = "invite_again",
}

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
   * Name of the member, unique in the directory: 2 to 50 letters, digits, Chinese characters, `_`, `.`, `-` and
   * spaces, none at either end. It is given once the account has joined; a change renames the member.
   *
   * @default - the member keeps the name that it joins with
   */
  readonly displayName?: string;

  /**
   * Tags of the member. They go with the invitation, and are put right once the account has joined: keys that others have
   * set are left alone, and a key that is taken out here is removed.
   *
   * @default - no tags go with the invitation, and those of the member are left alone
   */
  readonly tags?: Record<string, string>;

  /**
   * The folder of the member. It goes with the invitation; a change moves the member that has joined.
   *
   * @default - the root folder; a member that was moved elsewhere stays there
   */
  readonly folder?: IFolder;

  /**
   * Id of that folder (`fd-...`), instead of `folder`.
   *
   * @default - that of `folder`
   */
  readonly folderId?: string;

  /**
   * Id of the account that pays, 16 digits. It is set once the account has joined.
   *
   * @default - left alone
   */
  readonly payerAccountId?: string;

  /**
   * One number, one invitation: raise it to invite again. A pending one is cancelled first. Time alone never invites
   * unless `whenExpired` says so: an invitation that was declined or lapsed is a warning in every plan until this number is
   * raised.
   *
   * A whole number from 1 up.
   *
   * @default 1
   */
  readonly attempt?: number;

  /**
   * What becomes of an invitation that nobody answered in time. One that was declined or cancelled is only reported.
   *
   * @default WhenInvitationExpired.REPORT
   */
  readonly whenExpired?: WhenInvitationExpired;

  /**
   * How many invitations may go out, with `INVITE_AGAIN`, before `attempt` is changed again; the first one counts. Raising
   * `attempt` always invites.
   *
   * A whole number from 1 up.
   *
   * @default 3
   */
  readonly maxInvitations?: number;

  /**
   * What happens when this construct is deleted from the code.
   *
   * `PROTECT`: a plan that would remove the member fails; a pending invitation that was sent from here is cancelled, another one
   * forgotten. `ABANDON`: nothing is undone, a pending invitation can still be accepted. `DESTROY`: the member is removed from the
   * directory (RemoveCloudAccount), a pending invitation as under `PROTECT`. The member's settings are forgotten under each of them, and stay as
   * they are as long as it is a member.
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

export const INVITATION_PROPS: PropNames<InvitationProps> = {
  target: true,
  handshakeId: true,
  note: true,
  displayName: true,
  tags: true,
  folder: true,
  folderId: true,
  payerAccountId: true,
  attempt: true,
  whenExpired: true,
  maxInvitations: true,
  removalPolicy: true,
  waitFor: true,
  previousPaths: true,
  directory: true,
  provider: true,
};

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
   * @deprecated Write `credentials: DirectoryCredentials.environmentPrefix("ACME_")`, a profile or a role: an alias is a process of
   * its own and takes two applies to go. Whom only a provider element can stand for (OIDC, an ECS instance) accepts by a
   * `HandshakeAcceptance` with that `provider`.
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

export const INVITATION_ACCEPT_OPTIONS: PropNames<InvitationAcceptOptions> = {
  credentials: true,
  provider: true,
  expectedDirectoryId: true,
  waitFor: true,
  previousPaths: true,
};

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

  /**
   * The Alibaba Cloud account that signs in with this address. Its id becomes known with the member that joins by the
   * invitation and whose account name is that address; if its owner changes the address meanwhile, it cannot be told.
   *
   * @param address logon e-mail address of the account's root user
   */
  public static email(address: string): InvitationTarget {
    return new InvitationTarget("Email", address);
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
