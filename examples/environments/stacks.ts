import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { ResourceDirectoryProvider } from "../../lib";
import { AlicloudProvider } from "../../lib/bindings/alicloud";
import { PlatformMember } from "./platform-member";

const TEAMS = ["ledger", "search"];

/** The accounts of all teams in one environment. A stack of its own has a state, a plan and an approval of its own. */
export class EnvironmentStack extends TerraformStack {
  public constructor(scope: Construct, id: string, environment: string) {
    super(scope, id);
    new AlicloudProvider(this, "alicloud", { region: "cn-hangzhou" });
    new ResourceDirectoryProvider(this, "directory");
    for (const team of TEAMS) {
      new PlatformMember(this, team, { team, environment });
    }
  }
}
