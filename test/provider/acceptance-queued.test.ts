import { INVITEE_ACCOUNT_ID, SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import { said, Scene, writes } from "./support/scene";

const ADDRESS = "resourcedirectory_handshake_acceptance.acme";
const HOUR_MS = 3_600_000;

const code = (policy = "ABANDON") => `
resource "resourcedirectory_invitation" "acme" {
  target         = "${INVITEE_ACCOUNT_ID}"
  removal_policy = "${policy}"
}

resource "resourcedirectory_handshake_acceptance" "acme" {
  provider              = resourcedirectory.invitee
  handshake_id          = resourcedirectory_invitation.acme.handshake_id
  invitation_queued     = resourcedirectory_invitation.acme.status == "Queued"
  expected_directory_id = "${SAMPLE_DIRECTORY_ID}"
  expected_account_id   = "${INVITEE_ACCOUNT_ID}"
}

resource "resourcedirectory_account_type" "acme" {
  account_id = resourcedirectory_handshake_acceptance.acme.account_id
  type       = "CloudAccount"
}

resource "resourcedirectory_member" "acme" {
  account_id     = resourcedirectory_handshake_acceptance.acme.account_id
  existing       = true
  display_name   = "acme"
  removal_policy = "ABANDON"
}
`;

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
  scene.fake.options.quotas.invitationsPerDay = 0;
});

afterEach(() => scene.close());

test("below an invitation that cannot be sent today, an acceptance and what hangs on it wait, without a call of the invitee", async () => {
  const run = await scene.applied(code());

  expect(run.errors).toEqual([]);
  expect(scene.fake.requests.of("AcceptHandshake")).toEqual([]);
  expect(scene.fake.requests.of("GetCallerIdentity")).toEqual([]);
  expect(said(run.warnings)).toContain("Waits for an invitation to be sent");
  expect(await scene.state(ADDRESS)).toMatchObject({ status: "Waiting", account_id: null });
  const plan = await scene.plan();
  expect([plan.summary, plan.errors]).toEqual(["No changes.", []]);
  expect(said(plan.warnings)).toContain("the run that sends it accepts");
});

test("the run that sends the invitation accepts it, once, and carries out what hangs on it", async () => {
  await scene.applied(code());
  scene.fake.options.quotas.invitationsPerDay = 20;
  scene.fake.clock.advance(HOUR_MS);

  const run = await scene.apply();

  expect(run.errors).toEqual([]);
  expect(writes(run)).toEqual(["InviteAccountToResourceDirectory", "AcceptHandshake", "UpdateAccount"]);
  expect(scene.fake.world.member(INVITEE_ACCOUNT_ID).displayName).toBe("acme");
  expect(await scene.state(ADDRESS)).toMatchObject({ status: "Accepted", account_id: INVITEE_ACCOUNT_ID });
  await scene.apply();
  const second = await scene.plan();
  expect([second.summary, writes(second)]).toEqual(["No changes.", []]);
});

test("a run after the quota's hour that cannot send either ends in success, and waits on", async () => {
  await scene.applied(code());
  scene.fake.clock.advance(HOUR_MS);

  const run = await scene.apply();

  expect([run.errors, scene.fake.requests.of("AcceptHandshake")]).toEqual([[], []]);
  expect(await scene.state(ADDRESS)).toMatchObject({ status: "Waiting", account_id: null });
  expect((await scene.plan()).summary).toBe("No changes.");
});

test("one that waits is deleted without a word about accepting, and without a call", async () => {
  await scene.applied(code());

  const run = await scene.applied("");

  expect([run.errors, writes(run)]).toEqual([[], []]);
  expect(said(run.warnings)).not.toContain("Forgets an acceptance");
});
