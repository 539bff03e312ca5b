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
import { said, texts, writes } from "./support/scene";

describe("a first mail", () => {
  test("applying twice sends exactly one mail", async () => {
    await scene.applied(promotion());
    const second = await scene.apply();

    expect(second.ok).toBe(true);
    expect(scene.fake.requests.count("PromoteResourceAccount")).toBe(1);
    expect(mails().map(({ to }) => to)).toEqual([EMAIL]);
    expect(await scene.state(ADDRESS)).toMatchObject({
      status: "PromoteVerifying",
      promoted: false,
      mails_sent: 1,
      record_id: lastMail()?.recordId,
      last_mail_at: "2026-03-01T09:00:00Z",
      link_expires_at: "2026-03-02T09:00:00Z",
    });
  });

  test("the plan right after apply changes nothing and says who is waited for, since when, until when, and what to change", async () => {
    await scene.applied(promotion());

    const plan = await scene.plan();

    expect(plan.summary).toContain("No changes");
    const [warning, ...others] = texts(plan.warnings);
    expect(others).toEqual([]);
    expect(warning).toContain(`payments-prod (${accountId})`);
    expect(warning).toContain("2026-03-01T09:00:00Z");
    expect(warning).toContain("2026-03-02T09:00:00Z");
    expect(warning).toContain("raise attempt from 1 to 2");
    expect(warning).not.toContain(EMAIL);
  });

  test("a member that is a cloud account already gets no mail", async () => {
    scene.fake.world.setType(accountId, "CloudAccount");

    const run = await scene.applied(promotion());

    expect(mails()).toEqual([]);
    expect(said(run.warnings)).toContain("is a cloud account already");
    expect(await scene.state(ADDRESS)).toMatchObject({ promoted: true, mails_sent: 0 });
    expect((await scene.plan()).warnings).toEqual([]);
  });

  test("a member that is none yet is named as one that is waited for, and no mail is announced", async () => {
    scene.code(promotion({ account: "3999999999999999" }));
    const run = await scene.apply();

    expect(said(run.warnings)).toContain("3999999999999999 is no member of the directory yet");
    expect(said(run.warnings)).not.toContain("Sends a promotion mail");
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Waiting", promoted: false });
  });

  test("an address that is taken is an error that says so, with the request id, and nothing is in state", async () => {
    scene.fake.world.takeEmail(EMAIL);
    scene.code(promotion());
    const run = await scene.apply();

    expect(run.ok).toBe(false);
    expect(said(run.errors)).toMatch(/InvalidParameter\.Email\.AlreadyUsed[^]*[0-9A-F]{8}-/);
    expect(await scene.state(ADDRESS)).toBeNull();
  });
});

describe("sending again", () => {
  beforeEach(() => scene.applied(promotion()));

  test("a higher attempt shows in the plan, sends one new mail, kills the old link and keeps the new record id", async () => {
    scene.fake.options.resendRecordId = "new";
    const old = lastMail();
    scene.code(promotion({ attempt: 2 }));

    const plan = await scene.plan();
    expect(plan.changes[ADDRESS]).toMatchObject({
      actions: ["update"],
      before: { attempt: 1 },
      after: { attempt: 2 },
    });
    const run = await scene.apply();

    expect(writes(run)).toEqual(["ResendPromoteResourceAccountEmail"]);
    expect(mails()).toHaveLength(2);
    expect(await open(old?.link)).not.toBe(200);
    expect(await scene.state(ADDRESS)).toMatchObject({
      mails_sent: 2,
      attempt: 2,
      record_id: lastMail()?.recordId,
    });
    expect(lastMail()?.recordId).not.toBe(old?.recordId);
    expect(writes(await scene.apply())).toEqual([]);
    expect(await open(lastMail()?.link)).toBe(200);
    expect(scene.fake.world.member(accountId).type).toBe("CloudAccount");
  });

  test("the same address in other letters is recorded and sends nothing, and is resent by a higher attempt", async () => {
    await scene.applied(promotion());
    const [letters, other] = [EMAIL.toUpperCase(), EMAIL.replace("p", "P")];

    const run = await scene.applied(promotion({ email: letters }));

    expect([run.changes[ADDRESS]?.actions, writes(run)]).toEqual([["update"], []]);
    expect(await scene.state(ADDRESS)).toMatchObject({ email: letters, mails_sent: 1 });
    expect((await scene.plan()).summary).toBe("No changes.");
    const resent = await scene.applied(promotion({ email: other, attempt: 2 }));
    expect(writes(resent)).toEqual(["ResendPromoteResourceAccountEmail"]);
  });

  test("a lower attempt is recorded and sends nothing", async () => {
    await scene.applied(promotion({ attempt: 3 }));
    const run = await scene.applied(promotion({ attempt: 1 }));

    expect(writes(run)).toEqual([]);
    expect(mails()).toHaveLength(2);
    expect(await scene.state(ADDRESS)).toMatchObject({ attempt: 1, mails_sent: 2 });
  });

  test("another address cancels the live link and promotes with the new one, as an update", async () => {
    const old = lastMail();
    const run = await scene.applied(promotion({ email: "other-root@example.com" }));

    expect(writes(run)).toEqual(["CancelPromoteResourceAccount", "PromoteResourceAccount"]);
    expect(await open(old?.link)).not.toBe(200);
    expect(await scene.state(ADDRESS)).toMatchObject({ email: "other-root@example.com", mails_sent: 2 });
    expect(writes(await scene.apply())).toEqual([]);
  });

  test("a resend whose answer is lost is not repeated, by this run or the next", async () => {
    scene.fake.faults.dropAfterCommit("ResendPromoteResourceAccountEmail");
    scene.code(promotion({ attempt: 2 }));

    const run = await scene.apply();

    expect(run.ok).toBe(true);
    expect(said(run.warnings)).toContain("may have been resent");
    expect(mails()).toHaveLength(2);
    expect(writes(await scene.apply())).toEqual([]);
    expect(mails()).toHaveLength(2);
  });
});
