import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { ResourceDirectory } from "../../lib";
import { PlatformMember } from "./platform-member";

const TEAMS = ["ledger", "search"];

/** The accounts of all teams in one environment. A stack of its own has a state, a plan and an approval of its own. */
export class EnvironmentStack extends TerraformStack {
  public constructor(scope: Construct, id: string, environment: string) {
    super(scope, id);
    new ResourceDirectory(this, "rd", { region: "cn-hangzhou" });
    for (const team of TEAMS) {
      new PlatformMember(this, team, { team, environment });
    }
  }
}
