import { isResourceType, ramActionsOf } from "../../provider/resources/ram-actions";
import type { DeclaredResource, RamActions } from "../../provider/resources/ram-actions";
import { recordOf } from "../json";
import { alicloudRamActionsOf } from "./alicloud-ram-actions";
import type { Declaration, StackDeclarations } from "./stack-declarations";

/** What a stack needs, as far as its types are known. */
export interface StackRamActions {
  readonly ramActions: readonly RamActions[];
  /** Types of both providers, and modules, whose calls are not known. */
  readonly unknown: readonly string[];
}

type OwnDeclaration = Declaration & DeclaredResource;

/** Whatever else a stack uses calls other clouds, or nobody. */
const ALIBABA_CLOUD = /^(data\.)?(alicloud|resourcedirectory)_/;

/** @param alias only what provider blocks with this alias serve. @default all of them */
export function stackRamActions(
  { declarations: all, modules }: StackDeclarations,
  alias?: string,
): StackRamActions {
  const declarations = all.filter((declared) => alias === undefined || declared.alias === alias);
  const own = declarations.filter(isOwn);
  const others = declarations
    .filter((declared) => !isOwn(declared) && ALIBABA_CLOUD.test(declared.type))
    .map((declared) => ({
      type: declared.type,
      ramActions: alicloudRamActionsOf({ ...declared, isProtected: isProtected(declared, all) }),
    }));
  return {
    ramActions: [...ownRamActions(own), ...others.flatMap(({ ramActions }) => ramActions ?? [])],
    unknown: [
      ...others.flatMap(({ type, ramActions }) => (ramActions === undefined ? type : [])),
      ...modules,
    ],
  };
}

/** Each provider block is a process's own configuration, with reads of its own. */
function ownRamActions(own: readonly OwnDeclaration[]): readonly RamActions[] {
  const aliases = [...new Set(own.map(({ alias }) => alias))];
  return aliases.flatMap((alias) => ramActionsOf(own.filter((declared) => declared.alias === alias)));
}

function isOwn(declared: Declaration): declared is OwnDeclaration {
  return isResourceType(declared.type);
}

/** By Terraform itself, or by a protection in state that outlives the block. */
function isProtected({ address, values }: Declaration, all: readonly Declaration[]): boolean {
  return (
    recordOf(values.lifecycle).prevent_destroy === true ||
    all.some(
      ({ type, values: protection }) =>
        type === "resourcedirectory_member_protection" &&
        protection.removal_policy === "PROTECT" &&
        isIdOf(address, protection.account_id),
    )
  );
}

/** Also with an index, where one block stands for several. */
function isIdOf(address: string, reference: unknown): boolean {
  return typeof reference === "string" && reference.replace(/\[.*\]/, "") === `\${${address}.id}`;
}
