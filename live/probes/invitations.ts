import { inWords, textAt } from "../answers";
import type { Reply } from "../caller";
import { fact, option, unknown } from "../finding";
import type { Finding } from "../finding";
import type { Probe } from "../probe";
import { invitationStory, invite } from "../stories/invitation";
import { oneOf } from "./members";

/** Invitations; most of them ask for the key of an account that may be invited. */
export const INVITATION_PROBES: readonly Probe[] = [
  {
    line: "It refuses GetHandshake to the invitee once it has accepted",
    ask: async (live) => {
      const { askedByInvitee } = await live.story(invitationStory);
      return afterAcceptance(askedByInvitee, "inviteeGetHandshakeAfterAccept");
    },
  },
  {
    line: "It answers GetHandshake to the management account after acceptance",
    ask: async (live) => {
      const { askedByManagement } = await live.story(invitationStory);
      return afterAcceptance(askedByManagement, "managementGetHandshakeAfterAccept");
    },
  },
  {
    line: "It hides foreign handshakes as not existing",
    ask: async (live) => {
      live.other("STRANGER_");
      const { stranger } = await live.story(invitationStory);
      return stranger === null
        ? unknown("there is no stranger")
        : oneOf(stranger, "strangerHandshake", {
            "EntityNotExists.Handshake": "EntityNotExists.Handshake",
            NoPermission: "NoPermission",
          });
    },
  },
  {
    line: "It shows an invitation to the invitee at once",
    ask: async (live) =>
      afterTime(
        "handshakeVisibilityDelayMs",
        (await live.story(invitationStory)).visibleAfterMs,
        "the invitee saw it",
      ),
  },
  {
    line: "It lists under ListHandshakesForAccount",
    ask: async (live) => {
      const { isListedForSender: isListed } = await live.story(invitationStory);
      return option(
        "listHandshakesForAccount",
        isListed ? "sent and received" : "received",
        `what was sent is ${isListed ? "" : "not "}listed`,
      );
    },
  },
  {
    line: "It lets a removed account be invited again at once",
    ask: async (live) =>
      afterTime(
        "reinviteDelayMs",
        (await live.story(invitationStory)).reinviteDelayMs,
        "the removed account could be invited",
      ),
  },
  {
    line: "It accepts invitations to accounts and addresses that it does not know",
    ask: async (live) =>
      oneOf(await invite(live, live.address("nobody")), "unknownInvitee", {
        "": "accept",
        "InvalidParameter.TargetEntity": "InvalidParameter.TargetEntity",
      }),
  },
  {
    line: "It says of a member of this very directory",
    ask: async (live) => {
      const { invitedAsMember } = await live.story(invitationStory);
      return oneOf(invitedAsMember, "inviteMember", {
        "NotSupport.AccountInAnotherResourceDirectory": "NotSupport.AccountInAnotherResourceDirectory",
        "EntityAlreadyExists.ResourceDir.Account": "EntityAlreadyExists.ResourceDir.Account",
      });
    },
  },
  {
    line: "It tags the member, and puts it in its folder, on acceptance",
    ask: async (live) => {
      const { isTagged, isInFolder } = await live.story(invitationStory);
      return fact(isTagged && isInFolder, `tagged: ${isTagged}; in its folder: ${isInFolder}`);
    },
  },
  {
    line: "It refuses a new name and a new type in one call",
    ask: async (live) => {
      const { switched, switchedAndRenamed: both } = await live.story(invitationStory);
      const seen = `the type alone: ${inWords(switched)}; with a name: ${inWords(both)}`;
      if (both.code === null) return option("renameWithSwitch", "allow", seen);
      return both.code === switched.code ? unknown(seen) : option("renameWithSwitch", "refuse", seen);
    },
  },
];

function afterAcceptance(
  reply: Reply,
  name: "inviteeGetHandshakeAfterAccept" | "managementGetHandshakeAfterAccept",
): Finding {
  if (reply.code === "HandshakeStatusMismatch") return option(name, "mismatch", inWords(reply));
  const status = textAt(reply, "Handshake.Status");
  return status === "Accepted"
    ? option(name, "accepted", `it is ${status}`)
    : unknown(`${inWords(reply)} ${status}`);
}

function afterTime(
  name: "handshakeVisibilityDelayMs" | "reinviteDelayMs",
  ms: number | null,
  what: string,
): Finding {
  return ms === null ? unknown("not within five minutes") : option(name, ms, `${what} after ${ms} ms`);
}
