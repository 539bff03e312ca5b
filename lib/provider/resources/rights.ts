import {
  accept,
  cancelInvitation,
  cancelPromotion,
  invite,
  promote,
  ramPolicyFor,
  removeMember,
  resend,
  switchType,
} from "../../directory";
import type { Operation, RamPolicy } from "../../directory";
import type { RESOURCE_SCHEMAS } from "./schemas";

/** A resource type of the provider, such as `resourcedirectory_promotion`. */
export type ResourceType = keyof typeof RESOURCE_SCHEMAS;

/** Whose credentials: those of the directory's management account, or those of an account that is invited. */
export type Side = "management" | "invitee";

interface Rights {
  readonly side: Side;
  /** What a refresh, a plan or an import calls. */
  readonly refresh: readonly Operation[];
  /** What an apply does. */
  readonly steps: readonly { readonly operation: Operation; readonly reads: readonly Operation[] }[];
}

const MEMBERS = ["GetResourceDirectory", "GetAccount", "ListAccounts"] as const;

const RIGHTS: Readonly<Record<ResourceType, Rights>> = {
  resourcedirectory_account_type: { side: "management", refresh: MEMBERS, steps: [switchType] },
  resourcedirectory_handshake_acceptance: {
    side: "invitee",
    refresh: ["GetResourceDirectory"],
    steps: [accept],
  },
  resourcedirectory_invitation: {
    side: "management",
    refresh: [...MEMBERS, "ListHandshakesForResourceDirectory"],
    steps: [invite, cancelInvitation, removeMember],
  },
  resourcedirectory_member_protection: { side: "management", refresh: MEMBERS, steps: [] },
  resourcedirectory_promotion: {
    side: "management",
    refresh: MEMBERS,
    steps: [promote, resend, cancelPromotion],
  },
};

/** Every resource type of the provider. */
export const RESOURCE_TYPES = Object.keys(RIGHTS) as readonly ResourceType[];

/**
 * The smallest RAM policy with which a stack of these resource types works. It covers this provider only; what
 * `aliyun/alicloud` calls in the same stack is its own.
 *
 * @param side whose credentials the policy is for; types of the other side add nothing
 * @param access `plan` for a pipeline that refreshes and plans but never applies
 */
export function leastPrivilege(
  types: readonly ResourceType[],
  side: Side,
  access: "apply" | "plan" = "apply",
): RamPolicy {
  const rights = types.map((type) => RIGHTS[type]).filter((each) => each.side === side);
  const applied = access === "apply" ? rights.flatMap(({ steps }) => steps) : [];
  return ramPolicyFor([
    ...rights.flatMap(({ refresh }) => refresh),
    ...applied.flatMap(({ operation, reads }) => [operation, ...reads]),
  ]);
}
