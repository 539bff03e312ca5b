import { limited } from "./support/limited-provider";
import { accountId, scene } from "./support/member-scene";
import { said, texts, writes } from "./support/scene";

const HOUR_MS = 3_600_000;
const ADDRESS = "resourcedirectory_account_email.payments";
const EMAIL = "payments-root@example.com";
const OTHER = "other-root@example.com";
const MINUTE_MS = 60_000;

function change(
  more: { email?: string; attempt?: number; account?: string; timeouts?: string } = {},
): string {
  return `
resource "resourcedirectory_account_email" "payments" {
  account_id = ${more.account ?? `"${accountId}"`}
  email      = "${more.email ?? EMAIL}"
  ${more.attempt === undefined ? "" : `attempt = ${more.attempt}`}
  ${more.timeouts === undefined ? "" : `timeouts {\n${more.timeouts}\n}`}
}
`;
}

const mailsTo = () => scene.fake.mailbox.mails.map(({ to }) => to);
const openNewest = async () => (await fetch(scene.fake.mailbox.mails.at(-1)?.link ?? "")).status;
const addressInCloud = () => scene.fake.world.member(accountId).accountName;
const lapse = () => scene.fake.clock.advance(25 * 60 * MINUTE_MS);

async function expectNoChanges(): Promise<void> {
  expect((await scene.plan()).summary).toBe("No changes.");
}

