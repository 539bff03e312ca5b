import { Folder } from "../../lib";
import type { FolderProps } from "../../lib";
import {
  abandoned,
  forgetInstead,
  FORMER_PATH,
  MAY_BE_REMOVED,
  NO_CALL,
  OTHER_RESOURCE,
  otherAlicloudElement,
  SAME_DIRECTORY,
} from "./row";
import type { PropertyTable } from "./row";

/** What becomes of each property of a `Folder` when the code changes it. */
export const FOLDER: PropertyTable<FolderProps> = {
  name: [
    {
      change: "another name",
      to: () => ({ name: "production" }),
      vendors: { applied: ["UpdateFolder"] },
      own: { applied: ["UpdateFolder"] },
    },
  ],
  parent: [
    {
      change: "another folder",
      to: ({ stack }) => ({ parent: Folder.fromFolderId(stack, "above", "fd-3GxYz1") }),
      vendors: {
        refused: "plan",
        says: "prevent_destroy",
        instead: "another `Folder`, and its members moved there",
      },
      own: { refused: "plan", says: "cannot move", instead: "another `Folder`, and its members moved there" },
    },
    {
      change: "taken out",
      from: ({ directory }) => ({ parent: directory.addFolder("above") }),
      to: ({ directory }) => {
        directory.addFolder("above");
        return {};
      },
      vendors: { leftAlone: "the folder stays below that parent" },
      own: { refused: "plan", says: "cannot move", instead: "the parent as before" },
    },
  ],
  folderId: [
    {
      change: "that of the folder",
      to: ({ folderId }) => ({ folderId: folderId ?? "" }),
      vendors: NO_CALL,
      own: NO_CALL,
    },
    {
      change: "that of another folder",
      to: () => ({ folderId: "fd-elsewhere1" }),
      vendors: { refused: "plan", says: "one cannot become the other", instead: "another `Folder`" },
      own: { refused: "plan", says: "one cannot become the other", instead: "another `Folder`" },
    },
  ],
  adopt: [{ change: "given", to: () => ({ adopt: true }), vendors: OTHER_RESOURCE, own: NO_CALL }],
  tags: [
    {
      change: "given",
      to: () => ({ tags: { team: "pay" } }),
      vendors: { applied: ["TagResources"] },
      own: {
        refused: "synth",
        says: "tags: without effect",
        instead: "take it out of the code",
      },
    },
  ],
  removalPolicy: [
    MAY_BE_REMOVED,
    abandoned({ vendors: forgetInstead("Folder"), own: forgetInstead("Folder") }),
  ],
  previousPaths: [FORMER_PATH],
  directory: [SAME_DIRECTORY],
  provider: [otherAlicloudElement("take it out of the code")],
};
