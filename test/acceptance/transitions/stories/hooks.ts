import { AccountType, MemberAccount } from "../../../../lib";
import { INVITEE_ACCOUNT_ID, INVITEE_EMAIL } from "../../../../lib/testing";
import { on, OWN, payments } from "../../../support/member-kinds";
import type { Code } from "../../support/pipeline";
import type { Step, Story } from "../support/story";

const EMAIL = "acme-root@example.com";
const HAS_LEFT = "A step is about a member that was removed elsewhere";
const GONE = { members: {}, addresses: [] };

const acme = (addHook: (member: MemberAccount) => unknown): Code =>
  on(OWN, (stack) => {
    addHook(new MemberAccount(stack, "acme", { displayName: "acme", accountId: INVITEE_ACCOUNT_ID }));
  });

const REMOVED: Step = {
  walks: ["removedElsewhere"],
  meanwhile: ({ world }) => {
    world.removeMember(INVITEE_ACCOUNT_ID);
  },
  becomes: GONE,
  warns: HAS_LEFT,
};

/** What stands on a member holds up nobody when that is gone, and goes on when it is back. */
export const HOOKS: readonly Story[] = [
  {
    title: "a promotion",
    kinds: [OWN],
    steps: (kind) => ({
      "is begun": {
        walks: ["created", "promoted"],
        code: (stack) => {
          payments(kind)(stack).promote("promotion", { email: EMAIL });
        },
        calls: ["CreateResourceAccount", "PromoteResourceAccount"],
        becomes: { members: { payments: "ResourceAccount PromoteVerifying" }, mails: { [EMAIL]: 1 } },
        warns: "Waits for a person",
      },
      "of a member that somebody else deletes waits": {
        walks: ["removedElsewhere"],
        meanwhile: ({ world }) => {
          world.deleteMember("payments");
        },
        becomes: GONE,
        warns: HAS_LEFT,
      },
    }),
  },
  {
    title: "a change of address",
    kinds: [OWN],
    steps: () => ({
      "is begun": {
        walks: ["addressBegun"],
        meanwhile: ({ world }) => world.join(INVITEE_ACCOUNT_ID),
        code: acme((member) => member.changeEmail("address", { email: EMAIL })),
        calls: ["UpdateAccount", "ChangeAccountEmail"],
        becomes: {
          members: { acme: "CloudAccount InviteSuccess" },
          addresses: [INVITEE_EMAIL],
          addressChanges: ["Waiting"],
          mails: { [EMAIL]: 1 },
        },
        warns: "Waits for a person",
      },
      "of a member that somebody else removes waits": REMOVED,
      "goes on when that is back, and sends nothing": {
        walks: ["rejoined"],
        meanwhile: ({ world }) => world.join(INVITEE_ACCOUNT_ID),
        calls: ["UpdateAccount"],
        becomes: { members: { acme: "CloudAccount InviteSuccess" }, addresses: [INVITEE_EMAIL] },
        warns: "Waits for a person",
      },
    }),
  },
  {
    title: "a type switch",
    kinds: [OWN],
    steps: () => ({
      "is made": {
        walks: ["switchedBack"],
        meanwhile: ({ world }) => {
          world.join(INVITEE_ACCOUNT_ID);
        },
        code: acme((member) => member.switchType("type", { type: AccountType.RESOURCE_ACCOUNT })),
        calls: ["UpdateAccount", "UpdateAccount"],
        becomes: { members: { acme: "ResourceAccount SwitchSuccess" }, addresses: [INVITEE_EMAIL] },
      },
      "of a member that somebody else removes waits": REMOVED,
      "is made again when that is back": {
        walks: ["rejoined", "switchedBack"],
        meanwhile: ({ world }) => world.join(INVITEE_ACCOUNT_ID),
        calls: ["UpdateAccount", "UpdateAccount"],
        becomes: { members: { acme: "ResourceAccount SwitchSuccess" }, addresses: [INVITEE_EMAIL] },
      },
    }),
  },
];
