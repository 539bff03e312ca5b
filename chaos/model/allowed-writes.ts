import type { Operation } from "../../lib/directory";
import { isUnknown } from "../../lib/plugin";
import type { ObjectValue } from "../../lib/plugin/values/value";
import type { PlannedChange } from "../terraform/change";
import { typeOf } from "../terraform/configuration";

/** Each at most once. */
export type AllowedWrites = readonly Operation[];

/** What a replacement destroys is given up by Terraform only: nothing follows from it in the directory. */
const isDeclaredDeletion = ({ action, because }: PlannedChange): boolean =>
  action === "delete" && because === null;

/** Which writes follow from a change that a plan shows: the tables of the design, read from the declarations. */
export function allowedWrites(change: PlannedChange): AllowedWrites {
  switch (typeOf(change.address)) {
    case "resourcedirectory_promotion":
      return forPromotion(change);
    case "resourcedirectory_account_email":
      return forEmail(change);
    case "resourcedirectory_invitation":
      return forInvitation(change);
    case "resourcedirectory_member":
      return forMember(change);
    case "resourcedirectory_folder":
      return forFolder(change);
    case "resourcedirectory_handshake_acceptance":
      return change.action === "delete" ? [] : ["AcceptHandshake"];
    case "resourcedirectory_account_type":
      return change.action === "delete" || isParked(change.after) ? [] : ["UpdateAccount"];
    default:
      return [];
  }
}

function forPromotion(change: PlannedChange): AllowedWrites {
  const { action, before, after } = change;
  if (isParked(after ?? before)) {
    return [];
  }
  if (action === "delete") {
    return isDeclaredDeletion(change) ? ["CancelPromoteResourceAccount"] : [];
  }
  if (action === "create" || isParked(before) || hasLeft(before)) {
    return ["PromoteResourceAccount"];
  }
  if (before?.["email"] !== after?.["email"]) {
    return ["CancelPromoteResourceAccount", "PromoteResourceAccount"];
  }
  // Without a higher attempt it is one that was put off, or one more of those that the code allows by itself.
  return isRaised(change) || isUnknown(after?.["mails_sent"])
    ? ["ResendPromoteResourceAccountEmail", "PromoteResourceAccount"]
    : [];
}

/** What waits is cancelled before another address is asked for, and where it was begun elsewhere. */
function forEmail(change: PlannedChange): AllowedWrites {
  const { action, before, after } = change;
  if (isParked(after ?? before)) {
    return [];
  }
  if (action === "delete") {
    return isDeclaredDeletion(change) ? ["CancelChangeAccountEmail"] : [];
  }
  if (action === "create" || isParked(before) || hasLeft(before)) {
    return ["ChangeAccountEmail"];
  }
  if (before?.["email"] !== after?.["email"]) {
    return ["CancelChangeAccountEmail", "ChangeAccountEmail"];
  }
  return isRaised(change) || isUnknown(after?.["mails_sent"])
    ? ["RetryChangeAccountEmail", "CancelChangeAccountEmail", "ChangeAccountEmail"]
    : [];
}

function forInvitation(change: PlannedChange): AllowedWrites {
  const { action, before, after } = change;
  const status = before?.["status"];
  const isToFollow =
    (status === "Expired" || status === "Deleted") && after?.["when_expired"] === "invite_again";
  if (
    action === "create" ||
    (action === "update" && (status === "Queued" || (isToFollow && !isRaised(change))))
  ) {
    return ["InviteAccountToResourceDirectory"];
  }
  if (action === "update") {
    // Without a higher attempt it is one that was asked for before, and that the service did not take then.
    return isRaised(change) || isUnknown(after?.["invitations_sent"])
      ? ["CancelHandshake", "InviteAccountToResourceDirectory"]
      : [];
  }
  if (!isDeclaredDeletion(change) || before?.["removal_policy"] === "ABANDON") {
    return [];
  }
  // A plan that was made after the account joined removes it, whatever the state says, and says so.
  if (before?.["status"] === "Accepted" || change.warnings.includes(REMOVES)) {
    return before?.["removal_policy"] === "DESTROY" ? ["RemoveCloudAccount"] : [];
  }
  return before?.["status"] === "Pending" && before["adopted"] === false ? ["CancelHandshake"] : [];
}

