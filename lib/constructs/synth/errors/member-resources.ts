/** What one of the two kinds of member resource cannot do. */
import type { IConstruct } from "constructs";
import { SynthErrorCode } from "../synth-errors";
import { refusal } from "./refusal";

/** A prop of the vendor's resource where there is none. */
export function goesNowhereBesideOwnMembers(scope: IConstruct, prop: string): Error {
  return refusal(
    scope,
    SynthErrorCode.VALUE_REFUSED,
    `${prop}: without effect, since its directory says members: MemberResource.RESOURCE_DIRECTORY and nothing of aliyun/alicloud ` +
      "stands for a member or a folder then. Leave it out.",
  );
}

/** What a member on a resource of our own does not have. */
export function notOfVendor(scope: IConstruct, property: string): Error {
  return refusal(
    scope,
    SynthErrorCode.VALUE_REFUSED,
    `${property} is the vendor's, and the directory says members: MemberResource.RESOURCE_DIRECTORY. Use ownResource.`,
  );
}

/** A prop that the vendor's resource cannot carry out. */
export function needsOwnMembers(scope: IConstruct, prop: string): Error {
  return refusal(
    scope,
    SynthErrorCode.VALUE_REFUSED,
    `${prop}: the vendor's resource cannot do that. Leave it out, or have the directory say members: ` +
      "MemberResource.RESOURCE_DIRECTORY, before its members are declared.",
  );
}

/** @param directory whose default it is, if the construct says nothing itself */
export function cannotBeAbandoned(
  scope: IConstruct,
  what: "member" | "folder",
  directory?: IConstruct,
): Error {
  const [construct, deleted] =
    what === "member" ? ["MemberAccount", "account"] : ["Folder", "folder, if it holds nothing"];
  const origin = directory === undefined ? "" : `, the default of ${directory.node.path},`;
  return refusal(
    scope,
    SynthErrorCode.NOT_ABANDONABLE,
    `removalPolicy ABANDON${origin} is not possible for a ${what}: destroying its Terraform resource always deletes the ` +
      `${deleted}, and cannot be told to do nothing. Allowed: PROTECT, DESTROY. To leave it in the cloud and forget it, ` +
      `put ${construct}.forget(scope, "${scope.node.id}") in the place of this construct.`,
  );
}
