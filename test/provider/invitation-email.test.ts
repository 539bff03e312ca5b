import { INVITEE_EMAIL } from "../../lib/testing";
import { ADDRESS, newestId as newestIdOfAccount, scene, TARGET } from "./support/invitation-scene";
import { said, writes } from "./support/scene";

const invitation = (more = "", email = INVITEE_EMAIL) => `
resource "resourcedirectory_invitation" "acme" {
  target      = "${email}"
  target_type = "Email"
  ${more}
}
`;

const newestId = () => scene.fake.world.handshakes.at(-1)?.id ?? newestIdOfAccount();
const accept = () => scene.fake.world.accept(newestId());

describe("an invitation by e-mail address", () => {
  test("is sent once, and its account id appears with the member whose account name is that address", async () => {
    const run = await scene.applied(invitation());
    expect(writes(run)).toEqual(["InviteAccountToResourceDirectory"]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Pending", account_id: null });
    const waiting = await scene.plan();
    expect(waiting.summary).toBe("No changes.");
    expect(said(waiting.warnings)).not.toContain(INVITEE_EMAIL);

    accept();
    const joined = await scene.apply();
    expect(said(joined.warnings)).toContain("accepted the invitation");
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Accepted", account_id: TARGET });
    const after = await scene.plan();
    expect([after.summary, after.warnings]).toEqual(["No changes.", []]);
  });

  test("in other letters than the account's is told just so", async () => {
    await scene.applied(invitation("", INVITEE_EMAIL.toUpperCase()));
    accept();
    await scene.apply();

    expect(await scene.state(ADDRESS)).toMatchObject({ account_id: TARGET });
  });

  test("that the code writes in other letters is recorded, pending and accepted, and nothing is called", async () => {
    await scene.applied(invitation());
    const recorded = await scene.applied(invitation("", INVITEE_EMAIL.toUpperCase()));
    expect(writes(recorded)).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({
      target: INVITEE_EMAIL.toUpperCase(),
      status: "Pending",
    });
    expect((await scene.plan()).summary).toBe("No changes.");

    accept();
    await scene.apply();
    expect(writes(await scene.applied(invitation()))).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ target: INVITEE_EMAIL, account_id: TARGET });
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("does not take a member for the invitee that joined before, or was created", async () => {
    scene.fake.world.addAccount({ id: "2200000000000001" });
    scene.fake.world.join("2200000000000001");
    scene.fake.clock.advance(60_000);
    await scene.applied(invitation());
    scene.fake.world.createMember({ displayName: "payments" });
    accept();
    await scene.apply();

    expect(await scene.state(ADDRESS)).toMatchObject({ account_id: TARGET });
  });

  test("is looked up after a lost answer, and sent once", async () => {
    scene.fake.faults.dropAfterCommit("InviteAccountToResourceDirectory");
    await scene.applied(invitation());

    expect(scene.fake.requests.count("InviteAccountToResourceDirectory")).toBe(1);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Pending", adopted: false });
  });

  test("follows its member by its id once that is known: removed elsewhere, and joined again", async () => {
    await scene.applied(invitation());
    accept();
    await scene.apply();
    scene.fake.world.removeMember(TARGET);
    expect(said((await scene.apply()).warnings)).toContain("was removed elsewhere");
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Removed", account_id: null });
    expect(writes(await scene.apply())).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Removed" });

    expect(writes(await scene.applied(invitation("attempt = 2")))).toEqual([
      "InviteAccountToResourceDirectory",
    ]);
    accept();
    await scene.apply();
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Accepted", account_id: TARGET });
  });

  test("of DESTROY removes the member that it brought", async () => {
    await scene.applied(invitation('removal_policy = "DESTROY"'));
    accept();
    await scene.apply();
    const run = await scene.applied("");

    expect(writes(run)).toEqual(["RemoveCloudAccount"]);
    expect(scene.fake.world.tryMember(TARGET)).toBeUndefined();
  });

  test("is imported by its address, pending and accepted, without a call that writes", async () => {
    scene.fake.world.inviteElsewhere(INVITEE_EMAIL);
    scene.code(invitation());
    await scene.terraform("import", ADDRESS, `Email:${INVITEE_EMAIL}`);
    expect((await scene.plan()).summary).toBe("No changes.");
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Pending", adopted: true });

    await scene.terraform("state", "rm", ADDRESS);
    accept();
    await scene.terraform("import", ADDRESS, `Email:${INVITEE_EMAIL}`);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Accepted", account_id: TARGET });
    expect(writes(await scene.apply())).toEqual([]);
  });

  test("that is none is refused, masked", async () => {
    scene.code(invitation("", "somebody@example"));
    const plan = await scene.plan();

    expect(said(plan.errors)).toContain("is not an e-mail address");
    expect(said(plan.errors)).not.toContain("somebody@");
  });
});

describe("an invitation by e-mail address whose account cannot be told", () => {
  beforeEach(async () => {
    await scene.applied(invitation());
    accept();
    // Its owner has changed the address before anybody looked.
    scene.fake.world.beginEmailChange(TARGET, "renamed@example.com");
    scene.fake.world.confirmEmailChange(TARGET);
  });

  test("is accepted without an account id, and every plan says so", async () => {
    const run = await scene.apply();
    expect(writes(run)).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Accepted", account_id: null });
    const plan = await scene.plan();
    expect(plan.summary).toBe("No changes.");
    expect(said(plan.warnings)).toContain("Which account accepted cannot be told");
  });

  test.each([
    ["PROTECT", /is protected/],
    ["DESTROY", /Declare an invitation of the account by its id/],
  ])("is not removed under %s", async (policy, why) => {
    await scene.applied(invitation(`removal_policy = "${policy}"`));
    scene.code("");
    const run = await scene.apply();

    expect(said(run.errors)).toMatch(why);
    expect(writes(run)).toEqual([]);
    expect(scene.fake.world.tryMember(TARGET)).toBeDefined();
  });

  test("is forgotten under ABANDON", async () => {
    await scene.applied(invitation('removal_policy = "ABANDON"'));

    expect(writes(await scene.applied(""))).toEqual([]);
    expect(scene.fake.world.tryMember(TARGET)).toBeDefined();
  });
});

test("a member that was switched to a resource account is refused under DESTROY: it must be switched back first", async () => {
  await scene.applied(invitation('removal_policy = "DESTROY"'));
  accept();
  await scene.apply();
  scene.fake.world.setType(TARGET, "ResourceAccount");
  scene.code("");
  const run = await scene.apply();

  expect(said(run.errors)).toContain("Switch its type back to CloudAccount");
  expect(writes(run)).toEqual([]);
});
