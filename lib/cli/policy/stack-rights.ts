import { isResourceType, rightsOf } from "../../provider/resources/ram-actions";
import type { DeclaredResource, Rights } from "../../provider/resources/ram-actions";
import { recordOf } from "../json";
import { alicloudRightsOf } from "./alicloud-rights";
import type { Declaration, StackDeclarations } from "./stack-declarations";

/** What a stack needs, as far as its types are known. */
export interface StackRights {
  readonly rights: readonly Rights[];
  /** Types of both providers, and modules, whose calls are not known. */
  readonly unknown: readonly string[];
}

type OwnDeclaration = Declaration & DeclaredResource;

/** Whatever else a stack uses calls other clouds, or nobody. */
const ALIBABA_CLOUD = /^(data\.)?(alicloud|resourcedirectory)_/;

/** @param alias only what provider blocks with this alias serve. @default all of them */
export function stackRights({ declarations: all, modules }: StackDeclarations, alias?: string): StackRights {
  const declarations = all.filter((declared) => alias === undefined || declared.alias === alias);
  const own = declarations.filter(isOwn);
  const others = declarations
    .filter((declared) => !isOwn(declared) && ALIBABA_CLOUD.test(declared.type))
    .map((declared) => ({
      type: declared.type,
      rights: alicloudRightsOf({ ...declared, isProtected: isProtected(declared, all) }),
    }));
  return {
    rights: [...ownRights(own), ...others.flatMap(({ rights }) => rights ?? [])],
    unknown: [...others.flatMap(({ type, rights }) => (rights === undefined ? type : [])), ...modules],
  };
}

/** Each provider block is a process's own configuration, with reads of its own. */
function ownRights(own: readonly OwnDeclaration[]): readonly Rights[] {
  const aliases = [...new Set(own.map(({ alias }) => alias))];
  return aliases.flatMap((alias) => rightsOf(own.filter((declared) => declared.alias === alias)));
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
