/**
 * Which directory of its stack a construct belongs to. It is asked for when the stack is synthesized, so that a directory
 * that is declared later, or taken out again, is seen.
 */
import { TerraformDataSource, TerraformProvider, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import {
  directoriesDisagreeProblem,
  directoryOfAnotherStackProblem,
  whichDirectoryProblem,
} from "../synth/problems";
import { OWN_ELEMENTS, enlist, enlisted } from "../synth/tree";
import type { IResourceDirectory } from "./directory-ref";

/** What a construct says of its directory: by itself, or by what it stands in or is about. */
interface DirectoryChoice {
  readonly directory?: IResourceDirectory;

  /** Its folder or its account. */
  readonly of?: IConstruct;
}

/** Registered, so that two copies of this library see each other's. */
const DIRECTORIES = Symbol.for("cdktf-alicloud-resource-directory/directories");
const CHOICE = Symbol.for("cdktf-alicloud-resource-directory/directory-choice");

/** Makes the directory known to its stack. */
export function offerDirectory(directory: IResourceDirectory): void {
  enlist(directory, DIRECTORIES);
}

/** Remembers what a construct says of its directory. */
export function chooseDirectory(construct: IConstruct, choice: DirectoryChoice): void {
  Object.defineProperty(construct, CHOICE, { value: choice });
}

/**
 * The directory that the construct, what it stands in or what it is about names, or else the stack's only one.
 *
 * @returns undefined in a stack without directories, where one of several would have to be guessed, and where the stack's
 * own elements without alias stand beside a directory with one
 */
export function directoryOf(construct: IConstruct): IResourceDirectory | undefined {
  const stack = TerraformStack.of(construct);
  const [only, ...others] = directoriesIn(stack);
  return others.length === 0 && (only?.provider.alias === undefined || !hasOtherDefault(stack))
    ? only
    : namedDirectoryOf(construct);
}

/** Has a resource use the provider element of its directory unless it is given one. */
export function useDirectory(resource: TerraformResource | TerraformDataSource): void {
  let given = resource.provider;
  Object.defineProperty(resource, "provider", {
    configurable: true,
    enumerable: true,
    get: () => given ?? elementFor(resource),
    set: (element: TerraformProvider | undefined) => {
      given = element;
    },
  });
}

/** Constructs whose directory cannot be told, or is told in two ways. */
export function directoryProblems(stack: TerraformStack, constructs: readonly IConstruct[]): string[] {
  const directories = directoriesIn(stack);
  return constructs.flatMap((construct) => {
    const choice = choiceOf(construct);
    return choice === undefined ? [] : choiceProblems(construct, choice, directories);
  });
}

function choiceProblems(
  construct: IConstruct,
  { directory, of }: DirectoryChoice,
  directories: readonly IResourceDirectory[],
): string[] {
  if (directory !== undefined && !directories.includes(directory)) {
    return [directoryOfAnotherStackProblem(construct, directory)];
  }
  const related = of === undefined ? undefined : relatedDirectory(construct, of);
  if (of !== undefined && directory !== undefined && related !== undefined && related !== directory) {
    return [directoriesDisagreeProblem(construct, directory, of, related)];
  }
  const isOpen = directories.length > 1 && namedDirectoryOf(construct) === undefined;
  return isOpen && construct.node.children.some(lacksProvider)
    ? [whichDirectoryProblem(construct, directories)]
    : [];
}

/** An element without alias need not be named: it is what a resource without one uses. */
function elementFor(resource: TerraformResource | TerraformDataSource): TerraformProvider | undefined {
  const directory = directoryOf(resource);
  const isOfVendor = resource.terraformResourceType.startsWith("alicloud_");
  const element = isOfVendor ? directory?.alicloudProvider : directory?.provider;
  return element?.alias === undefined ? undefined : element;
}

/** A directory with an alias that joins a stack changes nothing for what has done without one. */
function hasOtherDefault(stack: TerraformStack): boolean {
  return enlisted(stack, OWN_ELEMENTS)
    .filter((element) => TerraformProvider.isTerraformProvider(element))
    .some(({ alias }) => alias === undefined);
}

function namedDirectoryOf(construct: IConstruct): IResourceDirectory | undefined {
  const directories = directoriesIn(TerraformStack.of(construct));
  for (const scope of [...construct.node.scopes].reverse()) {
    const choice = choiceOf(scope);
    const named =
      directories.find((directory) => directory === scope) ??
      choice?.directory ??
      (choice?.of === undefined ? undefined : relatedDirectory(construct, choice.of));
    if (named !== undefined) {
      return named;
    }
  }
  return undefined;
}

/** What stands in another stack is of that stack's directory, which has no element here. */
function relatedDirectory(construct: IConstruct, other: IConstruct): IResourceDirectory | undefined {
  return TerraformStack.of(other) === TerraformStack.of(construct) ? namedDirectoryOf(other) : undefined;
}

function directoriesIn(stack: TerraformStack): readonly IResourceDirectory[] {
  return enlisted(stack, DIRECTORIES) as readonly IResourceDirectory[];
}

function choiceOf(construct: IConstruct): DirectoryChoice | undefined {
  return (construct as { readonly [CHOICE]?: DirectoryChoice })[CHOICE];
}

function lacksProvider(construct: IConstruct): boolean {
  const isDeclared =
    TerraformResource.isTerraformResource(construct) || TerraformDataSource.isTerraformDataSource(construct);
  return isDeclared && construct.provider === undefined;
}
