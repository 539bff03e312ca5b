import { SAMPLE_ROOT_FOLDER_ID } from "../../lib/testing";
import type { OwnFolderName, Place } from "../history/folders";
import { unlessRefused } from "./unless-refused";
import type { World } from "./world";

/** What others do to folders. */
export type FolderEvent =
  | {
      readonly event: "rename the folder elsewhere";
      readonly folder: OwnFolderName;
      readonly name: string;
    }
  | { readonly event: "delete the folder elsewhere"; readonly folder: OwnFolderName }
  | {
      readonly event: "make a folder elsewhere";
      readonly name: string;
      /** Null is the root folder. */
      readonly below: Place | null;
    };

/** Lets it happen. @returns whether it was possible: names are unique, and only what is empty can go */
export async function happenToFolder(world: World, event: FolderEvent): Promise<boolean> {
  const { somebodyElse } = world;
  switch (event.event) {
    case "rename the folder elsewhere":
      return ifThere(world, event.folder, (folderId) =>
        somebodyElse.updateFolder({ folderId, name: event.name }),
      );
    case "delete the folder elsewhere":
      return ifThere(world, event.folder, (folderId) => somebodyElse.deleteFolder(folderId));
    case "make a folder elsewhere": {
      const parentFolderId = event.below === null ? SAMPLE_ROOT_FOLDER_ID : world.folderOf(event.below);
      return parentFolderId === undefined
        ? false
        : unlessRefused(() => somebodyElse.createFolder({ name: event.name, parentFolderId }));
    }
  }
}

async function ifThere(
  world: World,
  folder: OwnFolderName,
  act: (folderId: string) => Promise<unknown>,
): Promise<boolean> {
  const folderId = world.folderOf(folder);
  return folderId === undefined ? false : unlessRefused(() => act(folderId));
}
