import { INVITEE_ACCOUNT_ID } from "../../lib/testing";
import { PlanCalls } from "./support/plan-calls";
import { said, Scene, writes } from "./support/scene";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

const DESTROY = 'removal_policy = "DESTROY"';
const PROTECTED = "one block would take it out of the directory while another protects it";

const invitation = (policy = "") => `
resource "resourcedirectory_invitation" "partner" {
  target = "${INVITEE_ACCOUNT_ID}"
  ${policy}
}
`;
const member = (policy = "") => `
resource "resourcedirectory_member" "partner" {
  account_id = "${INVITEE_ACCOUNT_ID}"
  existing   = true
  ${policy}
}
`;

async function joined(code: string): Promise<void> {
  await scene.applied(invitation());
  scene.fake.world.accept(scene.fake.world.handshakesOf(INVITEE_ACCOUNT_ID).at(-1)?.id ?? "");
  await scene.applied(code);
}

describe("an invited member that two objects stand for", () => {
  test.each([
    ["the invitation", invitation(DESTROY), member()],
    ["the member", member(DESTROY), invitation()],
  ])("does not leave with %s while the other protects it", async (_which, ends, stays) => {
    await joined(ends + stays);
    scene.code(stays);
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain(PROTECTED);
    expect(said(plan.errors)).toContain("destroy = false");
    expect(writes(plan)).toEqual([]);
  });

  test("leaves once nothing protects it any more, as the error says", async () => {
    await joined(invitation(DESTROY) + member());
    await scene.applied(invitation(DESTROY) + member('removal_policy = "ABANDON"'));
    const run = await scene.applied("");

    expect(writes(run)).toEqual(["RemoveCloudAccount"]);
  });

  test("is only forgotten by the block that the error shows", async () => {
    await joined(invitation(DESTROY) + member());
    const run = await scene.applied(
      `${member()}removed {\n from = resourcedirectory_invitation.partner\n lifecycle {\n  destroy = false\n }\n}`,
    );

    expect(writes(run)).toEqual([]);
    expect(scene.fake.world.members.map(({ accountId }) => accountId)).toContain(INVITEE_ACCOUNT_ID);
  });

  test.each([["keep"], ["destroy"]] as const)(
    "is the same in either order, the %s first: the call that comes second refuses it",
    async (first) => {
      await joined(invitation(DESTROY) + member());
      const [ends, stays] = ["resourcedirectory_invitation", "resourcedirectory_member"] as const;
      const state = {
        [ends]: (await scene.state(`${ends}.partner`)) ?? {},
        [stays]: (await scene.state(`${stays}.partner`)) ?? {},
      };
      const plan = await PlanCalls.on(scene.fake);
      const half = {
        keep: () => plan.keep(stays, state[stays]),
        destroy: () => plan.destroy(ends, state[ends]),
      };
      await half[first]();
      expect(plan.errors).toEqual([]);
      await half[first === "keep" ? "destroy" : "keep"]();

      expect(plan.errors.map(({ summary }) => summary)).toEqual([expect.stringContaining(PROTECTED)]);
    },
  );
});

describe("a member of our own that may be deleted", () => {
  const own =
    'resource "resourcedirectory_member" "own" {\n display_name = "payments"\n removal_policy = "DESTROY"\n}\n';

  test("stays while an invitation that is new in the code protects it", async () => {
    await scene.applied(own);
    const { accountId } = scene.fake.world.member("payments");
    scene.code(`resource "resourcedirectory_invitation" "same" {\n target = "${accountId}"\n}\n`);
    const plan = await scene.plan();

    expect(said(plan.errors)).toContain(PROTECTED);
  });

  test("stays while the protection of another module keeps it", async () => {
    await scene.applied(own);
    const { accountId } = scene.fake.world.member("payments");
    const protection = `
resource "resourcedirectory_member_protection" "same" {
  account_id     = "${accountId}"
  removal_policy = "PROTECT"
}
`;
    await scene.applied(own + protection);
    scene.code(protection);

    expect((await scene.plan()).errors).toHaveLength(1);
  });
});

describe("an invitation under DESTROY of an account that was created here", () => {
  const of = (accountId: string) =>
    `resource "resourcedirectory_invitation" "same" {\n target = "${accountId}"\n ${DESTROY}\n}\n`;

  test.each([["ResourceAccount"], ["CloudAccount"]] as const)(
    "is refused at plan with the ways that there are: %s",
    async (type) => {
      const { accountId } = scene.fake.world.createMember({ displayName: "payments", type });
      await scene.applied(of(accountId));
      scene.code("");
      const plan = await scene.plan();

      expect(plan.errors).toHaveLength(1);
      expect(said(plan.errors)).toContain("was created in this directory");
      expect(said(plan.errors)).not.toContain("Switch its type back");
    },
  );
});

test("an invited member that was switched to a resource account after the plan stays, with what to do", async () => {
  await joined(invitation(DESTROY));
  scene.code("");
  await scene.plan();
  scene.fake.world.setType(INVITEE_ACCOUNT_ID, "ResourceAccount");
  const run = await scene.applyPlan();

  expect(said(run.errors)).toContain("Switch its type back to CloudAccount");
  expect(writes(run)).toEqual([]);
});
