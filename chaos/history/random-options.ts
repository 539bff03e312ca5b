import type { FakeOptionOverrides } from "../../lib/testing";
import type { Random } from "../../test/plugin/support/random";
import type { Focus } from "./focus";
import { MINUTE } from "./random-events";

/** How the directory of a history behaves where that is not documented, and what it takes in a day. */
export function randomOptions(random: Random, focus: Focus | null): FakeOptionOverrides {
  const quotas = focus === "queue" && {
    quotas: random.pick(
      { invitationsPerDay: 1 },
      { invitationsPerDay: 2 },
      { sameTargetInvitationsPerDay: 1 },
    ),
  };
  const payers = focus === "payers" && {
    payerWhenUnset: random.pick<NonNullable<FakeOptionOverrides["payerWhenUnset"]>>(
      "nobody",
      "itself",
      "management",
    ),
  };
  return {
    ...quotas,
    ...payers,
    resendRecordId: random.pick("same", "new"),
    resendIntervalMs: random.pick(0, 0, MINUTE),
    promoteWhileVerifying: random.pick("mismatch", "emailUsed", "newRecord"),
    accountNameWhileVerifying: random.pick("former", "email"),
    inviteeGetHandshakeAfterAccept: random.pick("mismatch", "accepted"),
    managementGetHandshakeAfterAccept: random.pick("accepted", "mismatch"),
    strangerHandshake: random.pick("EntityNotExists.Handshake", "NoPermission"),
    handshakeVisibilityDelayMs: random.pick(0, 0, 2 * MINUTE, 7 * MINUTE),
    expiredHandshakeAfterRetention: random.pick("gone", "Deleted"),
    reinviteDelayMs: random.pick(0, 0, 90_000),
    inviteMember: random.pick(
      "NotSupport.AccountInAnotherResourceDirectory",
      "EntityAlreadyExists.ResourceDir.Account",
    ),
    statusAfterSwitch: random.pick("SwitchSuccess", "keepPrevious"),
  };
}
