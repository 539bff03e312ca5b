import { quoted } from "../../../rules";
import type { Message } from "../../reporting";

export function alreadyMember(accountId: string, directoryId: string): Message {
  return {
    summary: "The invited account is a member already",
    detail: `${accountId} is a member of ${directoryId} already. There was nothing to accept, and no call changed anything.`,
  };
}

export function notAMember(directoryId: string): Message {
  return {
    summary: "There is no acceptance to import",
    detail:
      `The credentials of this provider block belong to an account that is no member of ${directoryId}; an import knows no others, also where the acceptance ` +
      "names its own. Import with the invited account's credentials in the provider block, or import nothing: an acceptance of an account that is a member already " +
      "is created without a write.",
  };
}

export const WAITS_TO_BE_SENT: Message = {
  summary: "Waits for an invitation to be sent",
  detail:
    "The service takes no more invitations today, so that there is nothing to accept yet. Nothing is called for this acceptance until its invitation has " +
    "been sent; the run that sends it accepts, and there is nothing to change.",
};

export function twoSources(prefix: string, profile: string): Message {
  return {
    summary: "Credentials from two places",
    detail:
      `credentials_env_prefix is ${quoted(prefix)} and profile is ${quoted(profile)}, which may be two accounts. Write one of them; ` +
      "assume_role_arn goes with either.",
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
