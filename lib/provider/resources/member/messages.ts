import type { Account } from "../../../directory";
import { safeText } from "../../../directory";
import { memberLabel } from "../../reporting";
import type { Message } from "../../reporting";
import { undeclaredMove } from "../../undeclared-move";
import * as protection from "../member-protection/messages";
import type { MemberConfig } from "./schema";
import { TYPE_NAME } from "./state";

/** What a `MemberAccount` consists of. */
const MEMBER = [TYPE_NAME];

export function isMoved(member: string, half: "create" | "destroy"): Message {
  return undeclaredMove(
    member,
    MEMBER,
    half,
    "The account would be given up, and one of its name asked for.",
  );
}

export function isProtected(member: string): Message {
  return protection.isProtected(member, MEMBER);
}

export function nameNeeded(): Message {
  return {
    summary: "A member needs a name to be created",
    detail:
      "display_name is not set, and account_id names no account to take over. Nothing was called. Set display_name; or account_id, for an account that exists; " +
      "or existing = true, if account_id is null only until the account has joined.",
  };
}

export function existsAlready({ accountId, displayName, joinTime }: Account): Message {
  const since = joinTime === null ? "" : ` since ${joinTime}`;
  return {
    summary: `${memberLabel(accountId, displayName)} exists in the directory already`,
    detail:
      `This would create a member named "${safeText(displayName, 64)}", but account ${accountId} has had that name${since}. ` +
      "Display names are unique, so nothing was created. What it may be:\n" +
      `- The account that is meant: write account_id = "${accountId}" (in CDKTF: accountId), or adopt = true, and it is taken over. ` +
      "What the code does not set stays as it is.\n" +
      "- The construct was renamed or moved in the code: say so with a `moved` block (in CDKTF: previousPaths).\n" +
      "- Another block of this code has it, or gives that name up: a warning names it, where the plan could tell. Take one of the blocks out, or choose another name; " +
      "or let this one depend on the one that gives the name up (depends_on).\n" +
      protection.MAY_BE_DELETED_SOON +
      "- Another stack manages it: reference it here (in CDKTF: MemberAccount.fromAccountId).\n" +
      "- Another account is meant: choose another display name.",
  };
}

export function nameIsTaken(member: string, other: string): Message {
  return {
    summary: `${other} has that display name already`,
    detail:
      `${member} would be renamed to it, and display names are unique, so that the service would refuse that. Nothing was called. Choose another name; ` +
      "or, if the other one gets another name in the same change, have that done first (depends_on).",
  };
}

export function nameIsDeclaredTwice(displayName: string): Message {
  return {
    summary: `The display name "${safeText(displayName, 64)}" is declared twice`,
    detail:
      "Two blocks of this plan are to have it, and display names are unique: one of them would be refused, or both would stand for one account. " +
      "Nothing was called. Choose another name for one of them.",
  };
}

export function isDeclaredTwice(member: string): Message {
  return {
    summary: `${member} is declared twice`,
    detail:
      "Two blocks of this plan stand for this account, by its id or its display name, so that each would undo what the other does. Nothing was called. " +
      "Keep one of them; a second member needs a name of its own. If both are in state, give one up without touching the account: a `removed` block with destroy = false.",
  };
}

/** What differs between a member and the code; null where nothing does. */
interface Differences {
  readonly displayName: string | null;
  readonly folderId: string | null;
  readonly payerAccountId: string | null;
  readonly tagKeys: readonly string[];
  readonly untaggedKeys: readonly string[];
}

export function willTakeOver(member: string, differences: Differences): Message {
  const { displayName, folderId, payerAccountId, tagKeys, untaggedKeys } = differences;
  const changes = [
    displayName === null ? [] : `it is renamed to ${safeText(displayName, 64)}`,
    folderId === null ? [] : `it is moved to folder ${folderId}`,
    payerAccountId === null ? [] : `account ${payerAccountId} pays for it`,
    tagKeys.length === 0 ? [] : `it is tagged (${named(tagKeys)})`,
    untaggedKeys.length === 0 ? [] : `tags of its invitation are taken off (${named(untaggedKeys)})`,
  ].flat();
  const what = changes.length === 0 ? "nothing of it differs from the code" : changes.join("; ");
  return { summary: "Takes over a member", detail: `${member}: no account is created; ${what}.` };
}

export function waitsToJoin(member: string): Message {
  return {
    summary: "Waits for a member to join",
    detail: `${member}: the account is no member of the directory yet. Nothing is called until it has joined; the first run after that makes it what the code says.`,
  };
}

export function notYetAsSaid(member: string, { summary, detail }: Message): Message {
  return {
    summary: "A member is not yet what the code says",
    detail: `${member} is recorded, but not all could be done: ${summary}. ${detail}\n\nThe next plan shows what is left.`,
  };
}

export function removedElsewhere(member: string): Message {
  return {
    summary: "A member was removed elsewhere",
    detail:
      `${member} is no longer in the directory; nothing is created again, and nothing is called. To give it up, delete its block (allowed under every policy). ` +
      "To have another account in its place, delete the block, apply, and declare that one. If it joins again, it is found again.",
  };
}

export function mayJoinAgain(member: string, settings: MemberConfig): Message {
  const given = (["display_name", "folder_id", "payer_account_id", "tags"] as const).filter(
    (name) => settings[name] !== null,
  );
  const what =
    given.length === 0
      ? "nothing of it is changed then"
      : `it is given what the code says of it then: ${given.join(", ")}`;
  return {
    summary: "A member may join again",
    detail: `${member} was removed elsewhere, and may be a member again in the course of this apply; ${what}.`,
  };
}

