import type { ITerraformDependable, TerraformProvider, TerraformResourceLifecycle } from "cdktf";
import type { Construct } from "constructs";
import { ResourceManagerAccount } from "../bindings/alicloud/resource-manager-account";
import type { MemberProtection } from "../bindings/resourcedirectory/member-protection";
import { checkAccountId, checkAccountNamePrefix, checkDisplayName, checkFolderId } from "../rules";
import { checkNoIteration, checkProvider, checkText } from "./checks";
import { policyWithoutAbandon } from "./default-removal-policy";
import { chooseDirectory, useDirectory } from "./directory-choice";
import { oneOfTwo } from "./errors";
import { FollowingProtection } from "./following-protection";
import { ForgottenMember } from "./forgotten-member";
import { lateReference } from "./late-value";
import { MemberAccountBase, ReferencedMember } from "./member-account-base";
import type { IMemberAccount, MemberReferenceOptions } from "./member-account-base";
import type { MemberAccountProps } from "./member-account-props";
import { RemovalPolicy } from "./removal-policy";
import { checkStackOf } from "./stack-checks";
import { ImportBlocks, follow } from "./state-blocks";
import { overridesOf } from "./tree";

/**
 * A member of the directory that is created in it: a resource account (CreateResourceAccount).
 *
 * It is one `alicloud_resource_manager_account` (child `Resource`) and one `resourcedirectory_member_protection` (child
 * `Protection`), which makes every plan fail that would delete, replace or re-create the member while it is protected.
 *
 * The stack needs a provider element of alicloud and a `ResourceDirectoryProvider`. What the code does not set is left
 * alone: the type of the member (see {@link MemberAccount.switchType}), and its folder, payer and tags unless given.
 *
 * Renaming the construct, or moving it in the tree, changes the Terraform addresses of both resources and of its hooks.
 * Say so with `previousPaths`; without, the plan fails with one error for the member, which
 * has the `moved` blocks to write.
 *
 * Synth throws for a name, prefix or id that the service would refuse, for `folder` beside `folderId`, and for `RemovalPolicy.ABANDON`. Two
 * equal display names in one stack and provider fail its validation.
 */
export class MemberAccount extends MemberAccountBase implements ITerraformDependable {
  /**
   * A member that is managed elsewhere, so that hooks can hang on it. Nothing is created, read or protected.
   *
   * @param accountId 16 digits, or a token such as another resource's attribute
   */
  public static fromAccountId(
    scope: Construct,
    id: string,
    accountId: string,
    options: MemberReferenceOptions = {},
  ): IMemberAccount {
    return new ReferencedMember(scope, id, accountId, options);
  }

  /**
   * Takes the place of a `MemberAccount` whose account shall stay in the cloud and no longer be managed: Terraform
   * forgets the account and its protection, and deletes neither. Needs Terraform 1.7 or later.
   *
   * Hooks of the member end as if they were deleted: a promotion that is pending is cancelled. Remove this line after
   * every stack has been applied.
   *
   * @param scope the scope of the construct that it replaces
   * @param id the id of the construct that it replaces
   */
  public static forget(scope: Construct, id: string): ForgottenMember {
    return new ForgottenMember(scope, id);
  }

  /**
   * The vendor's resource: the way to what this construct does not offer, such as `resource.addOverride(...)`.
   */
  public readonly resource: ResourceManagerAccount;

  /** Remembers the removal policy in Terraform state. */
  public readonly protection: MemberProtection;

  public readonly accountId: string;
  protected readonly directoryProvider: TerraformProvider | undefined;

