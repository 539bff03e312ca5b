import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  INVITEE_ACCOUNT_ID,
  INVITEE_KEY,
  SAMPLE_DIRECTORY_ID,
  STRANGER_ACCOUNT_ID,
  STRANGER_KEY,
} from "../../lib/testing";
import {
  VENDORS_ACCEPTANCE,
  VENDORS_HANDSHAKE,
  VENDORS_INVITEE,
} from "../testing/support/vendors-handshakes";
import { said, Scene, writes } from "./support/scene";

const INVITATION = "resourcedirectory_invitation.acme";
const ACCEPTANCE = "resourcedirectory_handshake_acceptance.acme";
const VENDORS_ADDRESS = "alicloud_resource_manager_handshake_acceptance.acme";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
  scene.keyInEnvironment("INVITEE_", INVITEE_KEY);
});

afterEach(() => scene.close());

/** The recipe for HCL, as docs/migration.md has it. */
function recipe(): string {
  const document = readFileSync(join(__dirname, "..", "..", "docs", "migration.md"), "utf8");
  return /```hcl\n([^]*?)```/.exec(document)?.[1] ?? "";
}

/** Without what is about an acceptance, for an invitation that nobody has accepted. */
const invitationOnly = () =>
  recipe()
    .split("\n\n")
    .filter((block) => !block.includes("handshake_acceptance"))
    .join("\n\n");

/** The stand-in for the vendor's provider invites; answers the id of the handshake. */
async function invited(): Promise<string> {
  await scene.applied(VENDORS_INVITEE + VENDORS_HANDSHAKE);
  return lastHandshake();
}

/** It invites and accepts in one apply. */
async function accepted(): Promise<string> {
  await scene.applied(VENDORS_INVITEE + VENDORS_HANDSHAKE + VENDORS_ACCEPTANCE);
  return lastHandshake();
}

const lastHandshake = () => scene.fake.world.handshakes.at(-1)?.id ?? "";

test("an accepted handshake and its acceptance come over by the recipe, and nothing is called that writes", async () => {
  const id = await accepted();
  const { joinTime } = scene.fake.world.member(INVITEE_ACCOUNT_ID);
  scene.code(VENDORS_INVITEE + recipe());

  const plan = await scene.plan();
  expect(plan.errors).toEqual([]);
  expect(plan.changes[INVITATION]).toBeUndefined();
  const run = await scene.apply();

  expect(run.errors).toEqual([]);
  expect(writes(run)).toEqual([]);
  expect(await scene.state(INVITATION)).toMatchObject({
    status: "Accepted",
    account_id: INVITEE_ACCOUNT_ID,
    handshake_id: id,
    adopted: false,
    removal_policy: "PROTECT",
  });
  expect(await scene.state(ACCEPTANCE)).toMatchObject({
    status: "Accepted",
    expected_directory_id: SAMPLE_DIRECTORY_ID,
    account_id: INVITEE_ACCOUNT_ID,
  });
  expect((await scene.plan()).summary).toBe("No changes.");
  expect(scene.fake.world.member(INVITEE_ACCOUNT_ID).joinTime).toEqual(joinTime);

  scene.code(recipe().replace('note   = "welcome"', 'note   = "other words"'));
  expect(writes(await scene.apply())).toEqual([]);
  scene.code("");
  expect(said((await scene.plan()).errors)).toContain("is protected");
});

test("both come over in a chain of moves, with the blocks renamed in the same change", async () => {
  await accepted();
  const renamed = ["resourcedirectory_invitation", "resourcedirectory_handshake_acceptance"]
    .map((type) => `moved {\n  from = ${type}.acme\n  to   = ${type}.partner\n}`)
    .join("\n");
  const partner = recipe().replace(/^resource "(resourcedirectory_\w+)" "acme"/gm, 'resource "$1" "partner"');
  scene.code(
    `${VENDORS_INVITEE}${partner.replaceAll("resourcedirectory_invitation.acme.", "resourcedirectory_invitation.partner.")}\n${renamed}`,
  );
  const run = await scene.apply();

  expect(run.errors).toEqual([]);
  expect(writes(run)).toEqual([]);
  expect(await scene.state("resourcedirectory_invitation.partner")).toMatchObject({ status: "Accepted" });
  expect(await scene.state("resourcedirectory_handshake_acceptance.partner")).toMatchObject({
    status: "Accepted",
  });
  expect((await scene.plan()).summary).toBe("No changes.");
});

test("credentials of another account than the expected one are refused in the apply that moves", async () => {
  await accepted();
  scene.keyInEnvironment("INVITEE_", STRANGER_KEY);
  scene.code(VENDORS_INVITEE + recipe());

  const run = await scene.apply();

  expect(writes(run)).toEqual([]);
  expect(said(run.errors)).toContain(INVITEE_ACCOUNT_ID);
  expect(said(run.errors)).toContain(STRANGER_ACCOUNT_ID);
});

test("once it is recorded, an acceptance that came over needs no credentials", async () => {
  await accepted();
  await scene.applied(VENDORS_INVITEE + recipe());

  scene.keyInEnvironment("INVITEE_", null);
  scene.code(recipe());

  expect((await scene.plan()).summary).toBe("No changes.");
});

