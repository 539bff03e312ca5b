import { INVITEE_EMAIL, MANAGEMENT_ACCOUNT_ID } from "../../lib/testing";
import { blamedCode } from "./support/blamed-code";
import {
  ADDRESS,
  DAY_MS,
  invitation,
  invitationsSent,
  newest,
  newestId,
  scene,
  TARGET,
} from "./support/invitation-scene";
import { said, writes } from "./support/scene";

const byEmail = (email = INVITEE_EMAIL) => invitation({ target: email, more: 'target_type = "Email"' });
const newestOfAll = () => scene.fake.world.handshakes.at(-1)?.id ?? "";

function changeAddress(): void {
  scene.fake.world.beginEmailChange(TARGET, "renamed@example.com");
  scene.fake.world.confirmEmailChange(TARGET);
}

/** An invitation by e-mail address, accepted and in state with its member. */
async function accepted(): Promise<void> {
  await scene.applied(byEmail());
  scene.fake.world.accept(newestOfAll());
  await scene.apply();
  expect(await scene.state(ADDRESS)).toMatchObject({ status: "Accepted", account_id: TARGET });
}

describe("an invitation by e-mail address whose account is a member", () => {
  test.each([
    ["was tainted", ["taint", ADDRESS]],
    ["is in no state any more", ["state", "rm", ADDRESS]],
  ])("that %s is recorded anew, and nothing is called", async (_, command) => {
    await accepted();
    await scene.terraform(...command);

    const run = await scene.apply();

    expect([run.ok, writes(run)]).toEqual([true, []]);
    expect(said(run.warnings)).toContain("is a member already: nothing is sent");
    expect(said(run.warnings)).not.toContain("Sends an invitation");
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Accepted", account_id: TARGET });
    expect(invitationsSent()).toBe(1);
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("that was tainted is followed by its id where the account has another address by now", async () => {
    await accepted();
    changeAddress();
    await scene.terraform("taint", ADDRESS);

    const run = await scene.apply();

    expect([run.ok, writes(run)]).toEqual([true, []]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Accepted", account_id: TARGET });
  });

  test("that was tainted before anybody could tell which account it is sends nothing", async () => {
    await scene.applied(byEmail());
    scene.fake.world.accept(newestOfAll());
    changeAddress();
    await scene.apply();
    await scene.terraform("taint", ADDRESS);

    const run = await scene.apply();

    expect([run.ok, writes(run)]).toEqual([true, []]);
    expect(said(run.warnings)).toContain("Which account accepted cannot be told");
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Accepted", account_id: null });
  });

  test("invites it where it has left, and its block is new", async () => {
    await accepted();
    await scene.terraform("state", "rm", ADDRESS);
    scene.fake.world.removeMember(TARGET);

    expect(writes(await scene.apply())).toEqual(["InviteAccountToResourceDirectory"]);
  });

  test("stays Removed, once that was removed elsewhere which joined by an invitation that somebody else had sent", async () => {
    await scene.applied(byEmail());
    scene.fake.clock.advance(15 * DAY_MS);
    await scene.apply();
    scene.fake.world.accept(scene.fake.world.inviteElsewhere(INVITEE_EMAIL).id);
    await scene.apply();
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Accepted", adopted: true });
    scene.fake.world.removeMember(TARGET);

    await scene.apply();
    await scene.apply();

    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Removed", account_id: null });
  });
});

describe("an import of an invitation whose attempt is 3 in the code", () => {
  const imported = `
import {
  to = ${ADDRESS}
  id = "Account:${TARGET}"
}
`;

  test("leaves one that is pending as it is, and the next attempt replaces it", async () => {
    const { id } = scene.fake.world.inviteElsewhere(TARGET);
    const run = await scene.applied(imported + invitation({ attempt: 3 }));

    expect(writes(run)).toEqual([]);
    expect(newest()).toMatchObject({ id, status: "Pending" });
    expect(await scene.state(ADDRESS)).toMatchObject({ attempt: 3, handshake_id: id });
    expect((await scene.plan()).summary).toBe("No changes.");

    expect(writes(await scene.applied(invitation({ attempt: 4 })))).toEqual([
      "CancelHandshake",
      "InviteAccountToResourceDirectory",
    ]);
  });

  test("sends nothing after one that has lapsed, and says what would", async () => {
    scene.fake.world.inviteElsewhere(TARGET);
    scene.fake.clock.advance(15 * DAY_MS);
    const run = await scene.applied(imported + invitation({ attempt: 3 }));

    expect([writes(run), invitationsSent()]).toEqual([[], 0]);
    expect(said(run.warnings)).toContain("to invite again, raise attempt from 3 to 4");
  });
});

describe("two blocks for one target", () => {
  const twice = (first: string, second = first) =>
    invitation({ target: first }) + invitation({ target: second }).replace('"acme"', '"twin"');

  test.each([
    ["both new", async () => undefined],
    ["one in state", () => scene.applied(invitation())],
  ])("are one error at plan, %s", async (_, given) => {
    await given();
    scene.code(twice(TARGET));
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain("two blocks of resourcedirectory_invitation are for this target");
    expect([blamedCode(plan), writes(plan)]).toEqual([["target"], []]);
  });

  test("may be for two targets", async () => {
    const run = await scene.applied(twice(TARGET, "2000000000000003"));

    expect(writes(run)).toHaveLength(2);
  });
});

test("the management account is refused at plan: it never joins", async () => {
  scene.code(invitation({ target: MANAGEMENT_ACCOUNT_ID }));
  const plan = await scene.plan();

  expect(said(plan.errors)).toContain("The management account is no member");
  expect([blamedCode(plan), writes(plan)]).toEqual([["target"], []]);
});

test("an account that is a member, named by an address of which nothing tells that, is told by its id", async () => {
  scene.fake.world.join(TARGET);
  scene.code(byEmail());
  await scene.plan();
  const run = await scene.applyPlan();

  expect(said(run.errors)).toContain("name a member by its account id (target_type Account)");
  expect(newestId()).toBe("");
});
