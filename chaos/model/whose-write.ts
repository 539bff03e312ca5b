import { typeOf } from "../terraform/configuration";
import { hasLeft } from "./allowed-writes";
import type { World } from "../world/world";
import type { OwnFolders } from "./own-folders";
import type { OwnMembers } from "./own-members";
import type { Write } from "./writes";

/** What the code makes, or takes over. */
interface Own {
  readonly members: OwnMembers;
  readonly folders: OwnFolders;
}

/** Whether a write concerns the account, or the folder, of the block that it was made for. */
export function isAboutItsOwn(write: Write, { fake: { world } }: World, { members, folders }: Own): boolean {
  const { parameters, question } = write;
  const { AccountId, RecordId, HandshakeId, TargetEntity } = parameters;
  const promoted = world.promotions.find(({ recordId }) => recordId === RecordId)?.accountId;
  const invited = HandshakeId === undefined ? undefined : world.handshake(HandshakeId).targetEntity;
  const type = typeOf(question.address);
  if (type === "resourcedirectory_handshake_acceptance") {
    return true;
  }
  if (type === "resourcedirectory_member") {
    return members.isItsOwn(write);
  }
  if (type === "resourcedirectory_folder") {
    return folders.isItsOwn(write);
  }
  const attribute = type === "resourcedirectory_invitation" ? "target" : "account_id";
  const { before, after } = question.change ?? {};
  const former = hasLeft(before) ? null : before?.[attribute];
  return (AccountId ?? promoted ?? invited ?? TargetEntity) === (former ?? after?.[attribute]);
}

export function sendsToAnother({ parameters: { Email }, question: { change } }: Write): boolean {
  return Email !== undefined && Email !== change?.after?.["email"];
}
