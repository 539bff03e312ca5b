import { limited } from "./support/limited-provider";
import {
  ADDRESS,
  EMAIL,
  scene,
  accountId,
  promotion,
  mails,
  lastMail,
  open,
} from "./support/promotion-scene";
import { said, writes } from "./support/scene";

const MINUTE_MS = 60_000;
const LAPSE_MS = 25 * 60 * MINUTE_MS;

const refuseNextPromotion = () =>
  scene.fake.faults.failNext("PromoteResourceAccount", { code: "LimitExceeded.Frequency", status: 409 });

const lapse = () => scene.fake.clock.advance(LAPSE_MS);

/** As a nightly pipeline runs it. @returns how many mails went out */
async function night(): Promise<number> {
  lapse();
  const before = mails().length;
  const run = await scene.apply();
  expect(run.errors).toEqual([]);
  return mails().length - before;
}

describe("sending again what lapsed, where the code says so", () => {
  const again = (more: { attempt?: number; max?: number; email?: string; account?: string } = {}) =>
    promotion({
      ...more,
      more: `when_expired = "send_again"\n${more.max === undefined ? "" : `max_mails = ${more.max}`}`,
    });

  test("is planned as an update of the same object, says which mail it is, and sends one", async () => {
    await scene.applied(again());
    lapse();

    const plan = await scene.plan();
    expect(plan.changes[ADDRESS]?.actions).toEqual(["update"]);
    expect(said(plan.warnings)).toContain("mail 2 of at most 3");
    const run = await scene.apply();

    expect(writes(run)).toEqual(["PromoteResourceAccount"]);
    expect(await scene.state(ADDRESS)).toMatchObject({
      attempt: 1,
      mails_sent: 2,
      record_id: lastMail()?.recordId,
      status: "PromoteVerifying",
    });
    expect((await scene.plan()).summary).toBe("No changes.");
    expect(await open(lastMail()?.link)).toBe(200);
  });

  test("and another max_mails in one change says the number that the code has now, also where none is left", async () => {
    await scene.applied(promotion({}));
    lapse();

    scene.code(again({ max: 2 }));
    expect(said((await scene.plan()).warnings)).toContain("mail 2 of at most 2");
    scene.code(again({ max: 1 }));
    expect(said((await scene.plan()).warnings)).toContain("no more than max_mails, 1, are sent");
  });

  test("ends after as many mails as max_mails says, the first one counted, and says so in every plan", async () => {
    await scene.applied(again());

    expect([await night(), await night(), await night(), await night()]).toEqual([1, 1, 0, 0]);
    const plan = await scene.plan();
    expect(plan.summary).toBe("No changes.");
    expect(said(plan.warnings)).toMatch(/no more than max_mails, 3, are sent; .*raise attempt from 1 to 2/);
  });

  test.each([
    ["a higher attempt", { attempt: 2 }],
    ["another address", { email: "other-root@example.com" }],
  ])("%s always sends, and counts from there", async (_, change) => {
    await scene.applied(again({ max: 1 }));
    expect(await night()).toBe(0);

    await scene.applied(again({ max: 2, ...change }));
    expect(mails()).toHaveLength(2);
    expect([await night(), await night()]).toEqual([1, 0]);
  });

  test("counts a mail that was out as the first one, whoever sent it, and when the number was put back", async () => {
    await scene.applied(again({ max: 2, attempt: 2 }));
    await scene.applied(again({ max: 2, attempt: 1 }));
    expect([await night(), await night()]).toEqual([1, 0]);
    // As many as are allowed are out: a number that is put back asks for none.
    await scene.applied(again({ max: 2, attempt: 3 }));
    expect([await night(), await night()]).toEqual([1, 0]);
    await scene.applied(again({ max: 2, attempt: 2 }));
    expect([await night(), await night()]).toEqual([0, 0]);

    const { accountId: other } = scene.fake.world.createMember({ displayName: "ledger-prod" });
    await scene.somebodyElse.promoteResourceAccount({ accountId: other, email: "ledger@example.com" });
    await scene.applied(
      again({ max: 2 }) + again({ max: 2, account: other }).replace('"payments"', '"ledger"'),
    );
    expect([await night(), await night()]).toEqual([1, 0]);
  });

  test.each([
    ["cancelled", () => scene.fake.world.cancelPromotion(accountId)],
    ["failed", () => scene.fake.world.failPromotion(accountId)],
    ["confirmed", () => scene.fake.world.confirmPromotion(accountId)],
  ])("does not follow a promotion that was %s", async (_, end) => {
    await scene.applied(again());
    end();

    expect(writes(await scene.apply())).toEqual([]);
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("is not what a promotion does that says nothing of it", async () => {
    await scene.applied(promotion());

    expect(await night()).toBe(0);
    expect(said((await scene.plan()).warnings)).toContain("nothing is sent by itself");
  });

  test("counts the mails that a crash has left unrecorded", async () => {
    await scene.applied(again({ max: 2 }));
    lapse();
    const { accountId: id } = scene.fake.world.member(accountId);
    // The apply that sent the second mail was killed: the object is as it was, without its private state.
    await scene.somebodyElse.promoteResourceAccount({ accountId: id, email: EMAIL });
    scene.losePrivateState();

    expect(writes(await scene.apply())).toEqual([]);
    expect([await night(), await night()]).toEqual([0, 0]);
  });

  test("follows a lost answer without sending twice", async () => {
    await scene.applied(again());
    lapse();
    scene.fake.faults.dropAfterCommit("PromoteResourceAccount");

    const run = await scene.apply();

    expect(said(run.warnings)).toContain("its record id was lost");
    expect(writes(await scene.apply())).toEqual([]);
    expect(mails()).toHaveLength(2);
    expect([await night(), await night()]).toEqual([1, 0]);
  });

  test("is held by the limit of the provider block, like any other mail", async () => {
    const member = again().replace("account_id", "provider = resourcedirectory.limited\n  account_id");
    await scene.applied(limited("mails = 1") + member);
    lapse();
    scene.code(limited("mails = 0") + member);

    expect(said((await scene.plan()).errors)).toContain("limits allows 0");
  });

  test.each([
    ["max_mails = 0", "whole number from 1 up"],
    ['when_expired = "always"', '"report", "send_again"'],
  ])("%s is refused at plan", async (line, allowed) => {
    scene.code(promotion({ more: line }));

    expect(said((await scene.plan()).errors)).toContain(allowed);
  });
});

describe("a mail that the service does not take yet", () => {
  beforeEach(async () => {
    scene.fake.options.resendIntervalMs = MINUTE_MS;
    await scene.applied(promotion());
  });

  test("is no error: the attempt is recorded, and the first run after a minute sends it", async () => {
    const run = await scene.applied(promotion({ attempt: 2 }));

    expect(said(run.warnings)).toContain("The first run after 2026-03-01T09:01:00Z sends it");
    expect(mails()).toHaveLength(1);
    const early = await scene.plan();
    expect(early.summary).toBe("No changes.");
    expect(said(early.warnings)).toContain("after 2026-03-01T09:01:00Z");

    scene.fake.clock.advance(MINUTE_MS);
    const due = await scene.plan();
    expect(due.changes[ADDRESS]?.actions).toEqual(["update"]);
    expect(said(due.warnings)).toContain("Resends a promotion mail");
    expect(writes(await scene.apply())).toEqual(["ResendPromoteResourceAccountEmail"]);
    expect(await scene.state(ADDRESS)).toMatchObject({ attempt: 2, mails_sent: 2 });
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("is one mail for two attempts, if attempt is raised once more meanwhile", async () => {
    await scene.applied(promotion({ attempt: 2 }));
    const run = await scene.applied(promotion({ attempt: 3 }));
    expect(said(run.warnings)).toContain("A mail has to wait");
    scene.fake.clock.advance(MINUTE_MS);

    expect(writes(await scene.apply())).toEqual(["ResendPromoteResourceAccountEmail"]);
    expect(await scene.state(ADDRESS)).toMatchObject({ attempt: 3, mails_sent: 2 });
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("is a new promotion if the link has lapsed meanwhile", async () => {
    await scene.applied(promotion({ attempt: 2 }));
    lapse();

    expect(writes(await scene.apply())).toEqual(["PromoteResourceAccount"]);
    expect(mails()).toHaveLength(2);
    expect(await night()).toBe(0);
  });

  test("is not sent any more once the code takes it back, or the link was opened", async () => {
    await scene.applied(promotion({ attempt: 2 }));
    await scene.applied(promotion({ attempt: 1 }));
    scene.fake.clock.advance(MINUTE_MS);
    expect(writes(await scene.apply())).toEqual([]);

    scene.fake.options.resendIntervalMs = 60 * MINUTE_MS;
    await scene.applied(promotion({ attempt: 2 }));
    await open(lastMail()?.link);
    scene.fake.clock.advance(60 * MINUTE_MS);
    expect(writes(await scene.apply())).toEqual([]);
    expect(mails()).toHaveLength(1);
  });

  test("waits as well where it follows a link that lapsed, and is sent once", async () => {
    const again = promotion({ more: 'when_expired = "send_again"' });
    await scene.applied(again);
    lapse();
    refuseNextPromotion();
    expect(said((await scene.apply()).warnings)).toContain("A mail has to wait");

    const early = await scene.plan();
    expect(early.summary).toBe("No changes.");
    expect(said(early.warnings)).toContain("A mail has to wait");
    expect(writes(await scene.apply())).toEqual([]);

    scene.fake.clock.advance(MINUTE_MS);
    expect(said((await scene.plan()).warnings)).toContain("mail 2 of at most 3");
    expect(writes(await scene.apply())).toEqual(["PromoteResourceAccount"]);
    expect(mails()).toHaveLength(2);
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("waits where it is the first one after a promotion of another block lapsed, and counts as the first", async () => {
    lapse();
    await scene.applied("");
    refuseNextPromotion();
    await scene.applied(promotion({ more: 'when_expired = "send_again"\nmax_mails = 2' }));
    expect((await scene.plan()).summary).toBe("No changes.");

    scene.fake.clock.advance(MINUTE_MS);
    const due = await scene.plan();
    expect(said(due.warnings)).toContain("Sends a promotion mail");
    expect(said(due.warnings)).not.toContain("at most 2");
    expect([await night(), await night(), await night()]).toEqual([1, 1, 0]);
  });

  test("is put off as well where it is the first one", async () => {
    refuseNextPromotion();
    const other = scene.fake.world.createMember({ displayName: "ledger-prod" }).accountId;
    const ledger = promotion({ account: other, email: "ledger-root@example.com" }).replace(
      '"payments"',
      '"ledger"',
    );
    const run = await scene.applied(promotion() + ledger);

    expect(run.errors).toEqual([]);
    expect(await scene.state("resourcedirectory_promotion.ledger")).toMatchObject({ mails_sent: 0 });
    scene.fake.clock.advance(MINUTE_MS);
    expect(writes(await scene.apply())).toEqual(["PromoteResourceAccount"]);
    expect(mails().map(({ to }) => to)).toEqual([EMAIL, "ledger-root@example.com"]);
  });
});

test("a state from before the attributes plans no change", async () => {
  await scene.applied(promotion());
  scene.editState(ADDRESS, { when_expired: undefined, max_mails: undefined });

  expect((await scene.plan()).summary).toBe("No changes.");
});
