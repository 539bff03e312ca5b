import { INVITEE_ACCOUNT_ID, INVITEE_KEY, MANAGEMENT_KEY, SAMPLE_DIRECTORY_ID } from "../../../lib/testing";
import { PROVIDER_ADDRESS } from "../../../lib/provider/address";
import { Life } from "./support/life";
import { actionsOf, allowed, printedPolicies } from "./support/printed-policies";
import { stackDirOf, without } from "./support/stack-json";
import type { StackJson } from "./support/stack-json";

const ACCEPTANCE = "resourcedirectory_handshake_acceptance";

/** A stack of the invited account's own: its provider block has no alias, and its environment the usual variables. */
function acceptanceOf(handshakeId: string | null): StackJson {
  return {
    terraform: { required_providers: { resourcedirectory: { source: PROVIDER_ADDRESS } } },
    provider: { resourcedirectory: [{}] },
    resource: {
      [ACCEPTANCE]: {
        own: {
          expected_directory_id: SAMPLE_DIRECTORY_ID,
          ...(handshakeId && { handshake_id: handshakeId }),
        },
      },
    },
  };
}

async function lifeOfInvitee(): Promise<Life> {
  const life = await Life.begin();
  life.setVariables({
    ALICLOUD_ACCESS_KEY: INVITEE_KEY.accessKeyId,
    ALICLOUD_SECRET_KEY: INVITEE_KEY.accessKeySecret,
  });
  return life;
}

test.each([
  ["knows its invitation", true],
  ["looks for its invitation", false],
])(
  "a stack of the invited account alone, which %s, needs the policy of its side, and none of the other",
  async (_case, isKnown) => {
    const life = await lifeOfInvitee();
    const { id } = life.fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID);
    const stack = acceptanceOf(isKnown ? id : null);
    const printed = await printedPolicies(stackDirOf(stack));
    life.fake.permissions.restrict(INVITEE_KEY.accessKeyId, printed.invitee);

    life.code(stackDirOf(stack));
    await life.expectApply();
    await life.expectApply();
    // Declared anew, it has to find out that the account is a member already, and that it is the one that was invited.
    life.code(stackDirOf(without(stack, () => true)));
    await life.expectApply();
    life.code(stackDirOf(stack));
    await life.expectApply();

    const { all, ofPlans } = life.calls;
    expect(life.fake.world.handshake(id).status).toBe("Accepted");
    expect(actionsOf(all, INVITEE_KEY.accessKeyId)).toEqual(allowed(printed.invitee));
    expect(actionsOf(ofPlans, INVITEE_KEY.accessKeyId)).toEqual(allowed(printed["invitee, plan only"]));
    expect(actionsOf(all, MANAGEMENT_KEY.accessKeyId)).toEqual([]);
    expect(allowed(printed.management)).toEqual([]);
  },
);

test("an import of an acceptance needs exactly what the policy to plan allows", async () => {
  const life = await lifeOfInvitee();
  life.fake.world.join(INVITEE_ACCOUNT_ID);
  const stack = { ...acceptanceOf(null), import: [{ to: `${ACCEPTANCE}.own`, id: SAMPLE_DIRECTORY_ID }] };
  const printed = await printedPolicies(stackDirOf(stack));
  life.fake.permissions.restrict(INVITEE_KEY.accessKeyId, printed["invitee, plan only"]);

  life.code(stackDirOf(stack));
  await life.expectApply();

  const { ofPlans } = life.calls;
  expect(actionsOf(ofPlans, INVITEE_KEY.accessKeyId)).toEqual(allowed(printed["invitee, plan only"]));
});
