import { CLOUD_ACCOUNT } from "../../rules";
import { textOf } from "../json";
import type { Action, Reader, ReadChange, Subject } from "./action";
import { settingChanges } from "./settings";
import { isKnownEqual } from "./values";

/** What the resources of aliyun/alicloud do, as their recorded calls show it. */
export const VENDOR_READERS: Readonly<Record<string, Reader>> = {
  alicloud_resource_manager_account: account,
  alicloud_resource_manager_folder: folder,
  alicloud_resource_manager_handshake: handshake,
  alicloud_resource_manager_handshake_acceptance: acceptance,
  alicloud_resource_manager_resource_directory: directory,
};

function account(read: ReadChange): readonly Action[] {
  const subject: Subject = {
    what: "member",
    id: read.was("id") ?? null,
    name: read.was("display_name") ?? read.willBe("display_name") ?? null,
  };
  return [
    ...(read.deletes ? [accountDeletion(read, subject)] : []),
    ...(read.creates ? accountCreation(read) : []),
    ...(read.updates ? accountUpdate(read, subject) : []),
  ];
}

function accountDeletion(read: ReadChange, subject: Subject): Action {
  const force =
    read.before.force_delete === true ? "; waives every check that can be waived (force_delete)" : "";
  const refused =
    read.was("type") === CLOUD_ACCOUNT || read.was("join_method") === "invited"
      ? "; the service refuses it: only resource accounts that were created in the directory can be deleted"
      : "";
  const replaced = read.creates ? "; a new account takes its place in the code" : "";
  return read.action("deletion", subject, `the account and all that is in it${replaced}${force}${refused}`, [
    "DeleteAccount",
  ]);
}

function accountCreation(read: ReadChange): readonly Action[] {
  const subject: Subject = { what: "member", id: null, name: read.willBe("display_name") ?? null };
  const parent = read.isUnknown("folder_id") || read.willBe("folder_id") !== undefined;
  const where = parent && hasFolder(read) ? `in ${read.folderToBe("folder_id")}` : "in the root folder";
  return [
    read.action("creation", subject, `an account ${where}`, [
      "CreateResourceAccount",
      ...(isSet(read, "type") ? ["UpdateAccount"] : []),
      ...(isSet(read, "tags") ? ["TagResources"] : []),
    ]),
  ];
}

/** A folder that the code does not set is computed, and so unknown, too. */
function hasFolder(read: ReadChange): boolean {
  return (
    read.willBe("folder_id") !== undefined ||
    read.showing.names.referredBy(read.address, "folder_id") !== undefined
  );
}

/** In the code; what is only computed is unknown in the plan. */
function isSet(read: ReadChange, name: string): boolean {
  return !isKnownEqual(read.after[name], null);
}

function accountUpdate(read: ReadChange, subject: Subject): readonly Action[] {
  const settings = settingChanges(read, subject, {
    name: "display_name",
    folder: "folder_id",
    payer: "payer_account_id",
    tags: "tags",
    rename: "UpdateAccount",
  });
  const switched = read.changesValue("type") ? [typeSwitch(read, subject)] : [];
  const force =
    read.after.force_delete === true && read.changesValue("force_delete")
      ? [
          read.action(
            "unprotection",
            subject,
            "a later deletion waives every check that can be waived (force_delete)",
          ),
        ]
      : [];
  return [...switched, ...settings, ...force];
}

function typeSwitch(read: ReadChange, subject: Subject): Action {
  const both = read.changesValue("display_name")
    ? "; the name changes in the same call, which the service's documentation forbids"
    : "";
  const [from, to] = [read.shown(read.was("type")), read.shown(read.willBe("type"))];
  return read.action("switch", subject, `from ${from} to ${to}${both}`, ["UpdateAccount"]);
}

