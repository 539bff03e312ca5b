import { isPromotionUnderWay } from "../../lib/directory";
import { SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import { PUT_OFF, QUEUED } from "../model/sending";
import { typeOf } from "../terraform/configuration";
import type { Message } from "../terraform/messages";
import { addressNow, addressOf, firstAddressOf, INVITEES, MEMBERS, renames, VENDED } from "./code";
import type {
  AcceptanceCode,
  AccountName,
  Code,
  InvitationCode,
  InviteeName,
  MemberName,
  VendedCode,
  VendedName,
} from "./code";
import type { World } from "../world/world";
import { edited } from "./edits";
import type { Edit } from "./edits";
import type { HistoryRun } from "./run";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ROUNDS = 8;

/** What is said of a member that was taken over and could not be made what the code says: the next plan shows the rest. */
const NOT_YET = "A member is not yet what the code says";

/**
 * Faults have stopped. Somebody applies the code as it stands, and does what the messages ask for, until it works; then
 * nothing is left to do, and whatever is declared is so or is under way, or a warning says that it is not.
 */
export async function converge(run: HistoryRun): Promise<void> {
  run.story.add("Faults stop. The code is applied until it works:");
  let errors: readonly Message[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { outcome } = await run.applyNow(round);
    if (run.model.violations.length > 0) return;
    errors = outcome.messages.filter(({ severity }) => severity === "error");
    const pause = pauseAfter(outcome.messages);
    const isDone = outcome.ok && !outcome.messages.some(({ summary }) => summary === NOT_YET);
    if (isDone && pause === 0 && !hasJoinedMeanwhile(run, outcome.messages)) {
      return checkSettled(run);
    }
    run.world.fake.clock.advance(pause);
    new Set(errors.map(({ address }) => firstAddressOf(address))).forEach((address) => {
      react(
        run,
        address,
        errors.filter((error) => firstAddressOf(error.address) === address),
      );
    });
  }
  const said = errors.map(({ address, summary, detail }) => `${address}: ${summary}: ${detail}`);
  notReached(run, `after ${ROUNDS} applies there are still errors: ${said.join("; ")}`);
}

/** How long somebody waits who reads that something has to wait. */
function pauseAfter(messages: readonly Message[]): number {
  const says = (summary: string): boolean => messages.some((message) => message.summary === summary);
  if (says(QUEUED)) {
    return 25 * HOUR_MS;
  }
  return says(PUT_OFF) ? 5 * MINUTE_MS : 0;
}

async function checkSettled(run: HistoryRun): Promise<void> {
  const writesBefore = run.writes;
  const { outcome, plan } = await run.applyNow(ROUNDS);
  const changes = [...(plan?.changes.values() ?? [])].filter(({ action }) => action !== "no-op");
  if (!outcome.ok || changes.length > 0) {
    const words = changes.map(({ action, address }) => `${action} ${address}`);
    notReached(run, `the apply after one that worked still plans: ${words.join(", ") || "errors"}`);
  }
  if (run.writes > writesBefore) {
    notReached(run, "the apply after one that worked writes again");
  }
  const warned = new Set(outcome.messages.map(({ address }) => firstAddressOf(address)));
  unsettled(run).forEach(({ address, problem }) => {
    if (!warned.has(address)) notReached(run, `${address}: ${problem}, and no message says so`);
  });
}

/** What waits for a member to join goes on with the next run, even if the same one has accepted the invitation. */
function hasJoinedMeanwhile({ world }: HistoryRun, messages: readonly Message[]): boolean {
  return messages
    .filter(({ summary }) => summary === "Waits for a member to join")
    .some(({ address }) => {
      const name = firstAddressOf(address).split(".")[1] as AccountName;
      return world.fake.world.tryMember(world.ids[name])?.directoryId === SAMPLE_DIRECTORY_ID;
    });
}

function notReached(run: HistoryRun, details: string): void {
  run.model.violated("the declared state is reached once faults stop", details);
}

/** What is declared and neither so nor under way, and what state and world do not agree on. */
function unsettled({ code, terraform, world }: HistoryRun) {
  const found: { readonly address: string; readonly problem: string }[] = [];
  const check = (address: string, isSettled: boolean, problem: string): void => {
    if (!isSettled) found.push({ address, problem });
  };
  const stored = (address: string) => terraform.state.get(addressNow(code, address))?.values ?? {};
  const memberOf = (name: AccountName) => {
    const member = world.fake.world.tryMember(world.ids[name]);
    return member?.directoryId === SAMPLE_DIRECTORY_ID ? member : undefined;
  };
  for (const name of [...MEMBERS, ...INVITEES]) {
    if (isMistaken(code.acceptances[name as InviteeName], name)) continue;
    const member = memberOf(name);
    const { promotion, type } = { promotion: addressOf.promotion(name), type: addressOf.type(name) };
    if (code.promotions[name] !== undefined) {
      const isPromoted = member?.type === "CloudAccount";
      const isUnderWay = member !== undefined && isPromotionUnderWay(member);
      check(promotion, isPromoted || isUnderWay, "no promotion is under way");
      check(
        promotion,
        stored(promotion)["promoted"] === isPromoted,
        "the state does not say who is promoted",
      );
    }
    check(type, code.types[name] === undefined || member?.type === code.types[name], "has another type");
  }
  for (const name of MEMBERS) {
    const address = addressOf.email(name);
    const wanted = code.emails[name]?.email;
    // Once it was confirmed, nobody looks whether it has changed again.
    const isDone = memberOf(name)?.accountName === wanted || stored(address)["status"] === "Confirmed";
    check(
      address,
      wanted === undefined || isDone || world.isAddressChanging(name),
      "no change of address is under way",
    );
  }
  for (const name of VENDED) {
    const isAsSaid = isVendedAs(code, world, name);
    check(addressOf.vended(name), isAsSaid, "the member is not what the code says");
  }
  for (const name of INVITEES) {
    const address = addressOf.invitation(name);
    if (code.invitations[name] !== undefined) {
      const isMember = memberOf(name) !== undefined;
      const isPending = world.pendingInvitation(name) !== undefined;
      check(address, isMember || isPending, "is neither a member nor invited");
      const shown = { true: "Accepted", false: isPending ? "Pending" : stored(address)["status"] };
      check(
        address,
        stored(address)["status"] === shown[`${isMember}`],
        "the state does not follow the world",
      );
    }
  }
  return found;
}

function isVendedAs(code: Code, world: World, name: VendedName): boolean {
  const wanted = code.vended[name];
  if (wanted === undefined) {
    return true;
  }
  const member = world.fake.world.tryMember(world.accountOf(name) ?? "");
  const tags = Object.entries(wanted.tags ?? {});
  return (
    member !== undefined &&
    member.displayName === wanted.displayName &&
    (wanted.folder === null || member.folderId === world.ids[wanted.folder]) &&
    tags.every(([key, value]) => world.fake.world.tagsOf(member.accountId)[key] === value)
  );
}

/** What somebody does who reads these errors about a resource. */
function react(run: HistoryRun, address: string, errors: readonly Message[]): void {
  const name = address.split(".")[1] ?? "";
  if (errors.some(({ summary }) => summary.endsWith("than the provider block allows"))) {
    edit(run, { edit: "set the limits", limits: null });
    return;
  }
  if (hasMovedUnsaid(run, address)) {
    edit(run, { edit: "declare the move", address });
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
      reactToVended(run, name as VendedName, errors);
      return;
    }
    case "resourcedirectory_member_protection": {
      putBackProtection(run, name as MemberName);
      return;
    }
    default: {
      reactToMember(run, name as AccountName);
      return;
    }
  }
}

