import { SAMPLE_DIRECTORY_ID } from "../../lib/testing";
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

const HOUR_MS = 3_600_000;

const again = (more: { attempt?: number; max?: number } = {}) =>
  invitation({
    attempt: more.attempt,
    more: `when_expired = "invite_again"\n${more.max === undefined ? "" : `max_invitations = ${more.max}`}`,
  });

/** As a pipeline runs it after two weeks in which nobody answered. @returns how many invitations went out */
async function twoWeeks(): Promise<number> {
  scene.fake.clock.advance(15 * DAY_MS);
  const before = invitationsSent();
  expect((await scene.apply()).errors).toEqual([]);
  expect((await scene.plan()).summary).toBe("No changes.");
  return invitationsSent() - before;
}

describe("inviting again what lapsed, where the code says so", () => {
  test("is planned as an update of the same object, says which invitation it is, and sends one", async () => {
    await scene.applied(again());
    scene.fake.clock.advance(15 * DAY_MS);

    const plan = await scene.plan();
    expect(plan.changes[ADDRESS]?.actions).toEqual(["update"]);
    expect(said(plan.warnings)).toContain("invitation 2 of at most 3");
    expect(writes(await scene.apply())).toEqual(["InviteAccountToResourceDirectory"]);
    expect(await scene.state(ADDRESS)).toMatchObject({ handshake_id: newestId(), invitations_sent: 2 });
  });

  test("and another max_invitations in one change says the number that the code has now, also where none is left", async () => {
    await scene.applied(invitation());
    scene.fake.clock.advance(15 * DAY_MS);

    scene.code(again({ max: 2 }));
    expect(said((await scene.plan()).warnings)).toContain("invitation 2 of at most 2");
    scene.code(again({ max: 1 }));
    expect(said((await scene.plan()).warnings)).toContain("no more than max_invitations, 1, are sent");
  });

  test("ends after as many invitations as max_invitations says, and a higher attempt counts anew", async () => {
    await scene.applied(again({ max: 2 }));
    expect([await twoWeeks(), await twoWeeks(), await twoWeeks()]).toEqual([1, 0, 0]);
    expect(said((await scene.plan()).warnings)).toContain("no more than max_invitations, 2, are sent");

    await scene.applied(again({ max: 2, attempt: 2 }));
    expect(invitationsSent()).toBe(3);
    expect([await twoWeeks(), await twoWeeks()]).toEqual([1, 0]);
  });

  test("counts one that was pending as the first, whoever sent it, and when the number was put back", async () => {
    scene.fake.world.inviteElsewhere(TARGET, { directoryId: SAMPLE_DIRECTORY_ID });
    await scene.applied(again({ max: 2 }));
    expect([await twoWeeks(), await twoWeeks()]).toEqual([1, 0]);

    await scene.applied(again({ max: 2, attempt: 2 }));
    await scene.applied(again({ max: 2, attempt: 1 }));
    expect([await twoWeeks(), await twoWeeks()]).toEqual([1, 0]);
    // As many as are allowed are out: a number that is put back asks for none.
    await scene.applied(again({ max: 2, attempt: 3 }));
    expect([await twoWeeks(), await twoWeeks()]).toEqual([1, 0]);
    await scene.applied(again({ max: 2, attempt: 2 }));
    expect([await twoWeeks(), await twoWeeks()]).toEqual([0, 0]);
  });

  test("follows an invitation whose record is gone by now, unless its target had declined", async () => {
    await scene.applied(again());
    scene.fake.clock.advance(60 * DAY_MS);
    expect(writes(await scene.apply())).toEqual(["InviteAccountToResourceDirectory"]);

    scene.fake.world.decline(newestId());
    expect(writes(await scene.apply())).toEqual([]);
    scene.fake.world.purge(newestId());
    expect(writes(await scene.apply())).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Declined" });
  });

  test("is not what an invitation does that says nothing of it", async () => {
    await scene.applied(invitation());
    expect(await twoWeeks()).toBe(0);
  });

  test("counts the invitation of an apply that was killed", async () => {
    await scene.applied(again({ max: 2 }));
    scene.fake.clock.advance(15 * DAY_MS);
    await scene.somebodyElse.inviteAccountToResourceDirectory({
      target: TARGET,
      targetType: "Account",
      note: null,
    });
    scene.losePrivateState();
    expect(writes(await scene.apply())).toEqual([]);

    expect(await twoWeeks()).toBe(0);
  });
});

