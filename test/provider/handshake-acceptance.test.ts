import { INVITEE_ACCOUNT_ID, OTHER_DIRECTORY_ID, SAMPLE_DIRECTORY_ID, STRANGER_KEY } from "../../lib/testing";
import { said, Scene, writes } from "./support/scene";

const ADDRESS = "resourcedirectory_handshake_acceptance.acme";
const INVITATION = "resourcedirectory_invitation.acme";
const HANDSHAKE = "resourcedirectory_invitation.acme.handshake_id";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

function invitation(more = ""): string {
  return `
resource "resourcedirectory_invitation" "acme" {
  target = "${INVITEE_ACCOUNT_ID}"
  ${more}
}
`;
}

function acceptance(handshake = HANDSHAKE, directory: string = SAMPLE_DIRECTORY_ID): string {
  return `
resource "resourcedirectory_handshake_acceptance" "acme" {
  provider              = resourcedirectory.invitee
  handshake_id          = ${handshake}
  expected_directory_id = "${directory}"
}
`;
}

const isMember = () => scene.fake.world.tryMember(INVITEE_ACCOUNT_ID) !== undefined;
const callers = (operation: string) => scene.fake.requests.of(operation).map(({ callerName }) => callerName);

describe("accepting", () => {
  test("runs with the invitee's credentials only, once, and the plan after it is empty", async () => {
    await scene.applied(invitation() + acceptance());
    const second = await scene.apply();

    expect(isMember()).toBe(true);
    expect(callers("AcceptHandshake")).toEqual(["invitee"]);
    expect(callers("InviteAccountToResourceDirectory")).toEqual(["management"]);
    expect(writes(second)).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({
      status: "Accepted",
      account_id: INVITEE_ACCOUNT_ID,
      accepted_at: "2026-03-01T09:00:00Z",
    });
    const plan = await scene.plan();
    expect([plan.summary, plan.warnings]).toEqual(["No changes.", []]);
  });

  test("waits for an invitation that does not show yet", async () => {
    scene.fake.options.handshakeVisibilityDelayMs = 30_000;
    await scene.applied(invitation() + acceptance());

    expect(isMember()).toBe(true);
  });

  test("whose answer is lost is found out, not repeated", async () => {
    scene.fake.faults.dropAfterCommit("AcceptHandshake");
    await scene.applied(invitation() + acceptance());
    await scene.apply();

    expect(scene.fake.requests.count("AcceptHandshake")).toBe(1);
    expect(isMember()).toBe(true);
  });

  test("refuses an invitation of another directory than the expected one", async () => {
    scene.code(invitation() + acceptance(HANDSHAKE, OTHER_DIRECTORY_ID));
    const run = await scene.apply();

    expect(run.ok).toBe(false);
    expect(said(run.errors)).toMatch(/rd-test01[^]*rd-other1|rd-other1[^]*rd-test01/);
    expect(writes(run)).not.toContain("AcceptHandshake");
    expect(isMember()).toBe(false);
  });

  test("an invitation that was declined meanwhile is an error that says so", async () => {
    await scene.applied(invitation());
    const [handshake] = scene.fake.world.handshakesOf(INVITEE_ACCOUNT_ID);
    scene.fake.world.decline(handshake?.id ?? "");
    scene.code(invitation() + acceptance());
    const run = await scene.apply();

    expect(run.ok).toBe(false);
    expect(await scene.state(ADDRESS)).toBeNull();
  });

  test("a further invitation after a removal is accepted in place", async () => {
    await scene.applied(invitation() + acceptance());
    scene.fake.world.removeMember(INVITEE_ACCOUNT_ID);
    const run = await scene.applied(invitation("attempt = 2") + acceptance());

    expect(run.changes[ADDRESS]?.actions).toEqual(["update"]);
    expect(writes(run)).toEqual(["InviteAccountToResourceDirectory", "AcceptHandshake"]);
    expect(isMember()).toBe(true);
    expect((await scene.plan()).summary).toBe("No changes.");
  });
});

describe("an account that is a member already", () => {
  beforeEach(() => scene.fake.world.join(INVITEE_ACCOUNT_ID));

  test("accepts nothing, and a warning says so", async () => {
    const run = await scene.applied(invitation() + acceptance());

    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain(`is a member of ${SAMPLE_DIRECTORY_ID} already`);
    expect(await scene.state(ADDRESS)).toMatchObject({ handshake_id: null, status: "Accepted" });
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("must be the account whose credentials are used", async () => {
    scene.code(invitation() + acceptance("null").replace(".invitee", ".stranger") + strangerProvider());
    const run = await scene.apply();

    expect(run.ok).toBe(false);
    expect(said(run.errors)).toContain("invited account's credentials");
  });
});

describe("once accepted", () => {
  beforeEach(() => scene.applied(invitation() + acceptance()));

  test("no call is made with the invitee's credentials, and none are needed", async () => {
    scene.fake.requests.clear();
    scene.withoutInvitee();
    scene.code(invitation() + acceptance());
    const run = await scene.apply();

    expect(run.ok).toBe(true);
    expect(run.calls.map(({ callerName }) => callerName)).not.toContain("invitee");
  });

  test("another expected directory is refused at plan", async () => {
    scene.code(invitation() + acceptance(HANDSHAKE, OTHER_DIRECTORY_ID));
    const plan = await scene.plan();

    expect(plan.ok).toBe(false);
    expect(said(plan.errors)).toContain("Declare another acceptance");
  });

  test("editing the note of the invitation calls nothing and keeps the member", async () => {
    const run = await scene.applied(invitation('note = "Hello"') + acceptance());

    expect(writes(run)).toEqual([]);
    expect(isMember()).toBe(true);
  });

  test("deleting it makes no call and keeps the member", async () => {
    const run = await scene.applied(invitation());

    expect(run.calls.map(({ callerName }) => callerName)).not.toContain("invitee");
    expect(said(run.warnings)).toContain("cannot be undone");
    expect(isMember()).toBe(true);
  });

  test("a tainted one accepts nothing again", async () => {
    await scene.terraform("taint", ADDRESS);
    const run = await scene.apply();

    expect(run.ok).toBe(true);
    expect(writes(run)).toEqual([]);
  });

  test("an import with credentials other than its own says whose it takes, and that none is needed", async () => {
    await scene.terraform("state", "rm", ADDRESS);
    scene.code(invitation() + acceptance().replace("resourcedirectory.invitee", "resourcedirectory"));
    const run = await scene.terraform("import", ADDRESS, SAMPLE_DIRECTORY_ID);

    expect(run.output).toContain("There is no acceptance to import");
    expect(run.output).toContain("or import nothing");
  });

  test("an import by what is no directory id is refused before anybody is asked", async () => {
    await scene.terraform("state", "rm", ADDRESS);
    const run = await scene.terraform("import", ADDRESS, "2000000000000002");

    expect(run.output).toContain("is not a directory id");
    expect(run.calls).toEqual([]);
  });

  test("an import by directory id records it without accepting", async () => {
    await scene.terraform("state", "rm", ADDRESS);
    await scene.terraform("import", ADDRESS, SAMPLE_DIRECTORY_ID);
    const run = await scene.apply();

    expect(run.ok).toBe(true);
    expect(writes(run)).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ expected_directory_id: SAMPLE_DIRECTORY_ID });
    expect(await scene.state(INVITATION)).not.toBeNull();
  });
});

function strangerProvider(): string {
  return `
provider "resourcedirectory" {
  alias      = "stranger"
  access_key = "${STRANGER_KEY.accessKeyId}"
  secret_key = "${STRANGER_KEY.accessKeySecret}"
}
`;
}