/** By what attribute the code changes a setting of a member that it knows. */
const SETTINGS = [
  ["UpdateAccount", "display_name"],
  ["MoveAccount", "folder_id"],
  ["UpdatePayerForAccount", "payer_account_id"],
  ["TagResources", "tags"],
  ["UntagResources", "tags"],
] as const;

function forMember(change: PlannedChange): AllowedWrites {
  const { action, before, after, warnings } = change;
  if (action === "delete") {
    const isShown = [REMOVES, DELETES].some((summary) => warnings.includes(summary));
    const isDeclared = isDeclaredDeletion(change) && isShown && before?.["removal_policy"] === "DESTROY";
    return isDeclared ? ["CheckAccountDelete", "DeleteAccount", "RemoveCloudAccount"] : [];
  }
  const wasGone = before?.["status"] === "Removed";
  // It joins again in the very apply that has invited it anew.
  const joins = (before?.["account_id"] ?? null) === null || (wasGone && isUnknown(after?.["status"]));
  if (after?.["status"] === "Waiting" || (wasGone && !joins)) {
    return [];
  }
  const settings = SETTINGS.filter(
    ([, attribute]) => joins || JSON.stringify(before?.[attribute]) !== JSON.stringify(after?.[attribute]),
  ).map(([operation]) => operation);
  return isUnknown(after?.["account_id"]) ? ["CreateResourceAccount", ...settings] : settings;
}

/** What belongs to a member, and waits for it if it has not joined. */
const HOOKS: readonly string[] = [
  "resourcedirectory_promotion",
  "resourcedirectory_account_email",
  "resourcedirectory_account_type",
];

export function isHook(address: string): boolean {
  return HOOKS.includes(typeOf(address));
}

function forFolder(change: PlannedChange): AllowedWrites {
  const { action, before, after, warnings } = change;
  switch (action) {
    case "delete":
      return isDeclaredDeletion(change) && warnings.includes(DELETES_FOLDER) ? ["DeleteFolder"] : [];
    case "create":
      // A tainted one is taken over, and may have got another name elsewhere.
      return ["CreateFolder", "UpdateFolder"];
    default:
      return before?.["name"] === after?.["name"] ? [] : ["UpdateFolder"];
  }
}

/** Whether it is for somebody who has not joined: a hook, or what an invited account is to be. */
export function isForNobody(address: string, values: ObjectValue | null): boolean {
  const waits = isHook(address) || values?.["existing"] === true;
  return waits && isParked(values);
}

/** Whether it is a hook that waits for its member to join. */
export function isParked(values: ObjectValue | null | undefined): boolean {
  return values?.["account_id"] === null;
}

/** Whether the member of a step was removed: what is done for another one, or once it is back, is begun anew. */
export function hasLeft(values: ObjectValue | null | undefined): boolean {
  return values?.["status"] === "Removed";
}

/** What a plan says that removes a member. */
export const REMOVES = "Removes a member from the directory";

/** What a plan says that deletes a folder. */
const DELETES_FOLDER = "Deletes a folder";

/** What a plan says that deletes the account of a member. */
export const DELETES = "Deletes a member";

/** What a plan says that cancels the promotion of a member. */
export const CANCELS_PROMOTION = "Cancels a promotion";

function isRaised({ before, after }: PlannedChange): boolean {
  return Number(after?.["attempt"]) > Number(before?.["attempt"]);
}

const COUNTERS: Readonly<Partial<Record<Operation, string>>> = {
  PromoteResourceAccount: "mails_sent",
  ResendPromoteResourceAccountEmail: "mails_sent",
  ChangeAccountEmail: "mails_sent",
  RetryChangeAccountEmail: "mails_sent",
  InviteAccountToResourceDirectory: "invitations_sent",
};

/** Whether the plan shows that one more goes out. */
export function showsSending({ before, after }: PlannedChange, operation: Operation): boolean {
  const counter = COUNTERS[operation];
  return counter === undefined || isUnknown(after?.[counter]) || after?.[counter] !== before?.[counter];
}
