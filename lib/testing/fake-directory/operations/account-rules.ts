import type { Folder, Member } from "../world/entities";
import { createdAccountName } from "../world/members";
import { type ApiError, conflict } from "./api-error";
import { text } from "./formats";
import { folderOf } from "./lookups";
import type { ManagementCall } from "./operation";
import { type Format } from "./parameters";

/** The name of a member in its directory; Chinese characters count as letters. */
export const displayName = nameFormat({
  pattern: /^[\p{Script=Han}A-Za-z0-9_. -]+$/u,
  allowed: "letters, digits, _ . - and spaces",
});

/** Like {@link displayName}, without spaces. */
export const cloudAccountDisplayName = nameFormat({
  pattern: /^[\p{Script=Han}A-Za-z0-9_.-]+$/u,
  allowed: "letters, digits and _ . -",
});

function nameFormat(shape: { readonly pattern: RegExp; readonly allowed: string }): Format<string> {
  return {
    label: "Account.DisplayName",
    parse: (field) => text({ min: field.options.minDisplayNameLength, max: 50, shape }).parse(field),
  };
}

export const accountNamePrefix = text({
  label: "Account.AccountNamePrefix",
  min: 2,
  max: 50,
  shape: {
    pattern: /^[\p{Script=Han}A-Za-z0-9]+([_.-][\p{Script=Han}A-Za-z0-9]+)*$/u,
    allowed: "letters, digits and single _ . - between them",
  },
});

/** Where a new member goes. @throws ApiError if there is no such folder, no room, or the name is in use */
export function folderForNewMember(
  call: ManagementCall,
  wanted: { readonly ParentFolderId?: string; readonly DisplayName: string },
): Folder {
  const folder = folderOf(call, wanted.ParentFolderId ?? call.directory.rootFolderId);
  refuseIfFull(call);
  refuseUsedDisplayName(call, wanted.DisplayName);
  return folder;
}

/** @throws ApiError if a member of the directory other than `except` has the name */
export function refuseUsedDisplayName(
  { cloud, directory }: ManagementCall,
  name: string,
  except?: Member,
): void {
  const isUsed = cloud
    .membersOf(directory.id)
    .some((member) => member !== except && member.displayName === name);
  if (isUsed) {
    throw conflict(
      "InvalidParameter.Account.DisplayName.AlreadyUsed",
      `Another member of ${directory.id} has the name "${name}".`,
    );
  }
}

export function refuseUsedPrefix({ cloud, directory }: ManagementCall, prefix: string | undefined): void {
  if (prefix === undefined) return;
  const name = createdAccountName(directory, prefix);
  if (cloud.accountByEmail(name) !== undefined) {
    throw conflict("EntityAlreadyExists.ResourceDirectory.Account", `An account is called ${name} already.`);
  }
}

/** An account that the fake does not know may pay: finance relations exist outside the directory, too. */
export function refuseForeignPayer({ cloud, directory }: ManagementCall, payerId: string | undefined): void {
  const home = payerId === undefined ? undefined : cloud.directoryOf(payerId);
  if (home !== undefined && home.id !== directory.id) {
    throw conflict(
      "NotSupport.PayerAccountInAnotherResourceDirectory",
      `${payerId} is in another directory.`,
    );
  }
}

export function refuseIfFull({ cloud, directory }: Pick<ManagementCall, "cloud" | "directory">): void {
  const { members } = cloud.options.quotas;
  if (cloud.membersOf(directory.id).length >= members) {
    throw conflict("LimitExceeded.Account", `${directory.id} has its ${members} members.`);
  }
}

/** A member whose promotion waits for its confirmation may be closed to other changes. */
export function refuseWhileVerifying({ cloud }: ManagementCall, member: Member): void {
  if (member.status === "PromoteVerifying" && cloud.options.changeWhileVerifying === "mismatch") {
    throw typeOrStatusMismatch(member);
  }
}

/** @returns the error of actions that the member's type or status forbids */
export function typeOrStatusMismatch(member: Member): ApiError {
  return conflict(
    "AccountTypeOrStatusMismatch",
    `The action is not possible on ${member.accountId}: it is ${member.type}/${member.status}, ${member.joinMethod}.`,
  );
}
