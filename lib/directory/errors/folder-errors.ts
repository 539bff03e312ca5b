import { caller, capitalized, entry, person, quota, type ErrorEntry } from "./error-entry";

/** Codes about folders; part of the one table of all codes. */
export const FOLDER_ERRORS: Readonly<Record<string, ErrorEntry>> = {
  "EntityNotExists.Folder": caller("The directory has no such folder. Check the folder id."),
  "InvalidParameter.FolderId": caller(folderId),
  "InvalidParameter.ParentFolderId": caller(folderId),
  "InvalidParameter.DestinationFolderId": caller(folderId),
  "InvalidParameter.Folder.Name*": caller(
    "The service does not accept the name of the folder. Check it: 1 to 24 letters, digits, underscores, periods, hyphens and spaces.",
  ),
  "InvalidParameter.Folder.Name.AlreadyUsed": entry(
    "adopt",
    ({ operation }) =>
      "Its parent holds another folder of that name. Choose another name" +
      (operation === "UpdateFolder"
        ? ". Two folders swap names in two steps, the first of which gives one of them a name that nobody has."
        : ", or take over the one that is there."),
  ),
  "LimitExceeded.Folder.Depth": caller(
    "Folders are nested five levels deep at most, the root folder not counted. Choose a parent higher up.",
  ),
  "QuotaExceeded.Folder.Count": quota(
    "The directory has as many folders as it may. Delete some that are empty, or have the quota raised, then apply again.",
  ),
  "DeleteConflict.Folder.SubFolder": person(
    ({ subject }) =>
      `${capitalized(subject)} holds other folders and so cannot be deleted. Delete those first, or take this one out of the code without deleting it (a removed block), then apply again.`,
  ),
  "DeleteConflict.Folder.Account": person(
    ({ subject }) =>
      `${capitalized(subject)} holds members and so cannot be deleted. Move them elsewhere first, or take it out of the code without deleting it (a removed block), then apply again. If this change moves them: Terraform deletes a folder before it moves members out of it, so put its block back, apply, and delete it then.`,
  ),
};

function folderId(): string {
  return "The service does not accept the folder id. Check it: it begins with fd-, or with r- for the root folder.";
}
