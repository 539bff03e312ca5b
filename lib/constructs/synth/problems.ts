/** What the validation of a stack collects: what is wrong, where, and what to do next. */
import type { IConstruct } from "constructs";
import { shownTarget } from "../../rules";
import { SynthErrorCode, coded } from "./synth-errors";

export function displayNameTwiceProblem(name: string, first: IConstruct, second: IConstruct): string {
  return twice(
    `displayName "${name}" of ${second.node.path} is already used by ${first.node.path}: a display name is unique in ` +
      "the directory. Give one of them another displayName.",
  );
}

export function invitedTwiceProblem(target: string, first: IConstruct, second: IConstruct): string {
  return twice(
    `target "${shownTarget(target)}" of ${second.node.path} is already invited by ${first.node.path}: each would follow the other's ` +
      "invitation and remove the same member. Delete one of them; to invite again raise attempt.",
  );
}

export function folderNameTwiceProblem(name: string, first: IConstruct, second: IConstruct): string {
  return twice(
    `name "${name}" of ${second.node.path} is already used by ${first.node.path}: folders below one parent have different ` +
      "names. Give one of them another name.",
  );
}

export function memberLookedUpAndDeclaredProblem(
  name: string,
  found: IConstruct,
  declared: IConstruct,
): string {
  const isOfInvitation = declared.node.id === "Settings" && declared.node.scope !== undefined;
  const itself = isOfInvitation ? `member of ${declared.node.scope.node.path}` : declared.node.path;
  return lookedUpAndDeclared("displayName", name, found, declared, itself);
}

export function folderLookedUpAndDeclaredProblem(
  name: string,
  found: IConstruct,
  declared: IConstruct,
): string {
  return lookedUpAndDeclared("name", name, found, declared, declared.node.path);
}

function lookedUpAndDeclared(
  prop: string,
  name: string,
  found: IConstruct,
  declared: IConstruct,
  itself: string,
): string {
  return twice(
    `${prop} "${name}" of ${found.node.path} is that of ${declared.node.path} in the same stack: a lookup finds what the directory has ` +
      `before the apply, so that the plan that creates it, or gives it that name, fails. Use ${itself} itself instead of looking it up.`,
  );
}

export function adoptedTwiceProblem(id: string, first: IConstruct, second: IConstruct): string {
  const prop = id.startsWith("fd-") ? "folderId" : "accountId";
  return twice(
    `${prop} "${id}" of ${second.node.path} is already that of ${first.node.path}: one object would be managed twice. ` +
      "Delete one of them.",
  );
}

export function adoptedAndInvitedProblem(id: string, member: IConstruct, invitation: IConstruct): string {
  return twice(
    `accountId "${id}" of ${member.node.path} is the account that ${invitation.node.path} invites: one member would be managed ` +
      "twice. Delete the former, and give the invitation what it says (displayName, folder, payerAccountId, tags); or, if the " +
      "account is a member already, delete the invitation, once it was applied with RemovalPolicy.ABANDON.",
  );
}

export function emailTwiceProblem(maskedEmail: string, first: IConstruct, second: IConstruct): string {
  return twice(
    `email ${maskedEmail} of ${second.node.path} is already used by ${first.node.path}: an address can be the logon of ` +
      "one account only, anywhere. Give one of them another email.",
  );
}

export function promotedTwiceProblem(first: IConstruct, second: IConstruct): string {
  return twice(
    `${second.node.path} promotes the member that ${first.node.path} promotes already: each would send mails and cancel ` +
      "the other's. Delete one of them.",
  );
}

export function readdressedTwiceProblem(first: IConstruct, second: IConstruct): string {
  return twice(
    `${second.node.path} changes the address of the member whose address ${first.node.path} changes already: each would ` +
      "cancel the other's mail. Delete one of them.",
  );
}

export function switchedTwiceProblem(first: IConstruct, second: IConstruct): string {
  return twice(
    `${second.node.path} switches the type of the member whose type ${first.node.path} switches already: each would switch ` +
      "back what the other has switched. Delete one of them.",
  );
}

export function sameAddressProblem(address: string, first: IConstruct, second: IConstruct): string {
  return twice(
    `${second.node.path} has the address ${address}, and so has ${first.node.path}: CDKTF would write one block for both, so that ` +
      "the first is made what the second says. Give one of them another id (not Default, which CDKTF leaves out of addresses), or overrideLogicalId.",
  );
}

export function previousPathStillTakenProblem(moved: IConstruct, standing: IConstruct): string {
  return twice(
    `previousPaths of ${moved.node.path} has the place of ${standing.node.path}, which stands there: Terraform moves what was at an ` +
      "address only if nothing is declared there any more. Take the path out; or, if the two shall exchange their names, " +
      "give one of them a third id, apply, and rename it after that.",
  );
}

export function previousPathOfTwoProblem(first: IConstruct, second: IConstruct): string {
  return twice(
    `previousPaths of ${second.node.path} has the place of which ${first.node.path} says that it stood there: one object would be ` +
      "two. Take the path out of the one that is new.",
  );
}

export function promotedAndSwitchedProblem(promotion: IConstruct, typeSwitch: IConstruct): string {
  return twice(
    `${typeSwitch.node.path} switches the type of the member that ${promotion.node.path} promotes: a promotion is ` +
      "itself a change of type, and each would undo the other. Delete one of them.",
  );
}

function twice(text: string): string {
  return coded(SynthErrorCode.DECLARED_TWICE, text);
}

