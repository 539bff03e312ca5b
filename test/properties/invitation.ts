import { InvitationTarget, RemovalPolicy, WhenInvitationExpired } from "../../lib";
import type { InvitationProps } from "../../lib";
import { INVITEE_TWO_ACCOUNT_ID, MANAGEMENT_ACCOUNT_ID } from "../../lib/testing";
import type { FakeDirectory } from "../../lib/testing";
import { FORMER_PATH, LOWERED, MAY_BE_REMOVED, NO_CALL, OTHER_ELEMENT, SAME_DIRECTORY, alike } from "./row";
import type { Outcome, PropertyTable } from "./row";

const WITH_THE_NEXT: Outcome = {
  recorded: "it goes with the next invitation",
  says: "An edit goes with the next invitation",
};

const newest = ({ world }: FakeDirectory): string => world.handshakes[0]?.id ?? "";

const joins = (fake: FakeDirectory): void => {
  fake.world.accept(newest(fake));
};

const lapses = (fake: FakeDirectory): void => {
  fake.world.expire(newest(fake));
};

/** What becomes of each property of an `Invitation` when the code changes it. */
export const INVITATION: PropertyTable<InvitationProps> = {
  target: [
    alike({
      change: "another account",
      to: () => ({ target: InvitationTarget.account(INVITEE_TWO_ACCOUNT_ID) }),
      outcome: {
        refused: "plan",
        says: "Declare another invitation for that account",
        instead: "another `Invitation`",
      },
    }),
  ],
  handshakeId: [
    alike({
      change: "that of the invitation",
      to: ({ handshakeId }) => ({ handshakeId: handshakeId ?? "" }),
      outcome: NO_CALL,
    }),
  ],
  note: [
    alike({
      change: "edited, while pending",
      from: () => ({ note: "welcome" }),
      to: () => ({ note: "please join" }),
      outcome: WITH_THE_NEXT,
    }),
  ],
  displayName: [
    alike({ change: "given, while pending", to: () => ({ displayName: "acme" }), outcome: NO_CALL }),
    alike({
      change: "given, once joined",
      meanwhile: joins,
      to: () => ({ displayName: "acme" }),
      outcome: { applied: ["UpdateAccount"] },
    }),
  ],
  tags: [
    alike({
      change: "another value, while pending",
      from: () => ({ tags: { team: "pay" } }),
      to: () => ({ tags: { team: "ledger" } }),
      outcome: WITH_THE_NEXT,
    }),
    alike({
      change: "another value, once joined",
      from: () => ({ tags: { team: "pay" } }),
      meanwhile: joins,
      to: () => ({ tags: { team: "ledger" } }),
      outcome: { applied: ["TagResources"] },
    }),
    alike({
      change: "a key taken out, joined since the last apply",
      from: () => ({ tags: { team: "pay", env: "prod" } }),
      meanwhile: joins,
      to: () => ({ tags: { team: "pay" } }),
      outcome: { applied: ["UntagResources"] },
    }),
    alike({
      change: "`{}`, joined since the last apply",
      from: () => ({ tags: { team: "pay", env: "prod" } }),
      meanwhile: joins,
      to: () => ({ tags: {} }),
      outcome: { applied: ["UntagResources"] },
    }),
    alike({
      change: "all taken out, once joined",
      from: () => ({ tags: { team: "pay" } }),
      meanwhile: joins,
      to: () => ({}),
      outcome: {
        recorded: "the tags stay; `{}` removes them",
        says: "An edit of an invitation changes no member",
      },
    }),
  ],
  folder: [
    alike({
      change: "given, while pending",
      from: ({ directory }) => {
        directory.addFolder("prod");
        return {};
      },
      to: ({ directory }) => ({ folder: directory.addFolder("prod") }),
      outcome: WITH_THE_NEXT,
    }),
    alike({
      change: "given, once joined",
      from: ({ directory }) => {
        directory.addFolder("prod");
        return {};
      },
      meanwhile: joins,
      to: ({ directory }) => ({ folder: directory.addFolder("prod") }),
      outcome: { applied: ["MoveAccount"] },
    }),
  ],
  folderId: [
    alike({
      change: "another id, once joined",
      meanwhile: joins,
      to: ({ directory }) => ({ folderId: directory.addFolder("prod").folderId }),
      outcome: { applied: ["CreateFolder", "MoveAccount"] },
    }),
  ],
  payerAccountId: [
    alike({
      change: "given, once joined",
      meanwhile: joins,
      to: () => ({ payerAccountId: MANAGEMENT_ACCOUNT_ID }),
      outcome: { applied: ["UpdatePayerForAccount"] },
    }),
  ],
  attempt: [
    LOWERED,
    alike({
      change: "raised, while pending",
      to: () => ({ attempt: 2 }),
      outcome: { applied: ["CancelHandshake", "InviteAccountToResourceDirectory"] },
    }),
    alike({
      change: "raised, once lapsed",
      meanwhile: lapses,
      to: () => ({ attempt: 2 }),
      outcome: { applied: ["InviteAccountToResourceDirectory"] },
    }),
    alike({
      change: "raised, once joined",
      meanwhile: joins,
      to: () => ({ attempt: 2 }),
      outcome: { recorded: "nothing is sent to a member", says: "is a member already: nothing is sent" },
    }),
  ],
  whenExpired: [
    alike({
      change: "`INVITE_AGAIN`, while pending",
      to: () => ({ whenExpired: WhenInvitationExpired.INVITE_AGAIN }),
      outcome: NO_CALL,
    }),
    alike({
      change: "`INVITE_AGAIN`, once lapsed",
      meanwhile: lapses,
      to: () => ({ whenExpired: WhenInvitationExpired.INVITE_AGAIN }),
      outcome: { applied: ["InviteAccountToResourceDirectory"] },
    }),
  ],
  maxInvitations: [alike({ change: "given", to: () => ({ maxInvitations: 5 }), outcome: NO_CALL })],
  removalPolicy: [
    MAY_BE_REMOVED,
    alike({
      change: "`ABANDON`",
      to: () => ({ removalPolicy: RemovalPolicy.ABANDON }),
      outcome: NO_CALL,
    }),
  ],
  waitFor: [alike({ change: "given", to: () => ({ waitFor: "30m" }), outcome: NO_CALL })],
  previousPaths: [FORMER_PATH],
  directory: [SAME_DIRECTORY],
  provider: [OTHER_ELEMENT],
};
