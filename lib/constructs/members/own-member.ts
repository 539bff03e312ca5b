/** Members on a resource of our own: one `resourcedirectory_member`, which protects itself. */
import { TerraformElement } from "cdktf";
import type { Construct } from "constructs";
import { ResourceManagerAccount } from "../../bindings/alicloud/resource-manager-account";
import { Member } from "../../bindings/resourcedirectory/member";
import { MemberProtection } from "../../bindings/resourcedirectory/member-protection";
import { removalPolicyOf } from "../directory/default-removal-policy";
import { MemberResource } from "../directory/directory-ref";
import { goesNowhereBesideOwnMembers, needsOwnMembers } from "../synth/errors/member-resources";
import { MovedFromType } from "../synth/state/moved-blocks";
import { ForgottenType, removedAt } from "../synth/state/removed-blocks";
import type { MemberAccountProps } from "./member-account-props";

/** Throws for what the other kind of resource alone can do. */
export function checkMemberResource(
  scope: Construct,
  props: MemberAccountProps,
  chosen: MemberResource,
): void {
  if (chosen === MemberResource.RESOURCE_DIRECTORY) {
    if (props.provider !== undefined) {
      throw goesNowhereBesideOwnMembers(scope, "provider");
    }
    return;
  }
  for (const name of ["adopt", "abandonableCheckIds"] as const) {
    if (props[name] !== undefined) {
      throw needsOwnMembers(scope, name);
    }
  }
}

/** The arguments that both kinds of resource have. */
export function settingsOf(props: MemberAccountProps) {
  const { displayName, accountNamePrefix, payerAccountId, resellAccountType, tags } = props;
  const folderId = props.folder?.folderId ?? props.folderId;
  return { displayName, accountNamePrefix, folderId, payerAccountId, resellAccountType, tags };
}

/** The member, and the blocks that take it over from the vendor's resource. */
export function declareOwnMember(scope: Construct, props: MemberAccountProps): Member {
  const member = new Member(scope, "Resource", {
    provider: props.directoryProvider,
    ...settingsOf(props),
    accountId: props.accountId,
    adopt: props.adopt,
    abandonableCheckIds: props.abandonableCheckIds,
    removalPolicy: removalPolicyOf(scope, props.removalPolicy),
  });
  new MovedFromType(scope, ResourceManagerAccount.tfResourceType, member);
  new ForgottenProtection(scope, "Protection", MemberProtection.tfResourceType);
  return member;
}

/** Forgets a member of our own in whose place the vendor's resource takes the account in. */
export function forgetOwnMember(
  scope: Construct,
  { accountId }: MemberAccountProps,
  account: ResourceManagerAccount,
): void {
  if (accountId !== undefined) {
    new ForgottenType(scope, Member.tfResourceType, account);
  }
}

/**
 * Forgets the protection of a member that comes from the vendor's resource; does nothing where there is none. HCL output
 * cannot hold the block: the protection that is left in state refuses its own removal then.
 */
class ForgottenProtection extends TerraformElement {
  private readonly type: string;

  public constructor(scope: Construct, id: string, type: string) {
    super(scope, id, type);
    this.type = type;
  }

  public override toTerraform(): unknown {
    return removedAt(this, this.type);
  }

  public override toHclTerraform(): unknown {
    return {};
  }
}