function folder(read: ReadChange): readonly Action[] {
  const subject: Subject = {
    what: "folder",
    id: read.was("id") ?? null,
    name: read.was("folder_name") ?? read.willBe("folder_name") ?? null,
  };
  const names = { name: "folder_name", tags: "tags", rename: "UpdateFolder" } as const;
  return [
    ...(read.deletes ? [read.action("deletion", subject, "a folder", ["DeleteFolder"])] : []),
    ...(read.creates
      ? [
          read.action("creation", { ...subject, id: null }, "a folder", [
            "CreateFolder",
            ...(isSet(read, "tags") ? ["TagResources"] : []),
          ]),
        ]
      : []),
    ...(read.updates ? settingChanges(read, subject, names) : []),
  ];
}

function handshake(read: ReadChange): readonly Action[] {
  return [...(read.deletes ? handshakeEnd(read) : []), ...(read.creates ? [handshakeInvitation(read)] : [])];
}

function handshakeInvitation(read: ReadChange): Action {
  return read.action("invitation", invitee(read), "to join the directory, to be answered within 14 days", [
    "InviteAccountToResourceDirectory",
  ]);
}

/**
 * Its destruction cancels; where there is nothing to cancel, it removes the target from the directory, whichever
 * invitation has made it a member.
 */
function handshakeEnd(read: ReadChange): readonly Action[] {
  const subject = invitee(read);
  const id = read.shown(read.was("id"));
  const isPending = (read.was("status") ?? "Pending") === "Pending";
  const cancelled = isPending
    ? [read.action("cancellation", subject, `invitation ${id}`, ["CancelHandshake"])]
    : [];
  if (read.was("target_type") === "Email") {
    const left = `invitation ${id}: the account stays a member if it has accepted`;
    return isPending ? cancelled : [read.action("forget", subject, left, ["CancelHandshake"])];
  }
  return [...cancelled, expulsion(read, subject)];
}

function expulsion(read: ReadChange, subject: Subject): Action {
  const status = read.was("status") ?? "Pending";
  const calls = status === "Pending" ? ["RemoveCloudAccount"] : ["CancelHandshake", "RemoveCloudAccount"];
  if (status === "Accepted") {
    const why = read.creates ? "replacing" : "destroying";
    return read.action(
      "removal",
      subject,
      `${why} an accepted alicloud_resource_manager_handshake expels the member`,
      calls,
    );
  }
  const when =
    status === "Pending"
      ? "if it is accepted before the apply"
      : "if the account has joined by another invitation since";
  return read.possible("removal", subject, `${when}: the vendor's provider then expels the member`, calls);
}

function invitee(read: ReadChange): Subject {
  const target = read.was("target_entity") ?? read.willBe("target_entity") ?? null;
  return target?.includes("@") === true
    ? { what: "account", id: null, name: read.email("target_entity") }
    : { what: "account", id: target, name: read.showing.names.of(target ?? undefined) ?? null };
}

function acceptance(read: ReadChange): readonly Action[] {
  const subject: Subject = { what: "account", id: read.was("target_entity") ?? null, name: null };
  const id = read.willBe("handshake_id") ?? read.was("handshake_id");
  const which = id === undefined ? "an invitation that is not known yet" : `invitation ${read.shown(id)}`;
  return [
    ...(read.deletes
      ? [read.action("forget", subject, `the acceptance of ${which}; accepting cannot be undone`)]
      : []),
    ...(read.creates
      ? [
          read.action("acceptance", subject, `${which}, with the credentials of its provider block`, [
            "AcceptHandshake",
          ]),
        ]
      : []),
  ];
}

function directory(read: ReadChange): readonly Action[] {
  const subject: Subject = { what: "directory", id: textOf(read.before.id) ?? null, name: null };
  return [
    ...(read.deletes
      ? [read.action("deletion", subject, "the resource directory itself", ["DestroyResourceDirectory"])]
      : []),
    ...(read.creates
      ? [read.action("creation", subject, "a resource directory", ["InitResourceDirectory"])]
      : []),
    ...(read.updates ? [read.action("other", subject, "settings of the resource directory")] : []),
  ];
}
