import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { checkAccountId } from "../rules";
import { checkText } from "./checks";
import { MemberAccountBase } from "./member-account-base";

/** A member that this app only refers to. */
export class ReferencedMember extends MemberAccountBase {
  public readonly accountId: string;
  protected readonly directoryProvider: TerraformProvider | undefined;

  public constructor(scope: Construct, id: string, accountId: string, directoryProvider?: TerraformProvider) {
    super(scope, id);
    checkText(this, "accountId", accountId, checkAccountId);
    this.accountId = accountId;
    this.directoryProvider = directoryProvider;
  }
}
