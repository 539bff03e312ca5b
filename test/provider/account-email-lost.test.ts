import { accountId, scene } from "./support/member-scene";
import { said, texts, writes } from "./support/scene";

const HOUR_MS = 3_600_000;
const ADDRESS = "resourcedirectory_account_email.payments";
const EMAIL = "payments-root@example.com";
const OTHER = "other-root@example.com";
const ANEW = ["CancelChangeAccountEmail", "ChangeAccountEmail"];

interface Wanted {
  readonly email?: string;
  readonly attempt?: number;
}

function change({ email = EMAIL, attempt = 1 }: Wanted = {}): string {
  return `
resource "resourcedirectory_account_email" "payments" {
  account_id = "${accountId}"
  email      = "${email}"
  attempt    = ${attempt}
}
`;
}

const mailsTo = () => scene.fake.mailbox.mails.map(({ to }) => to);

async function expectNoChanges(): Promise<void> {
  expect((await scene.plan()).summary).toBe("No changes.");
}

async function lapse(): Promise<void> {
  scene.fake.clock.advance(25 * HOUR_MS);
  await scene.apply();
}

async function cancelElsewhere(): Promise<void> {
  scene.fake.world.cancelEmailChange(accountId);
  await scene.apply();
}

async function confirm(): Promise<void> {
  scene.fake.world.confirmEmailChange(accountId);
  await scene.apply();
}

const waitOn = (): Promise<void> => Promise.resolve();

/** What became of the first mail, and what the code asks for then: a mail that goes out anew. */
const SITUATIONS: readonly [name: string, end: () => Promise<void>, wanted: Wanted][] = [
  ["a higher attempt, after the link lapsed", lapse, { attempt: 2 }],
  ["a higher attempt, after a cancellation", cancelElsewhere, { attempt: 2 }],
  ["another address, while the link is live", waitOn, { email: OTHER }],
  ["another address, after a confirmation", confirm, { email: OTHER }],
];

/** The mail goes out, but its answer is lost, and so is whatever looks for it. */
async function applyLosing(wanted: Wanted): Promise<void> {
  const { faults } = scene.fake;
  faults.dropAfterCommit("ChangeAccountEmail");
  faults.after("ChangeAccountEmail", () => {
    faults.dropBeforeCommit("GetAccount", { times: Infinity });
  });
  scene.code(change(wanted));
  const run = await scene.apply();
  faults.clear();
  expect(run.ok).toBe(false);
  expect(mailsTo()).toEqual([EMAIL, wanted.email ?? EMAIL]);
}

/** What is left of an apply in which provider and Terraform died together, the mail out: the state as it was. */
async function dieWithTheMailOut(wanted: Wanted): Promise<void> {
  scene.code(change(wanted));
  const { somebodyElse } = scene;
  if ((await scene.state(ADDRESS))?.["status"] === "Pending") {
    await somebodyElse.cancelChangeAccountEmail(accountId);
  }
  await somebodyElse.changeAccountEmail({ accountId, email: wanted.email ?? EMAIL });
}

/** Nothing more is sent or cancelled, what the code says is recorded; what it asks for after that is sent. */
async function expectRecorded(wanted: Wanted, ...args: string[]): Promise<void> {
  const run = await scene.apply(...args);
  expect(run.errors).toEqual([]);
  expect(writes(run)).toEqual([]);
  expect(said(run.warnings)).toContain("may be out already");
  expect(await scene.state(ADDRESS)).toMatchObject({ ...wanted, status: "Pending", last_mail_at: null });
  await expectNoChanges();
}

async function expectNextIsSent(wanted: Wanted): Promise<void> {
  expect(writes(await scene.applied(change({ ...wanted, attempt: 3 })))).toEqual(ANEW);
  expect(mailsTo().slice(1)).toEqual([wanted.email ?? EMAIL, wanted.email ?? EMAIL]);
  await expectNoChanges();
}

