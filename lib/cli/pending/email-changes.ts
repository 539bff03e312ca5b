import { emailChangeStatus, findMember } from "../../directory";
import type { Account, DirectoryClient } from "../../directory";
import { textOf } from "../json";
import type { StateObject } from "../state-objects";

/**
 * The objects of a state, with the changes of an address among them as a refresh would leave them. No listing tells of
 * those: it costs a call for each that is not confirmed.
 *
 * @param members those that the directory has; of others there is nothing to ask
 */
export async function withEmailChangesNow(
  client: DirectoryClient,
  objects: readonly StateObject[],
  members: readonly Account[],
): Promise<readonly StateObject[]> {
  const present = new Set(members.map(({ accountId }) => accountId));
  const now: StateObject[] = [];
  for (const object of objects) {
    const accountId = textOf(object.values.account_id) ?? "";
    const isAsked =
      object.type === "resourcedirectory_account_email" &&
      object.values.confirmed !== true &&
      present.has(accountId);
    const answer = isAsked ? await findMember(client, accountId, {}) : null;
    now.push(answer === null ? object : asAccountShows(object, answer.value));
  }
  return now;
}

function asAccountShows(object: StateObject, account: Account): StateObject {
  const { values } = object;
  const status = emailChangeStatus(account, textOf(values.email) ?? null);
  // One that began while none was under way here is somebody else's.
  const isOthers = status === "Pending" && values.status !== "Pending";
  return {
    ...object,
    values: {
      ...values,
      status,
      confirmed: status === "Confirmed",
      ...(isOthers ? { last_mail_at: null } : {}),
    },
  };
}
