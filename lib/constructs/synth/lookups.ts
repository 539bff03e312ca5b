/** What constructs look up in the directory by its name, in each plan. */
import type { TerraformDataSource } from "cdktf";
import type { IConstruct } from "constructs";
import { aliasOf, parentOf } from "./duplicates";
import { folderLookedUpAndDeclaredProblem, memberLookedUpAndDeclaredProblem } from "./problems";
import { argumentOf, resolved, writtenConstruct } from "./tree";
import type { DeclaredResource } from "./tree";

/** Registered, so that two copies of this library know each other's lookups. */
const LOOKUP = Symbol.for("cdktf-alicloud-resource-directory/lookup");

/** A member, or a folder below its parent. */
interface Lookup {
  readonly of: "member" | "folder";
  readonly name: string;
  readonly parentId?: string;
  readonly source: TerraformDataSource;
}

/** The argument of each resource that gives what is looked up its name. */
const NAME_OF = {
  member: { alicloud_resource_manager_account: "display_name", resourcedirectory_member: "display_name" },
  folder: { alicloud_resource_manager_folder: "folder_name", resourcedirectory_folder: "name" },
};

/** Remembers on a construct what it looks up. */
export function looksUp(construct: IConstruct, lookup: Lookup): void {
  Object.defineProperty(construct, LOOKUP, { value: lookup });
}

function lookupOf(construct: IConstruct): Lookup | undefined {
  return (construct as unknown as Readonly<Record<symbol, Lookup | undefined>>)[LOOKUP];
}

/**
 * What is looked up and declared in one stack: the plan that creates it, or gives it that name, does not find it.
 *
 * @param constructs all of the stack
 * @param declared their resources
 */
export function lookupProblems(
  constructs: readonly IConstruct[],
  declared: readonly DeclaredResource[],
): string[] {
  return constructs.flatMap((construct) => {
    const lookup = lookupOf(construct);
    const found = lookup && declared.find((each) => isFoundBy(lookup, each));
    return found ? [problemOf(lookup, construct, writtenConstruct(found.resource))] : [];
  });
}

function isFoundBy({ of, name, parentId, source }: Lookup, each: DeclaredResource): boolean {
  const argument = Object.entries(NAME_OF[of]).find(([type]) => type === each.resource.terraformResourceType);
  return (
    argument !== undefined &&
    argumentOf(each.resource, argument[1]) === name &&
    (source.provider?.alias ?? "") === aliasOf(each) &&
    (of === "member" || String(resolved(source, parentId ?? "")) === parentOf(each))
  );
}

function problemOf({ of, name }: Lookup, found: IConstruct, declared: IConstruct): string {
  return of === "folder"
    ? folderLookedUpAndDeclaredProblem(name, found, declared)
    : memberLookedUpAndDeclaredProblem(name, found, declared);
}
