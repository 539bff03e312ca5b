import type { Plan, PlannedChange } from "../terraform/change";
import { typeOf } from "../terraform/configuration";
import type { OwnMembers } from "./own-members";

/** By what the directory knows the object of a block; an acceptance does nothing that a move would do twice. */
const KEYS: Readonly<Record<string, string>> = {
  resourcedirectory_promotion: "account_id",
  resourcedirectory_account_email: "account_id",
  resourcedirectory_account_type: "account_id",
  resourcedirectory_member_protection: "account_id",
  resourcedirectory_invitation: "target",
};

/** Pairs of addresses at which a plan deletes and creates one and the same object. */
export function undeclaredMovesIn({ changes }: Plan, members: OwnMembers): readonly string[] {
  const all = [...changes.values()];
  return all
    .filter(({ action }) => action === "delete")
    .flatMap((deleted) =>
      all
        .filter((created) => created.action === "create" && isSame(deleted, created, members))
        .map((created) => `deletes ${deleted.address} and creates ${created.address}`),
    );
}

function isSame(deleted: PlannedChange, created: PlannedChange, members: OwnMembers): boolean {
  const type = typeOf(deleted.address);
  if (typeOf(created.address) !== type) {
    return false;
  }
  if (type === "resourcedirectory_member") {
    const { account_id: accountId, display_name: name } = deleted.before ?? {};
    return (
      members.isMember(accountId) &&
      [name, members.nameOf(accountId)].includes(created.after?.["display_name"])
    );
  }
  const key = KEYS[type];
  const [old, other] = [deleted.before?.[key ?? ""], created.after?.[key ?? ""]];
  return typeof old === "string" && old === other;
}
