/**
 * Sentences of synth, apart from what a rule says of a value. Each says where, what was got, what is allowed and what to
 * do next. What returns an `Error` is thrown by a constructor or while files are written; a `...Problem` is collected by
 * the stack's validation, with all others; the rest are warnings.
 */
import type { IConstruct } from "constructs";
import { SynthErrorCode, coded } from "./synth-errors";

/** A value that a rule refuses. `problem` says what is wrong and what is allowed. */
export function valueRefused(scope: IConstruct, attribute: string, shown: string, problem: string): Error {
  return refusal(
    scope,
    SynthErrorCode.VALUE_REFUSED,
    `${attribute} ${shown} ${problem}. Change ${attribute} of this construct.`,
  );
}

export function providerOfAnotherKind(
  scope: IConstruct,
  attribute: string,
  provider: IConstruct,
  kind: string,
  expected: string,
): Error {
  return refusal(
    scope,
    SynthErrorCode.PROVIDER_ELEMENT,
    `${attribute} "${provider.node.path}" is a provider element of "${kind}": write one of "${expected}".`,
  );
}

export function memberCannotBeAbandoned(scope: IConstruct): Error {
  return refusal(
    scope,
    SynthErrorCode.MEMBER_NOT_ABANDONABLE,
    "removalPolicy ABANDON is not possible for a member: destroying its Terraform resource always " +
      "deletes the account, and cannot be told to do nothing. Allowed: PROTECT, DESTROY. " +
      `To leave the account in the cloud and forget it, put MemberAccount.forget(scope, "${scope.node.id}") in the ` +
      "place of this construct.",
  );
}

export function otherCdk(scope: IConstruct, own: string, others: string): Error {
  return refusal(
    scope,
    SynthErrorCode.MIXED_LIBRARIES,
    `this stack is made with "${others}" and this library with "${own}": synth cannot mix the two. Import App, ` +
      `TerraformStack and all else from "${own}", or take ${others}-alicloud-resource-directory instead of this package.`,
  );
}

export function providerPackagesMissing(scope: IConstruct, directory: string, version: string): Error {
  return refusal(
    scope,
    SynthErrorCode.PROVIDER_PACKAGES,
    `the provider's packages of version ${version} are not in ${directory}, so that ` +
      '"terraform init" would not find the provider. Run "npm run build:provider" in the package\'s directory, or set ' +
      "installation to ProviderInstallation.NONE and serve the packages from a filesystem mirror.",
  );
}

export function libraryNotInstalled(scope: IConstruct, name: string, from: string): Error {
  return refusal(
    scope,
    SynthErrorCode.PROVIDER_PACKAGES,
    `no package.json of ${name} above ${from}, so that its provider's packages cannot be found. A bundler that took ` +
      `the library in left them behind: keep it external (esbuild --external:${name}, webpack externals) and ship ` +
      "node_modules, or set installation to ProviderInstallation.NONE. Without a bundler, reinstall the package.",
  );
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "access is denied",
  EDQUOT: "the disk quota is used up",
  ENOSPC: "the disk is full",
  EPERM: "access is denied",
  EROFS: "the disk is read-only",
};

export function notWritable(scope: IConstruct, directory: string, code: string): Error {
  const reason = REASONS[code];
  return refusal(
    scope,
    SynthErrorCode.NOT_WRITABLE,
    `the provider's packages cannot be written to ${directory}: ${reason === undefined ? code : `${reason} (${code})`}. ` +
      "Make room or give access, choose another outdir for the App, or set installation to " +
      "ProviderInstallation.NONE and serve the packages from a filesystem mirror.",
  );
}

export function hclLosesForgotten(scope: IConstruct): Error {
  return refusal(
    scope,
    SynthErrorCode.HCL_LOSES,
    "MemberAccount.forget is a removed block, which CDKTF leaves out of HCL output: the next apply would delete the " +
      "account. Synthesize without --hcl (hclOutput, SYNTH_HCL_OUTPUT); Terraform reads the JSON as well.",
  );
}

