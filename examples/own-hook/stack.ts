import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { MemberAccount, ResourceDirectory } from "../../lib";
import { HandoverHook } from "./handover-hook";

/** A step that the library does not know, between two that it does. */
export class OwnHookStack extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    new ResourceDirectory(this, "rd", { region: "cn-hangzhou" });

    const data = new MemberAccount(this, "data", { displayName: "data-platform" });
    const handover = new HandoverHook(data, "handover", { account: data, team: "data-platform" });

    // A hook can be depended on: the mail goes out only when the service desk knows whom to ask about it.
    data.promote("promotion", { email: "data-root@example.com", dependsOn: [handover] });
  }
}
