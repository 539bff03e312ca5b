import type { Account } from "../../../directory";
import { safeText } from "../../../directory";
import { memberLabel } from "../../reporting";
import type { Message } from "../../reporting";

export function isProtected(member: string): Message {
  return {
    summary: `${member} is protected: this plan would remove the member`,
    detail:
      "Deleting its construct means deleting the account. Nothing was planned and nothing was called.\n" +
      "If the construct was only renamed or moved, its address changed: say so with a `moved` block " +
      "(in CDKTF: moveFromId on the construct's resource, on its protection and on the resource of each hook).\n" +
      "If the member really is to go, that takes two reviewed steps: 1. set the removal policy to DESTROY and apply; " +
      "2. delete the construct and apply.",
  };
}

export function isCloudAccount(member: string): Message {
  return {
    summary: `${member} is a cloud account and cannot be deleted`,
    detail:
      "Only resource accounts can be deleted from a directory. Nothing was planned and nothing was called. " +
      "First switch its type back to ResourceAccount (an AccountTypeSwitch of the member, apply), then remove the member in a later plan.",
  };
}

export function existsAlready(existing: Account): Message {
  const { accountId, displayName, joinTime } = existing;
  const since = joinTime === null ? "" : ` since ${joinTime}`;
  return {
    summary: `${memberLabel(accountId, displayName)} exists in the directory already`,
    detail:
      `This plan would create a member named "${safeText(displayName, 64)}", but account ${accountId} has had that name${since} and is not in this state. ` +
      "Display names are unique, so the creation would be refused. Nothing was planned and nothing was called.\n" +
      "The usual causes: an earlier creation whose answer was lost; a state that was lost; or another stack that manages the member. " +
      "If the account is meant, import it in the same plan (in CDKTF: member.resource.importFrom); " +
      "write the address that the plan shows for the account:\n\n" +
      `import {\n  to = alicloud_resource_manager_account.NAME\n  id = "${accountId}"\n}\n\n` +
      "If another account is meant, choose another display name.",
  };
}

export function stillThere(member: string): Message {
  return {
    summary: `${member} would be created a second time`,
    detail:
      "This plan replaces the member, or creates it anew although it is still in the directory. Nothing was planned and nothing was called.\n" +
      "The usual causes: `-replace` on the member; a member that was dropped from state (`terraform state rm`); or an alicloud provider whose " +
      "credentials cannot see the directory: it takes every refusal for a member that is gone. Check that both providers use the " +
      "management account's credentials; bring a dropped member back with an import block.",
  };
}

export function isGone(member: string): Message {
  return {
    summary: `${member} is gone from the directory`,
    detail:
      "The member was removed outside this code, and this plan would create a new account under a new id. It is protected, so that is refused. " +
      "To create it anew, set the removal policy to DESTROY in the same change. To give it up, remove its protection from the state " +
      "(`terraform state rm`) and delete the construct.",
  };
}

export function directoryUnknown(member: string, cause: string): Message {
  return {
    summary: `${member} is protected, but its directory is not recorded`,
    detail: `The protection is in state and works. The directory could not be asked for its id: ${cause}`,
  };
}
