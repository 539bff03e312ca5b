import type { Account } from "../../../directory";
import type { ApplyContext } from "../../../plugin";
import type { Configuration } from "../../configuration";
import type { PromotionIntent } from "./intent";
import type { PromotionState } from "./schema";
import type { UnrecordedMail } from "./unrecorded-mail";

/** Kept beside the state. */
export interface PromotionNote {
  readonly memberName: string | null;
  /** Tells a member that is gone from a directory that is not the right one. */
  readonly directoryId: string | null;
  readonly folderId: string | null;
  /** When the member had been modified last, as it was looked at last. */
  readonly modifyTime: string | null;
  /** Why a mail may be out that the state does not know of. */
  readonly unrecordedMail?: UnrecordedMail;
  /** There only between a plan and its apply. */
  readonly intent?: PromotionIntent | "cancel";
}

export type PromotionApply = ApplyContext<Configuration, PromotionNote, PromotionState>;

/** The note about a member as it is now. */
export function noteFor(account: Account): PromotionNote {
  return {
    memberName: account.displayName,
    directoryId: account.resourceDirectoryId,
    folderId: account.folderId,
    modifyTime: account.modifyTime,
  };
}

/** What is known of the member, without what was meant for one plan or apply only. */
export function lastingNote(note: PromotionNote | null): PromotionNote {
  return {
    memberName: note?.memberName ?? null,
    directoryId: note?.directoryId ?? null,
    folderId: note?.folderId ?? null,
    modifyTime: note?.modifyTime ?? null,
  };
}
