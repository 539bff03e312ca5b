import { RemovalPolicy } from "../../lib";
import type { FolderOptions } from "../../lib";
import { FORMER_PATH, MAY_BE_REMOVED, NO_CALL, OTHER_RESOURCE } from "./row";
import type { PropertyTable } from "./row";

const FORGET_INSTEAD = { refused: "synth", says: "Folder.forget(", instead: "`Folder.forget`" } as const;

/** What becomes of each property of a `Folder` when the code changes it. */
export const FOLDER: PropertyTable<FolderOptions> = {
  name: [
    {
      change: "another name",
      to: () => ({ name: "production" }),
      vendors: { applied: ["UpdateFolder"] },
      own: { applied: ["UpdateFolder"] },
    },
  ],
  folderId: [
    {
      change: "that of the folder",
      to: ({ folderId }) => ({ folderId: folderId ?? "" }),
      vendors: NO_CALL,
      own: NO_CALL,
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
    {
      change: "`ABANDON`",
      to: () => ({ removalPolicy: RemovalPolicy.ABANDON }),
      vendors: FORGET_INSTEAD,
      own: FORGET_INSTEAD,
    },
  ],
  previousPaths: [FORMER_PATH],
};
