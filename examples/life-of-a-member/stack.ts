import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { MemberResource, ResourceDirectory } from "../../lib";
import { LIFE } from "./story";

/** The code of one step. Members are on this package's own resource, so that the stack needs no other provider. */
export class LifeOfAMemberStack extends TerraformStack {
  /** @param step its name, as the story has it */
  public constructor(scope: Construct, id: string, step: string) {
    super(scope, id);
    const directory = new ResourceDirectory(this, "rd", { members: MemberResource.RESOURCE_DIRECTORY });
    LIFE.find(({ name }) => name === step)?.code(this, directory);
  }
}
