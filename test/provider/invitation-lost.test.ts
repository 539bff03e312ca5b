import { INVITEE_TWO_ACCOUNT_ID } from "../../lib/testing";
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

const MAY_BE_OUT = "An invitation that is asked for may be out already";
const AGAIN = 'when_expired = "invite_again"\nmax_invitations = 2';

/** What an apply leaves that was ended, Terraform and all, as soon as the invitation of a higher attempt was out. */
async function isSentUnseen(): Promise<void> {
  const { somebodyElse } = scene;
  if (newest()?.status === "Pending") await somebodyElse.cancelHandshake(newestId());
  await somebodyElse.inviteAccountToResourceDirectory({ target: TARGET, targetType: "Account", note: null });
}

async function expectRecordedOnly(code: string): Promise<void> {
  const sent = newestId();
  expect(newest()?.status).toBe("Pending");
  expect(await scene.state(ADDRESS)).toMatchObject({ attempt: 2, status: "Pending", handshake_id: sent });
  expect((await scene.plan()).summary).toBe("No changes.");
  expect(writes(await scene.applied(code))).toEqual([]);
}

describe("an invitation of a higher attempt that is out, and in no state,", () => {
  test.each([
    ["while the last one was pending", () => undefined],
    ["after the last one had expired", () => scene.fake.clock.advance(15 * DAY_MS)],
    ["by a provider that was killed alone", () => scene.losePrivateState()],
  ])("is neither cancelled nor sent again: %s", async (_, given) => {
    await scene.applied(invitation());
    given();
    await isSentUnseen();

    scene.code(invitation({ attempt: 2 }));
    const plan = await scene.plan();
    expect(plan.changes[ADDRESS]?.actions).toEqual(["update"]);
    expect(said(plan.warnings)).toContain(MAY_BE_OUT);
    expect(writes(await scene.applyPlan())).toEqual([]);
    await expectRecordedOnly(invitation({ attempt: 2 }));

    const raised = await scene.applied(invitation({ attempt: 3 }));
    expect(writes(raised)).toEqual(["CancelHandshake", "InviteAccountToResourceDirectory"]);
  });

  test("is not cancelled by a plan that was made without a refresh", async () => {
    await scene.applied(invitation());
    await isSentUnseen();

    scene.code(invitation({ attempt: 2 }));
    await scene.plan("-refresh=false");
    const run = await scene.applyPlan();

    expect([run.errors, writes(run)]).toEqual([[], []]);
    expect(said(run.warnings)).toContain(MAY_BE_OUT);
    await expectRecordedOnly(invitation({ attempt: 2 }));
  });

  test("is found by the run after one that could not look it up", async () => {
    await scene.applied(invitation());
    const { faults } = scene.fake;
    faults.dropAfterCommit("InviteAccountToResourceDirectory");
    const unhook = faults.after("InviteAccountToResourceDirectory", () => {
      unhook();
      faults.dropBeforeCommit("ListHandshakesForResourceDirectory", { times: Infinity });
    });
    scene.code(invitation({ attempt: 2 }));
    const lost = await scene.apply();
    expect(lost.ok).toBe(false);
    expect(await scene.state(ADDRESS)).toMatchObject({ attempt: 1, status: "Cancelled" });

    faults.clear();
    const next = await scene.apply();
    expect([next.errors, writes(next)]).toEqual([[], []]);
    expect(said(next.warnings)).toContain(MAY_BE_OUT);
    expect(invitationsSent()).toBe(2);
    await expectRecordedOnly(invitation({ attempt: 2 }));
  });

  test("counts as the first one of its attempt", async () => {
    await scene.applied(invitation({ more: AGAIN }));
    await isSentUnseen();
    await scene.applied(invitation({ attempt: 2, more: AGAIN }));

    for (const expected of [["InviteAccountToResourceDirectory"], []]) {
      scene.fake.clock.advance(15 * DAY_MS);
      expect(writes(await scene.apply())).toEqual(expected);
    }
  });

  test("is held back in the same way where an attempt is known in the apply alone", async () => {
    const attempt = (number: number) => `
resource "terraform_data" "attempt" {
  input = ${number}
}
${invitation({ more: "attempt = terraform_data.attempt.output" })}`;
    await scene.applied(attempt(1));
    await isSentUnseen();

    expect(writes(await scene.applied(attempt(2)))).toEqual([]);
    await expectRecordedOnly(attempt(2));
  });
});

test("an invitation that somebody else has sent in between, and that a run has recorded, gives way to a higher attempt", async () => {
  await scene.applied(invitation());
  await isSentUnseen();
  await scene.apply();
  const theirs = newestId();
  expect(await scene.state(ADDRESS)).toMatchObject({ handshake_id: theirs, adopted: true, attempt: 1 });

  const run = await scene.applied(invitation({ attempt: 2 }));
  expect(writes(run)).toEqual(["CancelHandshake", "InviteAccountToResourceDirectory"]);
  expect(scene.fake.world.handshake(theirs).status).toBe("Cancelled");
});

