import { DirectoryCredentials, Invitation, InvitationTarget, RemovalPolicy } from "../../../lib";
import type { InvitationProps } from "../../../lib";
import { INVITEE_ACCOUNT_ID } from "../../../lib/testing";
import { Pipeline, said, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

const INVITATION = "resourcedirectory_invitation.acme_BAB6563D";
const SETTINGS = "resourcedirectory_member.acme_Settings_AA31310B";
const withoutInvitation: Code = () => undefined;

function invited(props: Partial<InvitationProps> = {}): Code<Invitation> {
  return (stack) =>
    new Invitation(stack, "acme", {
      target: InvitationTarget.account(INVITEE_ACCOUNT_ID),
      displayName: "acme",
      tags: { owner: "acme" },
      ...props,
    });
}

function accept({ fake: { world } }: Pipeline): void {
  world.accept(world.handshakes.find(({ status }) => status === "Pending")?.id ?? "");
}

async function expectNoChanges(pipeline: Pipeline): Promise<void> {
  expect((await pipeline.plan()).summary).toBe("No changes.");
}

/** Invited, accepted by a person, and seen by one more apply. */
async function joined(props: Partial<InvitationProps> = {}): Promise<Pipeline> {
  const pipeline = await Pipeline.applied(invited(props));
  accept(pipeline);
  await pipeline.expectApply();
  return pipeline;
}

/** Invited and accepted by the code, in one apply. */
const acceptedByCode =
  (attempt: number, displayName = "acme"): Code =>
  (stack) => {
    const acme = invited({ attempt, displayName })(stack);
    acme.accept("acceptance", { credentials: DirectoryCredentials.environmentPrefix("INVITEE_") });
  };

const REJOINED = ["InviteAccountToResourceDirectory", "AcceptHandshake", "UpdateAccount"];

async function removedElsewhere(pipeline: Pipeline): Promise<void> {
  pipeline.fake.world.removeMember(INVITEE_ACCOUNT_ID);
  await expectNoChanges(pipeline);
}

test("settings wait for the account, are put right in the first apply after it has joined, and follow the code from then on", async () => {
  const pipeline = await Pipeline.open(withoutInvitation);
  const folder = pipeline.fake.world.createFolder({ name: "partners" });
  const other = pipeline.fake.world.createFolder({ name: "friends" });

  pipeline.code(invited({ folderId: folder.id }));
  expect(writes(await pipeline.expectApply())).toEqual(["InviteAccountToResourceDirectory"]);
  await expectNoChanges(pipeline);

  accept(pipeline);
  const first = await pipeline.expectApply();
  expect(writes(first)).toEqual(["UpdateAccount"]);
  expect(pipeline.fake.world.member(INVITEE_ACCOUNT_ID)).toMatchObject({
    displayName: "acme",
    folderId: folder.id,
    tags: { owner: "acme" },
  });
  await expectNoChanges(pipeline);

  pipeline.code(invited({ displayName: "acme-2", folderId: other.id, tags: { owner: "bob" } }));
  expect(writes(await pipeline.expectApply())).toEqual(["UpdateAccount", "MoveAccount", "TagResources"]);
  expect(pipeline.fake.world.member(INVITEE_ACCOUNT_ID)).toMatchObject({
    displayName: "acme-2",
    folderId: other.id,
    tags: { owner: "bob" },
  });
  await expectNoChanges(pipeline);
});

test("with an acceptance in the stack, one apply invites, accepts and puts the settings right", async () => {
  const pipeline = await Pipeline.applied((stack) => {
    const acme = invited()(stack);
    acme.accept("acceptance", { credentials: DirectoryCredentials.environmentPrefix("INVITEE_") });
  });

  expect(pipeline.fake.world.member(INVITEE_ACCOUNT_ID)).toMatchObject({
    displayName: "acme",
    tags: { owner: "acme" },
  });
  await expectNoChanges(pipeline);

  pipeline.code(invited());
  expect(writes(await pipeline.expectApply())).toEqual([]);
  await expectNoChanges(pipeline);
});

test("removed elsewhere, and invited and accepted anew by the code: its settings are put right in the same apply", async () => {
  const pipeline = await Pipeline.applied(acceptedByCode(1));
  await removedElsewhere(pipeline);

  pipeline.code(acceptedByCode(2));
  expect(writes(await pipeline.expectApply())).toEqual(REJOINED);

  expect(pipeline.fake.world.member(INVITEE_ACCOUNT_ID)).toMatchObject({
    displayName: "acme",
    tags: { owner: "acme" },
  });
  await expectNoChanges(pipeline);
});

test("removed elsewhere, and accepted anew under another name: it has the new one in the same apply", async () => {
  const pipeline = await Pipeline.applied(acceptedByCode(1));
  await removedElsewhere(pipeline);

  pipeline.code(acceptedByCode(2, "acme-2"));
  expect(writes(await pipeline.expectApply())).toEqual(REJOINED);

  expect(pipeline.fake.world.member(INVITEE_ACCOUNT_ID)).toMatchObject({ displayName: "acme-2" });
  await expectNoChanges(pipeline);
});

test("removed elsewhere, and invited anew under another name: its settings wait until a person has accepted", async () => {
  const pipeline = await joined();
  pipeline.fake.world.removeMember(INVITEE_ACCOUNT_ID);

  pipeline.code(invited({ attempt: 2, displayName: "acme-2" }));
  expect(writes(await pipeline.expectApply())).toEqual(["InviteAccountToResourceDirectory"]);
  await expectNoChanges(pipeline);

  accept(pipeline);
  expect(writes(await pipeline.expectApply())).toEqual(["UpdateAccount"]);
  expect(pipeline.fake.world.member(INVITEE_ACCOUNT_ID)).toMatchObject({ displayName: "acme-2" });
  await expectNoChanges(pipeline);
});

test("an acceptance that comes into the code after a person has accepted changes nothing", async () => {
  const pipeline = await joined();

  pipeline.code((stack) => {
    const acme = invited()(stack);
    acme.accept("acceptance", { credentials: DirectoryCredentials.environmentPrefix("INVITEE_") });
  });

  expect(writes(await pipeline.expectApply())).toEqual([]);
  await expectNoChanges(pipeline);
});

test("deleted while it is pending, the invitation is cancelled and nothing is left", async () => {
  const pipeline = await Pipeline.applied(invited());

  pipeline.code(withoutInvitation);

  expect(writes(await pipeline.expectApply())).toEqual(["CancelHandshake"]);
  expect(await pipeline.inState()).toEqual([]);
});

test("PROTECT: deleting the construct is refused; settings alone, by -target, are forgotten without a call", async () => {
  const pipeline = await joined();

  pipeline.code(withoutInvitation);
  const run = await pipeline.apply();
  expect([run.ok, writes(run)]).toEqual([false, []]);
  expect(said(run)).toContain(`(${INVITEE_ACCOUNT_ID}) is protected: this plan would give up a member`);
  expect(await pipeline.inState()).toEqual([INVITATION, SETTINGS]);

  const targeted = await pipeline.expectApply("-target", SETTINGS);
  expect(writes(targeted)).toEqual([]);
  expect(said(targeted)).toContain("Forgets the settings of a member");
  expect(pipeline.fake.world.member(INVITEE_ACCOUNT_ID)).toMatchObject({ displayName: "acme" });
});

test.each([
  [RemovalPolicy.DESTROY, ["RemoveCloudAccount"], false],
  [RemovalPolicy.ABANDON, [], true],
])(
  "%s: deleting the construct does what the invitation says, and the settings call nothing",
  async (removalPolicy, calls, stays) => {
    const pipeline = await joined({ removalPolicy });

    pipeline.code(withoutInvitation);
    const run = await pipeline.expectApply();

    expect(writes(run)).toEqual(calls);
    expect(await pipeline.inState()).toEqual([]);
    expect(pipeline.fake.world.tryMember(INVITEE_ACCOUNT_ID) !== undefined).toBe(stays);
  },
);

test("settings that are taken out of the code stay as they are", async () => {
  const pipeline = await joined();

  pipeline.code(invited({ displayName: undefined, tags: undefined }));
  const run = await pipeline.expectApply();

  expect(writes(run)).toEqual([]);
  expect(await pipeline.inState()).toEqual([INVITATION]);
  expect(pipeline.fake.world.member(INVITEE_ACCOUNT_ID)).toMatchObject({
    displayName: "acme",
    tags: { owner: "acme" },
  });
  await expectNoChanges(pipeline);
});