describe.each(SITUATIONS)("%s", (_, end, wanted) => {
  beforeEach(async () => {
    scene.fake.options.emailChangeModifies = "yes";
    await scene.applied(change());
    scene.fake.clock.advance(HOUR_MS);
    await end();
  });

  test.each([[], ["-refresh=false"]])(
    "sends one mail if its answer was lost and nobody could look for it: next apply %s",
    async (...args) => {
      await applyLosing(wanted);

      await expectRecorded(wanted, ...args);
      await expectNextIsSent(wanted);
    },
  );

  test("sends one mail if a refresh was stored between the lost answer and the next apply", async () => {
    scene.fake.options.emailChangeModifies = "no";
    await applyLosing(wanted);
    expect((await scene.terraform("apply", "-refresh-only", "-auto-approve")).ok).toBe(true);

    await expectRecorded(wanted);
    await expectNextIsSent(wanted);
  });

  test("is confirmed as any other by the person who got that mail", async () => {
    await applyLosing(wanted);
    await expectRecorded(wanted);
    scene.fake.world.confirmEmailChange(accountId);

    const run = await scene.apply();
    expect(said(run.warnings)).toContain("A change of address was confirmed");
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Confirmed", ...wanted });
  });

  test("is sent if none went out", async () => {
    scene.fake.faults.dropBeforeCommit("ChangeAccountEmail", { times: Infinity });
    scene.code(change(wanted));
    expect((await scene.apply()).ok).toBe(false);
    scene.fake.faults.clear();

    expect(writes(await scene.applied(change(wanted)))).toEqual(["ChangeAccountEmail"]);
    expect(mailsTo()).toEqual([EMAIL, wanted.email ?? EMAIL]);
    await expectNoChanges();
  });

  test.each([[], ["-refresh=false"]])(
    "sends one mail if provider and terraform died with it out: next applies %s",
    async (...args) => {
      await dieWithTheMailOut(wanted);
      const next = await scene.apply(...args);

      // Where a plan does not look for a change under way, the apply finds it, and ends with an error.
      if (!next.ok) await expectRecorded(wanted, ...args);
      expect(writes(next)).toEqual([]);
      expect(await scene.state(ADDRESS)).toMatchObject({ ...wanted, status: "Pending" });
      await expectNoChanges();
      await expectNextIsSent(wanted);
    },
  );

  test("sends one mail if the plan that was applied unanswered is applied once more", async () => {
    scene.code(change(wanted));
    await scene.plan();
    await dieWithTheMailOut(wanted);

    expect(writes(await scene.applyPlan())).toEqual([]);
    const next = await scene.apply();
    expect(next.ok).toBe(true);
    expect(writes(next)).toEqual([]);
    await expectNextIsSent(wanted);
  });
});

test("a change that somebody else begins once ours has lapsed is told as one of unknown origin, and cancelled by the attempt after the next", async () => {
  await scene.applied(change());
  await lapse();
  await scene.somebodyElse.changeAccountEmail({ accountId, email: "console@example.com" });

  const plan = await scene.plan();
  expect(plan.summary).toBe("No changes.");
  expect(texts(plan.warnings)).toEqual([
    expect.stringMatching(/the state did not know of.*raise attempt once more after that/),
  ]);
  await scene.apply();
  await expectNoChanges();

  expect(writes(await scene.applied(change({ attempt: 2 })))).toEqual([]);
  expect(said((await scene.plan()).warnings)).toContain("raise attempt from 2 to 3");
  expect(writes(await scene.applied(change({ attempt: 3 })))).toEqual(ANEW);
  expect(mailsTo()).toEqual([EMAIL, "console@example.com", EMAIL]);
});

test("what lapses before any run has seen it is sent once more, as the code asks for it", async () => {
  await scene.applied(change());
  await lapse();
  await applyLosing({ attempt: 2 });
  scene.fake.clock.advance(25 * HOUR_MS);

  expect(writes(await scene.applied(change({ attempt: 2 })))).toEqual(["ChangeAccountEmail"]);
  await expectNoChanges();
});

test("a change of address that nobody answered for is left alone when its block is deleted", async () => {
  await scene.applied(change());
  await applyLosing({ email: OTHER });
  await expectRecorded({ email: OTHER });

  const run = await scene.applied("");
  expect(writes(run)).toEqual([]);
  expect(said(run.warnings)).toContain("can still be confirmed");
});

test("a type switch of the member meanwhile is no mail: another address goes out at once", async () => {
  await scene.applied(change());
  scene.fake.clock.advance(2 * 60_000);
  scene.fake.world.setType(accountId, "CloudAccount");
  const run = await scene.applied(change({ email: OTHER }));

  expect([writes(run), mailsTo()]).toEqual([ANEW, [EMAIL, OTHER]]);
  await expectNoChanges();
});