export function otherAccount(prior: string, planned: unknown): Message {
  return {
    summary: "A member cannot become another account",
    detail: `This one is account ${prior}; account_id now says ${String(planned)}. Nothing was called. Declare another member for the other account; to give this one up, delete its block under removal_policy ABANDON.`,
  };
}

export function payerIsLetGo(member: string, payer: string): Message {
  return {
    summary: "A payer is left alone from now on",
    detail: `${member}: the code does not say any more who pays, so that account ${payer} goes on paying, and state forgets it. No call is made.`,
  };
}

export function payerIsRecorded(member: string, payer: string): Message {
  return {
    summary: "A payer is recorded",
    detail: `${member}: account ${payer} pays for it already, so that this update only records it. No call is made for it.`,
  };
}

export function foreignTagsStay(member: string, keys: readonly string[]): Message {
  return {
    summary: "Tags that are not in the code are left alone",
    detail: `${member}: ${named(keys)}. As far as this state knows, the code has never set them; an import cannot tell. To take one off, give it another value in the code, apply, then take it out; or take it off in the console.`,
  };
}

export function notReplaceable(member: string): Message {
  return {
    summary: `${member} is never replaced`,
    detail:
      "This plan would replace the member (-replace, or replace_triggered_by): give its account up and create another one. Nothing was called, and no removal policy allows it. " +
      "Leave -replace out. To make an object anew that is in a bad state, `terraform apply -refresh-only`.",
  };
}

export function isLetGo(member: string): Message {
  return {
    summary: "A member was let go",
    detail:
      `${member}: it was tainted, and another object was made in its place before its own was given up (create_before_destroy). ` +
      "The account stays a member of the directory, no call was made for it, and it is no longer in state. " +
      "To have it back, give it a block of its own with its account_id; or put it in the place of the other one: `terraform state rm`, then `terraform import`. " +
      "`terraform untaint`, before an apply, does without all that.",
  };
}

export function isGoneAlready(member: string): Message {
  return {
    summary: "A member is gone from the directory",
    detail: `${member}: it was removed elsewhere, so it is forgotten and nothing is called.`,
  };
}

export function willForget(member: string): Message {
  return {
    summary: "Forgets a member",
    detail: `${member}: the removal policy is ABANDON, so the account stays a member and keeps what it has; no call is made.`,
  };
}

export function willForgetSettings(member: string): Message {
  return {
    summary: "Forgets the settings of a member",
    detail: `${member}: the removal policy is ABANDON, so its name, folder, payer and tags stay as they are and no call is made. Whether it stays a member is for what invited it to say.`,
  };
}

export function willDelete(member: string): Message {
  return protection.willDelete(member);
}

export function willRemove(member: string): Message {
  return {
    summary: "Removes a member from the directory",
    detail: `${member}: the removal policy is DESTROY, so the account leaves the directory and lives on.`,
  };
}

export function isCloudAccount(member: string): Message {
  return protection.isCloudAccount(member);
}

export function mustBeSwitched(member: string): Message {
  return {
    summary: `${member} is a resource account and cannot be removed`,
    detail:
      "It joined by invitation, and only cloud accounts can leave. Nothing was called. " +
      "First switch its type to CloudAccount (`switchType` of the member, apply), then remove the member in a later plan.",
  };
}

export function promotionUnderWay(member: string): Message {
  return protection.promotionUnderWay(member);
}

export function changedMeanwhile(member: string, planned: string): Message {
  return {
    summary: `${member} is not what the plan took it for`,
    detail: `The plan was to ${planned}, but the member has changed since. Nothing was called, and it stays in state. Plan again.`,
  };
}

export function deletionForbidden(member: string, reasons: readonly string[]): Message {
  return {
    summary: `${member} cannot be deleted yet`,
    detail: `The service has checked the account and found:\n${listed(reasons)}\nNothing was deleted, and the member stays in state. Clear what is listed, then apply again.`,
  };
}

export function findingsToAccept(
  member: string,
  findings: readonly string[],
  ids: readonly string[],
): Message {
  return {
    summary: `${member}: its deletion gives up more than the code accepts`,
    detail:
      `The service has checked the account and found what would be lost with it:\n${listed(findings)}\nNothing was deleted, and the member stays in state. ` +
      `To accept it, add to abandonable_check_ids: ${ids.map((id) => `"${id}"`).join(", ")}; apply, then delete the block again.`,
  };
}

export function deletionUnderWay(member: string): Message {
  return {
    summary: "A deletion is under way",
    detail: `${member}: the service deletes the account at the end of a silence period, which is not waited for. Until then it shows in the directory, and can be had back in the console. It is no longer in state.`,
  };
}

export function goneSincePlan(displayName: string): Message {
  return {
    summary: `${displayName}: left the directory since the plan`,
    detail:
      "The plan goes on with an account that is no member any more. Nothing was called, and no other account was made. " +
      "Plan again: the next plan shows what becomes of it.",
  };
}

function named(keys: readonly string[]): string {
  return keys.map((key) => safeText(key, 64)).join(", ");
}

function listed(lines: readonly string[]): string {
  return lines.length === 0 ? "- (it gives no reason)" : lines.map((line) => `- ${line}`).join("\n");
}
