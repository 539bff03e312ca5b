import { isPromotionUnderWay } from "../../lib/directory";
import type { ObjectValue } from "../../lib/plugin/values/value";
import { SAMPLE_DIRECTORY_ID, SAMPLE_ROOT_FOLDER_ID } from "../../lib/testing";
import type { MemberSnapshot } from "../../lib/testing";
import { addressNow, addressOf, INVITEES, MEMBERS, VENDED } from "./code";
import type { AcceptanceCode, AccountName, InviteeName, MemberName, VendedName } from "./code";
import { isOwnFolder, OWN_FOLDERS } from "./folders";
import type { OwnFolderName, Place } from "./folders";
import { payerIdOf } from "./payers";
import type { HistoryRun } from "./run";

/** What is wrong with the object of a block. */
interface Unsettled {
  readonly address: string;
  readonly problem: string;
}

/** Whether something is so, and what is to be said if it is not. */
type Check = readonly [isSettled: boolean, problem: string];

/** What is declared and neither so nor under way, and what state and world do not agree on. */
export function unsettled(run: HistoryRun): readonly Unsettled[] {
  const accounts = [...MEMBERS, ...INVITEES, ...VENDED].filter(
    (name) => !isMistaken(run.code.acceptances[name as InviteeName], name),
  );
  return [
    ...accounts.flatMap((name) => failing(addressOf.promotion(name), promotion(run, name))),
    ...accounts.flatMap((name) => failing(addressOf.type(name), type(run, name))),
    ...[...MEMBERS, ...VENDED].flatMap((name) => failing(addressOf.email(name), email(run, name))),
    ...OWN_FOLDERS.flatMap((name) => failing(addressOf.folder(name), folder(run, name))),
    ...VENDED.flatMap((name) => failing(addressOf.vended(name), vended(run, name))),
    ...INVITEES.flatMap((name) => settings(run, name)),
    ...INVITEES.flatMap((name) => failing(addressOf.invitation(name), invitation(run, name))),
  ];
}

function failing(address: string, checks: readonly Check[]): readonly Unsettled[] {
  return checks.filter(([isSettled]) => !isSettled).map(([, problem]) => ({ address, problem }));
}

function promotion(run: HistoryRun, name: AccountName): readonly Check[] {
  if (run.code.promotions[name] === undefined) {
    return [];
  }
  const member = memberOf(run, name);
  const isPromoted = member?.type === "CloudAccount";
  const isUnderWay = member !== undefined && isPromotionUnderWay(member);
  const says = stored(run, addressOf.promotion(name))["promoted"];
  return [
    [isPromoted || isUnderWay, "no promotion is under way"],
    [says === isPromoted, "the state does not say who is promoted"],
  ];
}

function type(run: HistoryRun, name: AccountName): readonly Check[] {
  const wanted = run.code.types[name];
  return [[wanted === undefined || memberOf(run, name)?.type === wanted, "has another type"]];
}

function email(run: HistoryRun, name: MemberName | VendedName): readonly Check[] {
  const wanted = run.code.emails[name]?.email;
  // Once it was confirmed, nobody looks whether it has changed again.
  const isDone =
    memberOf(run, name)?.accountName === wanted ||
    stored(run, addressOf.email(name))["status"] === "Confirmed";
  const isUnderWay = run.world.isAddressChanging(name);
  return [[wanted === undefined || isDone || isUnderWay, "no change of address is under way"]];
}

function folder(run: HistoryRun, name: OwnFolderName): readonly Check[] {
  const wanted = run.code.folders[name];
  if (wanted === undefined) {
    return [];
  }
  const id = stored(run, addressOf.folder(name))["folder_id"];
  const found = run.world.fake.world.folders.find((one) => one.id === id);
  const parent = wanted.parent === null ? SAMPLE_ROOT_FOLDER_ID : idOf(run, wanted.parent);
  return [
    [found?.name === wanted.name, "the folder has another name, or is not there"],
    [found?.parentFolderId === parent, "the folder stands elsewhere"],
  ];
}

function vended(run: HistoryRun, name: VendedName): readonly Check[] {
  const wanted = run.code.vended[name];
  if (wanted === undefined) {
    return [];
  }
  const { world } = run.world.fake;
  const member = world.tryMember(run.world.accountOf(name) ?? "");
  const tags = Object.entries(wanted.tags ?? {});
  const place = wanted.folder === null ? undefined : idOf(run, wanted.folder);
  const payer = wanted.payer && payerIdOf(run.world.ids, wanted.payer);
  const has = world.tagsOf(member?.accountId ?? "");
  return [
    [member?.displayName === wanted.displayName, "the member has another name, or is not there"],
    [place === undefined || member?.folderId === place, "the member is in another folder"],
    [
      wanted.payer === null || run.world.payerOf(member?.accountId) === payer,
      "another account pays for the member",
    ],
    [tags.every(([key, value]) => has[key] === value), "the member has other tags"],
  ];
}

/** What an invited account is to be. Whether it has joined, its state has to say whatever is said beside it. */
function settings(run: HistoryRun, name: InviteeName): readonly Unsettled[] {
  const wanted = run.code.settings[name];
  if (wanted === undefined || isMistaken(run.code.acceptances[name], name)) {
    return [];
  }
  const address = addressOf.vended(name);
  const member = memberOf(run, name);
  const place = wanted.folder === null ? undefined : idOf(run, wanted.folder);
  const has = run.world.fake.world.tagsOf(member?.accountId ?? "");
  const isShown = (stored(run, address)["status"] === "Member") === (member !== undefined);
  return [
    ...failing(address, [
      [member?.displayName === wanted.displayName, "the account has another name, or has not joined"],
      [place === undefined || member?.folderId === place, "the account is in another folder"],
      [Object.entries(wanted.tags ?? {}).every(([key, value]) => has[key] === value), "it has other tags"],
    ]),
    ...failing(`${address}.status`, [[isShown, "the state does not say whether it has joined"]]),
  ];
}

function invitation(run: HistoryRun, name: InviteeName): readonly Check[] {
  if (run.code.invitations[name] === undefined) {
    return [];
  }
  const says = stored(run, addressOf.invitation(name))["status"];
  const isMember = memberOf(run, name) !== undefined;
  const isPending = run.world.pendingInvitation(name) !== undefined;
  const shown = { true: "Accepted", false: isPending ? "Pending" : says };
  return [
    [isMember || isPending, "is neither a member nor invited"],
    [says === shown[`${isMember}`], "the state does not follow the world"],
  ];
}

function stored({ terraform, code }: HistoryRun, address: string): ObjectValue {
  return terraform.state.get(addressNow(code, address))?.values ?? {};
}

function memberOf({ world }: HistoryRun, name: AccountName): MemberSnapshot | undefined {
  const member = world.memberOf(name);
  return member?.directoryId === SAMPLE_DIRECTORY_ID ? member : undefined;
}

/** The id of a folder: of one that the code makes, as state has it; undefined if it does not. */
function idOf(run: HistoryRun, place: Place): unknown {
  return isOwnFolder(place) ? stored(run, addressOf.folder(place))["folder_id"] : run.world.ids[place];
}

/** With another account's credentials, and naming none, it has that account join, and hooks get its id: as it is written. */
export function isMistaken(acceptance: AcceptanceCode | undefined, invitee: AccountName): boolean {
  return acceptance?.namesAccount === false && acceptance.credentialsOf !== invitee;
}
