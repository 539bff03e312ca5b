import type { Account } from "../../../directory";
import { isVerifying } from "./intent";
import type { PromotionNote } from "./note";
import type { PromotionState } from "./schema";

/**
 * Why a mail may be out that the state does not know of.
 *
 * - `no-answer`: the provider was ended during an apply. Terraform then keeps the object as it was, but without its
 *   note: an object without note has lost an answer.
 * - `modified`: the member was modified after the last mail of this state, and neither a rename nor a move explains it.
 *   So it looks when Terraform itself was ended, and when somebody else has sent the mail again.
 */
export type UnrecordedMail = "no-answer" | "modified";

/** The service refuses two mails within about a minute, and takes its time to settle after the first one. */
const SAME_MAIL_MS = 60_000;

/**
 * What a refresh concludes, or the last look before a mail is sent again. Only a live link matters: where none is,
 * promoting anew is what the code asks for.
 */
export function findUnrecordedMail(
  note: PromotionNote | null,
  state: PromotionState,
  account: Account,
): UnrecordedMail | undefined {
  if (!isVerifying(account)) {
    return undefined;
  }
  if (hasLostAnAnswer(note)) {
    return "no-answer";
  }
  return note !== null && wasModifiedUnseen(note, state, account) ? "modified" : undefined;
}

/** Whether an apply of the object ended without answering. */
export function hasLostAnAnswer(note: PromotionNote | null): boolean {
  return note === null || note.unrecordedMail === "no-answer";
}

function wasModifiedUnseen(note: PromotionNote, state: PromotionState, account: Account): boolean {
  const known = [note.modifyTime, state.last_mail_at].map((time) => Date.parse(time ?? ""));
  const modified = Date.parse(account.modifyTime ?? "");
  // A time that is missing compares as false: then nothing is known, and nothing is held back.
  return (
    note.memberName === account.displayName &&
    note.folderId === account.folderId &&
    known.every((time) => modified > time + SAME_MAIL_MS)
  );
}
