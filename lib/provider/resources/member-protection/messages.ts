import type { Account } from "../../../directory";
import { safeText } from "../../../directory";
import { memberLabel } from "../../reporting";
import type { Message } from "../../reporting";
import { movedBlocks, undeclaredMove } from "../../undeclared-move";

const ACCOUNT = "alicloud_resource_manager_account";

/** A deletion with a silence period leaves the account in the listing, and nothing there tells it from any other. */
export const MAY_BE_DELETED_SOON =
  "- Its deletion is under way: until its silence period ends it shows in the directory and keeps its name. Taken over, it would be deleted all the same. " +
  "Have it back in the console first, or choose another name.\n";

/** What a member on the vendor's resource consists of: both are named in a `moved` block of their own. */
export const MEMBER = [ACCOUNT, "resourcedirectory_member_protection"];

export function isMoved(member: string, half: "create" | "destroy"): Message {
  const harm = "The account would be deleted, and a new one of its name asked for.";
  return undeclaredMove(member, MEMBER, half, harm);
}

/** A `removed` block takes no key of for_each or count. */
const HOW_TO_FORGET =
  "MemberAccount.forget in the construct's place; in HCL a removed block for each address, with destroy = false, or, of one of several (for_each), " +
  "`terraform state rm ADDRESS`.";

/** @param typeNames the resources that the member consists of */
export function isProtected(member: string, typeNames = MEMBER): Message {
  return {
    summary: `${member} is protected: this plan would remove the member`,
    detail:
      "Its block is gone from the code, or stands at another address, or this is a plan to destroy. Nothing was called.\n" +
      "If the construct was only renamed or moved, say so, and nothing is removed:\n\n" +
      `${movedBlocks(typeNames)}\n\n` +
      "OLD is the address that Terraform names with this error, NEW the one that the code has now; " +
      "hooks of the member move likewise. In CDKTF: previousPaths on the member, with its old path, moves them all.\n" +
      `If the account is to stay and only to leave this code: ${HOW_TO_FORGET}\n` +
      "If the member really is to go, that takes two reviewed steps: 1. set removal_policy (in CDKTF: removalPolicy) to DESTROY and apply; " +
      "2. delete the construct and apply.",
  };
}

export function isCloudAccount(member: string): Message {
  return {
    summary: `${member} is a cloud account and cannot be deleted`,
    detail:
      "Only resource accounts can be deleted from a directory. Nothing was called. " +
      "First switch its type back to ResourceAccount (an AccountTypeSwitch of the member, apply), then remove the member in a later plan.",
  };
}

export function promotionUnderWay(member: string): Message {
  return {
    summary: `${member} cannot be deleted while its promotion waits for a person`,
    detail:
      "Nothing was called. Cancel the promotion first: delete its block, in the same plan or before. One that was begun elsewhere, or whose record id is lost, " +
      "cannot be cancelled here: its mail lapses after 24 hours.",
  };
}

export function joinedByInvitation(member: string): Message {
  return {
    summary: `${member} joined by invitation and cannot be deleted`,
    detail:
      "Only accounts that were created in the directory can be deleted, and the vendor's resource cannot remove one. Nothing was called. " +
      "To remove it from the directory: change over to resourcedirectory_member (in CDKTF: members: MemberResource.RESOURCE_DIRECTORY on the directory) and apply, " +
      "then delete the construct. To keep it and only take it out of this code: MemberAccount.forget in the construct's place.",
  };
}

export function willDelete(member: string): Message {
  return {
    summary: "Deletes a member",
    detail: `${member}: its removal policy is DESTROY, so the account is deleted together with its resource.`,
  };
}

export function isGoneAlready(member: string): Message {
  return {
    summary: "A member is gone from the directory",
    detail: `${member}: it was removed elsewhere, so its protection is forgotten and nothing is called.`,
  };
}

export function nameIsTaken(member: string): Message {
  return {
    summary: `${member}: its display name is declared twice`,
    detail:
      "This plan would create another member of that name, while this one keeps it. Display names are unique, so the creation would be refused. " +
      "Nothing was called. Choose another display name for one of the two.",
  };
}

