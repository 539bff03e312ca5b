import { DirectoryCredentials, Invitation, InvitationTarget } from "../../../../lib";
import { INVITEE_ACCOUNT_ID, INVITEE_EMAIL } from "../../../../lib/testing";
import type { FakeDirectory } from "../../../../lib/testing";
import { OWN } from "../../../support/member-kinds";
import type { Code } from "../../support/pipeline";
import type { Story } from "../support/story";
import { HOUR_MS } from "../support/time";

const BOTH = ["InviteAccountToResourceDirectory", "AcceptHandshake"];
/** Of real time: the provider looks for it again. */
const HIDDEN_MS = 1_000;
const JOINED = {
  members: { [INVITEE_EMAIL]: "CloudAccount InviteSuccess" },
  addresses: [INVITEE_EMAIL],
};
const ALONE = { members: {}, addresses: [] };

const invitation =
  (attempt = 1): Code<Invitation> =>
  (stack) =>
    new Invitation(stack, "acme", { target: InvitationTarget.account(INVITEE_ACCOUNT_ID), attempt });

const accepted =
  (attempt = 1, prefix = "INVITEE_"): Code =>
  (stack) => {
    invitation(attempt)(stack).accept("acceptance", {
      credentials: DirectoryCredentials.environmentPrefix(prefix),
    });
  };

const newest = ({ world }: FakeDirectory) => world.handshakes.at(-1)?.id ?? "";

const remove = ({ world }: FakeDirectory) => {
  world.removeMember(INVITEE_ACCOUNT_ID);
};

/** By the code, with the invited account's own credentials. */
export const ACCEPTANCE: Story = {
  title: "an acceptance",
  kinds: [OWN],
  steps: () => ({
    "waits until the invitation can be seen": {
      walks: ["invited", "notVisibleYet", "accepted"],
      meanwhile: ({ options }) => (options.handshakeVisibilityDelayMs = HIDDEN_MS),
      code: accepted(),
      calls: BOTH,
      becomes: { ...JOINED, invitations: ["Accepted"] },
      warns: "accepted the invitation",
    },
    "is not made twice, and needs no credentials any more": {
      walks: ["acceptedTwice"],
      meanwhile: ({ options }) => (options.handshakeVisibilityDelayMs = 0),
      code: accepted(1, "NOBODY_"),
      says: "accepted the invitation",
    },
    "follows a further invitation after a removal": {
      walks: ["removedElsewhere", "acceptedAnew"],
      meanwhile: remove,
      code: accepted(2),
      calls: BOTH,
      becomes: { ...JOINED, invitations: ["Accepted", "Accepted"] },
      warns: "accepted the invitation",
    },
    "is not undone with its line": {
      walks: ["removedElsewhere", "invitedAnew"],
      meanwhile: remove,
      code: invitation(3),
      calls: ["InviteAccountToResourceDirectory"],
      says: "cannot be undone",
      becomes: { ...ALONE, invitations: ["Accepted", "Accepted", "Pending"] },
      warns: "Waits for a person",
    },
    "of an invitation that was declined is refused": {
      walks: ["acceptedTooLate", "declined"],
      meanwhile: (fake) => {
        fake.world.decline(newest(fake));
      },
      code: accepted(3),
      refused: "is not pending but Declined",
      becomes: { invitations: ["Accepted", "Accepted", "Declined"] },
      warns: "the invited account declined",
    },
  }),
};

const ACME = { members: { acme: "CloudAccount InviteSuccess" }, addresses: [INVITEE_EMAIL] };

/** With an invitation that the service does not take today. */
export const QUEUED_ACCEPTANCE: Story = {
  title: "an acceptance of an invitation too many",
  kinds: [OWN],
  steps: () => ({
    "waits with it": {
      walks: ["quotaUsedUp"],
      meanwhile: ({ options }) => (options.quotas.invitationsPerDay = 0),
      code: (stack) => {
        const target = InvitationTarget.account(INVITEE_ACCOUNT_ID);
        const acme = new Invitation(stack, "acme", { target, displayName: "acme" });
        acme.accept("acceptance", { credentials: DirectoryCredentials.environmentPrefix("INVITEE_") });
      },
      calls: ["InviteAccountToResourceDirectory"],
      says: "Waits for an invitation to be sent",
      warns: "Waits for an invitation to be sent",
    },
    "is made by the run that sends it, which gives the member its name": {
      walks: ["quotaUsedUp", "accepted"],
      meanwhile: ({ options }) => (options.quotas.invitationsPerDay = 20),
      passes: HOUR_MS,
      calls: [...BOTH, "UpdateAccount"],
      becomes: { ...ACME, invitations: ["Accepted"] },
      warns: "accepted the invitation",
    },
  }),
};
