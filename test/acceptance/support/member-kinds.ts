import { TerraformProvider } from "cdktf";
import type { TerraformResource, TerraformStack } from "cdktf";
import { MemberAccount, MemberResource, RemovalPolicy, ResourceDirectory } from "../../../lib";
import type { MemberAccountProps } from "../../../lib";
import type { Code } from "./pipeline";

/** One of the two resources that a `MemberAccount` may be, and where they differ by design. */
export interface MemberKind {
  readonly members: MemberResource;
  /** Types of the objects that a member is in state, in the order of their addresses. */
  readonly types: readonly string[];
  /** What the code says of a member that may be deleted: ours accepts findings of the check only by their ids. */
  readonly deletable: Partial<MemberAccountProps>;
  /** The resources of a member; that of the account comes first. */
  resourcesOf(member: MemberAccount): readonly TerraformResource[];
}

/** Two objects: the protection stands beside the account. */
export const VENDORS: MemberKind = {
  members: MemberResource.ALICLOUD,
  types: ["alicloud_resource_manager_account", "resourcedirectory_member_protection"],
  deletable: { removalPolicy: RemovalPolicy.DESTROY },
  resourcesOf: ({ resource, protection }) => [resource, protection],
};

/** One object, which protects itself. */
export const OWN: MemberKind = {
  members: MemberResource.RESOURCE_DIRECTORY,
  types: ["resourcedirectory_member"],
  deletable: { removalPolicy: RemovalPolicy.DESTROY, abandonableCheckIds: ["NON_SP_cs"] },
  resourcesOf: ({ ownResource }) => (ownResource === undefined ? [] : [ownResource]),
};

export const KINDS = [VENDORS, OWN];

/** The code of a stack whose directory has its members on this kind of resource. */
export function on<T>(
  { members }: MemberKind,
  code: (stack: TerraformStack, directory: ResourceDirectory) => T,
): Code<T> {
  return (stack) => {
    const [alicloudProvider, provider] = stack.node.children.filter((child) =>
      TerraformProvider.isTerraformProvider(child),
    );
    return code(stack, new ResourceDirectory(stack, "rd", { members, provider, alicloudProvider }));
  };
}

/** The code of one member named payments, with these props on top. */
export function payments(kind: MemberKind, more: Partial<MemberAccountProps> = {}): Code<MemberAccount> {
  return on(kind, (stack) => new MemberAccount(stack, "payments", { displayName: "payments", ...more }));
}

/** The code of the same stack without a member. */
export function nobody(kind: MemberKind): Code {
  return on(kind, () => undefined);
}