  public constructor(scope: Construct, id: string, props: MemberAccountProps) {
    super(scope, id);
    this.check(props);
    chooseDirectory(this, { directory: props.directory, of: props.folder });
    this.directoryProvider = props.directoryProvider;
    this.resource = this.declareAccount(props);
    this.accountId = lateReference(this.resource, "id");
    const policy = policyWithoutAbandon(this, props.removalPolicy, "member");
    this.protection = new FollowingProtection(this, "Protection", {
      provider: props.directoryProvider,
      accountId: this.accountId,
      read: () => ({ displayName: this.displayNameGiven(), removalPolicy: policy() }),
    });
    [this.resource, this.protection].forEach(useDirectory);
    if (props.accountId !== undefined) {
      new ImportBlocks(this, props.accountId, [this.resource, this.protection]);
    }
    follow(this, props.previousPaths);
    checkStackOf(this);
  }

  /** Terraform address of the account, which makes `dependsOn: [member]` work. */
  public get fqn(): string {
    return this.resource.fqn;
  }

  /** Display name as the directory reports it. */
  public get displayName(): string {
    return this.resource.displayName;
  }

  /** Id of the folder that holds the member. */
  public get folderId(): string {
    return this.resource.folderId;
  }

  /** How the member joined: `created` or `invited`. */
  public get joinMethod(): string {
    return this.resource.joinMethod;
  }

  /** When the member joined (UTC). */
  public get joinTime(): string {
    return this.resource.joinTime;
  }

  /** Id of the directory, `rd-...`. */
  public get resourceDirectoryId(): string {
    return this.resource.resourceDirectoryId;
  }

  /** Status as the directory reports it, such as `CreateSuccess`. It says how the member came to be, not its type. */
  public get status(): string {
    return this.resource.status;
  }

  /** `ResourceAccount` or `CloudAccount`, as the directory reports it. */
  public get type(): string {
    return this.resource.type;
  }

  private check(props: MemberAccountProps): void {
    checkNoIteration(this, props);
    checkText(this, "displayName", props.displayName, checkDisplayName);
    checkText(this, "accountNamePrefix", props.accountNamePrefix, checkAccountNamePrefix);
    checkText(this, "payerAccountId", props.payerAccountId, checkAccountId);
    checkText(this, "accountId", props.accountId, checkAccountId);
    checkText(this, "folderId", props.folderId, checkFolderId);
    if (props.folder !== undefined && props.folderId !== undefined) {
      throw oneOfTwo(this, "folder", "folderId");
    }
    checkProvider(this, "provider", props.provider, "alicloud");
    checkProvider(this, "directoryProvider", props.directoryProvider, "resourcedirectory");
  }

  private declareAccount(props: MemberAccountProps): ResourceManagerAccount {
    return new ResourceManagerAccount(this, "Resource", {
      provider: props.provider,
      displayName: props.displayName,
      accountNamePrefix: props.accountNamePrefix,
      folderId: props.folder?.folderId ?? props.folderId,
      payerAccountId: props.payerAccountId,
      resellAccountType: props.resellAccountType,
      tags: props.tags,
      lifecycle: this.lifecycle(),
    });
  }

  /** Read when the stack is rendered: until then a setter, an override or an Aspect that tags may have come. */
  private lifecycle(): TerraformResourceLifecycle {
    const isProtected = () => this.protection.removalPolicyInput !== RemovalPolicy.DESTROY;
    const leftAlone = () => this.leftAlone();
    return {
      /** The protection stands out of a plan that targets the account alone; this flag does not. */
      get preventDestroy() {
        return isProtected() ? true : undefined;
      },
      get ignoreChanges() {
        return leftAlone();
      },
    };
  }

  /** What nobody has set: the vendor's provider would plan to empty a payer and tags that the account has already. */
  private leftAlone(): string[] | undefined {
    const { payerAccountIdInput: payer, tagsInput: tags } = this.resource;
    const overrides = overridesOf(this.resource);
    const unset = [
      ...(payer === undefined && overrides["payer_account_id"] === undefined ? ["payer_account_id"] : []),
      ...(tags === undefined && overrides["tags"] === undefined ? ["tags"] : []),
    ];
    return unset.length === 0 ? undefined : unset;
  }

  private displayNameGiven(): string {
    const { display_name: overridden = this.resource.displayNameInput } = overridesOf(this.resource);
    return String(overridden);
  }
}
