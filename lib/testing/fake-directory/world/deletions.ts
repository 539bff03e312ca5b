import type { Cloud } from "./cloud";
import type { Deletion, Finding, Member } from "./entities";
import { eraseMember } from "./members";

/** The one finding of every check that may be waived. */
export const ABANDONABLE_FINDING: Finding = {
  id: "NON_SP_cs",
  name: "Container service",
  description: "Resources of this service are released together with the account.",
};

export type DeletionStatus = "Checking" | "CheckFailed" | "Deleting" | "DeleteFailed" | "Success";

/** What stops a deletion that waives these findings and no others. */
export function obstaclesTo(cloud: Cloud, accountId: string, waived: readonly string[]): readonly Finding[] {
  const isMissing =
    cloud.options.abandonableChecks === "required" && !waived.includes(ABANDONABLE_FINDING.id);
  return [...(cloud.deletionObstacles.get(accountId) ?? []), ...(isMissing ? [ABANDONABLE_FINDING] : [])];
}

export function startDeletion(cloud: Cloud, member: Member, obstacles: readonly Finding[]): Deletion {
  const { deletionCheckingMs, silencePeriodMs } = cloud.options;
  const startedAt = cloud.clock.now();
  const checkedAt = new Date(startedAt.getTime() + deletionCheckingMs);
  const endsAt = new Date(checkedAt.getTime() + silencePeriodMs);
  const { accountId, directoryId } = member;
  const deletion: Deletion = {
    accountId,
    directoryId,
    startedAt,
    checkedAt,
    endsAt,
    obstacles,
    failure: null,
  };
  cloud.deletions.set(accountId, deletion);
  finishDeletions(cloud);
  return deletion;
}

/** Deletes a member at once. */
export function deleteMember(cloud: Cloud, member: Member): void {
  const now = cloud.clock.now();
  const { accountId, directoryId } = member;
  const times = { startedAt: now, checkedAt: now, endsAt: now };
  cloud.deletions.set(accountId, { accountId, directoryId, ...times, obstacles: [], failure: null });
  eraseMember(cloud, member);
}

/** Takes the members away whose deletion has come to its end. */
export function finishDeletions(cloud: Cloud): void {
  for (const deletion of cloud.deletions.values()) {
    const member = cloud.members.get(deletion.accountId);
    if (member !== undefined && statusOfDeletion(cloud, deletion) === "Success") eraseMember(cloud, member);
  }
}

export function statusOfDeletion(cloud: Cloud, deletion: Deletion): DeletionStatus {
  const now = cloud.clock.now();
  if (deletion.failure !== null) return "DeleteFailed";
  if (now < deletion.checkedAt) return "Checking";
  if (deletion.obstacles.length > 0) return "CheckFailed";
  return now < deletion.endsAt ? "Deleting" : "Success";
}

/** The deletion of a member that has neither failed nor ended. */
export function runningDeletionOf(cloud: Cloud, accountId: string): "Checking" | "Deleting" | undefined {
  const deletion = cloud.deletions.get(accountId);
  const status = deletion === undefined ? undefined : statusOfDeletion(cloud, deletion);
  return status === "Checking" || status === "Deleting" ? status : undefined;
}

export function isPreChecking(cloud: Cloud, accountId: string): boolean {
  const startedAt = cloud.deletionChecks.get(accountId);
  const { deletionCheckMs } = cloud.options;
  return startedAt !== undefined && cloud.clock.now().getTime() < startedAt.getTime() + deletionCheckMs;
}
