import { isPromotionUnderWay } from "../../lib/directory";
import { SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import type { World } from "../world/world";
import { addressNow, addressOf, INVITEES, MEMBERS, VENDED } from "./code";
import type { AcceptanceCode, AccountName, Code, InviteeName, VendedName } from "./code";
import type { HistoryRun } from "./run";

/** What is declared and neither so nor under way, and what state and world do not agree on. */
export function unsettled({ code, terraform, world }: HistoryRun) {
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

/** With another account's credentials, and naming none, it has that account join, and hooks get its id: as it is written. */
export function isMistaken(acceptance: AcceptanceCode | undefined, invitee: AccountName): boolean {
  return acceptance?.namesAccount === false && acceptance.credentialsOf !== invitee;
}
