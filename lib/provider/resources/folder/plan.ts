import { findFolder } from "../../../directory";
import type { Folder } from "../../../directory";
import type { PlanContext } from "../../../plugin";
import { isKnown } from "../../../plugin";
import type { ProviderData } from "../../provider-data";
import { refuse, warn } from "../../reporting";
import {
  adoptsWhatIsRenamed,
  givesItsNameUp,
  nameGoesToAnother,
  noteNameInState,
  refuseSecondBlock,
} from "../../second-block";
import { refuseEndOfKept, refuseHalf, refuseUndeclaredMove, undeclaredMove } from "../../undeclared-move";
import * as messages from "./messages";
import type { FolderConfig, FolderPlan, FolderState } from "./schema";
import { folderInState, keyOf, placeOf, rootOf, stateOf, TYPE_NAME } from "./state";
import type { FolderCall, FolderPrivateState } from "./state";

export type FolderPlanCall = PlanContext<ProviderData, FolderPrivateState>;

type Half = "create" | "destroy";

/** The key of a folder where its parent and its name say which one it is. */
const BY_PLACE = `${TYPE_NAME}.name`;

const HARM = "The folder would be deleted, and another one of its name created.";

function refuseMove(context: FolderCall, folderId: string, label: string, half: Half): boolean {
  return refuseUndeclaredMove(context, {
    typeName: TYPE_NAME,
    key: folderId,
    half,
    member: label,
    harm: HARM,
  });
}

/** The same for a folder that was renamed elsewhere: its two halves meet where code and state say that it stands. */
function refuseMoveByPlace(context: FolderCall, place: string, label: string, half: Half): boolean {
  const key = context.providerData.plannedKey(BY_PLACE, place);
  key.add(half);
  return refuseHalf(context, key, half, undeclaredMove(label, [TYPE_NAME], half, HARM));
}

/** Whether another block stands for the folder, too. */
function refuseTwin(context: FolderCall, folderId: string, label: string): boolean {
  return refuseSecondBlock(context, { typeName: TYPE_NAME, key: folderId }, messages.isDeclaredTwice(label));
}

/** Whether another block is to have the name below the same parent, too. */
function refuseSameName(context: FolderCall, parentFolderId: string, name: string): boolean {
  const claim = { typeName: BY_PLACE, key: placeOf(parentFolderId, name), attribute: "name" };
  return refuseSecondBlock(context, claim, messages.nameIsDeclaredTwice(messages.folderLabel(name, null)));
}

/** Plans a folder that state does not hold: its parent may hold one of that name. */
export async function planBegin(
  context: FolderPlanCall,
  planned: FolderPlan,
  config: FolderConfig,
): Promise<void> {
  const { providerData, signal } = context;
  await providerData.directory(signal);
  const parent = config.parent_folder_id === null ? await rootOf(context) : config.parent_folder_id;
  if (!isKnown(planned.name)) {
    return;
  }
  context.setPrivateState({ creates: placeOf(isKnown(parent) ? parent : null, planned.name) });
  if (!isKnown(parent) || refuseSameName(context, parent, planned.name)) {
    return;
  }
  const below = await providerData.foldersBelow(parent, signal);
  if (below === null) {
    refuse(context, messages.noSuchParent(parent), "parent_folder_id");
    return;
  }
  const existing = below.find(({ folderName }) => folderName === planned.name);
  if (existing !== undefined) {
    await planForExisting(context, planned, existing);
  } else {
    await planForReleased(context, planned.name, parent);
  }
}

/** The folder of the object that this one is made anew for is taken over, whatever it is called by now. */
async function planForReleased(context: FolderPlanCall, name: string, parent: string): Promise<void> {
  const place = placeOf(parent, name);
  const released = await releasedFor(context, place);
  // The plan did not know yet below which parent these were to be made.
  const others = await releasedFor(context, placeOf(null, name));
  const ours = [...released, ...others].find(({ parentFolderId }) => parentFolderId === parent);
  const [elsewhere] = released;
  if (ours !== undefined) {
    context.setPrivateState({ creates: place, takesOver: ours.folderId, renames: true });
    warn(context, messages.willTakeOver(messages.labelOf(ours)));
  } else if (elsewhere !== undefined) {
    refuse(context, messages.neverMoves(stateOf(elsewhere)), "parent_folder_id");
  } else {
    refuseMoveByPlace(context, place, messages.folderLabel(name, null), "create");
  }
}

async function releasedFor({ providerData, signal }: FolderPlanCall, place: string): Promise<Folder[]> {
  const ids = providerData.releasedFolders.get(place) ?? [];
  const directory = await providerData.directory(signal);
  const found = await Promise.all(ids.map((id) => findFolder(directory, id, { signal })));
  return found.flatMap((answer) => answer?.value ?? []);
}

/**
 * A folder of the name is there. If state holds it at an address that this plan neither keeps nor destroys, its object is
 * about to be made anew, as after a taint: it is taken over, as with `adopt`.
 */