export function hclLosesOverrides(stack: IConstruct, keys: readonly string[]): Error {
  return refusal(
    stack,
    SynthErrorCode.HCL_LOSES,
    `CDKTF leaves overrides of a stack out of HCL output, here ${keys.join(", ")}: what they protect or forget would ` +
      "be lost. Synthesize without --hcl (hclOutput, SYNTH_HCL_OUTPUT), or take the addOverride out.",
  );
}

function refusal(scope: IConstruct, code: SynthErrorCode, text: string): Error {
  return new Error(coded(code, `[${scope.node.path}] ${text}`));
}

export function displayNameTwiceProblem(name: string, first: IConstruct, second: IConstruct): string {
  return twice(
    `displayName "${name}" of ${second.node.path} is already used by ${first.node.path}: a display name is unique in ` +
      "the directory. Give one of them another displayName.",
  );
}

export function invitedTwiceProblem(target: string, first: IConstruct, second: IConstruct): string {
  return twice(
    `target "${target}" of ${second.node.path} is already invited by ${first.node.path}: each would follow the other's ` +
      "invitation and remove the same member. Delete one of them; to invite again raise attempt.",
  );
}

export function adoptedTwiceProblem(accountId: string, first: IConstruct, second: IConstruct): string {
  return twice(
    `accountId "${accountId}" of ${second.node.path} is already that of ${first.node.path}: one account would be managed ` +
      "twice. Delete one of them.",
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
      "credentials of the invited account. Pass its own as credentials, or as provider a " +
      "ResourceDirectoryProvider with an alias and those credentials.",
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
      "names none. Give one of them an alias, and pass it on as provider.",
  );
}

export function prefixedCredentialsProblem(directory: IConstruct): string {
  return coded(
    SynthErrorCode.PROVIDER_ELEMENT,
    `credentials of ${directory.node.path} are environment variables with a prefix, which aliyun/alicloud cannot read: it ` +
      "would act as another account or none. Use DirectoryCredentials.environment(), profile, assumeRole or ecsRole.",
  );
}

export function instanceRoleRefused(acceptance: IConstruct, role: string): Error {
  return valueRefused(
    acceptance,
    "credentials",
    `ecsRole("${role}")`,
    "cannot be brought by an acceptance: write DirectoryCredentials.environmentPrefix, profile or assumeRole, or a provider",
  );
}

export function logicalIdTooLateProblem(resource: IConstruct, wanted: string, used: string): string {
  return coded(
    SynthErrorCode.LOGICAL_ID_TOO_LATE,
    `overrideLogicalId("${wanted}") on ${resource.node.path} came after its address was used, and CDKTF keeps "${used}". ` +
      "Call it right after the construct is made, before an attribute of the resource is read; an Aspect is too late.",
  );
}

export function iterationProblem(scope: IConstruct): string {
  return coded(
    SynthErrorCode.NO_ITERATION,
    `${scope.node.path} cannot be repeated with forEach or count: its resources and hooks refer to one object. Write a ` +
      "loop in code, one construct with an id of its own for each.",
  );
}

export function iterationRefused(scope: IConstruct): Error {
  return new Error(`[${scope.node.path}] ${iterationProblem(scope)}`);
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

export function idLosesLetters(scope: IConstruct): string {
  return (
    `construct id "${scope.node.id}" has letters that do not reach the Terraform address, which keeps only A-Z, a-z, ` +
    "0-9, _ and -. The address stays unique but cannot be read. Write the name in displayName and use a plain id."
  );
}

export function acceptanceComesAfterTheWait(waitFor: string): string {
  return (
    `the invitation waits ${waitFor} for an answer, and this acceptance starts only when that wait is over: every apply ` +
    "that invites takes that long. Remove waitFor of the invitation."
  );
}
