/** Which part of a catalog a stack has, and whether the parts of an app make up the whole. */
import { resolve } from "node:path";
import { TerraformStack, Token } from "cdktf";
import type { IConstruct } from "constructs";
import type { Catalog } from "../../catalog/catalog";
import { checkFolderPath } from "../../catalog/declaration";
import { lineage } from "../../catalog/folders";
import type { CatalogFolder } from "../../catalog/folders";
import type { Fault, Row } from "../../catalog/row";
import { quoted } from "../../rules";
import { directoryOf } from "../directory/directory-choice";
import { directoryIdOf } from "../provider/resource-directory-provider";
import { checkText } from "../synth/checks";
import { SynthErrorCode, coded } from "../synth/synth-errors";
import { enlist, enlisted, stacksBeside } from "../synth/tree";

/** Folders by their paths from below the root; each stands for all below it, too. */
export interface CatalogPart {
  readonly folders?: readonly string[];
  readonly exceptFolders?: readonly string[];
  readonly forgetFolders?: readonly string[];
  readonly foldersElsewhere?: readonly string[];
}

/** A catalog as its app sees it. */
interface DeclaredPart {
  /** Its files and its directory: parts of one whole have the same. */
  whole(): string;
  readonly part: CatalogPart;
  readonly rows: readonly Row[];
}

/** Registered, so that two copies of this library see each other's. */
const CATALOGS = Symbol.for("cdktf-alicloud-resource-directory/catalogs");
const PART = Symbol.for("cdktf-alicloud-resource-directory/catalog-part");
/** How many rows a message names. */
const NAMED = 10;

/** Throws for a folder that no path can be. */
export function checkPart(scope: IConstruct, part: CatalogPart): void {
  for (const name of ["folders", "exceptFolders", "forgetFolders", "foldersElsewhere"] as const) {
    part[name]?.forEach((path) => checkText(scope, name, path, checkFolderPath));
  }
}

/** Whether a folder, or what it holds, is in the part. It follows from its own path: no other folder can change it. */
export function isInPart(
  folder: string | undefined,
  { folders, exceptFolders, forgetFolders }: CatalogPart,
): boolean {
  return (
    (folders === undefined || isBelow(folder, folders)) &&
    !isBelow(folder, exceptFolders) &&
    !isBelow(folder, forgetFolders)
  );
}

/** Whether a folder, or what it holds, goes over to another stack. */
export function isLeaving(folder: string | undefined, { forgetFolders }: CatalogPart): boolean {
  return isBelow(folder, forgetFolders);
}

/** Folders that the part has or lets go, and those above them, which another stack has. */
export function foldersOfPart(
  folders: readonly CatalogFolder[],
  part: CatalogPart,
): readonly (CatalogFolder & { readonly isElsewhere: boolean })[] {
  const isMade = (path: string) => isInPart(path, part) || isLeaving(path, part);
  const needed = new Set(folders.filter(({ path }) => isMade(path)).flatMap(({ path }) => lineage(path)));
  return folders
    .filter(({ path }) => needed.has(path))
    .map((folder) => ({ ...folder, isElsewhere: !isMade(folder.path) }));
}

/** What stands in another stack is found by its id, and what goes there is taken over by it. */
export function partFaults({ folders, rows }: Catalog, part: CatalogPart): readonly Fault[] {
  const anew = "the stack that takes it over would create it anew: write its";
  return [
    ...foldersOfPart(folders, part)
      .filter(({ id, reference }) => id === undefined && reference === undefined)
      .filter(({ path, isElsewhere }) => isElsewhere || isLeaving(path, part))
      .map(({ path, isElsewhere, where }) => ({
        ...where(),
        problem: isElsewhere
          ? `folder ${quoted(path)} is of another stack, which this one needs the id of: apply that one first, and write id: fd-... for it under folders`
          : `folder ${quoted(path)} is in forgetFolders and has no id, so that ${anew} id: fd-... under folders`,
      })),
    ...rows
      .filter(
        ({ folder, accountId, invitation }) =>
          isLeaving(folder, part) && (accountId ?? invitation) === undefined,
      )
      .map(({ key, where }) => ({
        ...where("key"),
        problem: `${quoted(key)} is in forgetFolders and has no accountId, so that ${anew} accountId`,
      })),
  ];
}

/** Has the parts of a catalog compared when the app is validated. */
export function declarePart(
  catalog: IConstruct,
  files: readonly string[],
  part: CatalogPart,
  rows: readonly Row[],
): void {
  const paths = files.map((file) => resolve(file)).sort();
  const whole = () => {
    const element = directoryOf(catalog)?.provider;
    return [directoryIdOf(TerraformStack.of(catalog), element) ?? "", ...paths].join("\n");
  };
  const declared: DeclaredPart = { whole, part, rows };
  Object.defineProperty(catalog, PART, { value: declared });
  enlist(catalog, CATALOGS);
  catalog.node.addValidation({ validate: () => problemsOf(catalog, declared) });
}

/** Said by the first of the catalogs, for all of them. */
function problemsOf(catalog: IConstruct, { whole, rows }: DeclaredPart): string[] {
  const own = whole();
  const catalogs = stacksBeside(catalog)
    .flatMap((stack) => enlisted(stack, CATALOGS))
    .filter((each) => partOf(each).whole() === own);
  const parts = catalogs.map(partOf).map(({ part }) => part);
  const [directoryId = ""] = own.split("\n");
  // Without an id, or with one that is not known yet, two stacks may be of two directories.
  const isOfOneDirectory = directoryId !== "" && !Token.isUnresolved(directoryId);
  const isDivided =
    isOfOneDirectory || parts.some(({ folders, exceptFolders }) => (folders ?? exceptFolders) !== undefined);
  if (catalogs[0] !== catalog || !isDivided) {
    return [];
  }
  const elsewhere = parts.flatMap(({ foldersElsewhere = [] }) => foldersElsewhere);
  const holdersOf = ({ folder }: Row) => catalogs.filter((each) => isInPart(folder, partOf(each).part));
  const lost = rows.filter((row) => holdersOf(row).length === 0 && !isBelow(row.folder, elsewhere));
  const shared = rows.filter((row) => holdersOf(row).length > 1);
  const names = catalogs.map(({ node }) => node.path).join(", ");
  return [
    ...(lost.length === 0
      ? []
      : [
          `${listed(lost, noted)}: in no stack, of ${names}. Write their folders in folders of one of these, give one of them exceptFolders and no folders, so that it has the rest, or write in foldersElsewhere what another app has.`,
        ]),
    ...(shared.length === 0
      ? []
      : [
          `${listed(shared, (row) => `${noted(row)} in ${holdersOf(row).map(pathOf).join(" and ")}`)}: in more than one stack. Write their folders in folders of one catalog only, and in exceptFolders of one that has the rest.`,
        ]),
  ].map((text) => coded(SynthErrorCode.CATALOG, text));
}

function listed(rows: readonly Row[], describe: (row: Row) => string): string {
  const more = rows.length - NAMED;
  return [...rows.slice(0, NAMED).map(describe), ...(more > 0 ? [`and ${more} more rows`] : [])].join(", ");
}

function noted(row: Row): string {
  const { file, line, column } = row.where("folder");
  return `${quoted(row.key)} (${file}:${line}:${column})`;
}

function pathOf({ node }: IConstruct): string {
  return node.path;
}

function partOf(catalog: IConstruct): DeclaredPart {
  return (catalog as unknown as { readonly [PART]: DeclaredPart })[PART];
}

function isBelow(folder: string | undefined, folders: readonly string[] = []): boolean {
  return lineage(folder).some((path) => folders.includes(path));
}
