import { INVITEE_ACCOUNT_ID } from "../../lib/testing";
import type { TerraformResult } from "../../lib/testing";
import { said, Scene, writes } from "./support/scene";

const INVITATION = "resourcedirectory_invitation.acme";
const SETTINGS = "resourcedirectory_member.acme";

type Tags = Readonly<Record<string, string>>;

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

/** An invitation with its settings, as `Invitation` synthesizes them. */
function invited(tags: Tags, attempt = 1): string {
  return `
resource "resourcedirectory_invitation" "acme" {
  target  = "${INVITEE_ACCOUNT_ID}"
  attempt = ${attempt}
  tags    = ${JSON.stringify(tags)}
}
resource "resourcedirectory_member" "acme" {
  existing       = true
  account_id     = resourcedirectory_invitation.acme.account_id
  invited_tags   = resourcedirectory_invitation.acme.sent_tags
  tags           = ${JSON.stringify(tags)}
  removal_policy = "ABANDON"
}
`;
}

const pending = () =>
  scene.fake.world.handshakesOf(INVITEE_ACCOUNT_ID).find(({ status }) => status === "Pending")?.id ?? "";

/** The account accepts, and somebody else tags it. */
async function joins(others: Tags = {}): Promise<void> {
  scene.fake.world.accept(pending());
  if (Object.keys(others).length > 0) {
    await scene.somebodyElse.tagResources({ accountId: INVITEE_ACCOUNT_ID, tags: others });
  }
}

const tagsOfMember = () => scene.fake.world.member(INVITEE_ACCOUNT_ID).tags;

async function expectEmptyPlan(): Promise<void> {
  expect((await scene.plan()).summary).toBe("No changes.");
}

async function takesOver(tags: Tags): Promise<TerraformResult> {
  const run = await scene.applied(invited(tags));
  await expectEmptyPlan();
  return run;
}

test("a key of the invitation that the code takes out in the apply that first sees the member comes off, others stay", async () => {
  await scene.applied(invited({ team: "pay", env: "prod" }));
  await joins({ cost: "4711" });
  const run = await takesOver({ team: "pay" });

  expect(writes(run)).toEqual(["UntagResources"]);
  expect(said(run.warnings)).toContain("tags of its invitation are taken off (env)");
  expect(tagsOfMember()).toEqual({ team: "pay", cost: "4711" });
});

test("a key of the invitation that the code took out before comes off as well", async () => {
  await scene.applied(invited({ team: "pay", env: "prod" }));
  expect(writes(await scene.applied(invited({ team: "pay" })))).toEqual([]);
  await joins();
  await takesOver({ team: "pay" });

  expect(tagsOfMember()).toEqual({ team: "pay" });
});

test("a value that is changed and a key that is taken out in that apply are one call each", async () => {
  await scene.applied(invited({ team: "pay", env: "prod" }));
  await joins();
  const run = await takesOver({ team: "ledger" });

  expect(writes(run)).toEqual(["UntagResources", "TagResources"]);
  expect(tagsOfMember()).toEqual({ team: "ledger" });
});

test("a key that the code had while the invitation was pending, but never sent, is somebody else's", async () => {
  await scene.applied(invited({ team: "pay" }));
  await scene.applied(invited({ team: "pay", cost: "1" }));
  await joins({ cost: "4711" });
  await takesOver({ team: "pay" });

  expect(tagsOfMember()).toEqual({ team: "pay", cost: "4711" });
});

test("of several invitations the tags of the one that was accepted count", async () => {
  await scene.applied(invited({ team: "pay" }));
  await scene.applied(invited({ env: "prod" }, 2));
  expect(await scene.state(INVITATION)).toMatchObject({ sent_tags: { env: "prod" } });
  await joins({ team: "theirs" });
  scene.code(invited({}, 2));
  await scene.apply();

  expect(tagsOfMember()).toEqual({ team: "theirs" });
  await expectEmptyPlan();
});

test("the tags of an invitation that somebody else sent are somebody else's", async () => {
  await scene.somebodyElse.inviteAccountToResourceDirectory({
    target: INVITEE_ACCOUNT_ID,
    targetType: "Account",
    note: null,
    tags: { env: "theirs" },
    folderId: null,
  });
  await scene.applied(invited({ team: "pay" }));
  expect(await scene.state(INVITATION)).toMatchObject({ adopted: true, sent_tags: null });
  await joins();
  await takesOver({ team: "pay" });

  expect(tagsOfMember()).toEqual({ team: "pay", env: "theirs" });
});

test("an invitation that lapsed has put no tags on an account that joined otherwise", async () => {
  await scene.applied(invited({ team: "pay", env: "prod" }));
  scene.fake.world.expire(pending());
  await scene.apply();
  scene.fake.world.join(INVITEE_ACCOUNT_ID);
  await scene.somebodyElse.tagResources({ accountId: INVITEE_ACCOUNT_ID, tags: { env: "theirs" } });
  await takesOver({ team: "pay" });

  expect(tagsOfMember()).toEqual({ team: "pay", env: "theirs" });
});

test("a key whose removal is refused is taken off by the next apply", async () => {
  await scene.applied(invited({ team: "pay", env: "prod" }));
  await joins();
  scene.fake.faults.failNext("UntagResources", { code: "NoPermission", status: 403 });
  const run = await scene.applied(invited({ team: "pay" }));
  expect(said(run.warnings)).toContain("A member is not yet what the code says");

  expect(writes(await scene.apply())).toEqual(["UntagResources"]);
  expect(tagsOfMember()).toEqual({ team: "pay" });
  await expectEmptyPlan();
});

test("a member that left and was invited again is untagged likewise", async () => {
  await scene.applied(invited({ team: "pay" }));
  await joins();
  await takesOver({ team: "pay" });
  scene.fake.world.removeMember(INVITEE_ACCOUNT_ID);
  await scene.applied(invited({ team: "pay", env: "prod" }, 2));
  await joins();
  await scene.applied(invited({ team: "pay" }, 2));

  expect(tagsOfMember()).toEqual({ team: "pay" });
  await expectEmptyPlan();
});

test("state of an older version, which does not know what was sent, plans no change", async () => {
  await scene.applied(invited({ team: "pay" }));
  scene.editState(INVITATION, { sent_tags: undefined });
  scene.editState(SETTINGS, { invited_tags: undefined });

  await expectEmptyPlan();
});
