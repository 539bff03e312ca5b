import { SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import { typeOf } from "../terraform/configuration";
import type { Message } from "../terraform/messages";
import { addressNow, addressOf, firstAddressOf, INVITEES, isVended, renames } from "./code";
import type { AccountName, InvitationCode, InviteeName, MemberName, VendedCode, VendedName } from "./code";
import { reactToFolder } from "./folder-reactions";
import type { OwnFolderName } from "./folders";
import type { HistoryRun } from "./run";
import { isMistaken } from "./unsettled";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Code of the refusal of a payer from another directory. */
const FOREIGN_PAYER = "NotSupport.PayerAccountInAnotherResourceDirectory";

/** What somebody does who reads these errors about a resource. */
export function react(run: HistoryRun, address: string, errors: readonly Message[]): void {
  const name = address.split(".")[1] ?? "";
  if (errors.some(({ summary }) => summary.endsWith("than the provider block allows"))) {
    run.edit({ edit: "set the limits", limits: null });
    return;
  }
  if (hasMovedUnsaid(run, address)) {
    run.edit({ edit: "declare the move", address });
    return;
  }
  switch (typeOf(address)) {
    case "resourcedirectory_invitation": {
      reactToInvitation(run, name as InviteeName);
      return;
    }
    case "resourcedirectory_handshake_acceptance": {
      reactToAcceptance(run, name as InviteeName);
      return;
    }
    case "resourcedirectory_member": {
      if (isVended(name)) reactToVended(run, name, errors);
      else reactToSettings(run, name as InviteeName, errors);
      return;
    }
    case "resourcedirectory_folder": {
      reactToFolder(run, name as OwnFolderName, errors);
      return;
    }
    case "resourcedirectory_member_protection": {
      putBackProtection(run, name as MemberName);
      return;
    }
    default: {
      reactToMember(run, name as AccountName, errors);
      return;
    }
  }
}

/** The code has it under another name than the state, and does not say so. */
function hasMovedUnsaid({ code, configuration, terraform }: HistoryRun, firstAddress: string): boolean {
  const now = addressNow(code, firstAddress);
  const isInCode = configuration.some(({ address }) => address === now);
  const stored = [...terraform.state.keys()].filter((address) => firstAddressOf(address) === firstAddress);
  return isInCode && !renames(code, firstAddress).isDeclared && stored.length > 0 && !stored.includes(now);
}

function reactToInvitation(run: HistoryRun, invitee: InviteeName): void {
  const stored = run.storedAs(addressOf.invitation(invitee));
  if (run.code.invitations[invitee] === undefined && stored !== undefined) {
    // Deleting the block of a member is refused: it comes back.
    const invitation = {
      note: stored["note"],
      attempt: stored["attempt"],
      maxInvitations: null,
      policy: stored["removal_policy"],
      waitFor: null,
    } as InvitationCode;
    run.code = { ...run.code, invitations: { ...run.code.invitations, [invitee]: invitation } };
  }
  leaveOtherDirectory(run, invitee);
  run.world.fake.clock.advance(10 * MINUTE_MS);
}

function reactToAcceptance(run: HistoryRun, invitee: InviteeName): void {
  const acceptance = run.code.acceptances[invitee];
  if (typeof acceptance?.accepts === "object") {
    run.edit({ edit: "remove the acceptance", invitee });
    return;
  }
  if (acceptance?.namesAccount === false || acceptance?.credentialsOf !== invitee) {
    run.edit({ edit: "give the acceptance its own credentials", invitee });
  }
  leaveOtherDirectory(run, invitee);
  if (run.world.pendingInvitation(invitee) === undefined) {
    run.edit({ edit: "raise the invitation's attempt", invitee, by: 1 });
  }
  run.world.fake.clock.advance(10 * MINUTE_MS);
}

function leaveOtherDirectory({ world }: HistoryRun, invitee: InviteeName): void {
  const member = world.fake.world.tryMember(world.ids[invitee]);
  if (member !== undefined && member.directoryId !== SAMPLE_DIRECTORY_ID) {
    world.fake.world.removeMember(member.accountId);
  }
}

/** A member that was to go and is protected comes back; one that is there already is taken over. */
function reactToVended(run: HistoryRun, member: VendedName, errors: readonly Message[]): void {
  const stored = run.storedAs(addressOf.vended(member));
  if (run.code.vended[member] === undefined && stored !== undefined) {
    const { display_name: displayName, removal_policy: policy } = stored;
    const back = {
      displayName,
      policy,
      takesOver: null,
      adopts: false,
      folder: null,
      payer: null,
      tags: null,
    } as VendedCode;
    run.code = { ...run.code, vended: { ...run.code.vended, [member]: back } };
    return;
  }
  const says = (text: RegExp): boolean => errors.some(({ summary }) => text.test(summary));
  if (says(/cannot become another account/)) {
    const { [member]: current, ...others } = run.code.vended;
    const vended = current && { ...others, [member]: { ...current, takesOver: null } };
    run.code = { ...run.code, vended: vended ?? others };
  }
  if (errors.some(({ detail }) => detail.includes(FOREIGN_PAYER))) {
    run.edit({ edit: "change the member", member, change: { payer: "management" } });
    return;
  }
  const isTaken = says(/^Cannot change the member/) || errors.some(wouldRename);
  const change = isTaken ? { displayName: `${member}-free` } : { adopts: true };
  run.edit({ edit: "change the member", member, change });
}

/** A member that is there, to the name of another one. */
function wouldRename({ detail }: Message): boolean {
  return detail.includes("would be renamed to it");
}

/** What was meant for another account is declared anew; a name that is taken is given up. */
function reactToSettings(run: HistoryRun, invitee: InviteeName, errors: readonly Message[]): void {
  const isTaken = errors.some(
    (error) => error.summary.startsWith("Cannot change the member") || wouldRename(error),
  );
  run.edit(
    isTaken
      ? { edit: "change what it is to be", invitee, change: { displayName: `${invitee}-free` } }
      : { edit: "remove what it is to be", invitee },
  );
}

function putBackProtection(run: HistoryRun, member: MemberName): void {
  const stored = run.storedAs(addressOf.protection(member));
  const policy = stored?.["removal_policy"] === "DESTROY" ? "DESTROY" : "PROTECT";
  run.code = { ...run.code, protections: { ...run.code.protections, [member]: policy } };
}

/**
 * A member that is gone leaves the code; one that has had the address before gets another; a mail that nobody can send
 * again lapses within a day.
 */
function reactToMember(run: HistoryRun, member: AccountName, errors: readonly Message[]): void {
  const found = run.world.memberOf(member);
  const isInvited = INVITEES.some((name) => name === member);
  if (isInvited) {
    reactToInvitedMember(run, member as InviteeName);
  }
  const isGone = found === undefined && !isInvited;
  if (isGone) {
    run.edit({ edit: "remove the promotion", member });
    run.edit({ edit: "remove the type switch", member });
    run.edit({ edit: "remove the change of address", member: member as MemberName });
  } else if (found !== undefined && found.accountName === run.code.promotions[member]?.email) {
    leaveFormerAddress(run, member, found.accountName);
  } else if (errors.some(({ detail }) => detail.includes("Email.AlreadyUsed"))) {
    takeAnotherAddress(run, member);
  }
  run.world.fake.clock.advance(25 * HOUR_MS);
}

/** The next one but one, unless that is the same again. */
function leaveFormerAddress(run: HistoryRun, member: AccountName, former: string | null): void {
  run.edit({ edit: "change its e-mail address", member });
  run.edit({ edit: "change its e-mail address", member });
  if (run.code.promotions[member]?.email === former) {
    run.edit({ edit: "change its e-mail address", member });
  }
}

/** Of the two that the code may name, unless other accounts have both. */
function takeAnotherAddress(run: HistoryRun, member: AccountName): void {
  run.edit({ edit: "change its e-mail address", member });
  const email = run.code.promotions[member]?.email;
  if (run.world.fake.world.members.some(({ accountName }) => accountName === email)) {
    run.edit({ edit: "remove the promotion", member });
  }
}

/** One that is gone is invited again; whoever has joined by mistake gets no hooks of this one. */
function reactToInvitedMember(run: HistoryRun, invitee: InviteeName): void {
  if (run.world.fake.world.tryMember(run.world.ids[invitee]) === undefined) {
    run.edit({ edit: "raise the invitation's attempt", invitee, by: 1 });
  }
  if (isMistaken(run.code.acceptances[invitee], invitee)) {
    run.edit({ edit: "give the acceptance its own credentials", invitee });
  }
  const hooks = [addressOf.promotion(invitee), addressOf.type(invitee), addressOf.vended(invitee)].map(
    (address) => run.storedAs(address),
  );
  const owners = hooks.map((hook) => hook?.["account_id"]).filter((id) => typeof id === "string");
  if (owners.some((id) => id !== run.world.ids[invitee])) {
    run.edit({ edit: "remove the promotion", member: invitee });
    run.edit({ edit: "remove the type switch", member: invitee });
    run.edit({ edit: "remove what it is to be", invitee });
  }
}
