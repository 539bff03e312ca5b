import type { Message } from "../../reporting";

export function alreadyMember(accountId: string, directoryId: string): Message {
  return {
    summary: "The invited account is a member already",
    detail: `${accountId} is a member of ${directoryId} already. There was nothing to accept, and no call changed anything.`,
  };
}

export function notAMember(directoryId: string): Message {
  return {
    summary: "There is no invitation to accept",
    detail:
      `handshake_id is null, which says that the account is a member of ${directoryId} already, but the credentials used here belong to an ` +
      "account that is not. Check that this acceptance uses the invited account's credentials, not the management account's.",
  };
}

export function unproven(directoryId: string, why: string): Message {
  return {
    summary: "An acceptance that names no account",
    detail:
      `State says that ${directoryId} was joined, but not by which account, and it cannot be made sure of now: ${why}\n\n` +
      "Use the invited account's credentials here once more, and set expected_account_id to its id.",
  };
}

export function otherDirectory(prior: string, planned: string): Message {
  return {
    summary: "An acceptance cannot move to another directory",
    detail: `This one joined ${prior}; the code now says ${planned}. Declare another acceptance, under another name. Nothing was accepted.`,
  };
}

export const FORGOTTEN: Message = {
  summary: "Forgets an acceptance",
  detail: "Accepting cannot be undone by the invited account: no call is made for it.",
};
