import { SAMPLE_ROOT_FOLDER_ID } from "../../lib/testing";
import type { Message } from "../terraform/messages";
import { addressOf } from "./code";
import { withFolder } from "./folder-edits";
import { FOLDERS, isOwnFolder, OWN_FOLDERS } from "./folders";
import type { OwnFolderName, Place } from "./folders";
import type { HistoryRun } from "./run";

/** What somebody does who reads these errors about a folder. */
export function reactToFolder(run: HistoryRun, folder: OwnFolderName, errors: readonly Message[]): void {
  const says = (text: RegExp): boolean => errors.some(({ summary }) => text.test(summary));
  if (run.code.folders[folder] === undefined) {
    putBack(run, folder);
  } else if (says(/cannot move$/)) {
    stayWhereItIs(run, folder);
  } else if (says(/holds a folder .* already$/)) {
    run.edit({ edit: "change the folder", folder, change: { adopts: true } });
  } else if (says(/declared twice|^Cannot change/)) {
    giveUpTakingOver(run);
    run.edit({ edit: "change the folder", folder, change: { name: `${folder}-free` } });
  }
}

/** Below the parent that state knows; where no block stands for that one any more, the folder goes with it. */
function stayWhereItIs(run: HistoryRun, folder: OwnFolderName): void {
  const parent = parentInState(run, folder);
  const stored = run.storedAs(addressOf.folder(folder))?.["parent_folder_id"];
  if (parent === null && stored !== SAMPLE_ROOT_FOLDER_ID) {
    run.edit({ edit: "remove the folder", folder, membersGo: "platform" });
    return;
  }
  putBackParent(run, parent);
  run.edit({ edit: "change the folder", folder, change: { parent } });
}

function putBackParent(run: HistoryRun, parent: Place | null): void {
  if (isOwnFolder(parent) && run.code.folders[parent] === undefined) {
    putBack(run, parent);
  }
}

/** Whatever block takes over what another one stands for makes a folder of its own instead. */
function giveUpTakingOver(run: HistoryRun): void {
  const taking = OWN_FOLDERS.filter(
    (folder) =>
      run.code.folders[folder]?.adopts === true && run.storedAs(addressOf.folder(folder)) === undefined,
  );
  for (const folder of taking) {
    run.edit({ edit: "change the folder", folder, change: { adopts: false, name: `${folder}-free` } });
  }
}

/** One that was to go and is not empty comes back, with the folder that it stands in; what state has lost is taken over. */
function putBack(run: HistoryRun, folder: OwnFolderName): void {
  const stored = run.storedAs(addressOf.folder(folder));
  const { folders } = run.world.fake.world;
  const name = stored?.["name"] ?? folders.find(({ id }) => id === run.world.folderOf(folder))?.name;
  if (typeof name !== "string") {
    return;
  }
  const parent = parentInState(run, folder);
  putBackParent(run, parent);
  run.code = withFolder(run.code, folder, { name, parent, adopts: stored === undefined });
}

/** Null is the root folder. */
function parentInState(run: HistoryRun, folder: OwnFolderName): Place | null {
  const id = run.storedAs(addressOf.folder(folder))?.["parent_folder_id"];
  return [...FOLDERS, ...OWN_FOLDERS].find((place) => run.world.folderOf(place) === id) ?? null;
}
