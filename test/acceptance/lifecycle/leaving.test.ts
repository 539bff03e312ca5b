import type { TerraformStack } from "cdktf";
import { TerraformProvider } from "cdktf";
import {
  AccountType,
  Invitation,
  InvitationTarget,
  MemberAccount,
  MemberResource,
  ResourceDirectory,
} from "../../../lib";
import { INVITEE_ACCOUNT_ID, INVITEE_TWO_ACCOUNT_ID } from "../../../lib/testing";
import { Pipeline, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

function directory(stack: TerraformStack, members: MemberResource): ResourceDirectory {
  const [alicloudProvider, provider] = stack.node.children.filter((child) =>
    TerraformProvider.isTerraformProvider(child),
  );
  return new ResourceDirectory(stack, "rd", { members, provider, alicloudProvider });
}

/** A folder with a member that is being promoted, one that has joined by invitation, and an invitation that is pending. */
function organization(members: MemberResource): Code {
  return (stack) => {
    const rd = directory(stack, members);
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
  };
}

const leaving =
  (members: MemberResource): Code =>
  (stack) => {
    organization(members)(stack);
    ResourceDirectory.forgetAll(stack);
  };

test.each(Object.values(MemberResource))(
  "whoever leaves with members on %s has nothing of ours in state after one apply, and nothing was touched in the cloud",
  async (members) => {
    const pipeline = await Pipeline.applied(organization(members));
    const { world, mailbox } = pipeline.fake;
    world.accept(world.handshakesOf(INVITEE_ACCOUNT_ID)[0]?.id ?? "");
    await pipeline.expectApply();
    const before = JSON.stringify([world.members, world.folders, world.handshakes, world.promotions]);
    const writesBefore = pipeline.writeCount;
    const mailsBefore = mailbox.count;

    pipeline.code(leaving(members));
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
