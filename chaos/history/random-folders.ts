import type { Random } from "../../test/plugin/support/random";
import type { WorldEvent } from "../world/events";
import { VENDED } from "./code";
import type { Code, VendedName } from "./code";
import type { Edit } from "./edits";
import { OWN_FOLDERS } from "./folders";
import type { FolderCode, OwnFolderName, Place } from "./folders";
import { weighted } from "./weighted";

/** Random edits and events of folders, and of the members in them. */
export class RandomFolders {
  constructor(private readonly random: Random) {}

  declaration(): Edit {
    const { random } = this;
    return random.chance(75) ? this.newFolder(this.folder()) : this.newMember(random.pick(...VENDED));
  }

  edit(code: Code): Edit {
    const { random } = this;
    const folder = this.folder();
    const member = random.pick(...VENDED);
    const isThere = code.folders[folder] !== undefined;
    return weighted<Edit>(random, [
      [isThere ? 0 : 60, () => this.newFolder(folder)],
      [40, () => ({ edit: "change the folder", folder, change: this.change(folder) })],
      [isThere ? 25 : 0, () => this.removal(folder)],
      [35, () => (code.vended[member] === undefined ? this.newMember(member) : this.goesTo(member))],
    ]);
  }

  /** A member that is in the code goes to another place; null says no longer where. */
  goesTo(member: VendedName): Edit {
    const folder = this.random.pick<Place | null>("teams", "teams", "web", "platform", null);
    return { edit: "change the member", member, change: { folder } };
  }

  newFolder(folder: OwnFolderName): Edit {
    const parent =
      folder === "web" ? this.random.pick<Place | null>("teams", "teams", "platform", null) : null;
    return { edit: "declare a folder", folder, parent };
  }

  newMember(member: VendedName): Edit {
    const { random } = this;
    const policy = random.pick("PROTECT", "ABANDON", "DESTROY");
    const folder = random.pick<Place>("teams", "teams", "web");
    return { edit: "declare a member", member, takesOver: null, policy, settings: { folder } };
  }

  removal(folder: OwnFolderName): Edit {
    return { edit: "remove the folder", folder, membersGo: this.random.pick("platform", null) };
  }

  event(): WorldEvent {
    const { random } = this;
    const folder = this.folder();
    const member = random.pick(...VENDED);
    const name = random.pick<string>(...OWN_FOLDERS, `${folder}-new`);
    return weighted<WorldEvent>(random, [
      [4, () => ({ event: "rename the folder elsewhere", folder, name: `${folder}-elsewhere` })],
      [1, () => ({ event: "rename the folder elsewhere", folder, name })],
      [5, () => ({ event: "delete the folder elsewhere", folder })],
      [4, () => ({ event: "make a folder elsewhere", name, below: random.pick(null, null, "teams") })],
      [4, () => ({ event: "move the member elsewhere", member, to: random.pick("teams", "web", "sandbox") })],
      [1, () => ({ event: "remove the member elsewhere", member })],
    ]);
  }

  folder(): OwnFolderName {
    return this.random.pick(...OWN_FOLDERS);
  }

  private change(folder: OwnFolderName): Partial<FolderCode> {
    const { random } = this;
    return weighted<Partial<FolderCode>>(random, [
      [6, () => ({ name: random.pick<string>(folder, `${folder}-new`, `${folder}-new`, ...OWN_FOLDERS) })],
      [2, () => ({ parent: random.pick(null, "platform") })],
      [2, () => ({ adopts: random.chance(70) })],
    ]);
  }
}