describe("a change of address", () => {
  test("sends one mail, waits for its person in every plan without changes, and is confirmed once", async () => {
    scene.code(change());
    expect(said((await scene.plan()).warnings)).toContain("Sends a mail to confirm an address");
    expect(writes(await scene.apply())).toEqual(["ChangeAccountEmail"]);
    expect(await scene.state(ADDRESS)).toMatchObject({
      status: "Pending",
      confirmed: false,
      mails_sent: 1,
      last_mail_at: "2026-03-01T09:00:00Z",
    });

    const waiting = await scene.plan();
    expect(waiting.summary).toBe("No changes.");
    expect(texts(waiting.warnings)).toEqual([
      expect.stringMatching(/payments-prod .*2026-03-01T09:00:00Z.*raise attempt from 1 to 2/),
    ]);
    expect(said(waiting.warnings)).not.toContain(EMAIL);

    expect(await openNewest()).toBe(200);
    const run = await scene.apply();
    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain("A change of address was confirmed");
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Confirmed", confirmed: true });
    expect(addressInCloud()).toBe(EMAIL);
    const after = await scene.plan();
    expect([after.summary, after.warnings]).toEqual(["No changes.", []]);
  });

  test("of an account that signs in with the address already sends nothing", async () => {
    scene.fake.world.beginEmailChange(accountId, EMAIL);
    scene.fake.world.confirmEmailChange(accountId);

    const run = await scene.applied(change());

    expect(writes(run)).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Confirmed", mails_sent: 0 });
    await expectNoChanges();
  });

  test("waits for the person where the code says so, and ends in success when nobody comes", async () => {
    const nobody = await scene.applied(change({ timeouts: 'create = "10m"' }));
    expect(said(nobody.warnings)).toContain("Nobody answered within 10m");

    scene.whileSleeping = () => scene.fake.world.confirmEmailChange(accountId);
    await scene.applied(change({ attempt: 2, timeouts: 'create = "10m"\nupdate = "10m"' }));
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Confirmed", mails_sent: 2 });
    await expectNoChanges();
  });

  test("waits for a member that has not joined, and calls nothing for it", async () => {
    const run = await scene.applied(change({ account: "null" }));
    expect(writes(run)).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Waiting", confirmed: false, mails_sent: 0 });

    expect(writes(await scene.applied(change()))).toEqual(["ChangeAccountEmail"]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Pending", mails_sent: 1 });
  });

  test("counts as a mail of the provider block's limits, beside a promotion of the same member", async () => {
    const promoted = `
resource "resourcedirectory_promotion" "payments" {
  provider   = resourcedirectory.limited
  account_id = "${accountId}"
  email      = "${OTHER}"
}
`;
    scene.code(
      limited("mails = 1") +
        promoted +
        change().replace("account_id", "provider = resourcedirectory.limited\n  account_id"),
    );

    expect(said((await scene.plan()).errors)).toContain("This would be number 2, and limits allows 1");
  });
});

describe("sending again", () => {
  beforeEach(() => scene.applied(change()));

  test("a higher attempt resends while the link is live", async () => {
    const run = await scene.applied(change({ attempt: 2 }));

    expect(writes(run)).toEqual(["RetryChangeAccountEmail"]);
    expect(await scene.state(ADDRESS)).toMatchObject({ mails_sent: 2, status: "Pending" });
    await expectNoChanges();
  });

  test.each([
    ["lapsed", "Expired", lapse],
    ["was cancelled", "Cancelled", () => scene.fake.world.cancelEmailChange(accountId)],
  ])("what %s is a warning in every plan, until a higher attempt changes anew", async (_, status, end) => {
    end();
    const plan = await scene.plan();
    expect(plan.summary).toBe("No changes.");
    expect(said(plan.warnings)).toMatch(
      /nothing is sent by itself; to send again, raise attempt from 1 to 2/,
    );
    expect(writes(await scene.apply())).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status });

    expect(writes(await scene.applied(change({ attempt: 2 })))).toEqual(["ChangeAccountEmail"]);
    await expectNoChanges();
  });

  test("another address cancels the live link and changes to the new one, as an update that says both", async () => {
    scene.code(change({ email: OTHER }));
    const plan = await scene.plan();
    expect(plan.changes[ADDRESS]?.actions).toEqual(["update"]);
    expect(said(plan.warnings)).toMatch(/Cancels a change of address[^]*Sends a mail/);

    expect(writes(await scene.apply())).toEqual(["CancelChangeAccountEmail", "ChangeAccountEmail"]);
    expect(mailsTo()).toEqual([EMAIL, OTHER]);
    await openNewest();
    await scene.apply();
    expect(addressInCloud()).toBe(OTHER);
    expect(await scene.state(ADDRESS)).toMatchObject({ email: OTHER, status: "Confirmed" });
  });

  test("a confirmed address changes once more when the code names another one, and not for a higher attempt", async () => {
    await openNewest();
    expect(writes(await scene.applied(change({ attempt: 2 })))).toEqual([]);
    expect(writes(await scene.applied(change({ email: OTHER, attempt: 2 })))).toEqual(["ChangeAccountEmail"]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Pending", confirmed: false });
    await expectNoChanges();
  });

  test("a mail that the service does not take yet is sent by the first run after a minute", async () => {
    scene.fake.options.resendIntervalMs = MINUTE_MS;
    const run = await scene.applied(change({ attempt: 2 }));
    expect(said(run.warnings)).toContain("The first run after 2026-03-01T09:01:00Z sends it");
    await expectNoChanges();

    scene.fake.clock.advance(MINUTE_MS);
    expect(writes(await scene.apply())).toEqual(["RetryChangeAccountEmail"]);
    expect(mailsTo()).toHaveLength(2);
    await expectNoChanges();
  });

  test("a link that was opened between plan and apply is what was wanted, one that was cancelled is refused", async () => {
    scene.code(change({ attempt: 2 }));
    await scene.plan();
    scene.fake.world.cancelEmailChange(accountId);
    const refused = await scene.applyPlan();
    expect(said(refused.errors)).toContain("is not what the plan took it for");
    expect(await scene.state(ADDRESS)).toMatchObject({ attempt: 1, status: "Cancelled" });

    await scene.applied(change({ attempt: 2 }));
    scene.code(change({ attempt: 3 }));
    await scene.plan();
    scene.fake.world.confirmEmailChange(accountId);
    expect((await scene.applyPlan()).ok).toBe(true);
    expect(await scene.state(ADDRESS)).toMatchObject({ attempt: 3, status: "Confirmed" });
    expect(mailsTo()).toHaveLength(2);
  });
});

