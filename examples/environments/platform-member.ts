import { Construct } from "constructs";
import { MemberAccount, RemovalPolicy } from "../../lib";

/** What one team wants of an account, whatever the environment. */
export interface PlatformMemberProps {
  readonly team: string;
  readonly environment: string;
}

/** A team's account in one environment: this is where a company's own conventions live. */
export class PlatformMember extends Construct {
  public readonly account: MemberAccount;

  public constructor(scope: Construct, id: string, props: PlatformMemberProps) {
    super(scope, id);
    const isProduction = props.environment === "production";

    this.account = new MemberAccount(this, "account", {
      displayName: `${props.team}-${props.environment}`,
      accountNamePrefix: `${props.team}-${props.environment}`,
      tags: { team: props.team, environment: props.environment },
      // Test accounts come and go; a production account outlives every line of code about it.
      removalPolicy: isProduction ? RemovalPolicy.PROTECT : RemovalPolicy.DESTROY,
    });

    // A root user that can sign in is for production only. One address serves one account anywhere, so it carries
    // both names; two equal ones would already fail at synth, across all stacks of the app.
    if (isProduction) {
      this.account.promote("promotion", { email: `${props.team}-${props.environment}@example.com` });
    }
  }
}
