import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { Invitation, InvitationTarget, MemberAccount, ResourceDirectoryProvider } from "../../lib";
import { AlicloudProvider } from "../../lib/bindings/alicloud";

/** What changes from one release of the code to the next. */
export interface OnboardingStackProps {
  /** Teams with an account of their own. A team that leaves this list is refused at plan: its account is protected. */
  readonly teams: string[];

  /** Account of a partner that joins, 16 digits. Undefined: nobody is invited yet. */
  readonly partner?: string;

  /** What the partner reads. Editing it later sends nothing. */
  readonly note?: string;
}

/** Accounts for teams, each with a root user, and a partner's account that joins and accepts with its own credentials. */
export class OnboardingStack extends TerraformStack {
  public constructor(scope: Construct, id: string, props: OnboardingStackProps) {
    super(scope, id);
    new AlicloudProvider(this, "alicloud", { region: "cn-hangzhou" });
    new ResourceDirectoryProvider(this, "directory");

    for (const team of props.teams) {
      const member = new MemberAccount(this, team, { displayName: `${team}-prod`, accountNamePrefix: team });
      member.promote("promotion", { email: `${team}-root@example.com` });
    }

    if (props.partner !== undefined) {
      const partnerCredentials = new ResourceDirectoryProvider(this, "partner-credentials", {
        alias: "partner",
        credentialsEnvPrefix: "INVITEE_",
      });
      const partner = new Invitation(this, "partner", {
        target: InvitationTarget.account(props.partner),
        note: props.note,
      });
      partner.accept("acceptance", { provider: partnerCredentials });
    }
  }
}
