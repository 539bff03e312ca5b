import type { Account, Handshake } from "../world/entities";
import { acceptHandshake, closeHandshake, invite, inviteeOf } from "../world/handshakes";
import { refuseIfFull } from "./account-rules";
import { ApiError, conflict, notFound } from "./api-error";
import { handshakeDocument } from "./documents";
import { folderId, handshakeId, oneOf, tags, text } from "./formats";
import { refuseInvitation, targetOf } from "./invitation-rules";
import { folderOf } from "./lookups";
import { accountOperation, type Body, type Call, managementOperation } from "./operation";
import { numberedPage, PAGE_PARAMETERS } from "./paging";
import { optional, required, since2022, withDefault } from "./parameters";

const inviteAccountToResourceDirectory = managementOperation({
  name: "InviteAccountToResourceDirectory",
  kind: "write",
  parameters: {
    TargetEntity: required(text()),
    TargetType: required(oneOf("Account", "Email")),
    Note: optional(text({ max: 1024 })),
    ParentFolderId: since2022(optional(folderId)),
    Tag: withDefault(tags(20), {}),
  },
  run(parameters, call) {
    const { cloud, directory } = call;
    const target = targetOf(parameters.TargetEntity, parameters.TargetType);
    const folder = folderOf(call, parameters.ParentFolderId ?? directory.rootFolderId);
    refuseInvitation(call, target);
    const handshake = invite(cloud, directory, {
      ...target,
      note: parameters.Note,
      folderId: folder.id,
      tags: parameters.Tag,
    });
    return { Handshake: handshakeDocument(cloud, handshake) };
  },
});

const ONE_HANDSHAKE = { HandshakeId: required(handshakeId) };

const acceptHandshakeOperation = accountOperation({
  name: "AcceptHandshake",
  kind: "write",
  parameters: ONE_HANDSHAKE,
  run(parameters, call) {
    const { cloud, caller } = call;
    const handshake = handshakeToAnswer(call, parameters.HandshakeId);
    if (cloud.directoryOf(caller.id) !== undefined) {
      throw conflict(
        "NotSupport.AccountInAnotherResourceDirectory",
        `Account ${caller.id} is in a directory already.`,
      );
    }
    if (caller.realName.type === "personal") {
      throw conflict(
        "NotSupport.Account.RealNameType",
        `Account ${caller.id} has no enterprise real-name verification.`,
      );
    }
    if (cloud.options.acceptWhenFull !== "allow")
      refuseIfFull({ cloud, directory: cloud.directory(handshake.directoryId) });
    acceptHandshake(cloud, handshake, caller);
    return { Handshake: handshakeDocument(cloud, handshake) };
  },
});

const declineHandshake = accountOperation({
  name: "DeclineHandshake",
  kind: "write",
  parameters: ONE_HANDSHAKE,
  run(parameters, call) {
    const handshake = handshakeToAnswer(call, parameters.HandshakeId);
    closeHandshake(call.cloud, handshake, "Declined");
    return { Handshake: handshakeDocument(call.cloud, handshake) };
  },
});

const cancelHandshake = managementOperation({
  name: "CancelHandshake",
  kind: "write",
  parameters: ONE_HANDSHAKE,
  run(parameters, { cloud, directory }) {
    const handshake = cloud.handshakes.get(parameters.HandshakeId);
    if (handshake?.directoryId !== directory.id) throw notFound("Handshake", parameters.HandshakeId);
    if (handshake.status !== "Pending") throw statusMismatch(handshake);
    closeHandshake(cloud, handshake, "Cancelled");
    return { Handshake: handshakeDocument(cloud, handshake) };
  },
});

