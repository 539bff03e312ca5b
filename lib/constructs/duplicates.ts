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
} from "./problems";
import { importIdOf } from "./state-blocks";
import { constructsIn, resolved, resourcesIn, stacksBeside, writtenConstruct } from "./tree";
import type { DeclaredResource } from "./tree";

const FOLDER = "alicloud_resource_manager_folder";
const ACCOUNT = "alicloud_resource_manager_account";
const INVITATION = "resourcedirectory_invitation";
const PROMOTION = "resourcedirectory_promotion";
const ACCOUNT_TYPE = "resourcedirectory_account_type";

/** What of `declared`, the resources of a stack, stands twice in it or, for promotions, anywhere in its app. */
export function duplicateProblems(stack: TerraformStack, declared: readonly DeclaredResource[]): string[] {
  const ofType = (type: string) => declared.filter(({ resource }) => resource.terraformResourceType === type);
  return [
    ...duplicates(ofType(ACCOUNT), "display_name", displayNameTwiceProblem),
    ...duplicates(ofType(FOLDER), "folder_name", folderNameTwiceProblem, parentOf),
    ...duplicates(ofType(INVITATION), "target", invitedTwiceProblem),
    ...importProblems(stack),
    ...promotionProblems(stack, ofType(PROMOTION), ofType(ACCOUNT_TYPE)),
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

function promotionProblems(
  stack: TerraformStack,
  promotions: readonly DeclaredResource[],
  typeSwitches: readonly DeclaredResource[],
): string[] {
  if (promotions.length + typeSwitches.length === 0) {
    return [];
  }
  const all = promotionsOfApp(stack, promotions);
  return [
    ...promotions.flatMap((promotion) => [
      ...sameEmailProblems(promotion, all),
      ...sameAccountProblems(promotion, all),
    ]),
    ...typeSwitches.flatMap((typeSwitch) =>
      promotionsOfAccount(typeSwitch, all).map(({ resource }) =>
        promotedAndSwitchedProblem(writtenConstruct(resource), writtenConstruct(typeSwitch.resource)),
      ),
    ),
  ];
}

/** Promotions of an app by what two of them must not share. */
interface Promotions {
  readonly byEmail: ReadonlyMap<string, readonly DeclaredResource[]>;
  readonly byAccount: ReadonlyMap<string, readonly DeclaredResource[]>;
}

function promotionsOfApp(stack: TerraformStack, own: readonly DeclaredResource[]): Promotions {
  const all = stacksBeside(stack).flatMap((each) => (each === stack ? own : resourcesIn(each, PROMOTION)));
  return {
    byEmail: grouped(all, (promotion) => [emailKey(promotion)].filter((key) => key !== undefined)),
    byAccount: grouped(all, accountKeys),
  };
}

function sameEmailProblems(promotion: DeclaredResource, { byEmail }: Promotions): string[] {
  const key = emailKey(promotion);
  const [first] = (key === undefined ? undefined : byEmail.get(key)) ?? [];
  return first === undefined || first.resource === promotion.resource
    ? []
    : [
        emailTwiceProblem(
          maskEmail(String(promotion.arguments["email"])),
          writtenConstruct(first.resource),
          writtenConstruct(promotion.resource),
        ),
      ];
}

function sameAccountProblems(promotion: DeclaredResource, { byAccount }: Promotions): string[] {
  const first = accountKeys(promotion)
    .map((key) => byAccount.get(key)?.[0])
    .find((each) => each?.resource !== promotion.resource);
  return first === undefined
    ? []
    : [promotedTwiceProblem(writtenConstruct(first.resource), writtenConstruct(promotion.resource))];
}

function promotionsOfAccount(hook: DeclaredResource, { byAccount }: Promotions): DeclaredResource[] {
  return [...new Set(accountKeys(hook).flatMap((key) => byAccount.get(key) ?? []))];
}

/** Mail servers ignore the case of an address in practice, and so the service may. */
function emailKey({ arguments: { email } }: DeclaredResource): string | undefined {
  return typeof email !== "string" || Token.isUnresolved(email) ? undefined : email.toLowerCase();
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
