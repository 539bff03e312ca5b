import { INVITEE_ACCOUNT_ID } from "../../lib/testing";
import type { TerraformResult } from "../../lib/testing";
import { limited } from "./support/limited-provider";
import { said, Scene, writes } from "./support/scene";

const WAITS = "Waits for a member to join";
const HAS_LEFT = "A step is about a member that was removed elsewhere";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

const LIMITED = limited("mails = 0");

const mailHook = (type: string) => (attempt: number, more: string) => `
resource "resourcedirectory_${type}" "step" {
  account_id = "${INVITEE_ACCOUNT_ID}"
  email      = "acme-root@example.com"
  attempt    = ${attempt}
  ${more}
}
`;

const typeSwitch = (_attempt: number, more: string) => `
resource "resourcedirectory_account_type" "step" {
  account_id = "${INVITEE_ACCOUNT_ID}"
  type       = "ResourceAccount"
  ${more}
}
`;

interface Step {
  readonly name: string;
  readonly address: string;
  readonly operation: string;
  code(attempt: number, more: string): string;
}

const PROMOTION: Step = {
  name: "promotion",
  address: "resourcedirectory_promotion.step",
  operation: "PromoteResourceAccount",
  code: mailHook("promotion"),
};

const ACCOUNT_EMAIL: Step = {
  name: "change of address",
  address: "resourcedirectory_account_email.step",
  operation: "ChangeAccountEmail",
  code: mailHook("account_email"),
};

const TYPE_SWITCH: Step = {
  name: "type switch",
  address: "resourcedirectory_account_type.step",
  operation: "UpdateAccount",
  code: typeSwitch,
};

const STEPS = [PROMOTION, ACCOUNT_EMAIL, TYPE_SWITCH];

const applied = ({ code }: Step, attempt = 1, more = "") => scene.applied(code(attempt, more));

const status = async ({ address }: Step) => (await scene.state(address))?.["status"];

/** The account is a member from now on, and such that the step has something to do. */
function joins({ name }: Step): void {
  scene.fake.world.join(INVITEE_ACCOUNT_ID);
  scene.fake.world.setSecurityInfo(INVITEE_ACCOUNT_ID, { phone: true });
  if (name === PROMOTION.name) scene.fake.world.setType(INVITEE_ACCOUNT_ID, "ResourceAccount");
}

const leaves = () => {
  scene.fake.world.removeMember(INVITEE_ACCOUNT_ID);
};

const kinds = (run: TerraformResult) => run.warnings.map(({ summary }) => summary);

describe.each(STEPS)("a $name for an account that is no member", (step) => {
  test("waits: the plan says so and announces nothing else, and the next plan is empty", async () => {
    scene.code(step.code(1, ""));
    const plan = await scene.plan();
    const run = await scene.applyPlan();

    expect([plan.ok, kinds(plan)]).toEqual([true, [WAITS]]);
    expect(said(plan.warnings)).toContain(`${INVITEE_ACCOUNT_ID} is no member of the directory`);
    expect([run.ok, writes(run)]).toEqual([true, []]);
    expect(await status(step)).toBe("Waiting");
    const second = await scene.plan();
    expect([second.summary, kinds(second)]).toEqual(["No changes.", [WAITS]]);
  });

  test("goes on in the apply in which it joins", async () => {
    scene.code(step.code(1, ""));
    await scene.plan();
    joins(step);

    expect(writes(await scene.applyPlan())).toEqual([step.operation]);
  });

  test("may be edited meanwhile, and begins as it says then", async () => {
    await applied(step);
    await applied(step, 2);
    expect((await scene.plan()).summary).toBe("No changes.");
    joins(step);

    expect(writes(await applied(step, 2))).toEqual([step.operation]);
  });
});

test.each([PROMOTION, ACCOUNT_EMAIL])(
  "a $name that is edited while it waits is begun by that apply if the account has joined since the plan",
  async (step) => {
    await applied(step);
    scene.code(step.code(2, ""));
    await scene.plan();
    joins(step);
    const run = await scene.applyPlan();

    expect([said(run.errors), writes(run)]).toEqual(["", [step.operation]]);
    expect((await scene.plan()).summary).toBe("No changes.");
  },
);

test("a type switch that is edited while it waits is made by that apply if the account has joined since the plan", async () => {
  const edited = (whenBlocked: string) => TYPE_SWITCH.code(1, `when_blocked = "${whenBlocked}"`);
  await scene.applied(edited("fail"));
  scene.code(edited("wait"));
  await scene.plan();
  joins(TYPE_SWITCH);
  const run = await scene.applyPlan();

  expect([said(run.errors), writes(run)]).toEqual(["", [TYPE_SWITCH.operation]]);
  expect((await scene.plan()).summary).toBe("No changes.");
});

describe.each(STEPS)("a $name whose member was removed elsewhere", (step) => {
  beforeEach(async () => {
    joins(step);
    await applied(step);
    leaves();
  });

  test("goes on when the account is a member again", async () => {
    await applied(step);
    joins(step);
    const run = await scene.apply();

    expect(kinds(run)).not.toContain(HAS_LEFT);
    expect(writes(run)).toEqual(step === TYPE_SWITCH ? [step.operation] : []);
    expect((await scene.plan()).summary).toBe("No changes.");
    expect(await status(step)).not.toBe("Waiting");
  });

  test("is begun again only once it is a member again, if the code asks for that meanwhile and the link has lapsed", async () => {
    const run = await applied(step, 2);
    expect(writes(run)).toEqual([]);
    const plan = await scene.plan();
    expect([plan.summary, plan.errors]).toEqual(["No changes.", []]);
    scene.fake.clock.advance(40 * 24 * 3_600_000);
    joins(step);

    expect(writes(await scene.apply())).toEqual([step.operation]);
    expect(writes(await scene.apply())).toEqual([]);
  });
});

describe.each([PROMOTION, ACCOUNT_EMAIL])("a $name with a mail that waits to be confirmed", (step) => {
  const { address } = step;
  const gone = { code: "EntityNotExists.Account", status: 404 };

  test("is as it was after a run that did not find its member, and nothing is sent", async () => {
    joins(step);
    await applied(step);
    const before = await scene.state(address);
    scene.fake.faults.failNext("GetAccount", gone);
    const run = await scene.apply("-refresh-only");
    expect([writes(run), await status(step)]).toEqual([[], "Removed"]);

    const second = await scene.apply("-refresh-only");

    expect(kinds(second)).not.toContain(HAS_LEFT);
    expect(await scene.state(address)).toEqual(before);
    const resent = await applied(step, 2);
    expect(writes(resent)).toHaveLength(1);
    expect(await scene.state(address)).toMatchObject({ mails_sent: 2 });
  });

  test("is cancelled with its block, although a run before did not find its member", async () => {
    joins(step);
    await applied(step);
    scene.fake.faults.failNext("GetAccount", gone);
    await scene.apply("-refresh-only");

    const run = await scene.applied("");

    expect(writes(run)).toEqual([step.operation.replace(/^/, "Cancel")]);
  });

  test("counts for no limit as long as there is no member to send it to", async () => {
    const code = LIMITED + step.code(1, "provider = resourcedirectory.limited");
    const run = await scene.applied(code);
    expect([writes(run), await status(step)]).toEqual([[], "Waiting"]);
    joins(step);

    expect(said((await scene.plan()).errors)).toContain("More mails than the provider block allows");
  });
});
