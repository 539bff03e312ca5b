/** Finds what a directory can hold once only: display names, folders, invitations, promotions. */
import { Token } from "cdktf";
import type { TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { addressKey, checkAccountId, checkFolderId, maskEmail } from "../../rules";
import {
  adoptedAndInvitedProblem,
  adoptedTwiceProblem,
  displayNameTwiceProblem,
  emailTwiceProblem,
  folderNameTwiceProblem,
  invitedTwiceProblem,
  promotedAndSwitchedProblem,
  promotedTwiceProblem,
  readdressedTwiceProblem,
  sameAddressProblem,
  switchedTwiceProblem,
} from "./problems";
import { importIdOf } from "./state/import-blocks";
import {
  addressOf,
  argumentOf,
  constructsIn,
  isForgotten,
  overridesOf,
  resolved,
  resourcesAmong,
  stacksBeside,
  writtenConstruct,
} from "./tree";
import type { DeclaredResource } from "./tree";

const FOLDER = "alicloud_resource_manager_folder";
const OWN_FOLDER = "resourcedirectory_folder";
const ACCOUNT = "alicloud_resource_manager_account";
const MEMBER = "resourcedirectory_member";
const INVITATION = "resourcedirectory_invitation";
const PROMOTION = "resourcedirectory_promotion";
const ACCOUNT_EMAIL = "resourcedirectory_account_email";
const ACCOUNT_TYPE = "resourcedirectory_account_type";
const ACCEPTANCE = "resourcedirectory_handshake_acceptance";

/**
 * What stands twice in a stack or, for mails, anywhere in its app.
 *
 * @param constructs all of the stack
 * @param declared their resources
 */
export function duplicateProblems(
  stack: TerraformStack,
  constructs: readonly IConstruct[],
  declared: readonly DeclaredResource[],
): string[] {
  return [
    ...duplicates(ofType(declared, ACCOUNT, MEMBER), "display_name", displayNameTwiceProblem),
    ...duplicates(ofType(declared, FOLDER), "folder_name", folderNameTwiceProblem, { placeOf: parentOf }),
    ...duplicates(ofType(declared, OWN_FOLDER), "name", folderNameTwiceProblem, { placeOf: parentOf }),
    ...duplicates(ofType(declared, INVITATION), "target", invitedTwiceProblem, { keyOf: addressKey }),
    ...addressProblems(declared),
    ...importProblems(stack, constructs, ofType(declared, INVITATION)),
    ...hookProblems(stack, declared),
  ];
}

/** When two of the same argument are not the same thing, and two of another one are. */
interface Apart {
  readonly placeOf?: (each: DeclaredResource) => string;
  readonly keyOf?: (value: string) => string;
}

function duplicates(
  declared: readonly DeclaredResource[],
  argument: string,
  problem: (value: string, first: IConstruct, second: IConstruct) => string,
  { placeOf = () => "", keyOf = (value) => value }: Apart = {},
): string[] {
  const firstByKey = new Map<string, IConstruct>();
  return declared.flatMap((each) => {
    const value = argumentOf(each.resource, argument);
    if (typeof value !== "string" || Token.isUnresolved(value)) {
      return [];
    }
    // Another alias may well act on another directory; both providers of a directory have the same.
    const key = [aliasOf(each), placeOf(each), keyOf(value)].join("\n");
    const construct = writtenConstruct(each.resource);
    const first = firstByKey.get(key);
    firstByKey.set(key, first ?? construct);
    return first === undefined ? [] : [problem(value, first, construct)];
  });
}

export function parentOf({ resource, arguments: { parent_folder_id: parent } }: DeclaredResource): string {
  return typeof parent === "string" ? String(resolved(resource, parent)) : "";
}

/** CDKTF merges what has one address, without a word. */
function addressProblems(declared: readonly DeclaredResource[]): string[] {
  const firstByAddress = new Map<string, IConstruct>();
  return declared.flatMap(({ resource }) => {
    const address = addressOf(resource);
    const first = firstByAddress.get(address);
    firstByAddress.set(address, first ?? resource);
    return first === undefined ? [] : [sameAddressProblem(address, first, resource)];
  });
}

/** An account is a member of one directory, and so is a folder: unlike other objects, they are held against the whole app. */
function importProblems(
  stack: TerraformStack,
  constructs: readonly IConstruct[],
  invitations: readonly DeclaredResource[],
): string[] {
  const own = imported(constructs);
  if (own.length === 0) {
    return [];
  }
  const stacks = stacksBeside(stack);
  const before = stacks
    .slice(0, stacks.indexOf(stack))
    .flatMap((each) => imported(constructsIn(each)))
    .filter(({ id }) => checkAccountId(id) === undefined || checkFolderId(id) === undefined);
  const firstById = new Map(before.reverse().map(({ id, construct }) => [id, construct]));
  const twice = own.flatMap(({ id, construct }) => {
    const first = firstById.get(id);
    firstById.set(id, first ?? construct);
    return first === undefined ? [] : [adoptedTwiceProblem(id, first, construct)];
  });
  const invited = invitations.flatMap(({ resource }) => {
    const target = argumentOf(resource, "target");
    const member = own.find(({ id }) => id === target);
    return member === undefined
      ? []
      : [adoptedAndInvitedProblem(member.id, member.construct, writtenConstruct(resource))];
  });
  return [...twice, ...invited];
}

/** What is taken into state by its id, and the construct that stands for it. */
function imported(constructs: readonly IConstruct[]) {
  return constructs.flatMap((blocks) => {
    const id = importIdOf(blocks);
    const construct = blocks.node.scope;
    return id === undefined || construct === undefined || Token.isUnresolved(id) || isForgotten(blocks)
      ? []
      : [{ id, construct }];
  });
}

function hookProblems(stack: TerraformStack, declared: readonly DeclaredResource[]): string[] {
  const promotions = ofType(declared, PROMOTION);
  const addresses = ofType(declared, ACCOUNT_EMAIL);
  const typeSwitches = ofType(declared, ACCOUNT_TYPE);
  if (promotions.length + addresses.length + typeSwitches.length === 0) {
    return [];
  }
  const all = stacksBeside(stack).flatMap((each) =>
    each === stack
      ? declared
      : resourcesAmong(constructsIn(each), PROMOTION, ACCOUNT_EMAIL, ACCOUNT_TYPE, INVITATION, ACCEPTANCE),
  );
  const invitees = inviteesOf(all);
  const keysOf: KeysOf = (hook) => accountKeys(hook, invitees);
  const [promotionsOfApp, addressesOfApp] = [ofType(all, PROMOTION), ofType(all, ACCOUNT_EMAIL)];
  const byEmail = grouped([...promotionsOfApp, ...addressesOfApp], emailKeys);
  const promotionsByAccount = grouped(promotionsOfApp, keysOf);
  const addressesByAccount = grouped(addressesOfApp, keysOf);
  // Unlike a mail, a switch is no matter beyond its directory.
  const keysOfSwitch: KeysOf = (hook) => keysOf(hook).map((key) => `${aliasOf(hook)}\n${key}`);
  const switchesByAccount = grouped(ofType(all, ACCOUNT_TYPE), keysOfSwitch);
  return [
    ...[...promotions, ...addresses].flatMap((hook) => sameEmailProblems(hook, byEmail, keysOf)),
    ...promotions.flatMap((hook) =>
      sameAccountProblems(keysOf(hook), hook, promotionsByAccount, promotedTwiceProblem),
    ),
    ...addresses.flatMap((hook) =>
      sameAccountProblems(keysOf(hook), hook, addressesByAccount, readdressedTwiceProblem),
    ),
    ...typeSwitches.flatMap((hook) =>
      sameAccountProblems(keysOfSwitch(hook), hook, switchesByAccount, switchedTwiceProblem),
    ),
    ...typeSwitches.flatMap((typeSwitch) =>
      hooksOfAccount(keysOf(typeSwitch), promotionsByAccount).map(({ resource }) =>
        promotedAndSwitchedProblem(writtenConstruct(resource), writtenConstruct(typeSwitch.resource)),
      ),
    ),
  ];
}

/** Hooks of an app by what two of them must not share. */
type Groups = ReadonlyMap<string, readonly DeclaredResource[]>;

/** All that may stand for the account of a hook. */
type KeysOf = (hook: DeclaredResource) => string[];

/** A promotion and a change of address of one account may name one address: it is that account's. */
function sameEmailProblems(hook: DeclaredResource, byEmail: Groups, keysOf: KeysOf): string[] {
  const own = new Set(keysOf(hook));
  const isOfSameAccount = (other: DeclaredResource): boolean =>
    other.resource.terraformResourceType !== hook.resource.terraformResourceType &&
    keysOf(other).some((key) => own.has(key));
  const [first] = emailKeys(hook).flatMap((key) => byEmail.get(key) ?? []);
  return first === undefined || first.resource === hook.resource || isOfSameAccount(first)
    ? []
    : [
        emailTwiceProblem(
          maskEmail(String(hook.arguments["email"])),
          writtenConstruct(first.resource),
          writtenConstruct(hook.resource),
        ),
      ];
}

function sameAccountProblems(
  keys: readonly string[],
  hook: DeclaredResource,
  byAccount: Groups,
  problem: (first: IConstruct, second: IConstruct) => string,
): string[] {
  const first = keys.map((key) => byAccount.get(key)?.[0]).find((each) => each?.resource !== hook.resource);
  return first === undefined
    ? []
    : [problem(writtenConstruct(first.resource), writtenConstruct(hook.resource))];
}

function hooksOfAccount(keys: readonly string[], byAccount: Groups): DeclaredResource[] {
  return [...new Set(keys.flatMap((key) => byAccount.get(key) ?? []))];
}

function emailKeys({ arguments: { email } }: DeclaredResource): string[] {
  return typeof email !== "string" || Token.isUnresolved(email) ? [] : [addressKey(email)];
}

/** An id or token serves the whole app; what a token becomes is told apart by stack, which may have the same address. */
function accountKeys(
  { resource, arguments: { account_id: accountId } }: DeclaredResource,
  invitees: ReadonlyMap<string, string>,
): string[] {
  if (typeof accountId !== "string") {
    return [];
  }
  if (!Token.isUnresolved(accountId)) {
    return [accountId];
  }
  const reference = inStackOf(resource, resolved(resource, accountId));
  const invitee = invitees.get(reference);
  return [accountId, reference, ...(invitee === undefined ? [] : [invitee])];
}

/** Whom an invitation or an acceptance is about, by what refers to its member: a hook on either is one of the same account. */
function inviteesOf(declared: readonly DeclaredResource[]): Map<string, string> {
  const invitees = new Map<string, string>();
  for (const { resource, arguments: given } of declared) {
    const invitee = resolved(resource, given["target"] ?? given["expected_account_id"]);
    if (typeof invitee === "string") {
      invitees.set(inStackOf(resource, `\${${addressOf(resource)}.account_id}`), invitee);
    }
  }
  return invitees;
}

function inStackOf({ cdktfStack }: TerraformResource, reference: unknown): string {
  return `${cdktfStack.node.path}\n${String(reference)}`;
}

function ofType(declared: readonly DeclaredResource[], ...types: readonly string[]): DeclaredResource[] {
  return declared.filter(({ resource }) => types.includes(resource.terraformResourceType));
}

/** The alias of the provider element that a resource uses; empty for the one without. */
export function aliasOf({ resource }: DeclaredResource): string {
  const { provider: overridden } = overridesOf(resource);
  return typeof overridden === "string"
    ? overridden.split(".").slice(1).join(".")
    : (resource.provider?.alias ?? "");
}

function grouped(
  declared: readonly DeclaredResource[],
  keysOf: (each: DeclaredResource) => string[],
): Map<string, DeclaredResource[]> {
  const groups = new Map<string, DeclaredResource[]>();
  for (const each of declared) {
    for (const key of keysOf(each)) {
      groups.set(key, [...(groups.get(key) ?? []), each]);
    }
  }
  return groups;
}
