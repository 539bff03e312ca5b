/** A member without a root user of its own: created in the directory, used through roles only. */
export const RESOURCE_ACCOUNT = "ResourceAccount";

/** A member with a root user that can sign in. */
export const CLOUD_ACCOUNT = "CloudAccount";

/** The types of a member, in the service's words. */
export const ACCOUNT_TYPES = [RESOURCE_ACCOUNT, CLOUD_ACCOUNT] as const;

export type AccountType = (typeof ACCOUNT_TYPES)[number];

/**
 * Checks the type of a member.
 *
 * @returns undefined when fine, else what is wrong and what is allowed
 */
export function checkAccountType(value: string): string | undefined {
  return isAccountType(value) ? undefined : `is not an account type: use ${ACCOUNT_TYPES.join(" or ")}`;
}

export function isAccountType(value: string | undefined): value is AccountType {
  return ACCOUNT_TYPES.some((type) => type === value);
}
