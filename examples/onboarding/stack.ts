import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  DirectoryCredentials,
  Invitation,
  InvitationTarget,
  MemberAccount,
  MemberResource,
  ResourceDirectory,
} from "../../lib";

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
    const directory = new ResourceDirectory(this, "rd", {
      region: "cn-hangzhou",
      // Said, so that the vendor's provider is there also for a plan in which the last team goes.
      members: MemberResource.ALICLOUD,
    });
    new TerraformOutput(this, "pending", { value: directory.pendingSteps });

    for (const team of props.teams) {
      const member = new MemberAccount(this, team, { displayName: `${team}-prod`, accountNamePrefix: team });
      member.promote("promotion", { email: `${team}-root@example.com` });
    }

    if (props.partner !== undefined) {
      const partner = new Invitation(this, "partner", {
        target: InvitationTarget.account(props.partner),
        note: props.note,
      });
      partner.accept("acceptance", { credentials: DirectoryCredentials.environmentPrefix("INVITEE_") });
    }
  }
}