describe("a change that was begun elsewhere", () => {
  beforeEach(() => {
    scene.fake.world.beginEmailChange(accountId, "console@example.com");
  });

  test("is followed, and nothing is sent, until a higher attempt cancels it and changes anew", async () => {
    const run = await scene.applied(change());
    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain("The service does not tell to which address");
    expect(await scene.state(ADDRESS)).toMatchObject({
      status: "Pending",
      mails_sent: 0,
      last_mail_at: null,
    });
    await expectNoChanges();

    scene.code(change({ attempt: 2 }));
    expect(said((await scene.plan()).warnings)).toContain("which was not begun here");
    expect(writes(await scene.apply())).toEqual(["CancelChangeAccountEmail", "ChangeAccountEmail"]);
    expect(mailsTo()).toEqual(["console@example.com", EMAIL]);
    await expectNoChanges();
  });

  test("and ends with another address leaves the member without the one in the code, which every plan says", async () => {
    await scene.applied(change());
    scene.fake.world.confirmEmailChange(accountId);

    const run = await scene.apply();
    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain("another address was confirmed instead");
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Cancelled", confirmed: false });
  });

  test("is forgotten, not cancelled, when its block is deleted", async () => {
    await scene.applied(change());
    const run = await scene.applied("");

    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain("can still be confirmed");
  });
});

describe("when things go wrong", () => {
  test("a lost answer is no error: the change is followed as ours, and no second mail is sent", async () => {
    scene.fake.faults.dropAfterCommit("ChangeAccountEmail");
    await scene.applied(change());

    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Pending", mails_sent: 1 });
    expect(writes(await scene.apply())).toEqual([]);
    expect(mailsTo()).toEqual([EMAIL]);
  });

  test("a resend whose answer is lost is not repeated, by this run or the next", async () => {
    await scene.applied(change());
    scene.fake.faults.dropAfterCommit("RetryChangeAccountEmail");
    const run = await scene.applied(change({ attempt: 2 }));

    expect(said(run.warnings)).toContain("may have been resent");
    expect(writes(await scene.apply())).toEqual([]);
    expect(mailsTo()).toHaveLength(2);
  });

  test.each([
    ["resend", { email: EMAIL, attempt: 2 }, ["RetryChangeAccountEmail"]],
    // To which address the change is that is under way, nobody can tell.
    ["change of address", { email: OTHER }, ["CancelChangeAccountEmail", "ChangeAccountEmail"]],
  ])("a %s of an apply that was killed is taken for sent", async (_, more, next) => {
    await scene.applied(change());
    await scene.somebodyElse.retryChangeAccountEmail(accountId);
    scene.losePrivateState();

    const run = await scene.applied(change(more));

    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain("may be out already");
    await expectNoChanges();
    expect(writes(await scene.applied(change({ ...more, attempt: 3 })))).toEqual(next);
    expect(mailsTo().at(-1)).toBe(more.email);
  });

  test("a resend of which nobody has kept a word is told by the member's time, and not sent twice; the next attempt is sent", async () => {
    scene.fake.options.emailChangeModifies = "yes";
    await scene.applied(change());
    scene.fake.clock.advance(HOUR_MS);
    await scene.somebodyElse.retryChangeAccountEmail(accountId);

    const run = await scene.applied(change({ attempt: 2 }));

    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain("may be out already");
    await expectNoChanges();
    scene.fake.clock.advance(HOUR_MS);
    expect(writes(await scene.applied(change({ attempt: 3 })))).toEqual(["RetryChangeAccountEmail"]);
  });

  test("a rename explains the member's time, so that a resend is sent", async () => {
    scene.fake.options.emailChangeModifies = "yes";
    await scene.applied(change());
    scene.fake.clock.advance(HOUR_MS);
    scene.fake.world.renameMember(accountId, "renamed");

    expect(writes(await scene.applied(change({ attempt: 2 })))).toEqual(["RetryChangeAccountEmail"]);
  });

  test("a throttled call is repeated, and sends one mail", async () => {
    scene.fake.faults.failNext("ChangeAccountEmail", { code: "Throttling.User", status: 429 });
    await scene.applied(change());

    expect(mailsTo()).toEqual([EMAIL]);
  });

  test("a refusal points at the argument that is to blame, and leaves nothing in state", async () => {
    scene.fake.world.takeEmail(EMAIL);
    scene.code(change());
    const run = await scene.apply();

    expect(said(run.errors)).toContain("InvalidParameter.Email.AlreadyUsed");
    expect(await scene.state(ADDRESS)).toBeNull();
  });
});

