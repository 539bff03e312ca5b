import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DirectoryCredentials, Invitation, InvitationTarget } from "../../../lib";
import { INVITEE_ACCOUNT_ID } from "../../../lib/testing";
import {
  stateFile,
  vendorsAcceptance,
  vendorsHandshake,
  vendorsObject,
} from "../../testing/support/vendors-handshakes";
import { Pipeline, said, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

/** As docs/migration.md has it. */
const recipe: Code = (stack) => {
  const acme = new Invitation(stack, "acme", {
    target: InvitationTarget.account(INVITEE_ACCOUNT_ID),
    note: "welcome",
  });
  acme.resource.moveFromId("alicloud_resource_manager_handshake.acme");
  const acceptance = acme.accept("acceptance", {
    credentials: DirectoryCredentials.environmentPrefix("INVITEE_"),
  });
  acceptance.resource.moveFromId("alicloud_resource_manager_handshake_acceptance.acme");
};

/** What it writes when it invites and accepts in one apply. */
function vendorsState(id: string): string {
  return stateFile([
    vendorsObject("alicloud_resource_manager_handshake", "acme", vendorsHandshake(id)),
    vendorsObject("alicloud_resource_manager_handshake_acceptance", "acme", vendorsAcceptance(id)),
  ]);
}

test("a stack of the vendor's handshakes comes over to the constructs by moveFromId, and nothing is called that writes", async () => {
  const pipeline = await Pipeline.open(recipe);
  const { world } = pipeline.fake;
  const { id } = world.inviteElsewhere(INVITEE_ACCOUNT_ID, { note: "welcome" });
  world.accept(id);
  writeFileSync(join(pipeline.sandbox.directory, "terraform.tfstate"), vendorsState(id));

  const run = await pipeline.expectApply();

  expect(writes(run)).toEqual([]);
  expect(said(run)).toContain("accepted the invitation");
  expect((await pipeline.inState()).map((address) => address.split(".")[0])).toEqual([
    "resourcedirectory_handshake_acceptance",
    "resourcedirectory_invitation",
  ]);
  expect((await pipeline.plan()).summary).toBe("No changes.");
  expect(world.tryMember(INVITEE_ACCOUNT_ID)).toBeDefined();
});
