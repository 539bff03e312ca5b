import { textOf } from "../json";
import type { StateObject } from "../state-objects";
import type { Names } from "./names";
import type { Change, Plan } from "./plan";

const ACCOUNT = "alicloud_resource_manager_account";
const PROTECTION = "resourcedirectory_member_protection";
const OWN_MEMBER = "resourcedirectory_member";

/** A protected member that the plan deletes past its protection. */
export interface Unguarded {
  /** Of the account that is deleted. */
  readonly address: string;
  readonly accountId: string;
  readonly name: string | null;
  /** Of the protection in state. */
  readonly protection: string;
  /** Why it is not asked: the plan was told to leave it out, or has Terraform forget it. */
  readonly how: "left out" | "forgotten";
}

/**
 * A protection refuses its own destruction, and so the member's. Terraform never asks it with `-target` on the member alone,
 * nor where a `removed` block lets go of the protection alone. State shows both.
 */
export function unguarded({ changes, state, errored }: Plan, names: Names): readonly Unguarded[] {
  // There the protection is missing because it has refused.
  if (errored) {
    return [];
  }
  const actionsOf = new Map(changes.map(({ address, actions }) => [address, actions]));
  const asleep = state.filter(isProtecting).flatMap(({ address, values }) => {
    const how = whyAsleep(actionsOf.get(address));
    return how === undefined
      ? []
      : [{ protection: address, accountId: textOf(values.account_id) ?? "", how }];
  });
  return changes
    .filter(({ type, actions }) => type === ACCOUNT && actions.includes("delete"))
    .flatMap(({ address, before }) => {
      const found = asleep.find(({ accountId }) => accountId === textOf(before?.id));
      return found === undefined ? [] : [{ address, name: names.of(found.accountId) ?? null, ...found }];
    });
}

/**
 * Whether a plan forgets a protection and keeps its member without any: the next plan that deletes the member meets none. A
 * member that comes over to a resource of our own protects itself.
 */
export function leavesUnprotected({ type, before }: Change, changes: Plan["changes"]): boolean {
  if (type !== PROTECTION || before?.removal_policy !== "PROTECT") {
    return false;
  }
  const { account_id: accountId } = before;
  return !changes.some(
    (other) =>
      (other.type === ACCOUNT && other.actions.includes("forget") && other.before?.id === accountId) ||
      (other.type === OWN_MEMBER &&
        other.after?.account_id === accountId &&
        other.after?.removal_policy === "PROTECT"),
  );
}

/** @param actions what the plan does with the protection, if it names it */
function whyAsleep(actions: Change["actions"] | undefined): Unguarded["how"] | undefined {
  if (actions === undefined) {
    return "left out";
  }
  return actions.includes("forget") ? "forgotten" : undefined;
}

function isProtecting({ type, values }: StateObject): boolean {
  return type === PROTECTION && values.removal_policy === "PROTECT";
}
