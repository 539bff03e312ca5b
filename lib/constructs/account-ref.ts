import type { IConstruct } from "constructs";

/** Something with an account id to hang a hook on. */
export interface IAccountRef extends IConstruct {
  /** Id of the account, 16 digits. May be known only after apply. */
  readonly accountId: string;
}
