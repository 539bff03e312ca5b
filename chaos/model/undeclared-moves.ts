import { SAMPLE_ROOT_FOLDER_ID } from "../../lib/testing";
import type { Plan, PlannedChange } from "../terraform/change";
import { Reference, typeOf } from "../terraform/configuration";
import type { OwnFolders } from "./own-folders";
import type { OwnMembers } from "./own-members";

/** By what the directory knows the object of a block; an acceptance does nothing that a move would do twice. */
const KEYS: Readonly<Record<string, string>> = {
  resourcedirectory_promotion: "account_id",
  resourcedirectory_account_email: "account_id",
  resourcedirectory_account_type: "account_id",
  resourcedirectory_member_protection: "account_id",
  resourcedirectory_invitation: "target",
};

/** Of a step that has not begun, because its account is no member: there is nothing yet that a move would do twice. */
const WAITING = "Waiting";

/** What the code makes, or takes over. */
interface Own {
  readonly members: OwnMembers;
  readonly folders: OwnFolders;
}

/** Pairs of addresses at which a plan deletes and creates one and the same object. */
export function undeclaredMovesIn(plan: Plan, own: Own): readonly string[] {
  const all = [...plan.changes.values()];
  return all
    .filter(({ action }) => action === "delete")
    .flatMap((deleted) =>
      all
        .filter((created) => created.action === "create" && isSame(deleted, created, plan, own))
        .map((created) => `deletes ${deleted.address} and creates ${created.address}`),
    );
}

function isSame(deleted: PlannedChange, created: PlannedChange, plan: Plan, own: Own): boolean {
  const type = typeOf(deleted.address);
  if (typeOf(created.address) !== type) {
    return false;
  }
  switch (type) {
    case "resourcedirectory_member":
      return isSameMember(deleted, created, own.members);
    case "resourcedirectory_folder":
      return isSameFolder(deleted, created, plan, own.folders);
    default: {
      const key = KEYS[type];
      const [old, other] = [deleted.before?.[key ?? ""], created.after?.[key ?? ""]];
      return typeof old === "string" && old === other && deleted.before?.["status"] !== WAITING;
    }
  }
}

function isSameMember({ before }: PlannedChange, { after }: PlannedChange, members: OwnMembers): boolean {
  const { account_id: accountId, display_name: name } = before ?? {};
  return members.isMember(accountId) && [name, members.nameOf(accountId)].includes(after?.["display_name"]);
}

/** By the name that state has, or the directory, below the parent at which it is to be made. */
function isSameFolder(
  { before }: PlannedChange,
  { address, after }: PlannedChange,
  plan: Plan,
  folders: OwnFolders,
): boolean {
  const there = folders.find(before?.["folder_id"]);
  return (
    there !== undefined &&
    [before?.["name"], there.name].includes(after?.["name"]) &&
    there.parentFolderId === parentOf(address, plan)
  );
}

/** Undefined for a parent that is to be made, too. */
function parentOf(address: string, { configuration, changes }: Plan): unknown {
  const parent = configuration.find((block) => block.address === address)?.arguments["parent_folder_id"];
  return parent instanceof Reference
    ? changes.get(parent.address)?.after?.[parent.attribute]
    : (parent ?? SAMPLE_ROOT_FOLDER_ID);
}