export function acceptedByInviterProblem(acceptance: IConstruct): string {
  return coded(
    SynthErrorCode.ACCEPTED_BY_INVITER,
    `provider of ${acceptance.node.path} is the one that sends the invitation: an invitation is accepted with the ` +
      "credentials of the invited account. Pass its own as credentials.",
  );
}

export function providerOfAnotherStackProblem(
  resource: IConstruct,
  provider: IConstruct,
  stack: IConstruct,
): string {
  return coded(
    SynthErrorCode.PROVIDER_ELEMENT,
    `provider "${provider.node.path}" of ${resource.node.path} belongs to another stack: Terraform would use the element ` +
      `of that name here, with other credentials or none. Declare a provider element in ${stack.node.path} and pass that.`,
  );
}

export function providerRemovedProblem(resource: IConstruct, provider: IConstruct): string {
  return coded(
    SynthErrorCode.PROVIDER_ELEMENT,
    `provider "${provider.node.path}" of ${resource.node.path} was taken out of the tree (tryRemoveChild) and will not be ` +
      "rendered. Pass the element that took its place.",
  );
}

export function twoDefaultElementsProblem(first: IConstruct, second: IConstruct): string {
  return coded(
    SynthErrorCode.PROVIDER_ELEMENT,
    `${second.node.path} is a provider element without alias, and so is ${first.node.path}: a stack has one for whatever ` +
      "names none. Give one of them an alias, and pass it on as provider or directory.",
  );
}

export function prefixedCredentialsProblem(directory: IConstruct): string {
  return coded(
    SynthErrorCode.PROVIDER_ELEMENT,
    `credentials of ${directory.node.path} are environment variables with a prefix, which aliyun/alicloud cannot read: it ` +
      "would act as another account or none. Use DirectoryCredentials.environment(), profile, assumeRole or ecsRole.",
  );
}

export function whichDirectoryProblem(construct: IConstruct, directories: readonly IConstruct[]): string {
  return coded(
    SynthErrorCode.WHICH_DIRECTORY,
    `${construct.node.path} names no directory, and its stack has several: ` +
      `${directories.map(({ node }) => node.path).join(", ")}. Pass one as directory, or declare the construct below it.`,
  );
}

export function directoryOfAnotherStackProblem(construct: IConstruct, directory: IConstruct): string {
  return coded(
    SynthErrorCode.WHICH_DIRECTORY,
    `directory "${directory.node.path}" of ${construct.node.path} is not in its stack: it has no provider elements there. ` +
      "Pass a ResourceDirectory of the same stack.",
  );
}

export function directoriesDisagreeProblem(
  construct: IConstruct,
  directory: IConstruct,
  other: IConstruct,
  others: IConstruct,
): string {
  return coded(
    SynthErrorCode.WHICH_DIRECTORY,
    `directory of ${construct.node.path} is ${directory.node.path}, and ${other.node.path}, which it refers to, belongs to ` +
      `${others.node.path}. Leave directory out, or refer to something of ${directory.node.path}.`,
  );
}

export function memberResourceProblem(construct: IConstruct, members: string): string {
  return coded(
    SynthErrorCode.WHICH_DIRECTORY,
    `${construct.node.path} was declared before its directory said members: "${members}". Declare the directory first, or pass ` +
      "it as directory.",
  );
}

export function logicalIdTooLateProblem(resource: IConstruct, wanted: string, used: string): string {
  return coded(
    SynthErrorCode.LOGICAL_ID_TOO_LATE,
    `overrideLogicalId("${wanted}") on ${resource.node.path} came after its address was used, and CDKTF keeps "${used}". ` +
      "Call it right after the construct is made, before an attribute of the resource is read; an Aspect is too late.",
  );
}

export function noTerraformNameProblem(construct: IConstruct, name: string): string {
  return coded(
    SynthErrorCode.VALUE_REFUSED,
    `${construct.node.path} would have the Terraform name "${name}": such a name begins with a letter or an underscore. ` +
      `Begin the construct id with a letter, as in "m-${construct.node.id}"; displayName may begin with a digit.`,
  );
}

export function leftInStateProblem(resource: IConstruct): string {
  return coded(
    SynthErrorCode.FORGET_ALL,
    `${resource.node.path} was made after ResourceDirectory.forgetAll, without a construct of this library, and would not be ` +
      "forgotten. Call forgetAll after it.",
  );
}

export function refersToForgottenProblem(construct: IConstruct, forgotten: IConstruct): string {
  return coded(
    SynthErrorCode.FORGET_ALL,
    `${construct.node.path} refers to ${forgotten.node.path}, which ResourceDirectory.forgetAll takes out of the stack. Write the ` +
      "value itself there, such as the account's id, or delete it in the same change.",
  );
}

export function overrideIsNoListProblem(stack: IConstruct, key: string): string {
  return coded(
    SynthErrorCode.OVERRIDE_CONFLICT,
    `addOverride("${key}", ...) on ${stack.node.path} is no list and would take the place of the ${key} blocks that ` +
      `constructs add. Write a list: addOverride("${key}", [{ ... }]).`,
  );
}

export function versionsMixedProblem(stack: IConstruct, versions: readonly string[]): string {
  return coded(
    SynthErrorCode.MIXED_LIBRARIES,
    `${stack.node.path} has provider elements of versions ${versions.join(" and ")} of this library, and Terraform takes ` +
      "one. Find the second copy with npm ls, and make both ask for the same version.",
  );
}
