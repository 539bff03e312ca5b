import { textOf } from "../json";
import type { Names } from "./names";
import type { Plan } from "./plan";

/** A protected member that the plan deletes past its protection. */
export interface Unguarded {
  /** Of the account that is deleted. */
  readonly address: string;
  readonly accountId: string;
  readonly name: string | null;
  /** Of the protection in state, which the plan was told to leave out. */
  readonly protection: string;
}

/**
 * A protection refuses its own destruction, and so the member's; with `-target` on the member alone Terraform never asks it.
 * State shows both.
 */
export function unguarded({ changes, state, errored }: Plan, names: Names): readonly Unguarded[] {
  // There the protection is missing because it has refused.
  if (errored) {
    return [];
  }
  const planned = new Set(changes.map(({ address }) => address));
  const asleep = state.filter(
    ({ type, address, values }) =>
      type === "resourcedirectory_member_protection" &&
      values.removal_policy === "PROTECT" &&
      !planned.has(address),
  );
  return changes
    .filter(({ type, actions }) => type === "alicloud_resource_manager_account" && actions.includes("delete"))
    .flatMap(({ address, before }) => {
      const accountId = textOf(before?.id) ?? "";
      const protection = asleep.find(({ values }) => values.account_id === accountId)?.address;
      return protection === undefined
        ? []
        : [{ address, accountId, name: names.of(accountId) ?? null, protection }];
    });
}