async function planForExisting(
  context: FolderPlanCall,
  planned: FolderPlan,
  existing: Folder,
): Promise<void> {
  const label = messages.labelOf(existing);
  if (refuseMove(context, existing.folderId, label, "create")) {
    return;
  }
  const key = keyOf(context, existing.folderId);
  await context.untilOtherCallsCame();
  if (key.has("keep")) {
    if (key.firstRefusal()) refuse(context, messages.nameIsDeclaredTwice(label), "name");
  } else if (key.has("rename") && planned.adopt === true) {
    refuse(context, adoptsWhatIsRenamed(label, TYPE_NAME), "adopt");
  } else if (!key.has("rename") && !key.has("destroy")) {
    if (planned.adopt === true || key.has("refresh") || key.has("release")) {
      const { folderId, folderName, parentFolderId } = existing;
      if (refuseTwin(context, folderId, label)) return;
      context.setPrivateState({ creates: placeOf(parentFolderId, folderName), takesOver: folderId });
      warn(context, messages.willTakeOver(label));
    } else if (isKnown(planned.adopt) && key.firstRefusal()) {
      key.isTakenForForeign = true;
      refuse(context, messages.nameIsTaken(existing), "name");
    }
  }
}

/** Plans a folder that state holds. */
export async function planChange(
  context: FolderPlanCall,
  planned: FolderPlan,
  prior: FolderState,
  config: FolderConfig,
): Promise<void> {
  const isRenamed = planned.name !== prior.name;
  if (refuseTwin(context, prior.folder_id ?? "", messages.folderLabel(prior.name, prior.folder_id))) {
    return;
  }
  noteName(context, prior, isRenamed);
  if (isOtherParent(prior, config)) {
    refuse(context, messages.neverMoves(prior), "parent_folder_id");
  } else if (isRenamed && isKnown(planned.name)) {
    await refuseTakenName(context, planned.name, prior);
  }
}

/** Where a creation of the same name meets this object. */
function noteName(context: FolderPlanCall, prior: FolderState, isRenamed: boolean): void {
  const key = keyOf(context, prior.folder_id ?? "");
  const label = messages.folderLabel(prior.name, prior.folder_id);
  refuseEndOfKept(context, { typeName: TYPE_NAME, key: prior.folder_id ?? "", use: "keep", member: label });
  noteNameInState(context, key, {
    use: isRenamed ? "rename" : "keep",
    attribute: "name",
    isDeclaredTwice: messages.nameIsDeclaredTwice(label),
    isGivenUp: givesItsNameUp(label),
  });
}

/** Taking the line out means the root folder, too. */
function isOtherParent(
  { parent_folder_id: present }: FolderState,
  { parent_folder_id: wanted }: FolderConfig,
): boolean {
  return wanted === null ? (present?.startsWith("fd-") ?? false) : isKnown(wanted) && wanted !== present;
}

/** Names may be swapped: one that a folder in state gives up in the same plan is not taken. */
async function refuseTakenName(context: FolderPlanCall, name: string, prior: FolderState): Promise<void> {
  const { providerData, signal } = context;
  const parent = prior.parent_folder_id ?? "";
  if (refuseSameName(context, parent, name)) {
    return;
  }
  const below = await providerData.foldersBelow(parent, signal);
  const existing = below?.find(({ folderName }) => folderName === name);
  if (existing === undefined || existing.folderId === prior.folder_id) {
    return;
  }
  const byPlace = providerData.plannedKey(BY_PLACE, placeOf(parent, name));
  byPlace.add("rename");
  const key = keyOf(context, existing.folderId);
  await context.untilOtherCallsCame();
  if (key.has("destroy")) {
    if (byPlace.firstRefusal()) refuse(context, nameGoesToAnother(messages.labelOf(existing)), "name");
  } else if (key.has("keep") || !(["refresh", "rename", "release"] as const).some((use) => key.has(use))) {
    refuse(context, messages.nameIsDeclaredTwice(messages.labelOf(existing)), "name");
  }
}

/** Plans the end of a folder: Terraform does so from the state as it was written last. */
export async function planEnd(context: FolderPlanCall, folderId: string, prior: FolderState): Promise<void> {
  const label = messages.folderLabel(prior.name, folderId);
  if (keyOf(context, folderId).isTakenForForeign) {
    warn(context, messages.isInThisState(label));
    return;
  }
  if (refuseMove(context, folderId, label, "destroy")) {
    return;
  }
  const now = await folderInState(context, prior);
  const place = placeOf(prior.parent_folder_id, prior.name);
  const byPlace = context.providerData.plannedKey(BY_PLACE, place);
  if (now === null) {
    warn(context, messages.isGoneAlready(label));
  } else if (byPlace.has("rename")) {
    if (byPlace.firstRefusal()) refuse(context, nameGoesToAnother(label));
  } else if (
    // The name may have been changed elsewhere before this plan, or while it is made.
    !refuseMoveByPlace(context, place, label, "destroy") &&
    !refuseEndOfKept(context, { typeName: TYPE_NAME, key: folderId, use: "destroy", member: label })
  ) {
    context.setPrivateState({ deletes: true });
    warn(context, messages.willDelete(label));
  }
}
