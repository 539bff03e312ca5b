/**
 * Why a constructor, or the writing of files, refuses something, and what it warns of: where, what, the value got, what is
 * allowed and what to do next.
 */
import type { IConstruct } from "constructs";
import { faultLines } from "../../catalog/load";
import type { Fault } from "../../catalog/row";
import { quoted } from "../../rules";
import { SynthErrorCode, coded } from "./synth-errors";

/** A value that a rule refuses. `problem` says what is wrong and what is allowed. */
export function valueRefused(scope: IConstruct, attribute: string, shown: string, problem: string): Error {
  return refusal(
    scope,
    SynthErrorCode.VALUE_REFUSED,
    `${attribute} ${shown} ${problem}. Change ${attribute} of this construct.`,
  );
}

export function tagsRefused(scope: IConstruct, problem: string): Error {
  return refusal(scope, SynthErrorCode.VALUE_REFUSED, `tags ${problem}. Change tags of this construct.`);
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

/** A promotion that is taken over from another stack, of a member whose id only Terraform knows. */
export function takenOverNeedsId(scope: IConstruct): Error {
  return refusal(
    scope,
    SynthErrorCode.VALUE_REFUSED,
    "recordId takes a promotion over by the id of its member, which has to stand in the code. Give the MemberAccount its " +
      "accountId, or promote MemberAccount.fromAccountId with the 16 digits.",
  );
}

export function elementElsewhere(scope: IConstruct, element: IConstruct): Error {
  return refusal(
    scope,
    SynthErrorCode.PROVIDER_ELEMENT,
    `provider element "${element.node.path}" belongs to another stack. Declare one in this stack and pass that.`,
  );
}

/** Props that a given provider element leaves without effect. */
export function goesNowhere(scope: IConstruct, props: readonly string[], element: IConstruct): Error {
  return refusal(
    scope,
    SynthErrorCode.VALUE_REFUSED,
    `${props.join(", ")}: without effect beside a given provider element. Write it on "${element.node.path}".`,
  );
}

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

/** Both of two props that say one thing in two ways. */
export function oneOfTwo(scope: IConstruct, one: string, other: string): Error {
  return refusal(
    scope,
    SynthErrorCode.VALUE_REFUSED,
    `${one} and ${other} are both given, and either says all. Write one of them.`,
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

export function hclLosesForgotten(scope: IConstruct, written: string): Error {
  return refusal(
    scope,
    SynthErrorCode.HCL_LOSES,
    `${written} is a removed block, which CDKTF leaves out of HCL output: the next apply would delete what it keeps. ` +
      "Synthesize without --hcl (hclOutput, SYNTH_HCL_OUTPUT); Terraform reads the JSON as well.",
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

export function catalogHasFaults(scope: IConstruct, faults: readonly Fault[]): Error {
  const count = faults.length === 1 ? "1 fault" : `${faults.length} faults`;
  return refusal(
    scope,
    SynthErrorCode.CATALOG,
    `the catalog has ${count}:\n${faultLines(faults)}\nMend the files: nothing was made.`,
  );
}

export function noSuchKey(scope: IConstruct, key: string, what: string, known: readonly string[]): Error {
  const some = known.slice(0, 20).join(", ");
  return refusal(
    scope,
    SynthErrorCode.CATALOG,
    `the catalog has no ${what} with the key ${quoted(key)}. It has ${known.length === 0 ? "none" : some}` +
      `${known.length > 20 ? ` and ${known.length - 20} more` : ""}.`,
  );
}

/** @param source as it is written in code */
export function sourceRefused(acceptance: IConstruct, source: string): Error {
  return valueRefused(
    acceptance,
    "credentials",
    source,
    "cannot be brought by an acceptance: write DirectoryCredentials.environmentPrefix, profile or assumeRole, or declare a HandshakeAcceptance with a provider",
  );
}

export function emptySource(source: string): Error {
  return new Error(
    coded(
      SynthErrorCode.VALUE_REFUSED,
      `DirectoryCredentials.${source} got an empty text, as of a variable that is not set: write a value, or use ` +
        "DirectoryCredentials.environment().",
    ),
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

export function idLosesLetters(scope: IConstruct): string {
  return (
    `construct id "${scope.node.id}" has letters that do not reach the Terraform address, which keeps only A-Z, a-z, ` +
    "0-9, _ and -. The address stays unique but cannot be read. Write the name in displayName and use a plain id."
  );
}

export function misspeltProp(name: string, meant: string): string {
  return `${quoted(name)} is no prop of this construct, and does nothing. Did you mean "${meant}"?`;
}

export function acceptanceComesAfterTheWait(waitFor: string): string {
  return (
    `the invitation waits ${waitFor} for an answer, and this acceptance starts only when that wait is over: every apply ` +
    "that invites takes that long. Remove waitFor of the invitation."
  );
}

function refusal(scope: IConstruct, code: SynthErrorCode, text: string): Error {
  return new Error(coded(code, `[${scope.node.path}] ${text}`));
}