test.each([
  ["pending", "Pending", () => undefined],
  ["expired", "Expired", (id: string) => scene.fake.world.expire(id)],
  ["declined", "Declined", (id: string) => scene.fake.world.decline(id)],
  ["gone", "Deleted", (id: string) => scene.fake.world.purge(id)],
])(
  "a handshake that is %s comes over as what it is, and no plan changes anything",
  async (_, status, end) => {
    const id = await invited();
    end(id);
    scene.code(invitationOnly());

    const plan = await scene.plan();
    expect([plan.errors, Object.keys(plan.changes)]).toEqual([[], []]);
    const run = await scene.apply();
    expect(writes(run)).toEqual([]);
    expect(await scene.state(INVITATION)).toMatchObject({ status, handshake_id: id, invitations_sent: 1 });
    expect((await scene.plan()).summary).toBe("No changes.");

    const again = await scene.applied(invitationOnly().replace("note ", "attempt = 2\n  note "));
    expect(
      writes(again).filter((operation) => operation === "InviteAccountToResourceDirectory"),
    ).toHaveLength(1);
  },
);

test.each([
  ["expired", "Expired", (id: string) => scene.fake.world.expire(id)],
  ["declined", "Declined", (id: string) => scene.fake.world.decline(id)],
])("one that the vendor's provider has seen %s comes over likewise", async (_, status, end) => {
  end(await invited());
  await scene.apply();
  expect(await scene.state("alicloud_resource_manager_handshake.acme")).toMatchObject({ status });

  expect(writes(await scene.applied(invitationOnly()))).toEqual([]);
  expect(await scene.state(INVITATION)).toMatchObject({ status, account_id: null });
});

test("a handshake that the vendor's provider has seen accepted is a member at once, without news of it", async () => {
  scene.fake.world.accept(await invited());
  await scene.apply();
  scene.code(invitationOnly());

  const plan = await scene.plan();
  expect([plan.errors, plan.warnings, Object.keys(plan.changes)]).toEqual([[], [], []]);
});

test("an acceptance whose state says nothing but null comes over as the one with empty texts", async () => {
  const id = await accepted();
  const state = (await scene.state(VENDORS_ADDRESS)) ?? {};
  const emptied = Object.keys(state).filter((name) => state[name] === "");
  expect(emptied).toContain("resource_directory_id");
  scene.editState(VENDORS_ADDRESS, Object.fromEntries(emptied.map((name) => [name, null])));
  scene.code(VENDORS_INVITEE + recipe());

  expect(writes(await scene.apply())).toEqual([]);
  expect((await scene.plan()).summary).toBe("No changes.");
  expect(await scene.state(ACCEPTANCE)).toMatchObject({
    handshake_id: id,
    status: "Accepted",
    account_id: INVITEE_ACCOUNT_ID,
  });
});

test("an acceptance that could still be read brings its account along, and comes over without a call", async () => {
  scene.fake.options.inviteeGetHandshakeAfterAccept = "accepted";
  await accepted();
  scene.keyInEnvironment("INVITEE_", null);

  const run = await scene.applied(VENDORS_INVITEE + recipe());

  expect(run.calls.filter(({ callerName }) => callerName === "invitee")).toEqual([]);
  expect(await scene.state(ACCEPTANCE)).toMatchObject({ account_id: INVITEE_ACCOUNT_ID });
});

test("an invitation that comes over pending is cancelled with its block, as one that was sent from here", async () => {
  await invited();
  await scene.applied(invitationOnly());

  expect(writes(await scene.applied(""))).toEqual(["CancelHandshake"]);
});

test("another type of the vendor's is refused as the source", async () => {
  await scene.applied('resource "alicloud_resource_manager_folder" "acme" {\n  folder_name = "acme"\n}');
  scene.code(
    invitationOnly().replace("alicloud_resource_manager_handshake.", "alicloud_resource_manager_folder."),
  );

  expect(said((await scene.plan()).errors)).toContain("Move not offered");
});

test.each([
  ["pending", () => undefined, true],
  ["expired", (id: string) => scene.fake.world.expire(id), true],
  ["expired", (id: string) => scene.fake.world.expire(id), false],
] as const)(
  "the vendor's invitation counts once of max_invitations, where it comes over %s",
  async (_, end, inTwoSteps) => {
    const again = invitationOnly().replace(
      "note ",
      'when_expired = "invite_again"\n  max_invitations = 2\n  note ',
    );
    end(await invited());
    if (inTwoSteps) await scene.applied(invitationOnly());
    const sent = [...writes(await scene.applied(again))];
    for (let nights = 0; nights < 3; nights += 1) {
      scene.fake.clock.advance(15 * 24 * 3_600_000);
      sent.push(...writes(await scene.applied(again)));
    }

    expect(sent).toEqual(["InviteAccountToResourceDirectory"]);
    expect(await scene.state(INVITATION)).toMatchObject({ invitations_sent: 2 });
  },
);
