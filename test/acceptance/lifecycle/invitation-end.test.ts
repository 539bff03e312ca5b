import { DirectoryCredentials, Invitation, InvitationTarget, RemovalPolicy } from "../../../lib";
import type { InvitationProps } from "../../../lib";
import { INVITEE_ACCOUNT_ID } from "../../../lib/testing";
import { Pipeline, said, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

const withoutInvitation: Code = () => undefined;

function accepted(props: Partial<InvitationProps> = {}): Code {
  return (stack) => {
    const acme = new Invitation(stack, "acme", {
      target: InvitationTarget.account(INVITEE_ACCOUNT_ID),
      note: "Welcome",
      ...props,
    });
    acme.accept("acceptance", { credentials: DirectoryCredentials.environmentPrefix("INVITEE_") });
  };
}

/** Accepted, and seen by one more apply, as any second run of a pipeline does. */
async function withMember(props: Partial<InvitationProps> = {}): Promise<Pipeline> {
  const pipeline = await Pipeline.applied(accepted(props));
  await pipeline.expectApply();
  return pipeline;
}

test("an accepted invitation that is deleted from the code together with its acceptance is refused: the member stays", async () => {
  const pipeline = await withMember();
  const before = await pipeline.inState();

  pipeline.code(withoutInvitation);
  const run = await pipeline.apply();

  expect(run.ok).toBe(false);
  expect(said(run)).toContain(`(${INVITEE_ACCOUNT_ID}) is protected: this plan would give up a member`);
  expect(writes(run)).toEqual([]);
  expect(pipeline.fake.world.tryMember(INVITEE_ACCOUNT_ID)).toBeDefined();
  expect(await pipeline.inState()).toEqual(before);
});

test("ABANDON, applied first, forgets the invitation and keeps the member", async () => {
  const pipeline = await withMember();

  pipeline.code(accepted({ removalPolicy: RemovalPolicy.ABANDON }));
  await pipeline.expectApply();
  pipeline.code(withoutInvitation);
  const run = await pipeline.expectApply();

  expect(writes(run)).toEqual([]);
  expect(await pipeline.inState()).toEqual([]);
  expect(pipeline.fake.world.tryMember(INVITEE_ACCOUNT_ID)).toBeDefined();
});

test("DESTROY, applied first, removes the member from the directory", async () => {
  const pipeline = await withMember();

  pipeline.code(accepted({ removalPolicy: RemovalPolicy.DESTROY }));
  await pipeline.expectApply();
  pipeline.code(withoutInvitation);
  const run = await pipeline.expectApply();

  expect(writes(run)).toEqual(["RemoveCloudAccount"]);
  expect(pipeline.fake.world.tryMember(INVITEE_ACCOUNT_ID)).toBeUndefined();
  expect(await pipeline.inState()).toEqual([]);
});

test("an edited note of an accepted invitation is recorded without a call, and expels nobody", async () => {
  const pipeline = await withMember();
  const { joinTime } = pipeline.fake.world.member(INVITEE_ACCOUNT_ID);

  pipeline.code(accepted({ note: "Welcome to everybody" }));
  const run = await pipeline.expectApply();

  expect(writes(run)).toEqual([]);
  expect(pipeline.fake.world.member(INVITEE_ACCOUNT_ID).joinTime).toEqual(joinTime);
  expect((await pipeline.plan()).summary).toBe("No changes.");
});