describe("what the member that joins is to have", () => {
  test("goes with the invitation: tags by the older version, a folder by the newer one", async () => {
    const folder = scene.fake.world.createFolder({ name: "partners" });
    await scene.applied(
      invitation({
        note: "Welcome",
        more: `folder_id = "${folder.id}"\ntags = { owner = "acme", "cost center" = "7" }`,
      }),
    );

    const [request] = scene.fake.requests.of("InviteAccountToResourceDirectory");
    expect(request?.version).toBe("2022-04-19");
    expect(await scene.state(ADDRESS)).toMatchObject({ handshake_id: newestId(), status: "Pending" });
    expect(newest()).toMatchObject({ note: "Welcome" });
    scene.fake.world.accept(newestId());
    expect(scene.fake.world.member(TARGET)).toMatchObject({
      folderId: folder.id,
      tags: { owner: "acme", "cost center": "7" },
    });
    await scene.apply();
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("without a folder, is asked of the older version", async () => {
    await scene.applied(invitation({ more: 'tags = { owner = "acme" }' }));

    expect(scene.fake.requests.of("InviteAccountToResourceDirectory")).toMatchObject([
      { version: "2020-03-31", parameters: { "Tag.1.Key": "owner" } },
    ]);
  });

  test("edited, is recorded for the next invitation, and once a member has joined the plan says who sets it", async () => {
    await scene.applied(invitation());
    const pending = await scene.applied(invitation({ more: 'tags = { owner = "acme" }' }));
    expect(writes(pending)).toEqual([]);
    expect(said(pending.warnings)).toContain("An edit goes with the next invitation");

    scene.fake.world.accept(newestId());
    await scene.apply();
    const joined = await scene.applied(invitation({ more: 'tags = { owner = "other" }' }));
    expect(writes(joined)).toEqual([]);
    expect(said(joined.warnings)).toContain("use resourcedirectory_member");
  });

  test("a folder that does not exist is refused at its argument, and nothing is in state", async () => {
    scene.code(invitation({ more: 'folder_id = "fd-doesnotexist"' }));
    const run = await scene.apply();

    expect(said(run.errors)).toContain("EntityNotExists.Folder");
    expect(await scene.state(ADDRESS)).toBeNull();
  });
});

describe("more invitations than the service takes in a day", () => {
  const targets = (count: number) =>
    Array.from({ length: count }, (_, index) => `${2_100_000_000_000_000 + index}`);
  const all = (count: number) => `
resource "resourcedirectory_invitation" "all" {
  for_each = toset(${JSON.stringify(targets(count))})
  target   = each.key
}
`;
  const pending = () => scene.fake.world.handshakes.filter(({ status }) => status === "Pending");

  test("end in success with the rest queued, and each further run sends what the quota allows", async () => {
    for (const id of targets(60)) scene.fake.world.addAccount({ id });
    scene.fake.options.quotas.members = 100;
    const run = await scene.applied(all(60));
    expect(pending()).toHaveLength(20);
    expect(said(run.warnings)).toContain("takes a limited number of invitations a day");
    // Whoever asks after the first refusal would ask in vain.
    expect(invitationsSent()).toBeLessThanOrEqual(31);

    const next = await scene.plan();
    expect(next.summary).toBe("No changes.");
    for (const expected of [40, 60]) {
      for (const { id } of pending()) scene.fake.world.accept(id);
      scene.fake.clock.advance(DAY_MS + 1);
      expect((await scene.apply()).errors).toEqual([]);
      expect(new Set(scene.fake.world.handshakes.map(({ targetEntity }) => targetEntity)).size).toBe(
        expected,
      );
    }
    scene.fake.clock.advance(DAY_MS);
    expect(writes(await scene.apply())).toEqual([]);
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("wait for an hour before they ask again, unless the code asks anew", async () => {
    scene.fake.options.quotas.invitationsPerDay = 0;
    await scene.applied(invitation());
    expect(await scene.state(ADDRESS)).toMatchObject({
      status: "Queued",
      handshake_id: null,
      invitations_sent: 0,
    });

    scene.fake.options.quotas.invitationsPerDay = 20;
    expect(said((await scene.plan()).warnings)).toContain("The first run after 2026-03-01T10:00:00Z");
    expect(writes(await scene.apply())).toEqual([]);
    scene.fake.clock.advance(HOUR_MS);
    expect((await scene.plan()).changes[ADDRESS]?.actions).toEqual(["update"]);
    expect(writes(await scene.apply())).toEqual(["InviteAccountToResourceDirectory"]);
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("wait as well while too many are pending, and say that these hold them up", async () => {
    scene.fake.options.quotas.pendingInvitations = 0;
    await scene.applied(invitation());

    expect(said((await scene.plan()).warnings)).toMatch(/a limit of those that are pending[^]*hold it up/);
  });

  describe("that come after one that waits", () => {
    const QUEUED_FIRST = "2100000000000000";
    const after = `
resource "resourcedirectory_invitation" "first" {
  target = "${QUEUED_FIRST}"
}
${invitation().replace("{", "{\n  depends_on = [resourcedirectory_invitation.first]")}`;

    beforeEach(() => {
      scene.fake.world.addAccount({ id: QUEUED_FIRST });
      scene.fake.options.quotas.invitationsPerDay = 0;
    });

    test("do not wait for the quota where the account is a member already: nothing is to be sent", async () => {
      scene.fake.world.join(TARGET);
      const run = await scene.applied(after);

      expect(await scene.state(ADDRESS)).toMatchObject({ status: "Accepted", account_id: TARGET });
      expect(said(run.warnings)).toContain("is a member already");
    });

    test("nor where somebody has invited it, which is followed", async () => {
      const { id } = scene.fake.world.inviteElsewhere(TARGET);
      await scene.applied(after);

      expect(await scene.state(ADDRESS)).toMatchObject({
        status: "Pending",
        handshake_id: id,
        adopted: true,
      });
    });
  });

  test("are given up without a call when their block is deleted", async () => {
    scene.fake.options.quotas.invitationsPerDay = 0;
    await scene.applied(invitation());

    expect(writes(await scene.applied(""))).toEqual([]);
  });
});

test("a member that was removed elsewhere joins again after a higher attempt", async () => {
  await scene.applied(invitation());
  scene.fake.world.accept(newestId());
  await scene.apply();
  scene.fake.world.removeMember(TARGET);
  expect(said((await scene.apply()).warnings)).toContain("was removed elsewhere");

  expect(writes(await scene.applied(invitation({ attempt: 2 })))).toEqual([
    "InviteAccountToResourceDirectory",
  ]);
  scene.fake.world.accept(newestId());
  await scene.apply();
  expect(await scene.state(ADDRESS)).toMatchObject({
    status: "Accepted",
    account_id: TARGET,
    invitations_sent: 2,
  });
  expect((await scene.plan()).summary).toBe("No changes.");
});
