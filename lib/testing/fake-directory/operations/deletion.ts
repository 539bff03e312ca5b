import {
  ABANDONABLE_FINDING,
  isPreChecking,
  obstaclesTo,
  startDeletion,
  statusOfDeletion,
  type DeletionStatus,
} from "../world/deletions";
import type { Deletion, Finding } from "../world/entities";
import type { Cloud } from "../world/cloud";
import { type ApiError, conflict, notFound } from "./api-error";
import { refuseDeletion, refuseDeletionNow } from "./deletion-rules";
import { accountId, jsonList } from "./formats";
import { memberOf } from "./lookups";
import { type Body, managementOperation } from "./operation";
import { required, withDefault } from "./parameters";

const checkAccountDelete = managementOperation({
  name: "CheckAccountDelete",
  kind: "write",
  parameters: { AccountId: required(accountId) },
  run(parameters, call) {
    const member = memberOf(call, parameters.AccountId);
    refuseDeletion(call, member);
    call.cloud.deletionChecks.set(member.accountId, call.cloud.clock.now());
    return {};
  },
});

const getAccountDeletionCheckResult = managementOperation({
  name: "GetAccountDeletionCheckResult",
  kind: "read",
  parameters: { AccountId: required(accountId) },
  run(parameters, call) {
    const { accountId: id } = memberOf(call, parameters.AccountId);
    const { deletionChecks, deletionObstacles } = call.cloud;
    if (!deletionChecks.has(id)) throw noCheck(id);
    const isDone = !isPreChecking(call.cloud, id);
    const obstacles = deletionObstacles.get(id) ?? [];
    const allowed = isDone && obstacles.length === 0;
    const result = {
      Status: isDone ? "PreCheckComplete" : "PreChecking",
      AllowDelete: call.cloud.options.allowDelete === "text" ? String(allowed) : allowed,
      AbandonableChecks: isDone ? [ABANDONABLE_FINDING].map(checkDocument) : [],
      NotAllowReason: isDone ? obstacles.map(checkDocument) : [],
    };
    return { AccountDeletionCheckResultInfo: result };
  },
});

const deleteAccount = managementOperation({
  name: "DeleteAccount",
  kind: "write",
  parameters: { AccountId: required(accountId), AbandonableCheckId: withDefault(jsonList, []) },
  run(parameters, call) {
    const { cloud } = call;
    const member = cloud.members.get(parameters.AccountId);
    if (member?.directoryId !== call.directory.id) {
      throw conflict("AccountNotExist.DeleteAccount", `There is no member ${parameters.AccountId}.`);
    }
    refuseDeletion(call, member);
    refuseDeletionNow(call, member);
    const obstacles = obstaclesTo(cloud, member.accountId, parameters.AbandonableCheckId);
    return { DeletionType: typeOf(startDeletion(cloud, member, obstacles)) };
  },
});

const getAccountDeletionStatus = managementOperation({
  name: "GetAccountDeletionStatus",
  kind: "read",
  parameters: { AccountId: required(accountId) },
  run(parameters, { cloud, directory }) {
    const deletion = cloud.deletions.get(parameters.AccountId);
    if (deletion?.directoryId === directory.id) {
      return { RdAccountDeletionStatus: deletionDocument(cloud, deletion) };
    }
    const isMember = cloud.members.get(parameters.AccountId)?.directoryId === directory.id;
    throw isMember ? noCheck(parameters.AccountId) : notFound("Account", parameters.AccountId);
  },
});

export const deletionOperations = [
  checkAccountDelete,
  getAccountDeletionCheckResult,
  deleteAccount,
  getAccountDeletionStatus,
];

function noCheck(id: string): ApiError {
  return conflict("EntityNotExists.CheckAccount", `Nothing was started for ${id}.`);
}

function checkDocument({ id, name, description }: Finding): Body {
  return { CheckId: id, CheckName: name, Description: description };
}

/** "1": there is a silence period before the account is gone. */
function typeOf({ checkedAt, endsAt }: Deletion): "0" | "1" {
  return endsAt > checkedAt ? "1" : "0";
}

function deletionDocument(cloud: Cloud, deletion: Deletion): Body {
  const status = statusOfDeletion(cloud, deletion);
  const failures = failuresOf(deletion, status);
  return {
    AccountId: deletion.accountId,
    Status: status,
    DeletionType: typeOf(deletion),
    CreateTime: chinaTime(deletion.startedAt),
    ...(status === "Success" ? { DeletionTime: chinaTime(deletion.endsAt) } : {}),
    FailReasonList: failures.map(({ name, description }) => ({ Name: name, Description: description })),
  };
}

function failuresOf({ failure, obstacles }: Deletion, status: DeletionStatus): readonly Finding[] {
  if (failure !== null) return [failure];
  return status === "CheckFailed" ? obstacles : [];
}

/** This operation alone writes times with the offset of China. */
function chinaTime(time: Date): string {
  const shifted = new Date(time.getTime() + 8 * 60 * 60 * 1000);
  return `${shifted.toISOString().slice(0, 19)}+08:00`;
}