describe("an object that goes, comes or moves", () => {
  test("a deleted block cancels what waits, forgets what is confirmed", async () => {
    await scene.applied(change());
    const run = await scene.applied("");
    expect(writes(run)).toEqual(["CancelChangeAccountEmail"]);
    expect(await openNewest()).not.toBe(200);

    await scene.applied(change());
    await openNewest();
    expect(writes(await scene.applied(""))).toEqual([]);
    expect(addressInCloud()).toBe(EMAIL);
  });

  test("-replace is refused, and a taint follows what is under way", async () => {
    await scene.applied(change());
    const replaced = await scene.apply(`-replace=${ADDRESS}`);
    expect(said(replaced.errors)).toContain("cannot be replaced");

    await scene.terraform("taint", ADDRESS);
    const run = await scene.apply();
    expect(run.errors).toEqual([]);
    expect(writes(run)).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Pending", last_mail_at: null });
    expect(mailsTo()).toEqual([EMAIL]);
  });

  test("a rename without moved is refused, and another member too", async () => {
    await scene.applied(change());
    scene.code(change().replace('"payments"', '"billing"'));
    expect(said((await scene.plan()).errors)).toContain("without a moved block");

    const { accountId: other } = scene.fake.world.createMember({ displayName: "ledger-prod" });
    scene.code(change({ account: `"${other}"` }));
    const plan = await scene.plan();
    expect(said(plan.errors)).toContain("cannot move to another member");
    expect(writes(plan)).toEqual([]);
  });

  test("an import sends nothing: of a change that waits, and of an account that has the address", async () => {
    scene.fake.world.beginEmailChange(accountId, EMAIL);
    scene.code(change());
    await scene.terraform("import", ADDRESS, accountId);
    const run = await scene.apply();
    expect(writes(run)).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Pending", email: EMAIL });

    await scene.terraform("state", "rm", ADDRESS);
    await openNewest();
    await scene.terraform("import", ADDRESS, accountId);
    await expectNoChanges();
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Confirmed", email: EMAIL });
    expect(mailsTo()).toEqual([EMAIL]);
  });

  test("a member that is gone leaves its change in state, without a call", async () => {
    await scene.applied(change());
    await openNewest();
    await scene.apply();
    scene.fake.world.removeMember(accountId);

    expect(writes(await scene.apply())).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Removed", confirmed: true });
    expect((await scene.plan()).summary).toBe("No changes.");
  });
});

test("changes that are confirmed cost no call each: the members are listed", async () => {
  const ids = ["one", "two", "three", "four", "five"].map(
    (displayName) => scene.fake.world.createMember({ displayName }).accountId,
  );
  const all = ids
    .map((id, index) =>
      change({ account: `"${id}"`, email: `member-${index}@example.com` }).replace(
        '"payments"',
        `"m${index}"`,
      ),
    )
    .join("");
  await scene.applied(all);
  for (const id of ids) scene.fake.world.confirmEmailChange(id);
  await scene.apply();

  const { calls } = await scene.plan();

  expect(calls.filter(({ operation }) => operation === "GetAccount").length).toBeLessThanOrEqual(3);
  expect(calls.filter(({ operation }) => operation === "ListAccounts")).toHaveLength(1);
});
