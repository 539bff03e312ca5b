import type { Member } from "../world/entities";
import { deleteMember } from "../world/members";
import { type ApiError, conflict, notFound } from "./api-error";
import { accountId, text } from "./formats";
import { memberOf } from "./lookups";
import { type Body, type ManagementCall, managementOperation } from "./operation";
import { optional, required } from "./parameters";

/** The one finding of every deletion check. It may be waived, and is no obstacle if it is not. */
const ABANDONABLE_CHECK = {
  CheckId: "NON_SP_cs",
  CheckName: "Container service",
  Description: "Resources of this service are released together with the account.",
};

const checkAccountDelete = managementOperation({
  name: "CheckAccountDelete",
  kind: "write",
  parameters: { AccountId: required(accountId) },
  run(parameters, call) {
    const member = memberOf(call, parameters.AccountId);
    refuseDeletion(call, member);
    call.cloud.deletionChecks.add(member.accountId);
    return {};
  },
});

const getAccountDeletionCheckResult = managementOperation({
  name: "GetAccountDeletionCheckResult",
  kind: "read",
  parameters: { AccountId: required(accountId) },
  run(parameters, call) {
    const member = memberOf(call, parameters.AccountId);
    if (!call.cloud.deletionChecks.has(member.accountId)) throw noCheck(member.accountId);
    return {
      AccountDeletionCheckResultInfo: {
        Status: "PreCheckComplete",
        AllowDelete: "true",
        AbandonableChecks: [ABANDONABLE_CHECK],
        NotAllowReason: [],
      },
    };
  },
});

/** Ends at once; the service takes a while, and up to 45 days if there were pay-as-you-go resources. */
const deleteAccount = managementOperation({
  name: "DeleteAccount",
  kind: "write",
  parameters: { AccountId: required(accountId), AbandonableCheckId: optional(text()) },
  run(parameters, call) {
    const member = call.cloud.members.get(parameters.AccountId);
    if (member?.directoryId !== call.directory.id) {
      throw conflict("AccountNotExist.DeleteAccount", `There is no member ${parameters.AccountId}.`);
    }
    refuseDeletion(call, member);
    deleteMember(call.cloud, member);
    return { DeletionType: "0" };
  },
});

const getAccountDeletionStatus = managementOperation({
  name: "GetAccountDeletionStatus",
  kind: "read",
  parameters: { AccountId: required(accountId) },
  run(parameters, call) {
    const deletion = call.cloud.deletions.get(parameters.AccountId);
    if (deletion?.directoryId === call.directory.id)
      return deletionDocument(deletion.accountId, deletion.startedAt);
    const isMember = call.cloud.members.get(parameters.AccountId)?.directoryId === call.directory.id;
    throw isMember ? noCheck(parameters.AccountId) : notFound("Account", parameters.AccountId);
  },
});

export const deletionOperations = [
  checkAccountDelete,
  getAccountDeletionCheckResult,
  deleteAccount,
  getAccountDeletionStatus,
];

function refuseDeletion({ cloud, directory, identity }: ManagementCall, member: Member): void {
  const id = member.accountId;
  const { realName } = cloud.accountOf(id);
  if (identity === "root") {
    throw conflict(
      "CallerIdentityError.DeleteAccount",
      "Call with a RAM user or role of the management account.",
    );
  }
  if (directory.memberDeletion === "Disabled") {
    throw conflict("NoLicense.ResourceDirectory", `Deletion of members is switched off in ${directory.id}.`);
  }
  if (member.type !== "ResourceAccount" || member.joinMethod !== "created") {
    throw conflict(
      "MemberTypeError.DeleteAccount",
      `Only resource accounts created here can be deleted: ${id} is a ${member.type}, ${member.joinMethod}.`,
    );
  }
  if (member.status === "PromoteVerifying") {
    throw conflict("AccountTypeOrStatusMismatch", `${id} is being promoted: cancel the promotion first.`);
  }
  if (member.isDelegatedAdministrator) {
    throw conflict("RemoveConfilctAccountAsDelegatedAdministator", `${id} is a delegated administrator.`);
  }
  if (realName.legalEntity !== cloud.accountOf(directory.managementAccountId).realName.legalEntity) {
    throw conflict("LegalEntityDifferent", `${id} belongs to another legal entity.`);
  }
}

function noCheck(id: string): ApiError {
  return conflict("EntityNotExists.CheckAccount", `Nothing was started for ${id}.`);
}

function deletionDocument(id: string, startedAt: Date): Body {
  return {
    RdAccountDeletionStatus: {
      AccountId: id,
      Status: "Success",
      DeletionType: "0",
      CreateTime: chinaTime(startedAt),
      DeletionTime: chinaTime(startedAt),
      FailReasonList: [],
    },
  };
}

/** This operation alone writes times with the offset of China. */
function chinaTime(time: Date): string {
  const shifted = new Date(time.getTime() + 8 * 60 * 60 * 1000);
  return `${shifted.toISOString().slice(0, 19)}+08:00`;
}
