/** Which Terraform resource stands for the members and folders of a construct's directory. */
import type { IConstruct } from "constructs";
import { directoryOf } from "../directory/directory-choice";
import { MemberResource } from "../directory/directory-ref";
import { memberResourceProblem } from "../synth/problems";

/** What stands for the members of the construct's directory, as far as the tree tells by now. */
export function memberResourceOf(construct: IConstruct): MemberResource {
  return directoryOf(construct)?.members ?? MemberResource.ALICLOUD;
}

/** Has synth fail where a directory that was declared later says something else. */
export function holdToMemberResource(construct: IConstruct, chosen: MemberResource): void {
  construct.node.addValidation({
    validate: () => {
      const now = memberResourceOf(construct);
      return now === chosen ? [] : [memberResourceProblem(construct, now)];
    },
  });
}
