import { AccountType, Invitation, InvitationTarget, MemberAccount, ResourceDirectory } from "../../../lib";
import { INVITEE_ACCOUNT_ID, INVITEE_TWO_ACCOUNT_ID } from "../../../lib/testing";
import { KINDS, on } from "../../support/member-kinds";
import type { MemberKind } from "../../support/member-kinds";
import { Pipeline, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

/** A folder with a member that is being promoted, one that has joined by invitation, and an invitation that is pending. */
function organization(kind: MemberKind): Code {
  return on(kind, (stack, rd) => {
    const payments = new MemberAccount(stack, "payments", {
      displayName: "payments-prod",
      folder: rd.addFolder("prod"),
      tags: { team: "pay" },
    });
    payments.promote("promotion", { email: "payments-root@example.com" });
    const acme = new Invitation(stack, "acme", {
      target: InvitationTarget.account(INVITEE_ACCOUNT_ID),
      displayName: "acme",
    });
    acme.member.switchType("type", { type: AccountType.CLOUD_ACCOUNT });
    new Invitation(stack, "pending", { target: InvitationTarget.account(INVITEE_TWO_ACCOUNT_ID) });
  });
}

const leaving =
  (kind: MemberKind): Code =>
  (stack) => {
    organization(kind)(stack);
    ResourceDirectory.forgetAll(stack);
  };

test.each(KINDS)(
  "whoever leaves with members on $members has nothing of ours in state after one apply, and nothing was touched in the cloud",
  async (kind) => {
    const pipeline = await Pipeline.applied(organization(kind));
    const { world, mailbox } = pipeline.fake;
    world.accept(world.handshakesOf(INVITEE_ACCOUNT_ID)[0]?.id ?? "");
    await pipeline.expectApply();
    const before = JSON.stringify([world.members, world.folders, world.handshakes, world.promotions]);
    const writesBefore = pipeline.writeCount;
    const mailsBefore = mailbox.count;

    pipeline.code(leaving(kind));
    const run = await pipeline.expectApply();

    expect([writes(run), await pipeline.inState()]).toEqual([[], []]);
    expect(JSON.stringify([world.members, world.folders, world.handshakes, world.promotions])).toBe(before);
    expect(world.member("payments-prod").status).toBe("PromoteVerifying");
    expect(world.handshakesOf(INVITEE_TWO_ACCOUNT_ID)[0]?.status).toBe("Pending");
    expect([pipeline.writeCount, mailbox.count]).toEqual([writesBefore, mailsBefore]);
    expect((await pipeline.plan()).summary).toBe("No changes.");

    pipeline.code(() => undefined);
    expect((await pipeline.plan()).summary).toBe("No changes.");
  },
);
