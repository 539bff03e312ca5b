/**
 * Every message of synth. Each says where (the construct's path), what was got, what is allowed and what to do next.
 * What ends in `Problem` is reported by a validation and therefore a text; the others are thrown.
 */
import type { IConstruct } from "constructs";

/** A value that a rule refuses. `problem` says what is wrong and what is allowed. */
export function valueRefused(scope: IConstruct, attribute: string, shown: string, problem: string): Error {
  return new Error(
    `[${scope.node.path}] ${attribute} ${shown} ${problem}. Change ${attribute} of this construct.`,
  );
}

export function memberCannotBeAbandoned(scope: IConstruct): Error {
  return new Error(
    `[${scope.node.path}] removalPolicy ABANDON is not possible for a member: destroying its Terraform resource always ` +
      "deletes the account, and cannot be told to do nothing. Allowed: PROTECT, DESTROY. " +
      `To leave the account in the cloud and forget it, put MemberAccount.forget(scope, "${scope.node.id}") in the ` +
      "place of this construct.",
  );
}

export function providerPackagesMissing(scope: IConstruct, directory: string, version: string): Error {
  return new Error(
    `[${scope.node.path}] the provider's packages of version ${version} are not in ${directory}, so that ` +
      '"terraform init" would not find the provider. Run "npm run build:provider" in the package\'s directory, or set ' +
      "installation to ProviderInstallation.NONE and serve the packages from a filesystem mirror.",
  );
}

export function idLosesLetters(scope: IConstruct): string {
  return (
    `construct id "${scope.node.id}" has letters that do not reach the Terraform address, which keeps only A-Z, a-z, ` +
    "0-9, _ and -. The address stays unique but cannot be read. Write the name in displayName and use a plain id."
  );
}

export function displayNameTwiceProblem(name: string, first: IConstruct, second: IConstruct): string {
  return (
    `displayName "${name}" of ${second.node.path} is already used by ${first.node.path}: a display name is unique in ` +
    "the directory. Give one of them another displayName."
  );
}

export function invitedTwiceProblem(target: string, first: IConstruct, second: IConstruct): string {
  return (
    `target "${target}" of ${second.node.path} is already invited by ${first.node.path}: each would follow the other's ` +
    "invitation and remove the same member. Delete one of them; to invite again raise attempt."
  );
}

export function emailTwiceProblem(maskedEmail: string, first: IConstruct, second: IConstruct): string {
  return (
    `email ${maskedEmail} of ${second.node.path} is already used by ${first.node.path}: an address can be the logon of ` +
    "one account only, anywhere. Give one of them another email."
  );
}

export function promotedTwiceProblem(first: IConstruct, second: IConstruct): string {
  return (
    `${second.node.path} promotes the member that ${first.node.path} promotes already: each would send mails and cancel ` +
    "the other's. Delete one of them."
  );
}

export function promotedAndSwitchedProblem(promotion: IConstruct, typeSwitch: IConstruct): string {
  return (
    `${typeSwitch.node.path} switches the type of the member that ${promotion.node.path} promotes: a promotion is ` +
    "itself a change of type, and each would undo the other. Delete one of them."
  );
}

export function acceptedByInviterProblem(acceptance: IConstruct): string {
  return (
    `provider of ${acceptance.node.path} is the one that sends the invitation: an invitation is accepted with the ` +
    "credentials of the invited account. Declare a ResourceDirectoryProvider with an alias and those credentials, and " +
    "pass it as provider."
  );
}

export function acceptanceComesAfterTheWait(waitFor: string): string {
  return (
    `the invitation waits ${waitFor} for an answer, and this acceptance starts only when that wait is over: every apply ` +
    "that invites takes that long. Remove waitFor of the invitation."
  );
}
