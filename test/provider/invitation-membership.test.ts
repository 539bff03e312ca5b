import { ADDRESS, scene, invitation, newest, newestId, isMember, TARGET } from "./support/invitation-scene";
import { said, texts, writes } from "./support/scene";

describe("accepted", () => {
  beforeEach(async () => {
    await scene.applied(invitation());
    scene.fake.world.accept(newestId());
  });

  test("is said once, recorded by apply without a call, and silent for ever after", async () => {
    const [news = ""] = texts((await scene.plan()).warnings);
    expect(news).toContain("accepted the invitation");
    expect(news).not.toContain("invitee@");
    expect(writes(await scene.apply())).toEqual([]);

    const plan = await scene.plan();
    expect(plan.summary).toContain("No changes");
    expect(plan.warnings).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Accepted", account_id: TARGET });
  });

  test("a higher attempt invites nobody", async () => {
    const run = await scene.applied(invitation({ attempt: 2 }));

    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain("is a member already");
  });

  test("then removed elsewhere: a warning; a higher attempt invites anew", async () => {
    await scene.apply();
    scene.fake.world.removeMember(TARGET);

    const plan = await scene.plan();
    expect(plan.summary).toContain("No changes");
    expect(said(plan.warnings)).toContain("was removed from the directory");
    expect(writes(await scene.apply())).toEqual([]);

    expect(writes(await scene.applied(invitation({ attempt: 2 })))).toEqual([
      "InviteAccountToResourceDirectory",
    ]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Pending", account_id: null });
  });
});

describe("deleted while pending", () => {
  test.each([
    ["PROTECT", ["CancelHandshake"], "Cancelled"],
    ["DESTROY", ["CancelHandshake"], "Cancelled"],
    ["ABANDON", [], "Pending"],
  ])("under %s", async (policy, calls, status) => {
    await scene.applied(invitation({ policy }));
    const run = await scene.applied("");

    expect(writes(run)).toEqual(calls);
    expect(newest()?.status).toBe(status);
    expect(await scene.state(ADDRESS)).toBeNull();
  });

  test("accepted between plan and apply: nobody is expelled, the message says so and the state is kept", async () => {
    await scene.applied(invitation());
    scene.code("");
    await scene.plan();
    scene.fake.world.accept(newestId());
    const run = await scene.applyPlan();

    expect(run.ok).toBe(false);
    expect(said(run.errors)).toContain("is not what the plan took it for");
    expect(writes(run)).toEqual([]);
    expect(isMember()).toBe(true);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Accepted" });
  });
});

describe("accepted since the last apply, and deleted", () => {
  async function acceptedSince(policy: string): Promise<void> {
    await scene.applied(invitation({ policy }));
    scene.fake.world.accept(newestId());
    scene.code("");
  }

  // Terraform plans the removal from the state as it was written last, which is pending.
  test.each([[], ["-refresh=false"]])("under PROTECT the plan is refused %s", async (...options) => {
    await acceptedSince("PROTECT");
    const plan = await scene.plan(...options);

    expect(plan.ok).toBe(false);
    expect(said(plan.errors)).toContain("is protected: this plan would give up a member");
    expect(writes(plan)).toEqual([]);
  });

  test("under DESTROY the plan shows the removal of the member, and apply does that", async () => {
    await acceptedSince("DESTROY");
    const plan = await scene.plan();
    expect(said(plan.warnings)).toMatch(/Removes a member from the directory\n.*2000000000000002/);
    expect(said(plan.warnings)).not.toContain("Cancels");
    expect(writes(await scene.applyPlan())).toEqual(["RemoveCloudAccount"]);

    expect(isMember()).toBe(false);
  });

  test("under ABANDON it is forgotten, and stays a member", async () => {
    await acceptedSince("ABANDON");

    expect(writes(await scene.apply())).toEqual([]);
    expect(isMember()).toBe(true);
  });
});

describe("an invitation and its acceptance, applied at once", () => {
  const both = `${invitation()}
resource "resourcedirectory_handshake_acceptance" "acme" {
  provider              = resourcedirectory.invitee
  handshake_id          = resourcedirectory_invitation.acme.handshake_id
  expected_directory_id = resourcedirectory_invitation.acme.resource_directory_id
}
`;

  test("cannot be deleted while protected, although state still says that the invitation is pending", async () => {
    await scene.applied(both);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Pending" });
    scene.code("");
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain("is protected");
    expect(said(plan.warnings)).not.toContain("Cancels");
    expect(isMember()).toBe(true);
  });
});

describe("deleted while the target is a member", () => {
  async function member(policy: string): Promise<void> {
    await scene.applied(invitation({ policy }));
    scene.fake.world.accept(newestId());
    await scene.apply();
    scene.code("");
  }

  test("PROTECT: the plan fails with the member and the two-step way out; nothing is called", async () => {
    await member("PROTECT");
    const plan = await scene.plan();

    expect(plan.ok).toBe(false);
    const [error = ""] = texts(plan.errors);
    expect(error).toContain(TARGET);
    expect(error).toContain("1. set removal_policy (in CDKTF: removalPolicy) to DESTROY");
    expect(error).toContain("2. delete the construct");
    expect(writes(plan)).toEqual([]);
    expect(isMember()).toBe(true);
  });

  test("ABANDON: forgotten, the account stays a member", async () => {
    await member("ABANDON");
    const run = await scene.apply();

    expect(run.ok).toBe(true);
    expect(writes(run)).toEqual([]);
    expect(isMember()).toBe(true);
    expect(await scene.state(ADDRESS)).toBeNull();
  });

  test("DESTROY: the account is removed from the directory", async () => {
    await member("DESTROY");
    const run = await scene.apply();

    expect(writes(run)).toEqual(["RemoveCloudAccount"]);
    expect(isMember()).toBe(false);
  });

  test("from PROTECT it takes two steps", async () => {
    await member("PROTECT");
    await scene.applied(invitation({ policy: "DESTROY" }));
    expect(isMember()).toBe(true);
    await scene.applied("");

    expect(isMember()).toBe(false);
  });
});
