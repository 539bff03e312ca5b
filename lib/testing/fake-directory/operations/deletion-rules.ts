import { isPreChecking, runningDeletionOf } from "../world/deletions";
import type { Member } from "../world/entities";
import { type ApiError, conflict } from "./api-error";
import { type ManagementCall, V2022 } from "./operation";

const QUOTA_MS = 30 * 24 * 60 * 60 * 1000;

/** Everything that forbids to check a member for deletion, or to delete it. */
export function refuseDeletion(call: ManagementCall, member: Member): void {
  const { cloud, directory, key } = call;
  const id = member.accountId;
  if (key.identity === "root") {
    throw conflict(
      "CallerIdentityError.DeleteAccount",
      "Call with a RAM user or role of the management account.",
    );
  }
  if (directory.memberDeletion === "Disabled") {
    throw conflict("NoLicense.ResourceDirectory", `Deletion of members is switched off in ${directory.id}.`);
  }
  const running = runningDeletionOf(cloud, id);
  if (running !== undefined) throw underWay(call, id, running);
  refuseByMember(member);
  if (cloud.accountOf(id).realName.legalEntity !== call.caller.realName.legalEntity) {
    throw conflict("LegalEntityDifferent", `${id} belongs to another legal entity.`);
  }
}

function refuseByMember(member: Member): void {
  const id = member.accountId;
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
    // Spelled as on the wire.
    throw conflict("RemoveConfilctAccountAsDelegatedAdministator", `${id} is a delegated administrator.`);
  }
}

/** What forbids the deletion itself, but not the check before it. */
export function refuseDeletionNow(call: ManagementCall, member: Member): void {
  const { cloud, directory } = call;
  if (isPreChecking(cloud, member.accountId)) {
    throw conflict("NotSupportedOperation.PreCheckingAccount", `${member.accountId} is being checked.`);
  }
  const { deletionsPer30Days } = cloud.options.quotas;
  const since = cloud.clock.now().getTime() - QUOTA_MS;
  const recent = [...cloud.deletions.values()].filter(
    ({ directoryId, startedAt, obstacles, failure }) =>
      directoryId === directory.id &&
      startedAt.getTime() > since &&
      obstacles.length === 0 &&
      failure === null,
  );
  if (recent.length >= deletionsPer30Days) {
    throw conflict("QuotaExceeded.DeleteAccount", `${deletionsPer30Days} deletions in 30 days are allowed.`);
  }
}

/** The two versions have different words for it. */
function underWay({ version }: ManagementCall, id: string, running: "Checking" | "Deleting"): ApiError {
  const code =
    version === V2022 ? "ExistProcessingDeleteFlow.DeleteAccount" : `NotSupportedOperation.${running}Account`;
  return conflict(code, `The deletion of ${id} is under way: ${running}.`);
}
