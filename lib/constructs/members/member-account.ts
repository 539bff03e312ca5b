import type {
  ITerraformDependable,
  TerraformProvider,
  TerraformResource,
  TerraformResourceLifecycle,
} from "cdktf";
import type { Construct } from "constructs";
import { ResourceManagerAccount } from "../../bindings/alicloud/resource-manager-account";
import type { Member } from "../../bindings/resourcedirectory/member";
import type { MemberProtection } from "../../bindings/resourcedirectory/member-protection";
import { checkAccountId, checkAccountNamePrefix, checkDisplayName, checkFolderId } from "../../rules";
import { belongToDirectory } from "../directory/belonging";
import { policyWithoutAbandon } from "../directory/default-removal-policy";
import { chooseDirectory } from "../directory/directory-choice";
import { MemberResource } from "../directory/directory-ref";
import { checkNoIteration, checkProvider, checkTagMap, checkText, warnOfMisspelt } from "../synth/checks";
import { notOfVendor } from "../synth/errors/member-resources";
import { oneOfTwo } from "../synth/errors/values";
import { expectedId } from "../synth/expected-id";
import { lateReference } from "../synth/late-value";
import { checkStackOf } from "../synth/stack-checks";
import { ImportBlocks } from "../synth/state/import-blocks";
import { follow } from "../synth/state/moved-blocks";
import { argumentOf, overridesOf } from "../synth/tree";
import { FollowingProtection } from "./following-protection";
import { ForgottenMember } from "./forgotten-member";
import type { ForgetMemberOptions } from "./forgotten-member";
import { MemberAccountBase, ReferencedMember } from "./member-account-base";
import type { IMemberAccount, MemberReferenceOptions } from "./member-account-base";
import { MEMBER_ACCOUNT_PROPS } from "./member-account-props";
import type { MemberAccountProps } from "./member-account-props";
import { holdToMemberResource, memberResourceOf } from "./member-resource";
import { checkMemberResource, declareOwnMember, forgetOwnMember, settingsOf } from "./own-member";
import { RemovalPolicy } from "./removal-policy";

