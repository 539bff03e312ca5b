import type { Account, Handshake } from "../world/entities";
import { inviteeOf, isSameTarget } from "../world/handshakes";
import { refuseIfFull } from "./account-rules";
import { conflict, invalidParameter } from "./api-error";
import { EMAIL_PATTERN } from "./formats";
import { type ManagementCall, V2022 } from "./operation";

type Target = Pick<Handshake, "targetEntity" | "targetType">;

const DAY_MS = 24 * 60 * 60 * 1000;

/** @throws ApiError if the entity has not the form that its type asks for */
export function targetOf(targetEntity: string, targetType: Target["targetType"]): Target {
  const isWellFormed =
    targetType === "Account" ? /^\d{16}$/.test(targetEntity) : EMAIL_PATTERN.test(targetEntity);
  if (!isWellFormed) throw invalidParameter("TargetEntity", `it is no ${targetType}`);
  return { targetEntity, targetType };
}

/**
 * Everything that forbids an invitation. A target that the fake does not know is taken for an account that it has not
 * met yet: it can be invited, and answers never.
 */
export function refuseInvitation(call: ManagementCall, target: Target): void {
  const invitee = inviteeOf(call.cloud, target);
  if (invitee !== undefined) refuseInvitee(call, invitee);
  else if (call.cloud.options.unknownInvitee !== "accept") {
    throw invalidParameter("TargetEntity", "there is no such account");
  }
  refuseSecondInvitation(call, target);
  refuseBeyondQuota(call);
  refuseSameTargetTooOften(call, target);
}

function refuseInvitee(call: ManagementCall, invitee: Account): void {
  const { cloud, directory } = call;
  const home = cloud.directoryOf(invitee.id);
  const isMember = home?.id === directory.id && invitee.id !== directory.managementAccountId;
  const saysSo =
    call.version === V2022 || cloud.options.inviteMember === "EntityAlreadyExists.ResourceDir.Account";
  if (isMember && saysSo) {
    throw conflict(
      "EntityAlreadyExists.ResourceDir.Account",
      `${invitee.id} is a member of ${directory.id} already.`,
    );
  }
  if (home !== undefined || isRecentlyRemoved(call, invitee)) {
    throw conflict(
      "NotSupport.AccountInAnotherResourceDirectory",
      `${invitee.id} is a management account or in a resource directory.`,
    );
  }
  if (invitee.realName.type === "personal") {
    throw conflict("Invalid.AccountType", `${invitee.id} has no enterprise real-name verification.`);
  }
  if (invitee.realName.legalEntity !== call.caller.realName.legalEntity) {
    throw conflict("LegalEntityMismatch", `${invitee.id} belongs to another legal entity.`);
  }
}

/** A removal takes some time to reach every part of the service. */
function isRecentlyRemoved({ cloud }: ManagementCall, invitee: Account): boolean {
  const removedAt = cloud.removals.get(invitee.id);
  return (
    removedAt !== undefined &&
    cloud.clock.now().getTime() - removedAt.getTime() < cloud.options.reinviteDelayMs
  );
}

function refuseSecondInvitation(call: ManagementCall, target: Target): void {
  const pending = pendingOf(call).find((handshake) => isSameTarget(call.cloud, handshake, target));
  if (pending !== undefined) {
    throw conflict(
      "EntityAlreadyExists.Handshake",
      `${target.targetEntity} is invited already, by ${pending.id}.`,
    );
  }
}

function refuseBeyondQuota(call: ManagementCall): void {
  const { cloud } = call;
  const { pendingInvitations, invitationsPerDay } = cloud.options.quotas;
  refuseIfFull(call);
  const sentToday = sentTodayBy(call).filter(({ status }) => status !== "Accepted");
  if (sentToday.length >= invitationsPerDay || pendingOf(call).length >= pendingInvitations) {
    throw conflict(
      "LimitExceeded.InvitationRate",
      `${invitationsPerDay} invitations a day and ${pendingInvitations} pending ones are allowed.`,
    );
  }
}

function refuseSameTargetTooOften(call: ManagementCall, target: Target): void {
  const { sameTargetInvitationsPerDay } = call.cloud.options.quotas;
  const same = sentTodayBy(call).filter((handshake) => isSameTarget(call.cloud, handshake, target));
  if (same.length >= sameTargetInvitationsPerDay) {
    throw conflict(
      "LimitExceeded.SameTargetInvitationRate",
      `${sameTargetInvitationsPerDay} invitations a day are allowed for one target.`,
    );
  }
}

function sentTodayBy(call: ManagementCall): Handshake[] {
  const aDayAgo = call.cloud.clock.now().getTime() - DAY_MS;
  return handshakesOf(call).filter(({ createTime }) => createTime.getTime() > aDayAgo);
}

function handshakesOf({ cloud, directory }: ManagementCall): Handshake[] {
  return [...cloud.handshakes.values()].filter(({ directoryId }) => directoryId === directory.id);
}

function pendingOf(call: ManagementCall): Handshake[] {
  return handshakesOf(call).filter(({ status }) => status === "Pending");
}