const getHandshake = accountOperation({
  name: "GetHandshake",
  kind: "read",
  parameters: ONE_HANDSHAKE,
  run(parameters, call) {
    const { cloud, caller } = call;
    const handshake = cloud.handshakes.get(parameters.HandshakeId);
    if (handshake === undefined) throw notFound("Handshake", parameters.HandshakeId);
    const isInvitee = isVisibleToInvitee(call, handshake);
    if (!isInvitee && caller.id !== handshake.managementAccountId) throw stranger(call, handshake);
    const { inviteeGetHandshakeAfterAccept, managementGetHandshakeAfterAccept } = cloud.options;
    const afterAccept = isInvitee ? inviteeGetHandshakeAfterAccept : managementGetHandshakeAfterAccept;
    if (handshake.status === "Accepted" && afterAccept === "mismatch") throw statusMismatch(handshake);
    const realNames = isInvitee ? realNamesOf(call, handshake) : {};
    return { Handshake: { ...handshakeDocument(cloud, handshake), ...realNames } };
  },
});

/** What the account was invited to, and what it has invited others to if it is a management account. */
const listHandshakesForAccount = accountOperation({
  name: "ListHandshakesForAccount",
  kind: "read",
  parameters: PAGE_PARAMETERS,
  run(parameters, call) {
    const mine = [...call.cloud.handshakes.values()].filter(
      (handshake) => isVisibleToInvitee(call, handshake) || isShownToSender(call, handshake),
    );
    return numberedPage(mine, parameters, "Handshake", (handshake) =>
      handshakeDocument(call.cloud, handshake),
    );
  },
});

const listHandshakesForResourceDirectory = managementOperation({
  name: "ListHandshakesForResourceDirectory",
  kind: "read",
  parameters: PAGE_PARAMETERS,
  run(parameters, { cloud, directory }) {
    const ours = [...cloud.handshakes.values()].filter(({ directoryId }) => directoryId === directory.id);
    return numberedPage(ours, parameters, "Handshake", (handshake) => handshakeDocument(cloud, handshake));
  },
});

export const handshakeOperations = [
  inviteAccountToResourceDirectory,
  acceptHandshakeOperation,
  declineHandshake,
  cancelHandshake,
  getHandshake,
  listHandshakesForAccount,
  listHandshakesForResourceDirectory,
];

/** The pending handshake that the caller is invited by. */
function handshakeToAnswer(call: Call, id: string): Handshake {
  const handshake = call.cloud.handshakes.get(id);
  if (handshake === undefined) throw notFound("Handshake", id);
  if (!isVisibleToInvitee(call, handshake)) throw stranger(call, handshake);
  if (handshake.status !== "Pending") throw statusMismatch(handshake);
  return handshake;
}

/** A new invitation may take a while until the invited account sees it. */
function isVisibleToInvitee({ cloud, caller }: Call, handshake: Handshake): boolean {
  const age = cloud.clock.now().getTime() - handshake.createTime.getTime();
  return inviteeOf(cloud, handshake) === caller && age >= cloud.options.handshakeVisibilityDelayMs;
}

function isShownToSender({ cloud, caller }: Call, handshake: Handshake): boolean {
  return (
    cloud.options.listHandshakesForAccount === "sent and received" &&
    handshake.managementAccountId === caller.id
  );
}

function stranger({ cloud, caller }: Call, handshake: Handshake): ApiError {
  return cloud.options.strangerHandshake === "NoPermission" && inviteeOf(cloud, handshake) !== caller
    ? new ApiError(403, "NoPermission", `Account ${caller.id} has no part in handshake ${handshake.id}.`)
    : notFound("Handshake", handshake.id);
}

function statusMismatch(handshake: Handshake): ApiError {
  return conflict("HandshakeStatusMismatch", `Handshake ${handshake.id} is ${handshake.status}.`);
}

/** Filled only when the invited account asks. */
function realNamesOf({ cloud, caller }: Call, handshake: Handshake): Body {
  const legalEntity = ({ realName }: Account): string => realName.legalEntity;
  return {
    MasterAccountRealName: legalEntity(cloud.accountOf(handshake.managementAccountId)),
    InvitedAccountRealName: legalEntity(caller),
  };
}
