import { DIRECTORY_CASES } from "./directory-cases";
import { MEMBER_CASES } from "./member-cases";
import type { Scene } from "./scene";

/** Arranges what an operation needs, then calls it through its typed method. */
export type Case = (scene: Scene) => Promise<{ readonly body?: object }>;

/** By operation; one operation may have several, of which the first word is its name. */
export type Cases = Readonly<Record<string, Case>>;

export const CASES: Cases = { ...DIRECTORY_CASES, ...MEMBER_CASES };

/** What the models declare and the service, by its documentation or for want of anything to tell, leaves out. */
export const DOCUMENTED_ABSENCES: Readonly<Record<string, readonly string[]>> = {
  // The real names are for the invited account alone.
  "GetHandshake by the management account": [
    "Handshake.InvitedAccountRealName",
    "Handshake.MasterAccountRealName",
  ],
  // A last page has no token: clients loop for ever on an empty one.
  "ListTagValues on its last page": ["NextToken"],
  // A deletion has reasons to fail, or a time of its end.
  GetAccountDeletionStatus: ["RdAccountDeletionStatus.FailReasonList"],
  "GetAccountDeletionStatus of a deletion that failed": ["RdAccountDeletionStatus.DeletionTime"],
};
