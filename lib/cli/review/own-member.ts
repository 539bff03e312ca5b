import type { Action, Reader, ReadChange, Subject } from "./action";
import { policyLifted, settingChanges } from "./settings";
import { isKnownEqual } from "./values";

/** Members, folders and protections of this package's provider. */
export const OWN_MEMBER_READERS: Readonly<Record<string, Reader>> = {
  resourcedirectory_member: member,
  resourcedirectory_folder: folder,
  resourcedirectory_member_protection: protection,
};

const MEMBER_SETTINGS = {
  name: "display_name",
  folder: "folder_id",
  payer: "payer_account_id",
  tags: "tags",
  rename: "UpdateAccount",
  letsPayersGo: true,
} as const;

function member(read: ReadChange): readonly Action[] {
  const subject = named(read, "member", "account_id", "display_name");
  if (read.ends) {
    return [memberEnd(read, subject)];
  }
  if (read.isMadeAnew) {
    return takeOver(read, subject);
  }
  const joins = read.was("account_id") === undefined;
  if (
    joins &&
    read.after.existing === true &&
    read.willBe("account_id") === undefined &&
    !read.isUnknown("account_id")
  ) {
    return [read.action("record", subject, "a member; it waits until its account has joined")];
  }
  if (joins) {
    return isNew(read) ? [memberCreation(read, subject)] : takeOver(read, subject);
  }
  return [...policyLifted(read, subject), ...settingChanges(read, subject, MEMBER_SETTINGS)];
}

/** No id in the code: it is created, unless the code says that one may be adopted. */
function isNew(read: ReadChange): boolean {
  return (
    read.after.existing !== true && (read.isUnknown("account_id") || read.willBe("account_id") === undefined)
  );
}

function memberCreation(read: ReadChange, subject: Subject): Action {
  const operations = [
    "CreateResourceAccount",
    ...(read.isUnknown("tags") || isSet(read, "tags") ? ["TagResources"] : []),
  ];
  const isPlaced =
    isSet(read, "folder_id") || read.showing.names.referredBy(read.address, "folder_id") !== undefined;
  const where = isPlaced ? `in ${read.folderToBe("folder_id")}` : "in the root folder";
  if (read.after.adopt !== true) {
    return read.action("creation", subject, `an account ${where}`, operations);
  }
  const detail = `an account ${where}, or takes over the member of that name`;
  return read.possible("creation", subject, detail, [...operations, ...SETTING_CALLS]);
}

const SETTING_CALLS = ["UpdateAccount", "MoveAccount", "UpdatePayerForAccount", "UntagResources"];

/** The plan of a create does not show how the member differs: what the code sets may be changed. */
function takeOver(read: ReadChange, subject: Subject): readonly Action[] {
  const because = "if it differs from the code";
  return [
    read.action("adoption", subject, "a member of the directory"),
    ...(isSet(read, "display_name")
      ? [
          read.possible("rename", subject, `to ${read.shown(read.willBe("display_name"))}, ${because}`, [
            "UpdateAccount",
          ]),
        ]
      : []),
    ...(isSet(read, "folder_id")
      ? [read.possible("move", subject, `to ${read.folderToBe("folder_id")}, ${because}`, ["MoveAccount"])]
      : []),
    ...(isSet(read, "payer_account_id")
      ? [
          read.possible("payer", subject, `to ${read.shown(read.willBe("payer_account_id"))}, ${because}`, [
            "UpdatePayerForAccount",
          ]),
        ]
      : []),
    ...(isSet(read, "tags")
      ? [read.possible("retag", subject, because, ["TagResources", "UntagResources"])]
      : []),
  ];
}

function isSet(read: ReadChange, name: string): boolean {
  return !isKnownEqual(read.after[name], null);
}

function memberEnd(read: ReadChange, subject: Subject): Action {
  const [policy, joined] = [read.was("removal_policy"), read.was("join_method")];
  if (read.before.existing === true && policy === "ABANDON") {
    return read.action("record", subject, "its settings leave the code and stay as they are");
  }
  if (policy === "ABANDON" || read.was("account_id") === undefined) {
    return read.action("forget", subject, "the member stays in the directory");
  }
  return joined === "invited"
    ? read.action("removal", subject, `the removal policy is ${policy ?? "DESTROY"}`, ["RemoveCloudAccount"])
    : read.action("deletion", subject, "the account and all that is in it", ["DeleteAccount"]);
}

function folder(read: ReadChange): readonly Action[] {
  const subject = named(read, "folder", "folder_id", "name");
  if (read.ends) {
    return [read.action("deletion", subject, "a folder", ["DeleteFolder"])];
  }
  if (read.creates) {
    return read.after.adopt === true || read.isMadeAnew
      ? [read.possible("creation", subject, "a folder, or takes over the one of that name", ["CreateFolder"])]
      : [read.action("creation", subject, "a folder", ["CreateFolder"])];
  }
  return settingChanges(read, subject, { name: "name", rename: "UpdateFolder" });
}

function protection(read: ReadChange): readonly Action[] {
  const subject = named(read, "member", "account_id", "display_name");
  if (read.ends) {
    const isLifted = read.was("removal_policy") === "DESTROY";
    return [read.action(isLifted ? "record" : "unprotection", subject, "its protection leaves the code")];
  }
  const lifted = policyLifted(read, subject);
  const words = read.creates ? "its protection" : "what its protection remembers";
  return lifted.length > 0 ? lifted : [read.action("record", subject, words)];
}

function named(read: ReadChange, what: "member" | "folder", id: string, name: string): Subject {
  const known = read.was(id) ?? read.willBe(id) ?? null;
  return {
    what,
    id: known,
    name: read.was(name) ?? read.willBe(name) ?? read.showing.names.of(known ?? undefined) ?? null,
  };
}