/** With another account's credentials, and naming none, it has that account join, and hooks get its id: as it is written. */
function isMistaken(acceptance: AcceptanceCode | undefined, invitee: AccountName): boolean {
  return acceptance?.namesAccount === false && acceptance.credentialsOf !== invitee;
}

/** The code has it under another name than the state, and does not say so. */
function hasMovedUnsaid({ code, configuration, terraform }: HistoryRun, firstAddress: string): boolean {
  const now = addressNow(code, firstAddress);
  const isInCode = configuration.some(({ address }) => address === now);
  const stored = [...terraform.state.keys()].filter((address) => firstAddressOf(address) === firstAddress);
  return isInCode && !renames(code, firstAddress).isDeclared && stored.length > 0 && !stored.includes(now);
}

/** The object of a block, whatever it is called. */
function storedAs({ terraform }: HistoryRun, firstAddress: string) {
  return [...terraform.state].find(([address]) => firstAddressOf(address) === firstAddress)?.[1].values;
}

function reactToInvitation(run: HistoryRun, invitee: InviteeName): void {
  const stored = storedAs(run, addressOf.invitation(invitee));
  if (run.code.invitations[invitee] === undefined && stored !== undefined) {
    // Deleting the block of a member is refused: it comes back.
    const invitation = {
      note: stored["note"],
      attempt: stored["attempt"],
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
    edit(run, { edit: "remove the acceptance", invitee });
    return;
  }
  if (acceptance?.namesAccount === false || acceptance?.credentialsOf !== invitee) {
    edit(run, { edit: "give the acceptance its own credentials", invitee });
  }
  leaveOtherDirectory(run, invitee);
  if (run.world.pendingInvitation(invitee) === undefined) {
    edit(run, { edit: "raise the invitation's attempt", invitee, by: 1 });
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
  const stored = storedAs(run, addressOf.vended(member));
  if (run.code.vended[member] === undefined && stored !== undefined) {
    const { display_name: displayName, removal_policy: policy } = stored;
    const back = {
      displayName,
      policy,
      takesOver: null,
      adopts: false,
      folder: null,
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
  const isTaken = says(/^Cannot change the member/);
  const change = isTaken ? { displayName: `${member}-free` } : { adopts: true };
  edit(run, { edit: "change the member", member, change });
}

function putBackProtection(run: HistoryRun, member: MemberName): void {
  const stored = storedAs(run, addressOf.protection(member));
  const policy = stored?.["removal_policy"] === "DESTROY" ? "DESTROY" : "PROTECT";
  run.code = { ...run.code, protections: { ...run.code.protections, [member]: policy } };
}

/**
 * A member that is gone leaves the code; one that has had the address before gets another; a mail that nobody can send
 * again lapses within a day.
 */
function reactToMember(run: HistoryRun, member: AccountName): void {
  const found = run.world.fake.world.tryMember(run.world.ids[member]);
  const isInvited = INVITEES.some((name) => name === member);
  if (isInvited) {
    reactToInvitedMember(run, member as InviteeName);
  }
  const isGone = found === undefined && !isInvited;
  if (isGone) {
    edit(run, { edit: "remove the promotion", member });
    edit(run, { edit: "remove the type switch", member });
    edit(run, { edit: "remove the change of address", member: member as MemberName });
  } else if (found !== undefined && found.accountName === run.code.promotions[member]?.email) {
    edit(run, { edit: "change its e-mail address", member });
  }
  run.world.fake.clock.advance(25 * HOUR_MS);
}

/** One that is gone is invited again; whoever has joined by mistake gets no hooks of this one. */
function reactToInvitedMember(run: HistoryRun, invitee: InviteeName): void {
  if (run.world.fake.world.tryMember(run.world.ids[invitee]) === undefined) {
    edit(run, { edit: "raise the invitation's attempt", invitee, by: 1 });
  }
  if (isMistaken(run.code.acceptances[invitee], invitee)) {
    edit(run, { edit: "give the acceptance its own credentials", invitee });
  }
  const hooks = [addressOf.promotion(invitee), addressOf.type(invitee)].map((address) =>
    storedAs(run, address),
  );
  const owners = hooks.map((hook) => hook?.["account_id"]).filter((id) => typeof id === "string");
  if (owners.some((id) => id !== run.world.ids[invitee])) {
    edit(run, { edit: "remove the promotion", member: invitee });
    edit(run, { edit: "remove the type switch", member: invitee });
  }
}

function edit(run: HistoryRun, change: Edit): void {
  run.story.add(`  code: ${change.edit}`);
  run.code = edited(run.code, change, () => null);
}
