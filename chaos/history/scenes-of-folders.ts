import { VENDED } from "./code";
import type { Draft } from "./draft";
import type { Step } from "./history";
import { RandomFolders } from "./random-folders";

/** A few steps that belong together, about folders and the members in them. */
export class ScenesOfFolders {
  private readonly folders: RandomFolders;

  constructor(private readonly draft: Draft) {
    this.folders = new RandomFolders(draft.random);
  }

  /** A folder, one in it, and a member in either, all of them new. */
  tree(): readonly Step[] {
    const { draft, folders } = this;
    const member = draft.random.pick(...VENDED);
    return [
      draft.write(folders.newFolder("teams")),
      draft.write(folders.newFolder("web")),
      draft.write(folders.newMember(member)),
      draft.apply(["CreateFolder", "CreateFolder", "CreateResourceAccount"]),
      ...(draft.random.chance(40) ? [draft.apply()] : []),
    ];
  }

  /** The code makes a folder empty and takes it out: in one change, or one after the other. */
  clearance(): readonly Step[] {
    const { draft, folders } = this;
    const inOneChange = draft.random.chance(50);
    const moved = VENDED.filter((name) => draft.code.vended[name] !== undefined).map((member) =>
      draft.write({ edit: "change the member", member, change: { folder: "platform" } }),
    );
    return [
      ...moved,
      ...(inOneChange ? [] : [draft.apply(["MoveAccount"])]),
      draft.write(folders.removal(folders.folder())),
      draft.apply(["DeleteFolder", "MoveAccount"]),
      ...(draft.random.chance(50) ? [draft.apply()] : []),
    ];
  }

  /** Somebody has been at a folder: the next run finds it otherwise. */
  disorder(): readonly Step[] {
    const { draft, folders } = this;
    return [
      { step: "event", event: folders.event() },
      draft.apply(["UpdateFolder", "CreateFolder"]),
      ...(draft.random.chance(40) ? [draft.apply()] : []),
    ];
  }
}
