import { LifeOfAMemberStack } from "../../examples/life-of-a-member/stack";
import { LIFE } from "../../examples/life-of-a-member/story";
import { FakeDirectory, INVITEE_ACCOUNT_ID } from "../../lib/testing";
import type { MemberSnapshot, Sandbox } from "../../lib/testing";
import { said, writes } from "./support/pipeline";
import { servedSandbox } from "./support/served-sandbox";
import { synthesize } from "./support/synthesize";

interface Outcome {
  /** What the apply asks the directory to change; nothing else ever does. */
  readonly writes: readonly string[];
  /** Mails so far. */
  readonly mails: number;
  /** How the invitations stand. */
  readonly handshakes: readonly string[];
  /** Name, type and folder of each member. */
  readonly members: readonly string[];
  /** Part of a warning of the second plan; null where nobody is waited for. */
  readonly says: string | null;
}

const RESOURCE = "invoices-prod ResourceAccount production";
const CLOUD = "invoices-prod CloudAccount production";
const INVITE = "InviteAccountToResourceDirectory";
const PROMOTE = "PromoteResourceAccount";
const WAITS = "Waits for a person";
const RENAME_AND_MOVE = ["UpdateAccount", "MoveAccount"];

const nothing = { writes: [], says: null };
const alone = { mails: 2, handshakes: [], members: [CLOUD] };

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  vend: {
    ...nothing,
    writes: ["CreateFolder", "CreateResourceAccount"],
    mails: 0,
    handshakes: [],
    members: [RESOURCE],
  },
  promote: { writes: [PROMOTE], mails: 1, handshakes: [], members: [RESOURCE], says: WAITS },
  expire: {
    ...nothing,
    mails: 1,
    handshakes: [],
    members: [RESOURCE],
    says: "No promotion is under way",
  },
  "promote again": { writes: [PROMOTE], mails: 2, handshakes: [], members: [RESOURCE], says: WAITS },
  confirm: { ...nothing, ...alone },
  invite: { ...alone, writes: [INVITE], handshakes: ["Pending"], says: WAITS },
  decline: { ...nothing, ...alone, handshakes: ["Declined"], says: "the invited account declined" },
  "invite again": { ...alone, writes: [INVITE], handshakes: ["Declined", "Pending"], says: WAITS },
  accept: {
    ...nothing,
    mails: 2,
    handshakes: ["Declined", "Accepted"],
    members: [CLOUD, "invitee@example.com CloudAccount root"],
  },
  "rename and move": {
    ...nothing,
    writes: ["CreateFolder", ...RENAME_AND_MOVE, "TagResources", ...RENAME_AND_MOVE],
    mails: 2,
    handshakes: ["Declined", "Accepted"],
    members: ["billing-prod CloudAccount finance", "acme CloudAccount finance"],
  },
  "prepare to offboard": {
    ...nothing,
    writes: ["UpdateAccount"],
    mails: 2,
    handshakes: ["Declined", "Accepted"],
    members: ["billing-prod ResourceAccount finance", "acme CloudAccount finance"],
  },
  offboard: {
    ...nothing,
    writes: ["DeleteAccount", "RemoveCloudAccount"],
    mails: 2,
    handshakes: ["Declined", "Accepted"],
    members: [],
  },
};

let fake: FakeDirectory;
let sandbox: Sandbox;

beforeAll(async () => {
  fake = await FakeDirectory.start();
  sandbox = await servedSandbox({ fake });
});

afterAll(async () => {
  await sandbox.close();
  await fake.stop();
});

/** One app for each, as each is another version of one stack. */
const stackDirs = new Map(
  LIFE.map(({ name }) => {
    const stackDir = synthesize((app) => {
      new LifeOfAMemberStack(app, "life", name);
    });
    return [name, stackDir("life")];
  }),
);

function outcomeOf(name: string): Outcome {
  const outcome = OUTCOMES[name];
  if (outcome === undefined) throw new Error(`Nothing is told of the step "${name}".`);
  return outcome;
}

function summaryOf({ displayName, type, folderId }: MemberSnapshot): string {
  return `${displayName} ${type} ${fake.world.folder(folderId).name}`;
}

test("the story has the outcomes that are told here, in this order", () => {
  expect(LIFE.map(({ name }) => name)).toEqual(Object.keys(OUTCOMES));
});

// Each goes on from the one before.
test.each(LIFE)("$name", async ({ name, meanwhile }) => {
  const { says, writes: asked, ...world } = outcomeOf(name);
  meanwhile?.(fake);
  sandbox.useStack(stackDirs.get(name) ?? "");

  const run = await sandbox.apply();
  expect(run.errors).toEqual([]);
  expect([...writes(run)].sort()).toEqual([...asked].sort());
  expect({
    mails: fake.mailbox.count,
    handshakes: fake.world.handshakes.map(({ status }) => status),
    members: fake.world.members.map(summaryOf),
  }).toEqual(world);

  const second = await sandbox.plan();
  expect([second.summary, writes(second)]).toEqual(["No changes.", []]);
  expect(said(second)).toEqual(says === null ? "" : expect.stringContaining(says));
});

test("in the end the partner's account lives on by itself, and every mail went to the one owner", () => {
  expect(fake.world.account(INVITEE_ACCOUNT_ID).accountName).toBe("invitee@example.com");
  expect(new Set(fake.mailbox.mails.map(({ to }) => to))).toEqual(new Set(["invoices-root@example.com"]));
});
