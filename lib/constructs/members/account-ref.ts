import type { IConstruct } from "constructs";

/** Something with an account id to hang a hook on. */
export interface IAccountRef extends IConstruct {
  /** Id of the account, 16 digits. May be known only after apply. */
  readonly accountId: string;

  /**
   * Id of an account that joins the directory by invitation: known also before it has, while `accountId` is null in Terraform.
   *
   * @default - it does not join by invitation, or it is not known whose invitation it is
   */
  readonly invitedAccountId?: string;
}
