import { OTHER_DIRECTORY_ID, SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import type { AccountType } from "../../lib/rules";
import type { Place } from "../history/folders";
import { payerIdOf } from "../history/payers";
import type { PayerName } from "../history/payers";
import { happenToFolder } from "./folder-events";
import type { FolderEvent } from "./folder-events";
import { unlessRefused } from "./unless-refused";
import type { AccountName, InviteeName } from "../history/code";
import type { World } from "./world";

/** What people and other programs do, and the time that passes. What is not possible at the moment does not happen. */
export type WorldEvent =
  | { readonly event: "time passes"; readonly ms: number }
  | { readonly event: "open the link"; readonly member: AccountName }
  | { readonly event: "fail the promotion"; readonly member: AccountName }
  | { readonly event: "cancel the promotion in the console"; readonly member: AccountName }
  | { readonly event: "promote from elsewhere"; readonly member: AccountName }
  | { readonly event: "send the mail again from elsewhere"; readonly member: AccountName }
  | {
      readonly event: "switch the type in the console";
      readonly member: AccountName;
      readonly type: AccountType;
    }
  | { readonly event: "confirm the address"; readonly member: AccountName }
  | { readonly event: "cancel the change of address elsewhere"; readonly member: AccountName }
  | { readonly event: "change the address elsewhere"; readonly member: AccountName }
  | { readonly event: "rename the member"; readonly member: AccountName; readonly name: string }
  | { readonly event: "remove the member elsewhere"; readonly member: AccountName }
  | { readonly event: "tag the member elsewhere"; readonly member: AccountName; readonly key: string }
  | { readonly event: "move the member elsewhere"; readonly member: AccountName; readonly to: Place }
  | {
      readonly event: "let another account pay";
      readonly member: AccountName;
      /** Null is as if nobody was ever set. */
      readonly payer: PayerName | null;
    }
  | FolderEvent
  | { readonly event: "accept in the console"; readonly invitee: InviteeName }
  | { readonly event: "decline in the console"; readonly invitee: InviteeName }
  | { readonly event: "cancel the invitation elsewhere"; readonly invitee: InviteeName }
  | { readonly event: "invite from elsewhere"; readonly invitee: InviteeName }
  | { readonly event: "let another directory invite"; readonly invitee: InviteeName }
  | { readonly event: "join the other directory"; readonly invitee: InviteeName };

/** Lets it happen. @returns whether it was possible */
export async function happen(world: World, event: WorldEvent): Promise<boolean> {
  const { fake } = world;
  switch (event.event) {
    case "time passes":
      fake.clock.advance(event.ms);
      return true;
    case "open the link":
      return ifVerifying(world, event.member, (id) => {
        fake.world.confirmPromotion(id);
      });
    case "fail the promotion":
      return ifVerifying(world, event.member, (id) => {
        fake.world.failPromotion(id);
      });
    case "cancel the promotion in the console":
      return ifVerifying(world, event.member, (id) => {
        fake.world.cancelPromotion(id);
      });
    case "promote from elsewhere":
      return promoteFromElsewhere(world, event.member);
    case "send the mail again from elsewhere":
      return resendFromElsewhere(world, event.member);
    case "switch the type in the console":
      return switchType(world, event.member, event.type);
    case "confirm the address":
      return ifAddressChanges(world, event.member, (id) => {
        fake.world.confirmEmailChange(id);
      });
    case "cancel the change of address elsewhere":
      return ifAddressChanges(world, event.member, (id) => {
        fake.world.cancelEmailChange(id);
      });
    case "change the address elsewhere":
      return changeAddress(world, event.member);
    case "rename the member":
      return ifMember(world, event.member, (id) => {
        fake.world.renameMember(id, event.name);
      });
    case "remove the member elsewhere":
      return ifMember(world, event.member, (id) => {
        fake.world.removeMember(id);
      });
    case "tag the member elsewhere":
      return ifMember(world, event.member, (id) => {
        fake.world.tagMember(id, { [event.key]: "elsewhere" });
      });
    case "move the member elsewhere":
      return moveMember(world, event.member, world.folderOf(event.to));
    case "let another account pay":
      return ifMember(world, event.member, (id) => {
        fake.world.setPayer(id, event.payer && payerIdOf(world.ids, event.payer));
      });
    case "rename the folder elsewhere":
    case "delete the folder elsewhere":
    case "make a folder elsewhere":
      return happenToFolder(world, event);
    case "accept in the console":
      return answer(world, world.pendingInvitation(event.invitee)?.id, (id) => fake.world.accept(id));
    case "decline in the console":
      return answer(world, world.pendingInvitation(event.invitee)?.id, (id) => {
        fake.world.decline(id);
      });
    case "cancel the invitation elsewhere":
      return answer(world, world.pendingInvitation(event.invitee)?.id, (id) => {
        fake.world.cancel(id);
      });
    case "invite from elsewhere":
      return inviteFrom(world, event.invitee, SAMPLE_DIRECTORY_ID);
    case "let another directory invite":
      return inviteFrom(world, event.invitee, OTHER_DIRECTORY_ID);
    case "join the other directory":
      return answer(world, world.pendingForeignInvitation(event.invitee)?.id, (id) => fake.world.accept(id));
  }
}

function ifMember(world: World, name: AccountName, act: (id: string) => void): boolean {
  const id = world.accountOf(name) ?? "";
  const isThere = world.fake.world.tryMember(id) !== undefined;
  if (isThere) act(id);
  return isThere;
}

function moveMember(world: World, name: AccountName, to: string | undefined): boolean {
  const { fake } = world;
  const isThere = to !== undefined && fake.world.folders.some(({ id }) => id === to);
  return (
    isThere &&
    ifMember(world, name, (id) => {
      fake.world.moveMember(id, to);
    })
  );
}

function ifVerifying(world: World, name: AccountName, act: (id: string) => void): boolean {
  const isVerifying = world.memberOf(name)?.promotion?.status === "Verifying";
  return isVerifying && ifMember(world, name, act);
}

function ifAddressChanges(world: World, name: AccountName, act: (id: string) => void): boolean {
  return world.isAddressChanging(name) && ifMember(world, name, act);
}

function changeAddress(world: World, name: AccountName): boolean {
  const isFree = !world.isAddressChanging(name);
  return (
    isFree &&
    ifMember(world, name, (id) => {
      world.fake.world.beginEmailChange(id, `${name}-somebody@example.com`);
    })
  );
}

function switchType(world: World, name: AccountName, type: AccountType): boolean {
  const member = world.memberOf(name);
  if (member === undefined || member.type === type || member.status === "PromoteVerifying") {
    return false;
  }
  world.fake.world.setType(member.accountId, type);
  return true;
}

/** An account that is in a directory can accept no invitation. */
function answer(world: World, id: string | undefined, act: (id: string) => unknown): boolean {
  if (id === undefined || world.fake.world.tryMember(world.fake.world.handshake(id).targetEntity)) {
    return false;
  }
  act(id);
  return true;
}

function inviteFrom(world: World, invitee: InviteeName, directoryId: string): boolean {
  const target = world.ids[invitee];
  const isInvited = world.fake.world
    .handshakesOf(target)
    .some((handshake) => handshake.status === "Pending" && handshake.directoryId === directoryId);
  if (isInvited || world.fake.world.tryMember(target) !== undefined) {
    return false;
  }
  world.fake.world.inviteElsewhere(target, { directoryId });
  return true;
}

function promoteFromElsewhere(world: World, name: AccountName): Promise<boolean> {
  const email = `${name}-elsewhere@example.com`;
  const accountId = world.accountOf(name) ?? "";
  return unlessRefused(() => world.somebodyElse.promoteResourceAccount({ accountId, email }));
}

async function resendFromElsewhere(world: World, name: AccountName): Promise<boolean> {
  const promotion = world.memberOf(name)?.promotion;
  return promotion?.status !== "Verifying"
    ? false
    : unlessRefused(() =>
        world.somebodyElse.resendPromoteResourceAccountEmail({ recordId: promotion.recordId }),
      );
}
