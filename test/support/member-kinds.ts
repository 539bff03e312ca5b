import { TerraformProvider } from "cdktf";
import type { TerraformResource, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  MemberAccount,
  MemberResource,
  RemovalPolicy,
  ResourceDirectory,
  ResourceDirectoryProvider,
} from "../../lib";
import type { MemberAccountProps } from "../../lib";
import { AlicloudProvider, ResourceManagerAccount } from "../../lib/bindings/alicloud";
import { Member } from "../../lib/bindings/resourcedirectory";

/** One of the two resources that a `MemberAccount` may be, and where they differ by design. */
export interface MemberKind {
  readonly members: MemberResource;
  /** Name of the provider that has the account and the folders. */
  readonly provider: string;
  /** Types of the objects that a member is in state, in the order of their addresses; that of the account comes first. */
  readonly types: readonly [string, ...string[]];
  /** Types of the objects that `forget` names for a member: those that an earlier choice of resource may have left as well. */
  readonly forgottenTypes: readonly string[];
  /** The attribute by which others refer to the account. */
  readonly idAttribute: string;
  readonly folder: { readonly type: string; readonly nameArgument: string; readonly idAttribute: string };
  /** What the code says of a member that may be deleted: ours accepts findings of the check only by their ids. */
  readonly deletable: Partial<MemberAccountProps>;
  /** The resources of a member; that of the account comes first. */
  resourcesOf(member: MemberAccount): readonly TerraformResource[];
  /** Which settings, as the code is written, the directory keeps as they are: payer and tags, where the code has none. */
  leftAlone(account: Readonly<Record<string, unknown>>): unknown;
  /** What a member says that acts with other provider elements than the stack's, all of this alias. */
  actingAs(alias: string, stack: TerraformStack): Partial<MemberAccountProps>;
  /** The resource as somebody writes it who does without the construct. */
  withoutConstruct(scope: Construct, id: string, displayName: string): ResourceManagerAccount | Member;
}

/** Two objects: the protection stands beside the account. */
export const VENDORS: MemberKind = {
  members: MemberResource.ALICLOUD,
  provider: "alicloud",
  types: ["alicloud_resource_manager_account", "resourcedirectory_member_protection"],
  forgottenTypes: [
    "alicloud_resource_manager_account",
    "resourcedirectory_member_protection",
    "resourcedirectory_member",
  ],
  idAttribute: "id",
  folder: { type: "alicloud_resource_manager_folder", nameArgument: "folder_name", idAttribute: "id" },
  deletable: { removalPolicy: RemovalPolicy.DESTROY },
  resourcesOf: ({ resource, protection }) => [resource, protection],
  leftAlone: ({ lifecycle }) => (lifecycle as { readonly ignore_changes?: unknown }).ignore_changes ?? [],
  actingAs: (alias, stack) => ({
    provider: new AlicloudProvider(stack, `alicloud-${alias}`, { alias }),
    directoryProvider: new ResourceDirectoryProvider(stack, `directory-${alias}`, { alias }),
  }),
  withoutConstruct: (scope, id, displayName) => new ResourceManagerAccount(scope, id, { displayName }),
};

/** One object, which protects itself. */
export const OWN: MemberKind = {
  members: MemberResource.RESOURCE_DIRECTORY,
  provider: "resourcedirectory",
  types: ["resourcedirectory_member"],
  forgottenTypes: VENDORS.forgottenTypes,
  idAttribute: "account_id",
  folder: { type: "resourcedirectory_folder", nameArgument: "name", idAttribute: "folder_id" },
  deletable: { removalPolicy: RemovalPolicy.DESTROY, abandonableCheckIds: ["NON_SP_cs"] },
  resourcesOf: ({ ownResource }) => (ownResource === undefined ? [] : [ownResource]),
  leftAlone: (account) => ["payer_account_id", "tags"].filter((setting) => !(setting in account)),
  actingAs: (alias, stack) => ({
    directoryProvider: new ResourceDirectoryProvider(stack, `directory-${alias}`, { alias }),
  }),
  withoutConstruct: (scope, id, displayName) => new Member(scope, id, { displayName }),
};

export const KINDS = [VENDORS, OWN];

/** The resource of the account, whichever it is: what both have. */
export function accountOf(member: MemberAccount): ResourceManagerAccount | Member {
  return member.ownResource ?? member.resource;
}

/** The code of a stack whose directory has its members on this kind of resource. */
export function on<T>(
  { members }: MemberKind,
  code: (stack: TerraformStack, directory: ResourceDirectory) => T,
): (stack: TerraformStack) => T {
  return (stack) => {
    const [alicloudProvider, provider] = stack.node.children.filter((child) =>
      TerraformProvider.isTerraformProvider(child),
    );
    return code(stack, new ResourceDirectory(stack, "rd", { members, provider, alicloudProvider }));
  };
}

/** The code of one member named payments, with these props on top. */
export function payments(
  kind: MemberKind,
  more: Partial<MemberAccountProps> = {},
): (stack: TerraformStack) => MemberAccount {
  return on(kind, (stack) => new MemberAccount(stack, "payments", { displayName: "payments", ...more }));
}

/** The code of the same stack without a member. */
export function nobody(kind: MemberKind): (stack: TerraformStack) => void {
  return on(kind, () => undefined);
}
