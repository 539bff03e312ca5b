/** Finds what a directory can hold once only: display names, folders, invitations, promotions. */
import { Token } from "cdktf";
import type { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { maskEmail } from "../rules";
import {
  adoptedTwiceProblem,
  displayNameTwiceProblem,
  emailTwiceProblem,
  folderNameTwiceProblem,
  invitedTwiceProblem,
  promotedAndSwitchedProblem,
  promotedTwiceProblem,
  readdressedTwiceProblem,
} from "./problems";
import { importIdOf } from "./state-blocks";
import { constructsIn, resolved, resourcesIn, stacksBeside, writtenConstruct } from "./tree";
import type { DeclaredResource } from "./tree";

const FOLDER = "alicloud_resource_manager_folder";
const ACCOUNT = "alicloud_resource_manager_account";
const INVITATION = "resourcedirectory_invitation";
const PROMOTION = "resourcedirectory_promotion";
const ACCOUNT_EMAIL = "resourcedirectory_account_email";
const ACCOUNT_TYPE = "resourcedirectory_account_type";

/** What of `declared`, the resources of a stack, stands twice in it or, for mails, anywhere in its app. */
export function duplicateProblems(stack: TerraformStack, declared: readonly DeclaredResource[]): string[] {
  const ofType = (type: string) => declared.filter(({ resource }) => resource.terraformResourceType === type);
  return [
    ...duplicates(ofType(ACCOUNT), "display_name", displayNameTwiceProblem),
    ...duplicates(ofType(FOLDER), "folder_name", folderNameTwiceProblem, parentOf),
    ...duplicates(ofType(INVITATION), "target", invitedTwiceProblem),
    ...importProblems(stack),
    ...hookProblems(
      stack,
      { promotions: ofType(PROMOTION), addresses: ofType(ACCOUNT_EMAIL) },
      ofType(ACCOUNT_TYPE),
    ),
  ];
}

function duplicates(
  declared: readonly DeclaredResource[],
  argument: string,
  problem: (value: string, first: IConstruct, second: IConstruct) => string,
  placeOf: (each: DeclaredResource) => string = () => "",
): string[] {
  const firstByKey = new Map<string, IConstruct>();
  return declared.flatMap((each) => {
    const value = each.arguments[argument];
    if (typeof value !== "string" || Token.isUnresolved(value)) {
      return [];
    }
    // Another alias may well act on another directory.
    const key = [providerOf(each), placeOf(each), value].join("\n");
    const construct = writtenConstruct(each.resource);
    const first = firstByKey.get(key);
    firstByKey.set(key, first ?? construct);
    return first === undefined ? [] : [problem(value, first, construct)];
  });
}

function parentOf({ resource, arguments: { parent_folder_id: parent } }: DeclaredResource): string {
  return typeof parent === "string" ? String(resolved(resource, parent)) : "";
}

function importProblems(stack: TerraformStack): string[] {
  const firstById = new Map<string, IConstruct>();
  return [...constructsIn(stack)].flatMap((blocks) => {
    const id = importIdOf(blocks);
    const construct = blocks.node.scope;
    if (id === undefined || construct === undefined || Token.isUnresolved(id)) {
      return [];
    }
    const first = firstById.get(id);
    firstById.set(id, first ?? construct);
    return first === undefined ? [] : [adoptedTwiceProblem(id, first, construct)];
  });
}

interface MailHooks {
  readonly promotions: readonly DeclaredResource[];
  readonly addresses: readonly DeclaredResource[];
}

function hookProblems(
  stack: TerraformStack,
  { promotions, addresses }: MailHooks,
  typeSwitches: readonly DeclaredResource[],
): string[] {
  if (promotions.length + addresses.length + typeSwitches.length === 0) {
    return [];
  }
  const promotionsOfApp = hooksOfApp(stack, PROMOTION, promotions);
  const addressesOfApp = hooksOfApp(stack, ACCOUNT_EMAIL, addresses);
  const byEmail = grouped([...promotionsOfApp, ...addressesOfApp], emailKeys);
  const promotionsByAccount = grouped(promotionsOfApp, accountKeys);
  const addressesByAccount = grouped(addressesOfApp, accountKeys);
  return [
    ...[...promotions, ...addresses].flatMap((hook) => sameEmailProblems(hook, byEmail)),
    ...promotions.flatMap((hook) => sameAccountProblems(hook, promotionsByAccount, promotedTwiceProblem)),
    ...addresses.flatMap((hook) => sameAccountProblems(hook, addressesByAccount, readdressedTwiceProblem)),
    ...typeSwitches.flatMap((typeSwitch) =>
      hooksOfAccount(typeSwitch, promotionsByAccount).map(({ resource }) =>
        promotedAndSwitchedProblem(writtenConstruct(resource), writtenConstruct(typeSwitch.resource)),
      ),
    ),
  ];
}

/** Hooks of an app by what two of them must not share. */
type Groups = ReadonlyMap<string, readonly DeclaredResource[]>;

function hooksOfApp(
  stack: TerraformStack,
  type: string,
  own: readonly DeclaredResource[],
): readonly DeclaredResource[] {
  return stacksBeside(stack).flatMap((each) => (each === stack ? own : resourcesIn(each, type)));
}

/** A promotion and a change of address of one account may name one address: it is that account's. */
function sameEmailProblems(hook: DeclaredResource, byEmail: Groups): string[] {
  const own = new Set(accountKeys(hook));
  const isOfSameAccount = (other: DeclaredResource): boolean =>
    other.resource.terraformResourceType !== hook.resource.terraformResourceType &&
    accountKeys(other).some((key) => own.has(key));
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
  hook: DeclaredResource,
  byAccount: Groups,
  problem: (first: IConstruct, second: IConstruct) => string,
): string[] {
  const first = accountKeys(hook)
    .map((key) => byAccount.get(key)?.[0])
    .find((each) => each?.resource !== hook.resource);
  return first === undefined
    ? []
    : [problem(writtenConstruct(first.resource), writtenConstruct(hook.resource))];
}

function hooksOfAccount(hook: DeclaredResource, byAccount: Groups): DeclaredResource[] {
  return [...new Set(accountKeys(hook).flatMap((key) => byAccount.get(key) ?? []))];
}

/** Mail servers ignore the case of an address in practice, and so the service may. */
function emailKeys({ arguments: { email } }: DeclaredResource): string[] {
  return typeof email !== "string" || Token.isUnresolved(email) ? [] : [email.toLowerCase()];
}

/** An id or token serves the whole app; what a token becomes is told apart by stack, which may have the same address. */
function accountKeys({ resource, arguments: { account_id: accountId } }: DeclaredResource): string[] {
  if (typeof accountId !== "string") {
    return [];
  }
  return Token.isUnresolved(accountId)
    ? [accountId, `${resource.cdktfStack.node.path}\n${String(resolved(resource, accountId))}`]
    : [accountId];
}

function providerOf({ resource, arguments: { provider } }: DeclaredResource): string {
  const [byDefault = ""] = resource.terraformResourceType.split("_");
  return typeof provider === "string" ? provider : byDefault;
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
