import { isUnknown } from "../../lib/plugin";
import type { ObjectValue } from "../../lib/plugin/values/value";
import { SAMPLE_ROOT_FOLDER_ID } from "../../lib/testing";
import { firstAddressOf } from "../history/code";
import type { Plan } from "../terraform/change";
import { typeOf } from "../terraform/configuration";
import type { Question } from "../terraform/walk";
import type { World } from "../world/world";
import type { Violation } from "./violation";
import type { Write } from "./writes";

const FOLDER = "resourcedirectory_folder";

/** Folders that the code makes or takes over: each is made once, where the code says, and none is taken that it does not adopt. */
export class OwnFolders {
  /** Addresses for which the plan that is applied may make a folder. */
  private toMake = new Set<string>();
  /** What state has held as the apply began, by address. */
  private known = new Map<string, unknown>();
  /** Ids of all folders as the apply began. */
  private there = new Set<unknown>();
  /** For which address a folder was made, by its id. */
  private readonly madeFor = new Map<string, string>();

  constructor(private readonly world: World) {}

  /** What the directory has under an id of the state. */
  find(folderId: unknown) {
    return this.world.fake.world.folders.find(({ id }) => id === folderId);
  }

  /** A reviewed plan is being applied. */
  applying({ changes }: Plan): void {
    const folders = [...changes.values()].filter(({ address }) => typeOf(address) === FOLDER);
    this.known = new Map(
      folders.map(({ address, before }) => [firstAddressOf(address), before?.["folder_id"]]),
    );
    this.there = new Set(this.world.fake.world.folders.map(({ id }) => id));
    const isToMake = ({ action, because }: (typeof folders)[number]): boolean =>
      action === "create" || because === "taint";
    this.toMake = new Set(folders.filter(isToMake).map(({ address }) => firstAddressOf(address)));
  }

  /** The directory has carried out a write of ours. @returns what is wrong with it */
  committed({ operation, parameters, question }: Write): readonly Violation[] {
    if (operation !== "CreateFolder") {
      return [];
    }
    const address = firstAddressOf(question.address);
    const { FolderName: name, ParentFolderId: parent } = parameters;
    const made = this.world.fake.world.folders.find(
      (folder) => folder.name === name && folder.parentFolderId === (parent ?? SAMPLE_ROOT_FOLDER_ID),
    );
    this.madeFor.set(made?.id ?? "", address);
    // What is tainted stands for its folder as long as that is there, but never below another parent: folders do not move.
    const tainted = this.find(this.known.get(address));
    const isThere = tainted !== undefined && tainted.parentFolderId === made?.parentFolderId;
    return this.toMake.delete(address) && !isThere
      ? []
      : [{ invariant: "never a second folder for one block", details: `"${name ?? ""}" for ${address}` }];
  }

  /** Whether a write is about the folder of its block, and makes it what the plan says. */
  isItsOwn({ operation, parameters, question: { address, change } }: Write): boolean {
    const { before, after } = change ?? {};
    const known = before?.["folder_id"] ?? this.known.get(firstAddressOf(address));
    const { FolderId, FolderName, NewFolderName, ParentFolderId } = parameters;
    if (operation === "CreateFolder") {
      const parent = after?.["parent_folder_id"] ?? null;
      const wanted = parent === null || isUnknown(parent) ? SAMPLE_ROOT_FOLDER_ID : parent;
      return FolderName === after?.["name"] && (ParentFolderId ?? SAMPLE_ROOT_FOLDER_ID) === wanted;
    }
    const isNamedSo = operation !== "UpdateFolder" || NewFolderName === after?.["name"];
    return FolderId === known && isNamedSo;
  }

  /** Terraform is told of an object. @returns what is wrong with it */
  heard({ rpc, address, change }: Question, values: ObjectValue | null): readonly Violation[] {
    const folderId = values?.["folder_id"];
    const isBegun = rpc === "ApplyResourceChange" && change?.action === "create";
    if (typeOf(address) !== FOLDER || !isBegun || typeof folderId !== "string") {
      return [];
    }
    const first = firstAddressOf(address);
    const isOurs = this.madeFor.get(folderId) === first || this.known.get(first) === folderId;
    // Of one that has come since, while a call of ours got no clear answer, nobody can tell who made it.
    const mayBeOurs = !this.there.has(folderId);
    return isOurs || mayBeOurs || change.after?.["adopt"] === true
      ? []
      : [
          {
            invariant: "nothing is taken over that the code does not adopt",
            details: `${folderId} by ${address}`,
          },
        ];
  }
}
