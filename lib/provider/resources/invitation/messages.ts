import type { Message } from "../../reporting";
import { INVITATION_MS, shift } from "../../time";
import type { InvitationState } from "./schema";

const REASONS: Readonly<Record<string, string>> = {
  Expired: "the invitation expired: nobody answered within 14 days",
  Declined: "the invited account declined",
  Cancelled: "the invitation was cancelled",
  Deleted: "the invitation's record is gone: the service deletes it 30 days after it expired",
  Removed: "the account was a member and was removed from the directory",
};

export function waiting(member: string, state: InvitationState): Message {
  const { expires_at: until } = state;
  const since =
    until === null
      ? ""
      : ` It was sent at ${shift(until, -INVITATION_MS)} and can be accepted until ${until}.`;
  return {
    summary: `${member}: the invitation waits for the invited account`,
    detail: `Invitation ${state.handshake_id ?? "?"} is pending.${since} To cancel it and invite again, ${raise(state)}.`,
  };
}

export function lapsed(member: string, state: InvitationState): Message {
  const reason = REASONS[state.status ?? ""] ?? `its status is ${state.status ?? "unknown"}`;
  return {
    summary: `${member}: is not a member and no invitation is pending`,
    detail: `Why: ${reason}. Nothing is sent by itself. To invite again, ${raise(state)}.`,
  };
}

export function joined(member: string): Message {
  return {
    summary: `${member}: accepted the invitation and is a member`,
    detail: "The next apply records it; no call will be made.",
  };
}

export function alreadyMember(member: string): Message {
  return {
    summary: `${member}: is a member already`,
    detail: "There is nobody to invite: no invitation was sent, and none will be.",
  };
}

export function adopted(member: string, handshakeId: string): Message {
  return {
    summary: `${member}: an invitation was pending already`,
    detail: `Invitation ${handshakeId} of this directory was found and is followed from here; none was sent. When this resource is deleted, it is forgotten, not cancelled.`,
  };
}

export function willCancelForeign(member: string, handshakeId: string): Message {
  return {
    summary: `${member}: the pending invitation was not sent from here`,
    detail: `Raising attempt cancels invitation ${handshakeId}, which somebody else sent, and invites again.`,
  };
}

export function noteRecorded(member: string): Message {
  return {
    summary: `${member}: the edited note goes with the next invitation`,
    detail:
      "The service cannot change the note of an invitation that is pending. The new text is recorded; no call is made.",
  };
}

export function changedMeanwhile(member: string, expected: string, actual: string): Message {
  return {
    summary: `${member}: the invitation is not what the plan took it for`,
    // Terraform plans the removal of a deleted block from the state as it was written last, not from the refreshed one.
    detail: `The plan took it for ${expected}, and it is ${actual} now. Nothing was sent and nothing was removed; the state is up to date. Run plan again to see what would be done.`,
  };
}

export function isProtected(member: string): Message {
  return {
    summary: `${member} is protected: this plan would give up a member`,
    detail:
      "The invited account is a member of the directory. Nothing was planned and nothing was called.\n" +
      "If the construct was only renamed or moved, its address changed: say so with a `moved` block (in CDKTF: moveFromId on the construct's resource and on that of its acceptance).\n" +
      "If it really is to go, that takes two reviewed steps: 1. set the removal policy to DESTROY (the account is removed from the directory) " +
      "or ABANDON (it stays a member and is forgotten here) and apply; 2. delete the construct and apply.",
  };
}

export function abandoned(member: string, status: string | null): Message {
  return {
    summary: `${member}: the invitation is forgotten`,
    detail:
      status === "Accepted"
        ? "The account stays a member of the directory. No call is made."
        : "The pending invitation stays pending and can still be accepted. No call is made.",
  };
}

export function willForgetForeign(member: string): Message {
  return {
    summary: `${member}: the pending invitation is forgotten`,
    detail: "It was not sent from here, so it is not cancelled and can still be accepted. No call is made.",
  };
}

export function notReplaceable(member: string): Message {
  return {
    summary: `${member}: an invitation cannot be replaced`,
    detail:
      "Replacing it could expel a member, or send an invitation that the code does not ask for. To invite again, raise attempt.",
  };
}

export function otherTarget(prior: string, planned: string): Message {
  return {
    summary: "An invitation cannot move to another account",
    detail: `This one is for ${prior}; the code now says ${planned}. Declare another invitation for that account, under another name, and keep or remove this one.`,
  };
}

export function nothingToImport(target: string): Message {
  return {
    summary: `${target}: neither a member nor invited`,
    detail:
      "There is nothing to import: the account is not in the directory and no invitation to it is on record. Declare the invitation and apply; that invites it.",
  };
}

export function badImportId(id: string): Message {
  return {
    summary: "Not the id of an invitation",
    detail: `"${id}" should read Account:TARGET with the account id of 16 digits, such as Account:1234567890123456.`,
  };
}

export function stoppedWaiting(member: string, state: InvitationState, why: string): Message {
  return {
    summary: `${member}: stopped waiting for the invited account`,
    detail: `${why} ${waiting(member, state).detail} Nothing is lost: the next run goes on from here and sends nothing.`,
  };
}

function raise(state: InvitationState): string {
  return `raise attempt from ${state.attempt} to ${state.attempt + 1}`;
}
