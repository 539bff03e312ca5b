import type { TerraformStack } from "cdktf";
import { DirectoryCredentials, Invitation, InvitationTarget } from "../../../lib";
import { AlicloudProvider } from "../../../lib/bindings/alicloud";
import { INVITEE_ACCOUNT_ID, INVITEE_KEY } from "../../../lib/testing";
import { Pipeline, said, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

const HANDSHAKE = "alicloud_resource_manager_handshake";
const ACCEPTANCE = "alicloud_resource_manager_handshake_acceptance";

/** Stays in place for the apply that moves: the vendor's acceptance in state asks for it. */
function addVendorsInvitee(stack: TerraformStack): void {
  const { accessKeyId: accessKey, accessKeySecret: secretKey } = INVITEE_KEY;
  new AlicloudProvider(stack, "invitee", { alias: "invitee", accessKey, secretKey });
}

const vendorsHandshake: Code = (stack) => {
  const acme = { target_entity: INVITEE_ACCOUNT_ID, target_type: "Account", note: "welcome" };
  stack.addOverride(`resource.${HANDSHAKE}`, { acme });
};

const vendorsBoth: Code = (stack) => {
  addVendorsInvitee(stack);
  vendorsHandshake(stack);
  const acme = { provider: "alicloud.invitee", handshake_id: `\${${HANDSHAKE}.acme.id}` };
  stack.addOverride(`resource.${ACCEPTANCE}`, { acme });
};

/** As docs/migration.md has it, up to the acceptance. */
function invitation(stack: TerraformStack): Invitation {
  const acme = new Invitation(stack, "acme", {
    target: InvitationTarget.account(INVITEE_ACCOUNT_ID),
    note: "welcome",
  });
  acme.resource.moveFromId("alicloud_resource_manager_handshake.acme");
  return acme;
}

const recipe: Code = (stack) => {
  addVendorsInvitee(stack);
  const acceptance = invitation(stack).accept("acceptance", {
    credentials: DirectoryCredentials.environmentPrefix("INVITEE_"),
  });
  acceptance.resource.moveFromId("alicloud_resource_manager_handshake_acceptance.acme");
};

const typesInState = async (pipeline: Pipeline) =>
  (await pipeline.inState()).map((address) => address.split(".")[0]);

test("a stack of the vendor's handshakes comes over to the constructs by moveFromId, and nothing is called that writes", async () => {
  const pipeline = await Pipeline.applied(vendorsBoth);
  expect(await typesInState(pipeline)).toEqual([HANDSHAKE, ACCEPTANCE]);
  pipeline.code(recipe);

  const run = await pipeline.expectApply();

  expect(writes(run)).toEqual([]);
  expect(said(run)).toContain("accepted the invitation");
  expect(await typesInState(pipeline)).toEqual([
    "resourcedirectory_handshake_acceptance",
    "resourcedirectory_invitation",
  ]);
  expect((await pipeline.plan()).summary).toBe("No changes.");
  expect(pipeline.fake.world.tryMember(INVITEE_ACCOUNT_ID)).toBeDefined();
});

test.each(["Pending", "Expired", "Declined"])(
  "one that is %s comes over to the construct as what it is, and nothing is called that writes",
  async (status) => {
    const pipeline = await Pipeline.applied(vendorsHandshake);
    const { world } = pipeline.fake;
    const id = world.handshakes.at(-1)?.id ?? "";
    if (status === "Expired") world.expire(id);
    if (status === "Declined") world.decline(id);
    pipeline.code(invitation);

    expect(writes(await pipeline.expectApply())).toEqual([]);

    const { resources } = await pipeline.state();
    expect(Object.values(resources).map(({ values }) => [values["handshake_id"], values["status"]])).toEqual([
      [id, status],
    ]);
    expect((await pipeline.plan()).summary).toBe("No changes.");
  },
);
