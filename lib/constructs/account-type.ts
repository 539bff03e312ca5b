/** The types of a member, in the service's words (UpdateAccount, `NewAccountType`). */
export enum AccountType {
  /** A member with a root user that can sign in. */
  CLOUD_ACCOUNT = "CloudAccount",

  /** A member without a root user of its own, used through roles only. */
  RESOURCE_ACCOUNT = "ResourceAccount",
}
