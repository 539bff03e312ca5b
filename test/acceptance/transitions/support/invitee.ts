import { Invitation, InvitationTarget } from "../../../../lib";
import type { InvitationProps } from "../../../../lib";
import { INVITEE_ACCOUNT_ID, INVITEE_EMAIL } from "../../../../lib/testing";
import type { FakeDirectory } from "../../../../lib/testing";
import type { Code } from "../../support/pipeline";
import type { Event } from "./story";

/** The directory once the invited account has joined, and after it has left. */
export const JOINED = {
  members: { [INVITEE_EMAIL]: "CloudAccount InviteSuccess" },
  addresses: [INVITEE_EMAIL],
};
export const ALONE = { members: {}, addresses: [] };

export const invitation =
  (attempt = 1, props: Partial<InvitationProps> = {}): Code<Invitation> =>
  (stack) =>
    new Invitation(stack, "acme", {
      target: InvitationTarget.account(INVITEE_ACCOUNT_ID),
      attempt,
      ...props,
    });

/** What becomes of the newest invitation, by its target or in the console. */
export const accept: Event = (fake) => fake.world.accept(newest(fake));

export const decline: Event = (fake) => {
  fake.world.decline(newest(fake));
};

export const cancel: Event = (fake) => {
  fake.world.cancel(newest(fake));
};

export const remove: Event = ({ world }) => {
  world.removeMember(INVITEE_ACCOUNT_ID);
};

function newest({ world }: FakeDirectory): string {
  return world.handshakes.at(-1)?.id ?? "";
}
