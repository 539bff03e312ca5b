import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { MemberAccountBase } from "../members/member-account-base";

interface JoiningMemberProps {
  /** Null in Terraform until it has joined. */
  readonly accountId: string;
  readonly invitedAccountId: string | undefined;
  readonly directoryProvider: TerraformProvider | undefined;
}

/** An account that joins the directory by invitation. Hooks on it wait until it has joined. */
export class JoiningMember extends MemberAccountBase {
  public readonly accountId: string;
  public override readonly invitedAccountId?: string;
  protected readonly directoryProvider: TerraformProvider | undefined;

  public constructor(scope: Construct, id: string, props: JoiningMemberProps) {
    super(scope, id);
    this.accountId = props.accountId;
    this.invitedAccountId = props.invitedAccountId;
    this.directoryProvider = props.directoryProvider;
  }
}
