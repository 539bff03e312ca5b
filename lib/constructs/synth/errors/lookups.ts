/** What is looked up in the directory by its name, and not found. */
import type { IConstruct } from "constructs";
import { quoted } from "../../../rules";
import { SynthErrorCode } from "../synth-errors";
import { refusal } from "./refusal";

export function lookupNeedsName(scope: IConstruct): Error {
  return refusal(
    scope,
    SynthErrorCode.VALUE_REFUSED,
    "name is known to Terraform only, and a folder is looked up by a name that stands in the code. Write the name, or " +
      "pass the id to Folder.fromFolderId.",
  );
}

/** What Terraform says when the lookup finds no folder. */
export function folderNotFound(scope: IConstruct, name: string): string {
  return (
    `[${scope.node.path}] There is no folder ${quoted(name)} in its place. Write the name as the directory has it, give ` +
    "the folder above as parent, or declare the folder with addFolder."
  );
}

export function memberLookupNeedsName(scope: IConstruct): Error {
  return refusal(
    scope,
    SynthErrorCode.VALUE_REFUSED,
    "displayName is known to Terraform only, and a member is looked up by a name that stands in the code. Write the name, " +
      "or pass the id to MemberAccount.fromAccountId.",
  );
}

/** What Terraform says when the lookup finds no member. */
export function memberNotFound(scope: IConstruct, name: string): string {
  return (
    `[${scope.node.path}] The directory has no member ${quoted(name)}. Write the name exactly as the directory has it, pass ` +
    "the id to MemberAccount.fromAccountId, or declare the member with MemberAccount or Invitation."
  );
}

/** What Terraform says when the lookup finds more than one, although names are unique in a directory. */
export function severalMembersFound(scope: IConstruct, name: string): string {
  return (
    `[${scope.node.path}] The directory has several members ${quoted(name)}: ` +
    '${join(", ", self.members[*].account_id)}. Pass the id of the one that is meant to MemberAccount.fromAccountId.'
  );
}
