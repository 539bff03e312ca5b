import { isResourceType, rightsOf } from "../../provider/resources/rights";
import type { DeclaredResource, Rights } from "../../provider/resources/rights";
import { recordOf } from "../json";
import { alicloudRightsOf } from "./alicloud-rights";
import type { Declaration, StackDeclarations } from "./stack-declarations";

/** What a stack needs, as far as its types are known. */
export interface StackRights {
  readonly rights: readonly Rights[];
  /** Types of both providers, and modules, whose calls are not known. */
  readonly unknown: readonly string[];
}

const OURS = /^(data\.)?(alicloud|resourcedirectory)_/;

/** @param alias only what provider blocks with this alias serve. @default all of them */
export function stackRights({ declarations: all, modules }: StackDeclarations, alias?: string): StackRights {
  const declarations = all.filter((declared) => alias === undefined || declared.alias === alias);
  const alicloud = declarations.map((declared) => ({
    declared,
    rights: alicloudRightsOf({ ...declared, isProtected: isProtected(declared, all) }),
  }));
  return {
    rights: [...alicloud.flatMap(({ rights }) => rights ?? []), ...ownRights(declarations)],
    unknown: [
      ...alicloud
        .filter(
          ({ rights, declared: { type } }) =>
            rights === undefined && OURS.test(type) && !isResourceType(type),
        )
        .map(({ declared }) => declared.type),
      ...modules,
    ],
  };
}

/** Each provider block is a process's own configuration, with reads of its own. */
function ownRights(declarations: readonly Declaration[]): readonly Rights[] {
  const own = declarations.filter(isOwn);
  const aliases = [...new Set(own.map(({ alias }) => alias))];
  return aliases.flatMap((alias) => rightsOf(own.filter((declared) => declared.alias === alias)));
}

function isOwn(declared: Declaration): declared is Declaration & DeclaredResource {
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
        protection.account_id === `\${${address}.id}`,
    )
  );
}
