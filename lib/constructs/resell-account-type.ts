/** How a reseller on the international site creates a member (CreateResourceAccount, `ResellAccountType`). */
export enum ResellAccountType {
  /** The member is resold. */
  RESELL = "resell",

  /** The member is the reseller's own. */
  NON_RESELL = "non_resell",
}