/**
 * A member of the directory that is created in it: a resource account (CreateResourceAccount).
 *
 * It is one `alicloud_resource_manager_account` (child `Resource`) and one `resourcedirectory_member_protection` (child
 * `Protection`), which makes every plan fail that would delete, replace or re-create the member while it is protected. Where
 * the directory says `members: MemberResource.RESOURCE_DIRECTORY`, it is one `resourcedirectory_member` (child `Resource`),
 * which protects itself, and the blocks that take a member over from the former two.
 *
 * The stack needs a provider element of alicloud, unless its members are on the resource of our own, and a
 * `ResourceDirectoryProvider`. What the code does not set is left
 * alone: the type of the member (see {@link MemberAccount.switchType}), and its folder, payer and tags unless given.
 *
 * Renaming the construct, or moving it in the tree, changes the Terraform addresses of both resources and of its hooks.
 * Say so with `previousPaths`; without, the plan fails with one error for the member, which
 * has the `moved` blocks to write.
 *
 * Synth throws for a name, prefix, tag or id that the service would refuse, for `folder` beside `folderId`, and for what the other
 * kind of resource alone can do: `RemovalPolicy.ABANDON`, `adopt` and `abandonableCheckIds`, or `provider`. Two
 * equal display names in one stack and provider fail its validation, and so does an `accountId` that an `Invitation` of the
 * stack invites, or that another stack of the app has as well. A prop that is probably misspelt is warned of.
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
   * forgets the account and its protection, and deletes neither. Needs Terraform 1.7 or OpenTofu 1.10, or newer.
   *
   * Hooks of the member end as if they were deleted: a promotion that is pending is cancelled, unless `keepPending` names it.
   * Remove this line after every stack has been applied.
   *
   * @param scope the scope of the construct that it replaces
   * @param id the id of the construct that it replaces
   */
  public static forget(scope: Construct, id: string, options: ForgetMemberOptions = {}): ForgottenMember {
    return new ForgottenMember(scope, id, options);
  }

  /** The member on a resource of our own: the way to what this construct does not offer. Undefined on the vendor's. */
  public readonly ownResource?: Member;

  public readonly accountId: string;
  protected readonly directoryProvider: TerraformProvider | undefined;
  private readonly vendors: VendorResources | undefined;

  public constructor(scope: Construct, id: string, props: MemberAccountProps) {
    super(scope, id);
    this.check(props);
    chooseDirectory(this, { directory: props.directory, of: props.folder });
    const kind = memberResourceOf(this);
    checkMemberResource(this, props, kind);
    holdToMemberResource(this, kind);
    this.directoryProvider = props.directoryProvider;
    if (kind === MemberResource.RESOURCE_DIRECTORY) {
      this.ownResource = declareOwnMember(this, props);
      this.accountId = lateReference(this.ownResource, "account_id");
    } else {
      this.vendors = this.declareVendors(props);
      this.accountId = this.vendors.accountId;
      forgetOwnMember(this, props, this.vendors.account);
    }
    const resources = [this.main, ...(this.vendors === undefined ? [] : [this.vendors.protection])];
    resources.forEach(belongToDirectory);
    if (props.accountId !== undefined) {
      new ImportBlocks(this, props.accountId, resources);
    }
    follow(this, props.previousPaths);
    checkStackOf(this);
  }

  /**
   * The vendor's resource: the way to what this construct does not offer, such as `resource.addOverride(...)`.
   *
   * Throws where the directory says `members: MemberResource.RESOURCE_DIRECTORY`: see `ownResource`.
   */
  public get resource(): ResourceManagerAccount {
    return this.ofVendor("resource").account;
  }

  /**
   * Remembers the removal policy in Terraform state.
   *
   * Throws where the directory says `members: MemberResource.RESOURCE_DIRECTORY`: that resource protects itself.
   */
  public get protection(): MemberProtection {
    return this.ofVendor("protection").protection;
  }

  /** Terraform address of the account, which makes `dependsOn: [member]` work. */
  public get fqn(): string {
    return this.main.fqn;
  }

  /** Display name as the directory reports it. */
  public get displayName(): string {
    return this.main.getStringAttribute("display_name");
  }

  /** Id of the folder that holds the member. */
  public get folderId(): string {
    return this.main.getStringAttribute("folder_id");
  }

  /** How the member joined: `created` or `invited`. */
  public get joinMethod(): string {
    return this.main.getStringAttribute("join_method");
  }

  /** When the member joined (UTC). */
  public get joinTime(): string {
    return this.main.getStringAttribute("join_time");
  }

  /** Id of the directory, `rd-...`. */
  public get resourceDirectoryId(): string {
    return this.main.getStringAttribute("resource_directory_id");
  }

  /**
   * Of the vendor's resource as the directory reports it, such as `CreateSuccess`, which says how the member came to be. Of a
   * resource of our own `Member`, `Waiting` or `Removed`.
   */
  public get status(): string {
    return this.main.getStringAttribute("status");
  }

  /** `ResourceAccount` or `CloudAccount`, as the directory reports it. */
  public get type(): string {
    return this.main.getStringAttribute("type");
  }

  private check(props: MemberAccountProps): void {
    checkNoIteration(this, props);
    warnOfMisspelt(this, props, MEMBER_ACCOUNT_PROPS);
    checkText(this, "displayName", props.displayName, checkDisplayName);
    checkText(this, "accountNamePrefix", props.accountNamePrefix, checkAccountNamePrefix);
    checkText(this, "payerAccountId", props.payerAccountId, checkAccountId);
    checkText(this, "accountId", props.accountId, checkAccountId);
    checkText(this, "folderId", props.folderId, checkFolderId);
    checkTagMap(this, props.tags);
    if (props.folder !== undefined && props.folderId !== undefined) {
      throw oneOfTwo(this, "folder", "folderId");
    }
    checkProvider(this, "provider", props.provider, "alicloud");
    checkProvider(this, "directoryProvider", props.directoryProvider, "resourcedirectory");
  }

  private get main(): TerraformResource {
    return this.ownResource ?? this.resource;
  }

  private ofVendor(property: string): VendorResources {
    if (this.vendors === undefined) {
      throw notOfVendor(this, property);
    }
    return this.vendors;
  }

  private declareVendors(props: MemberAccountProps): VendorResources {
    const account = new ResourceManagerAccount(this, "Resource", {
      provider: props.provider,
      ...settingsOf(props),
    });
    const accountId = lateReference(account, "id");
    const policy = policyWithoutAbandon(this, props.removalPolicy, "member");
    const protection = new FollowingProtection(this, "Protection", {
      provider: props.directoryProvider,
      accountId,
      read: () => ({
        displayName: String(argumentOf(account, "display_name")),
        removalPolicy: policy(),
        accountNamePrefix: textOf(account, "account_name_prefix"),
        resellAccountType: textOf(account, "resell_account_type"),
      }),
    });
    const postcondition = expectedId(this, "accountId", props.accountId, "id");
    account.lifecycle = lifecycleOf(account, protection, postcondition);
    return { account, accountId, protection };
  }
}

/** A member on the vendor's resource. */
interface VendorResources {
  readonly account: ResourceManagerAccount;
  readonly accountId: string;
  readonly protection: MemberProtection;
}

/** Read when the stack is rendered: until then a setter, an override or an Aspect that tags may have come. */
function lifecycleOf(
  account: ResourceManagerAccount,
  protection: MemberProtection,
  postcondition: TerraformResourceLifecycle["postcondition"],
): TerraformResourceLifecycle {
  return {
    postcondition,
    /** The protection stands out of a plan that targets the account alone; this flag does not. */
    get preventDestroy() {
      return protection.removalPolicyInput === RemovalPolicy.DESTROY ? undefined : true;
    },
    get ignoreChanges() {
      return leftAlone(account);
    },
  };
}

/** What nobody has set: the vendor's provider would plan to empty a payer and tags that the account has already. */
function leftAlone(account: ResourceManagerAccount): string[] | undefined {
  const { payerAccountIdInput: payer, tagsInput: tags } = account;
  const overrides = overridesOf(account);
  const unset = [
    ...(payer === undefined && overrides["payer_account_id"] === undefined ? ["payer_account_id"] : []),
    ...(tags === undefined && overrides["tags"] === undefined ? ["tags"] : []),
  ];
  return unset.length === 0 ? undefined : unset;
}

function textOf(account: ResourceManagerAccount, name: string): string | undefined {
  const value = argumentOf(account, name);
  return typeof value === "string" ? value : undefined;
}
