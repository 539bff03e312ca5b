import { INVITEE_ACCOUNT_ID, MANAGEMENT_ACCOUNT_ID } from "../../lib/testing";
import type { TerraformResult } from "../../lib/testing";
import { blamedCode } from "./support/blamed-code";
import { said, Scene, writes } from "./support/scene";

const INVITE = "InviteAccountToResourceDirectory";
const WAITS = "Waits for a member to join";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

const INVITATION = `
resource "resourcedirectory_invitation" "acme" {
  target = "${INVITEE_ACCOUNT_ID}"
}
`;

const PROMOTION = `
resource "resourcedirectory_promotion" "step" {
  account_id = resourcedirectory_invitation.acme.account_id
  email      = "acme-root@example.com"
}
`;

const TYPE_SWITCH = `
resource "resourcedirectory_account_type" "step" {
  account_id = resourcedirectory_invitation.acme.account_id
  type       = "ResourceAccount"
}
`;

const ACCOUNT_EMAIL = `
resource "resourcedirectory_account_email" "step" {
  account_id = resourcedirectory_invitation.acme.account_id
  email      = "acme-root@example.com"
}
`;

/** Each step with what its object says once it is done, and with the call that does it. */
const STEPS = [
  ["promotion", PROMOTION, "resourcedirectory_promotion.step", "PromoteResourceAccount"],
  ["change of address", ACCOUNT_EMAIL, "resourcedirectory_account_email.step", "ChangeAccountEmail"],
  ["type switch", TYPE_SWITCH, "resourcedirectory_account_type.step", "UpdateAccount"],
] as const;

/** The account accepts, and is such that either step has something to do. */
function joins(step: string): void {
  const [handshake] = scene.fake.world.handshakesOf(INVITEE_ACCOUNT_ID);
  scene.fake.world.accept(handshake?.id ?? "");
  scene.fake.world.setSecurityInfo(INVITEE_ACCOUNT_ID, { phone: true });
  if (step === "promotion") scene.fake.world.setType(INVITEE_ACCOUNT_ID, "ResourceAccount");
}

const kinds = (run: TerraformResult) => run.warnings.map(({ summary }) => summary);

const operations = ({ calls }: TerraformResult) => calls.map(({ operation }) => operation);