describe("a higher attempt of pending invitations, once the service takes no more today,", () => {
  const OTHERS = Array.from({ length: 25 }, (_, index) => `${2_100_000_000_000_000 + index}`);
  const HOUR_MS = 3_600_000;
  const pending = () => scene.fake.world.handshakes.filter(({ status }) => status === "Pending");
  const all = (attempt: number) => `
resource "resourcedirectory_invitation" "all" {
  for_each = toset(${JSON.stringify(OTHERS)})
  target   = each.key
  attempt  = ${attempt}
}
`;

  test("leaves as they are those that could not be replaced, and a later run replaces them", async () => {
    OTHERS.forEach((id) => scene.fake.world.addAccount({ id }));
    Object.assign(scene.fake.options.quotas, {
      members: 100,
      pendingInvitations: 100,
      invitationsPerDay: 100,
    });
    await scene.applied(all(1));
    scene.fake.clock.advance(DAY_MS + 1);
    scene.fake.options.quotas.invitationsPerDay = 20;

    const run = await scene.applied(all(2));
    expect(invitationsSent()).toBe(25 + 20 + 1);
    // The first one that is refused was cancelled: nobody could know.
    expect(scene.fake.requests.count("CancelHandshake")).toBe(21);
    expect(pending()).toHaveLength(24);
    expect(said(run.warnings)).toContain("Nothing was cancelled or sent");
    expect((await scene.plan()).summary).toBe("No changes.");

    scene.fake.clock.advance(DAY_MS);
    expect((await scene.apply()).errors).toEqual([]);
    expect(pending()).toHaveLength(25);
    expect(scene.fake.requests.count("CancelHandshake")).toBe(25);
    expect((await scene.plan()).summary).toBe("No changes.");
    expect(writes(await scene.apply())).toEqual([]);
  });

  const beside = (attempt?: number) => `
resource "resourcedirectory_invitation" "other" {
  target = "${INVITEE_TWO_ACCOUNT_ID}"
}
${invitation({ attempt, more: "depends_on = [resourcedirectory_invitation.other]" })}`;

  describe("leaves it as it is,", () => {
    let first = "";

    beforeEach(async () => {
      await scene.applied(invitation());
      first = newestId();
      scene.fake.options.quotas.invitationsPerDay = 0;
      const run = await scene.applied(beside(2));
      expect(writes(run)).toEqual(["InviteAccountToResourceDirectory"]);
      expect(await scene.state(ADDRESS)).toMatchObject({
        status: "Pending",
        handshake_id: first,
        attempt: 2,
      });
      scene.fake.options.quotas.invitationsPerDay = 20;
    });

    test("and the first run after an hour cancels it and invites", async () => {
      const waiting = await scene.plan();
      expect(waiting.summary).toBe("No changes.");
      expect(said(waiting.warnings)).toMatch(
        /The first run after 2026-03-01T10:00:00Z cancels it and invites again/,
      );

      scene.fake.clock.advance(HOUR_MS);
      const plan = await scene.plan();
      expect(plan.changes[ADDRESS]?.actions).toEqual(["update"]);
      expect(said(plan.warnings)).toContain("Cancels an invitation");
      expect(writes(await scene.applyPlan())).toEqual([
        "InviteAccountToResourceDirectory",
        "CancelHandshake",
        "InviteAccountToResourceDirectory",
      ]);
      expect(await scene.state(ADDRESS)).toMatchObject({ handshake_id: newestId(), invitations_sent: 2 });
      expect((await scene.plan()).summary).toBe("No changes.");
    });

    test("and it can be accepted: nothing follows", async () => {
      scene.fake.world.accept(first);
      scene.fake.clock.advance(HOUR_MS);
      await scene.apply();
      scene.fake.world.removeMember(TARGET);
      scene.fake.clock.advance(HOUR_MS);

      expect(writes(await scene.apply())).toEqual([]);
    });

    test("and the code may put the number back: nothing follows", async () => {
      await scene.applied(beside(1));
      scene.fake.clock.advance(HOUR_MS);
      await scene.apply();

      expect(scene.fake.world.handshake(first).status).toBe("Pending");
      expect((await scene.plan()).summary).toBe("No changes.");
    });

    test("and what lapses meanwhile is followed by the one that was asked for", async () => {
      scene.fake.clock.advance(15 * DAY_MS);
      await scene.apply();

      expect(await scene.state(ADDRESS)).toMatchObject({
        status: "Pending",
        invitations_sent: 2,
        attempt: 2,
      });
      expect((await scene.plan()).summary).toBe("No changes.");
    });

    test("and the one that follows, out and in no state, is not followed by another", async () => {
      scene.fake.clock.advance(HOUR_MS);
      await isSentUnseen();
      const sent = newestId();
      await scene.apply();

      expect(scene.fake.world.handshake(sent).status).toBe("Pending");
      expect(await scene.state(ADDRESS)).toMatchObject({ handshake_id: sent });
      scene.fake.clock.advance(HOUR_MS);
      expect(writes(await scene.apply())).toEqual([]);
    });
  });
});
