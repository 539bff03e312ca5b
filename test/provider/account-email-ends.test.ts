import { limited } from "./support/limited-provider";
import { accountId, scene } from "./support/member-scene";
import { said, writes } from "./support/scene";

const ADDRESS = "resourcedirectory_account_email.payments";
const EMAIL = "payments-root@example.com";
const OTHER = "other-root@example.com";
const MINUTE_MS = 60_000;

const change = (attempt = 1, email = EMAIL) => `
resource "resourcedirectory_account_email" "payments" {
  account_id = "${accountId}"
  email      = "${email}"
  attempt    = ${attempt}
}
`;

const mailsTo = () => scene.fake.mailbox.mails.map(({ to }) => to);
const addressInCloud = () => scene.fake.world.member(accountId).accountName;

async function expectNoChanges(): Promise<void> {
  expect((await scene.plan()).summary).toBe("No changes.");
}

/** The code is planned, the person follows the link, and the plan is applied. */
async function confirmedSincePlan(hcl: string) {
  scene.code(hcl);
  await scene.plan();
  scene.fake.world.confirmEmailChange(accountId);
  return scene.applyPlan();
}

beforeEach(() => scene.applied(change()));

describe("a change of address that is confirmed between plan and apply", () => {
  test("stays confirmed although its block is deleted, and the run says so", async () => {
    const run = await confirmedSincePlan("");

    expect([run.ok, writes(run)]).toEqual([true, []]);
    expect(said(run.warnings)).toContain("was confirmed before it could be cancelled");
    expect(await scene.state(ADDRESS)).toBeNull();
    expect(addressInCloud()).toBe(EMAIL);
  });

  test("is followed by the change to the address that the code names now", async () => {
    const run = await confirmedSincePlan(change(1, OTHER));

    expect([run.ok, writes(run)]).toEqual([true, ["ChangeAccountEmail"]]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Pending", email: OTHER, mails_sent: 2 });
    expect(mailsTo()).toEqual([EMAIL, OTHER]);
    scene.fake.world.confirmEmailChange(accountId);
    await scene.apply();
    expect(addressInCloud()).toBe(OTHER);
    await expectNoChanges();
  });
});

test("an attempt that is raised once more while its mail is put off sends one mail for both", async () => {
  scene.fake.options.resendIntervalMs = MINUTE_MS;
  await scene.applied(change(2));
  const run = await scene.applied(change(3));
  expect(said(run.warnings)).toContain("A mail has to wait");
  await expectNoChanges();

  scene.fake.clock.advance(MINUTE_MS);
  expect(writes(await scene.apply())).toEqual(["RetryChangeAccountEmail"]);
  expect(mailsTo()).toHaveLength(2);
  expect(await scene.state(ADDRESS)).toMatchObject({ attempt: 3, mails_sent: 2 });
  await expectNoChanges();
});

test("one that another stack has declared as well is followed there, and can still be confirmed when this stack forgets it", async () => {
  await scene.terraform("state", "rm", ADDRESS);
  const takenOver = await scene.applied(change());

  expect(writes(takenOver)).toEqual([]);
  expect(said(takenOver.warnings)).toContain("A change of address was under way already");
  await expectNoChanges();
  scene.fake.world.confirmEmailChange(accountId);
  expect(writes(await scene.apply())).toEqual([]);
  expect(await scene.state(ADDRESS)).toMatchObject({ status: "Confirmed", mails_sent: 0 });
  expect(mailsTo()).toEqual([EMAIL]);
});

test("a resend of which the service says that it knows no such change is an error, and nothing is sent twice", async () => {
  scene.fake.faults.failNext("RetryChangeAccountEmail", {
    code: "EntityNotExists.EmailModifyRecord",
    status: 404,
  });
  scene.code(change(2));
  const run = await scene.apply();

  expect(run.ok).toBe(false);
  expect(said(run.errors)).toContain("EntityNotExists.EmailModifyRecord");
  expect(await scene.state(ADDRESS)).toMatchObject({ attempt: 1, mails_sent: 1, status: "Pending" });
  expect(writes(await scene.apply())).toEqual(["RetryChangeAccountEmail"]);
  expect(mailsTo()).toHaveLength(2);
});

describe("an address that the account signs in with already", () => {
  const withoutMails = (hcl: string) =>
    limited("mails = 0") + hcl.replace("account_id", "provider = resourcedirectory.limited\n  account_id");

  beforeEach(async () => {
    scene.fake.world.confirmEmailChange(accountId);
    await scene.apply();
  });

  test("because somebody changed to it elsewhere is planned without a mail, and counts for no limit", async () => {
    scene.fake.world.beginEmailChange(accountId, OTHER);
    scene.fake.world.confirmEmailChange(accountId);
    scene.code(withoutMails(change(1, OTHER)));

    const plan = await scene.plan();
    expect(plan.errors).toEqual([]);
    expect(said(plan.warnings)).toContain("No address to change");
    expect(said(plan.warnings)).not.toContain("Sends a mail");
    expect(writes(await scene.applyPlan())).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Confirmed", email: OTHER, mails_sent: 1 });
    await expectNoChanges();
  });

  test("and that the code goes back to while another one waits is planned as a mail that may not be needed", async () => {
    await scene.applied(change(1, OTHER));
    scene.code(change());

    const plan = await scene.plan();
    expect(said(plan.warnings)).toContain("Cancels a change of address");
    expect(said(plan.warnings)).toContain("None is sent if the account signs in with that address already");
    expect(writes(await scene.applyPlan())).toEqual(["CancelChangeAccountEmail"]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Confirmed", email: EMAIL });
    await expectNoChanges();
  });

  test("in other letters is recorded, as it is while its mail waits, and sends nothing", async () => {
    const letters = await scene.applied(change(1, EMAIL.toUpperCase()));
    expect([writes(letters), said(letters.warnings)]).toEqual([[], ""]);
    await expectNoChanges();

    await scene.applied(change(1, OTHER));
    expect(writes(await scene.applied(change(1, OTHER.toUpperCase())))).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Pending", email: OTHER.toUpperCase() });
    expect(mailsTo()).toEqual([EMAIL, OTHER]);
    await expectNoChanges();
  });
});
