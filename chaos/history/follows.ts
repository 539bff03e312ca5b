import type { Operation } from "../../lib/directory";
import type { Edit } from "./edits";

/** Which writes an edit leads to, as far as it leads to any. */
export const FOLLOWS: Readonly<Record<Edit["edit"], readonly Operation[]>> = {
  "declare a promotion": ["PromoteResourceAccount"],
  "remove the promotion": ["CancelPromoteResourceAccount"],
  "change its e-mail address": ["CancelPromoteResourceAccount", "PromoteResourceAccount"],
  "raise its attempt": [
    "ResendPromoteResourceAccountEmail",
    "ResendPromoteResourceAccountEmail",
    "PromoteResourceAccount",
  ],
  "send again what lapses": ["PromoteResourceAccount"],
  "change the logon address": ["CancelChangeAccountEmail", "CancelChangeAccountEmail", "ChangeAccountEmail"],
  "raise the attempt of the change": [
    "RetryChangeAccountEmail",
    "RetryChangeAccountEmail",
    "ChangeAccountEmail",
  ],
  "remove the change of address": ["CancelChangeAccountEmail"],
  "switch the account type": ["UpdateAccount"],
  "remove the type switch": [],
  "protect the member": [],
  "remove the protection": [],
  "declare an invitation": ["InviteAccountToResourceDirectory"],
  "remove the invitation": ["CancelHandshake", "RemoveCloudAccount"],
  "raise the invitation's attempt": ["CancelHandshake", "InviteAccountToResourceDirectory"],
  "invite again what lapses": ["InviteAccountToResourceDirectory"],
  "edit the note": [],
  "set the removal policy": [],
  "declare an acceptance": ["AcceptHandshake"],
  "accept what the other directory sent": ["AcceptHandshake"],
  "give the acceptance its own credentials": ["AcceptHandshake"],
  "remove the acceptance": [],
  "declare a member": ["CreateResourceAccount"],
  "change the member": ["UpdateAccount", "MoveAccount", "TagResources", "UntagResources"],
  "remove the member": ["CheckAccountDelete", "DeleteAccount"],
  "rename the block": [],
  "declare the move": [],
  "set the limits": [],
};
