import type { AccountType } from "../../../rules";
import type { Message } from "../../reporting";
import { WAITS_FOR_A_PERSON } from "../../waiting";

/** What else changes in the account. */
const WHAT_FOLLOWS: Readonly<Record<AccountType, string>> = {
  CloudAccount:
    "Its root user is enabled: whoever owns the secure e-mail address or phone can set a password by password recovery and sign in.",
  ResourceAccount:
    "Its root user is disabled and cannot sign in any more; RAM users and roles of the account stay. As long as the root user has an access key in use, the service refuses the switch.",
};

export function otherMember(prior: string, planned: string): Message {
  return {
    summary: "A type switch cannot move to another member",
    detail: `This one belongs to ${prior}; the code now says ${planned}. Declare another type switch for that member, under another name, and keep or remove this one.`,
  };
}

export function isDeclaredTwice(member: string): Message {
  return {
    summary: `${member}: two blocks of resourcedirectory_account_type are about this member`,
    detail:
      "Each would switch back what the other has switched, in every apply. Nothing was called. Keep one of them.",
  };
}

export function willSwitch(member: string, type: AccountType): Message {
  return {
    summary: "Switches the type of a member",
    detail: `${member}: to ${type}. ${WHAT_FOLLOWS[type]}`,
  };
}

/** @param type null: only the apply knows it */
export function willSwitchFirst(member: string, type: AccountType | null): Message {
  const [to, then] =
    type === null
      ? [
          "to the type that only the apply will know",
          `${WHAT_FOLLOWS.CloudAccount} Or: ${WHAT_FOLLOWS.ResourceAccount}`,
        ]
      : [`to ${type}`, WHAT_FOLLOWS[type]];
  return {
    summary: "Switches the type of a member",
    detail: `${member}: ${to}, unless it is of that type by then. ${then}`,
  };
}

export function blocked(member: string, type: AccountType): Message {
  return {
    summary: WAITS_FOR_A_PERSON,
    detail:
      `${member}: to be switched to ${type}, it needs a secure phone number or e-mail address. Bind one in the Resource Management console, ` +
      "or have the mail of a resourcedirectory_account_email (in CDKTF: changeEmail) confirmed. The first run after that switches it.",
  };
}

export function wouldBeRefused(member: string, { detail }: Message): Message {
  return { summary: `${member}: the service would refuse to switch its type`, detail };
}

export function orWait({ summary, detail }: Message): Message {
  return {
    summary,
    detail: `${detail}\n\nTo let the switch wait for it instead, set when_blocked (in CDKTF: whenBlocked) to wait.`,
  };
}

export function notChecked(member: string, { detail }: Message): Message {
  return {
    summary: "A type switch was not checked beforehand",
    detail: `${member}: whether the service would refuse it shows in apply. ${detail}`,
  };
}

export function willForget(member: string): Message {
  return {
    summary: "Forgets a type switch",
    detail: `${member}: the switch is not undone and no call is made for it; to switch back, change its type instead of deleting it.`,
  };
}