export function existsAlready(existing: Account): Message {
  const { accountId, displayName, joinTime } = existing;
  const since = joinTime === null ? "" : ` since ${joinTime}`;
  return {
    summary: `${memberLabel(accountId, displayName)} exists in the directory already`,
    detail:
      `This plan would create a member named "${safeText(displayName, 64)}", but account ${accountId} has had that name${since}. ` +
      "Display names are unique, so the creation would be refused. Nothing was called. Look first whether this state holds it:\n\n" +
      `  terraform state list -id=${accountId}\n\n` +
      "- It lists an address that the code no longer has: the construct was renamed or moved. Say so with a `moved` block for the account " +
      "and one for its protection (in CDKTF: previousPaths), and import nothing.\n" +
      "- It lists the address that this plan would create: the account is tainted by a creation that was refused half-way. " +
      "`terraform untaint ADDRESS`, then apply.\n" +
      "- It lists an address that the code still has: choose another display name for one of the two; or, if that one gets another name in the same change, " +
      "let this one depend on it (depends_on).\n" +
      "- It lists nothing, because an answer was lost, or a whole state. If it is the account that is meant, import it in the same plan " +
      "(in CDKTF: accountId on the member), at the address that the plan shows for it:\n\n" +
      `import {\n  to = ${ACCOUNT}.NAME\n  id = "${accountId}"\n}\n\n` +
      MAY_BE_DELETED_SOON +
      "- Another stack manages it: reference it here (MemberAccount.fromAccountId).\n" +
      "- Another account is meant: choose another display name.",
  };
}

/** What the destroy says that came after {@link existsAlready}: from then on it is clear which of the cases it is. */
export function isInThisState(member: string): Message {
  return {
    summary: "A member that exists already is in this state",
    detail:
      `${member}: this plan deletes it at the address that Terraform names here, so the construct was renamed or moved. Write, and import nothing:\n\n` +
      movedBlocks(MEMBER),
  };
}

export function stillThere(member: string): Message {
  return {
    summary: `${member} would be created a second time`,
    detail:
      "This plan replaces the member, or creates it anew although it is still in the directory. Nothing was called. What it may be:\n" +
      "- `-replace` on the member: leave it out; one plan never replaces a member.\n" +
      "- The account is tainted, by hand or by a creation that was refused half-way: `terraform untaint ADDRESS`, then apply.\n" +
      "- It was dropped from state (`terraform state rm`): bring it back with an import block (in CDKTF: accountId on the member).\n" +
      "- The alicloud provider's credentials cannot see the directory: it takes every refusal for a member that is gone. " +
      "Give both providers the management account's credentials.",
  };
}

export function isOtherAccount(member: string, accountId: unknown): Message {
  return {
    summary: `${member} is protected, and its protection would go to another account`,
    detail:
      `The block would protect ${String(accountId)} from now on, and nothing the account that it has protected so far. Nothing was called.\n` +
      "- If both are to be protected: leave this block as it is, and write another one for the other account.\n" +
      "- If blocks were renamed, as when the keys of a for_each change: say so with a `moved` block for each account and each protection.\n" +
      '- If the account is to be protected no longer: set removal_policy = "DESTROY" here and apply, then change account_id.',
  };
}

export function isGone(member: string): Message {
  return {
    summary: `${member} is gone from the directory`,
    detail:
      "It was removed outside this code, and this plan would create a new account under a new id. It is protected, so the plan stops here, " +
      "for the other members as well until the code says what is meant:\n" +
      "- To give it up: delete its construct or block, or put MemberAccount.forget in its place. Nothing is called then.\n" +
      "- To create it anew: set removal_policy (in CDKTF: removalPolicy) to DESTROY in the same change.\n" +
      "- To put another account in its place: import that one (in CDKTF: accountId on the member, and forget the old one first).\n" +
      "Until then the others can be planned by name: `terraform plan -target=ADDRESS`.",
  };
}

export function directoryUnknown(member: string, cause: string): Message {
  return {
    summary: "A member is protected, but its directory is not recorded",
    detail: `${member}: the protection is in state and works. The directory could not be asked for its id: ${cause}`,
  };
}
