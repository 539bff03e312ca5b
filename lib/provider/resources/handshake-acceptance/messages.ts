import type { Message } from "../../reporting";

export function alreadyMember(directoryId: string): Message {
  return {
    summary: `The invited account is a member of ${directoryId} already`,
    detail: "There was nothing to accept, and no call changed anything.",
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

export function inAnotherDirectory(expected: string, actual: string): Message {
  return {
    summary: `The account is in another directory: ${actual}`,
    detail: `It was to join ${expected}. An account is in one directory at a time: it must leave ${actual} first. Nothing was accepted.`,
  };
}

export function otherDirectory(prior: string, planned: string): Message {
  return {
    summary: "An acceptance cannot move to another directory",
    detail: `This one joined ${prior}; the code now says ${planned}. Declare another acceptance, under another name. Nothing was accepted.`,
  };
}

export const FORGOTTEN: Message = {
  summary: "The acceptance is forgotten, the account stays a member",
  detail: "Accepting cannot be undone by the invited account. No call is made.",
};
