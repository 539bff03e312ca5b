import type { FakeOptionOverrides } from "../../lib/testing";
import { contentsOf, having, runOn, throwaway } from "./support";

/** The opposite of what the fake does by itself, wherever a line can be asked that has an option. */
const OPPOSITE: FakeOptionOverrides = {
  strict: true,
  concurrentWrites: "refuse",
  minDisplayNameLength: 1,
  changeWhileVerifying: "mismatch",
  scpStatus: "shown",
  payerWhenUnset: "itself",
  emptyPayer: "MissingParameter.PayerAccountId",
  renameWithSwitch: "allow",
  rootKeyRename: "CallerIdentityError",
  resendRecordId: "new",
  resendIntervalMs: 60_000,
  promoteWhileVerifying: "emailUsed",
  promoteAgain: "mismatch",
  accountNameWhileVerifying: "email",
  inviteeGetHandshakeAfterAccept: "accepted",
  managementGetHandshakeAfterAccept: "mismatch",
  strangerHandshake: "NoPermission",
  handshakeVisibilityDelayMs: 60_000,
  listHandshakesForAccount: "received",
  reinviteDelayMs: 90_000,
  unknownInvitee: "InvalidParameter.TargetEntity",
  inviteMember: "EntityAlreadyExists.ResourceDir.Account",
  deletionCheckMs: 30_000,
  allowDelete: "boolean",
  deletionCheckingMs: 20_000,
  silencePeriodMs: 120_000,
  abandonableChecks: "required",
  quotas: { folderDepth: 3, tagsPerResource: 10 },
};

test("a directory that answers as the fake does by itself: all that can be told holds", async () => {
  const outcome = await runOn(await throwaway());

  expect(having("differs", outcome)).toEqual([]);
  expect(having("unknown", outcome)).toEqual([]);
  expect(outcome.leftBehind).toEqual([]);
});

test("what is there at the first look has taken no time, also where each call takes some", async () => {
  const fake = await throwaway();
  fake.faults.delay("*", { ms: 7, clock: "virtual", times: 1000 });

  expect(having("differs", await runOn(fake))).toEqual([]);
});

test("one that answers the opposite: each line with an option differs, and names the option that turns the fake", async () => {
  const outcome = await runOn(await throwaway(OPPOSITE));

  const { writeDurationMs, ...options } = outcome.options;
  expect(having("unknown", outcome)).toEqual([]);
  expect(options).toMatchObject(OPPOSITE);
  expect(writeDurationMs).toBeGreaterThan(0);
  expect(outcome.leftBehind).toEqual([]);
});

test("a fake that is turned as the run says answers a second run in the same way", async () => {
  const first = await runOn(await throwaway(OPPOSITE));
  const { writeDurationMs: _, ...turned } = first.options;

  const second = await runOn(await throwaway(turned));

  const told = ({ answered }: typeof first) => answered.map(({ line, verdict }) => `${verdict} ${line}`);
  expect(told(second)).toEqual(told(first));
});

test.each<[string, FakeOptionOverrides]>([
  ["by itself", {}],
  ["opposite", OPPOSITE],
])("nothing that was there before is touched, and nothing stays: %s", async (_, options) => {
  const fake = await throwaway(options);
  const before = contentsOf(fake);

  await runOn(fake);
  // What is being deleted stays to the end of its time.
  fake.clock.advance(options.silencePeriodMs ?? 0);

  expect(contentsOf(fake)).toEqual(before);
  expect(fake.mailbox.mails.every(({ to }) => to.endsWith("@throwaway.example.com"))).toBe(true);
});

test("where deletion is disabled no member is created, and what needs one is unknown", async () => {
  const fake = await throwaway({ memberDeletionAtStart: "Disabled", identityService: "disconnects" });

  const outcome = await runOn(fake);

  expect(outcome.options).toMatchObject({
    memberDeletionAtStart: "Disabled",
    identityService: "disconnects",
  });
  expect(having("unknown", outcome)).toContain(
    "It deletes at once: deletion of members is disabled in the directory: what could not be deleted again is not created",
  );
  expect(fake.requests.count("CreateResourceAccount")).toBe(0);
});

test("a dry run changes nothing, and asks what can be asked so", async () => {
  const fake = await throwaway();
  const before = contentsOf(fake);

  const { answered } = await runOn(fake, { isDry: true });

  expect(answered.length).toBeGreaterThan(5);
  expect(fake.requests.mutating.filter(({ status }) => status === 200)).toEqual([]);
  expect(contentsOf(fake)).toEqual(before);
});

test("every run begins with what changes nothing", async () => {
  const fake = await throwaway();
  const dry = (await runOn(await throwaway(), { isDry: true })).answered.map(({ line }) => line);

  const { answered } = await runOn(fake);

  expect(answered.slice(0, dry.length).map(({ line }) => line)).toEqual(dry);
});

test("a run that is stopped, or whose calls fail in the middle, undoes what it has created", async () => {
  const fake = await throwaway();
  const before = contentsOf(fake);
  fake.faults.failNext("AcceptHandshake", { code: "InvalidParameter.Surprise", status: 400 });
  fake.faults.failNext("ResendPromoteResourceAccountEmail", { code: "Surprise", status: 400, times: 2 });
  let heard = 0;

  const { answered, leftBehind } = await runOn(fake, {
    heard: () => {
      heard += 1;
    },
    isStopped: () => heard > 30,
  });

  expect(answered).toHaveLength(31);
  expect(leftBehind).toEqual([]);
  expect(contentsOf(fake)).toEqual(before);
});

test("what cannot be undone is said", async () => {
  const fake = await throwaway();
  fake.faults.failNext("DeleteFolder", { code: "DeleteConflict.Folder.Account", status: 409 });

  const { leftBehind } = await runOn(fake);

  expect(leftBehind).toEqual([expect.stringMatching(/^folder fd-\w+: DeleteConflict.Folder.Account$/)]);
});