describe.each(STEPS)("a %s of a member that has not joined yet", (step, hcl, address, operation) => {
  beforeEach(async () => {
    const run = await scene.applied(INVITATION + hcl);
    expect(writes(run)).toEqual([INVITE]);
    expect(kinds(run)).toContain(WAITS);
  });

  test("waits: it stands in state, a warning says so in every plan, and nothing changes", async () => {
    expect(await scene.state(address)).toMatchObject({ account_id: null, status: "Waiting" });

    const plan = await scene.plan();

    expect([plan.summary, plan.errors]).toEqual(["No changes.", []]);
    expect(kinds(plan).filter((kind) => kind === WAITS)).toHaveLength(1);
  });

  test("goes on by itself with the first run after it has joined, as an update, once", async () => {
    joins(step);
    const run = await scene.applied(INVITATION + hcl);

    expect(run.changes[address]?.actions).toEqual(["update"]);
    expect(writes(run)).toEqual([operation]);
    expect(await scene.state(address)).toMatchObject({ account_id: INVITEE_ACCOUNT_ID });
    expect((await scene.state(address))?.["status"]).not.toBe("Waiting");
    const second = await scene.apply();
    expect([writes(second), second.changes[address]]).toEqual([[], undefined]);
  });

  test("is deleted without a call for it", async () => {
    const run = await scene.applied(INVITATION);

    expect(await scene.state(address)).toBeNull();
    expect(operations(run)).toEqual(operations(await scene.plan()));
  });

  test("may be edited meanwhile", async () => {
    const edited = hcl.replace("acme-root@", "acme-owner@").replace('"ResourceAccount"', '"CloudAccount"');
    const run = await scene.applied(INVITATION + edited);

    expect(writes(run)).toEqual([]);
    expect(await scene.state(address)).toMatchObject({ account_id: null, status: "Waiting" });
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("is begun once, although the first run after it has joined was killed and left no trace", async () => {
    joins(step);
    scene.losePrivateState();
    const run = await scene.applied(INVITATION + hcl);

    expect(writes(run)).toEqual([operation]);
  });

  test("tainted by hand, it waits as before", async () => {
    await scene.terraform("taint", address);
    const run = await scene.apply();

    expect([run.ok, writes(run)]).toEqual([true, []]);
    expect(await scene.state(address)).toMatchObject({ status: "Waiting" });
  });

  test("fails, and stays as it is, if the step is refused once the member has joined", async () => {
    joins(step);
    scene.fake.faults.failNext(operation, { code: "AccountTypeOrStatusMismatch", status: 409 });
    scene.code(INVITATION + hcl);
    const run = await scene.apply();

    expect(run.ok).toBe(false);
    expect(await scene.state(address)).toMatchObject({ account_id: null, status: "Waiting" });
    expect(writes(await scene.applied(INVITATION + hcl))).toEqual([operation]);
  });
});

test.each(STEPS)("a %s that has begun cannot lose its member again", async (step, hcl, address) => {
  await scene.applied(INVITATION + hcl);
  joins(step);
  await scene.applied(INVITATION + hcl);
  scene.code(INVITATION + hcl.replace(/resourcedirectory_invitation\.acme\.account_id/, "null"));
  const plan = await scene.plan();

  expect(plan.ok).toBe(false);
  expect(said(plan.errors)).toContain(`belongs to ${INVITEE_ACCOUNT_ID}`);
  expect(await scene.state(address)).toMatchObject({ account_id: INVITEE_ACCOUNT_ID });
});

test.each(STEPS)("a %s waits once more when its member was removed elsewhere", async (step, hcl, address) => {
  await scene.applied(INVITATION + hcl);
  joins(step);
  await scene.applied(INVITATION + hcl);
  scene.fake.world.removeMember(INVITEE_ACCOUNT_ID);
  const run = await scene.applied(INVITATION + hcl);

  expect(writes(run)).toEqual([]);
  expect(run.changes[address]?.actions).toEqual(["update"]);
  expect(await scene.state(address)).toMatchObject({ account_id: null, status: "Waiting" });
  const plan = await scene.plan();
  expect([plan.summary, plan.errors]).toEqual(["No changes.", []]);
  expect(kinds(plan)).toContain(WAITS);
});

test.each(STEPS)("a %s whose null is written by hand waits too", async (_step, hcl, address) => {
  const run = await scene.applied(hcl.replace(/resourcedirectory_invitation\.acme\.account_id/, "null"));

  expect(run.calls).toEqual([]);
  expect(await scene.state(address)).toMatchObject({ status: "Waiting" });
});

test("a type switch that waits is replaced without a call", async () => {
  const [, hcl = "", address = ""] = STEPS.find(([step]) => step === "type switch") ?? [];
  await scene.applied(INVITATION + hcl);
  const plan = await scene.plan("-refresh=false", `-replace=${address}`);

  expect(plan.changes[address]?.actions).toEqual(["delete", "create"]);
  expect([plan.calls, writes(await scene.applyPlan())]).toEqual([[], []]);
  expect(await scene.state(address)).toMatchObject({ account_id: null, status: "Waiting" });
});

test.each(STEPS)("a %s of the management account is refused at plan: it never joins", async (_, hcl) => {
  scene.code(hcl.replace("resourcedirectory_invitation.acme.account_id", `"${MANAGEMENT_ACCOUNT_ID}"`));
  const plan = await scene.plan();

  expect(plan.errors).toHaveLength(1);
  expect(said(plan.errors)).toContain("The management account is no member");
  expect([blamedCode(plan), kinds(plan)]).toEqual([["account_id"], []]);
});
