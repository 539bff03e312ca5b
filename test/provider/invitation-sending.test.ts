import {
  ADDRESS,
  DAY_MS,
  scene,
  invitation,
  newest,
  newestId,
  invitationsSent,
  isMember,
  TARGET,
} from "./support/invitation-scene";
import { said, texts, writes } from "./support/scene";

describe("no live invitation, target not a member", () => {
  test("is invited once, however often it is applied", async () => {
    await scene.applied(invitation({ note: "Welcome" }));
    await scene.apply();

    expect(invitationsSent()).toBe(1);
    expect(newest()).toMatchObject({ status: "Pending", note: "Welcome" });
    expect(await scene.state(ADDRESS)).toMatchObject({
      handshake_id: newestId(),
      status: "Pending",
      account_id: null,
      adopted: false,
      invitations_sent: 1,
      resource_directory_id: "rd-test01",
      management_account_id: "1000000000000001",
    });
  });

  test("the plan right after apply changes nothing and says since when, until when and what to change", async () => {
    await scene.applied(invitation());
    const plan = await scene.plan();

    expect(plan.summary).toContain("No changes");
    const [warning = ""] = texts(plan.warnings);
    expect(warning).toContain(TARGET);
    expect(warning).toContain("2026-03-01T09:00:00Z");
    expect(warning).toContain("2026-03-15T09:00:00Z");
    expect(warning).toContain("raise attempt from 1 to 2");
  });

  test("an invitation whose answer is lost is found and followed, not sent again", async () => {
    scene.fake.faults.dropAfterCommit("InviteAccountToResourceDirectory");
    await scene.applied(invitation());

    expect(invitationsSent()).toBe(1);
    expect(await scene.state(ADDRESS)).toMatchObject({ handshake_id: newestId(), adopted: false });
  });

  test("a refusal is an error that says what a person must do, and nothing is in state", async () => {
    scene.fake.world.setLegalEntity(TARGET, "Somebody Else Ltd");
    scene.code(invitation());
    const run = await scene.apply();

    expect(run.ok).toBe(false);
    expect(said(run.errors)).toContain("legal entity");
    expect(await scene.state(ADDRESS)).toBeNull();
  });

  test("a wait for the answer is bounded, ends in success and sends nothing again", async () => {
    const run = await scene.applied(invitation({ timeouts: 'create = "30m"' }));

    expect(said(run.warnings)).toContain("Nobody answered within 30m");
    await scene.apply();
    expect(invitationsSent()).toBe(1);
  });

  test("a wait ends as soon as the account has accepted", async () => {
    scene.whileSleeping = () => {
      if (!isMember()) {
        scene.fake.world.accept(newestId());
      }
    };
    await scene.applied(invitation({ timeouts: 'create = "30m"' }));

    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Accepted", account_id: TARGET });
  });
});

describe("pending in this directory, not ours", () => {
  test("is adopted, nothing is sent, and deleting the block forgets it", async () => {
    const handshake = scene.fake.world.inviteElsewhere(TARGET);
    const run = await scene.applied(invitation());

    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain(handshake.id);
    expect(await scene.state(ADDRESS)).toMatchObject({
      handshake_id: handshake.id,
      adopted: true,
      invitations_sent: 0,
    });

    const removal = await scene.applied("");
    expect(writes(removal)).toEqual([]);
    expect(said(removal.warnings)).toContain("not cancelled");
    expect(newest()?.status).toBe("Pending");
  });
});

describe("target is already a member", () => {
  test("nothing is sent, a warning says so, and there is no handshake", async () => {
    scene.fake.world.join(TARGET);
    const run = await scene.applied(invitation());

    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain("is a member already");
    expect(await scene.state(ADDRESS)).toMatchObject({
      handshake_id: null,
      status: "Accepted",
      account_id: TARGET,
    });
    expect((await scene.plan()).summary).toContain("No changes");
  });
});

describe("an invitation that came to nothing", () => {
  test.each([
    ["expired", "nobody answered within 14 days", () => scene.fake.clock.advance(15 * DAY_MS)],
    ["was declined", "the invited account declined", () => scene.fake.world.decline(newestId())],
    ["was cancelled elsewhere", "was cancelled", () => scene.fake.world.cancel(newestId())],
    ["has no record any more", "record is gone", () => scene.fake.clock.advance(60 * DAY_MS)],
  ])("%s: every plan says why, nothing is sent until attempt is raised", async (_, reason, happen) => {
    await scene.applied(invitation());
    const first = newestId();
    happen();

    for (const run of [await scene.plan(), await scene.apply(), await scene.plan()]) {
      expect(run.summary).toContain("No changes");
      expect(said(run.warnings)).toContain(reason);
      expect(said(run.warnings)).toContain("raise attempt from 1 to 2");
    }
    expect(invitationsSent()).toBe(1);

    scene.code(invitation({ attempt: 2 }));
    const plan = await scene.plan();
    expect(plan.changes[ADDRESS]?.actions).toEqual(["update"]);
    expect(writes(await scene.apply())).toEqual(["InviteAccountToResourceDirectory"]);
    expect(newestId()).not.toBe(first);
    expect(await scene.state(ADDRESS)).toMatchObject({
      handshake_id: newestId(),
      invitations_sent: 2,
      attempt: 2,
    });
    expect(writes(await scene.apply())).toEqual([]);
  });
});

describe("pending, attempt raised", () => {
  test("cancels and invites again, in that order, shown as one update", async () => {
    await scene.applied(invitation());
    const first = newestId();
    scene.code(invitation({ attempt: 2, note: "Second try" }));

    expect((await scene.plan()).changes[ADDRESS]?.actions).toEqual(["update"]);
    expect(writes(await scene.apply())).toEqual(["CancelHandshake", "InviteAccountToResourceDirectory"]);
    expect(scene.fake.world.handshake(first).status).toBe("Cancelled");
    expect(newest()).toMatchObject({ status: "Pending", note: "Second try" });
    expect(await scene.state(ADDRESS)).toMatchObject({ handshake_id: newestId(), invitations_sent: 2 });
  });

  test("when the new invitation is refused, the state tells the truth and the next apply invites", async () => {
    await scene.applied(invitation());
    scene.fake.faults.failNext("InviteAccountToResourceDirectory", {
      code: "LimitExceeded.Account",
      status: 409,
    });
    scene.code(invitation({ attempt: 2 }));

    const run = await scene.apply();
    expect(run.ok).toBe(false);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Cancelled", attempt: 1 });
    expect(writes(await scene.apply())).toEqual(["InviteAccountToResourceDirectory"]);
  });
});

describe("note edited", () => {
  test("while pending: recorded for the next invitation, no call, a warning says so", async () => {
    await scene.applied(invitation({ note: "Welcome" }));
    const run = await scene.applied(invitation({ note: "Welcome back" }));

    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain("next invitation");
    expect(await scene.state(ADDRESS)).toMatchObject({ note: "Welcome back" });
    expect(newest()?.note).toBe("Welcome");
  });

  test("once accepted: recorded, no call, the member stays", async () => {
    await scene.applied(invitation({ note: "Welcome" }));
    scene.fake.world.accept(newestId());
    const run = await scene.applied(invitation({ note: "Welcome back" }));

    expect(writes(run)).toEqual([]);
    expect(isMember()).toBe(true);
    expect(await scene.state(ADDRESS)).toMatchObject({ note: "Welcome back" });
    expect((await scene.plan()).summary).toContain("No changes");
  });
});
