import { DirectoryCredentials, Invitation, InvitationTarget } from "../../../lib";
import { INVITEE_ACCOUNT_ID } from "../../../lib/testing";
import { Pipeline, said, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

const HOUR_MS = 3_600_000;

const code: Code = (stack) => {
  const acme = new Invitation(stack, "acme", {
    target: InvitationTarget.account(INVITEE_ACCOUNT_ID),
    displayName: "acme",
  });
  acme.accept("acceptance", { credentials: DirectoryCredentials.environmentPrefix("INVITEE_") });
};

test("an acceptance waits with its invitation until the quota lets that out, and one apply then does both", async () => {
  const pipeline = await Pipeline.open(code);
  pipeline.fake.options.quotas.invitationsPerDay = 0;

  const queued = await pipeline.expectApply();
  expect(writes(queued)).not.toContain("AcceptHandshake");
  expect(said(queued)).toContain("Waits for an invitation to be sent");
  expect((await pipeline.plan()).summary).toBe("No changes.");

  pipeline.fake.options.quotas.invitationsPerDay = 20;
  pipeline.fake.clock.advance(HOUR_MS);
  const sent = await pipeline.expectApply();
  expect(writes(sent)).toEqual(["InviteAccountToResourceDirectory", "AcceptHandshake", "UpdateAccount"]);
  expect(pipeline.fake.world.member(INVITEE_ACCOUNT_ID).displayName).toBe("acme");
  await pipeline.expectApply();
  expect((await pipeline.plan()).summary).toBe("No changes.");
});
