import {
  INVITEE_ACCOUNT_ID,
  INVITEE_EMAIL,
  INVITEE_KEY,
  INVITEE_TWO_ACCOUNT_ID,
  MANAGEMENT_KEY,
  OTHER_DIRECTORY_ID,
  OTHER_MANAGEMENT_KEY,
  SAMPLE_DIRECTORY_ID,
} from "../../lib/testing";
import { said, Scene, writes } from "./support/scene";

const ADDRESS = "resourcedirectory_handshake_acceptance.ours";

let scene: Scene;

/** The invited account's own repository, which knows the directory's id and nothing else. */
beforeEach(async () => {
  scene = await Scene.open();
  scene.useKey(INVITEE_KEY);
});

afterEach(() => scene.close());

function acceptance(more = ""): string {
  return `
resource "resourcedirectory_handshake_acceptance" "ours" {
  expected_directory_id = "${SAMPLE_DIRECTORY_ID}"
  ${more}
}
`;
}

const directoryOf = (account: string) => scene.fake.world.tryMember(account)?.directoryId;
const invited = (directoryId: string = SAMPLE_DIRECTORY_ID, target: string = INVITEE_ACCOUNT_ID) =>
  scene.fake.world.inviteElsewhere(target, { directoryId }).id;

describe("without the id of an invitation", () => {
  test("the pending one of the expected directory is found and accepted, once", async () => {
    invited();
    const run = await scene.applied(acceptance());

    expect(writes(run)).toEqual(["AcceptHandshake"]);
    expect(scene.fake.requests.of("AcceptHandshake").map(({ callerName }) => callerName)).toEqual([
      "invitee",
    ]);
    expect(directoryOf(INVITEE_ACCOUNT_ID)).toBe(SAMPLE_DIRECTORY_ID);
    expect(await scene.state(ADDRESS)).toMatchObject({
      status: "Accepted",
      handshake_id: null,
      account_id: INVITEE_ACCOUNT_ID,
    });
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("one by e-mail address is found as well, and the account is the caller's", async () => {
    invited(SAMPLE_DIRECTORY_ID, INVITEE_EMAIL);
    await scene.applied(acceptance());

    expect(await scene.state(ADDRESS)).toMatchObject({ account_id: INVITEE_ACCOUNT_ID });
  });

  test("that of another directory is left alone beside it", async () => {
    const other = invited(OTHER_DIRECTORY_ID);
    invited();
    await scene.applied(acceptance());

    expect(directoryOf(INVITEE_ACCOUNT_ID)).toBe(SAMPLE_DIRECTORY_ID);
    expect(scene.fake.world.handshake(other).status).toBe("Pending");
  });

  test("that of another directory alone is refused, with what to do", async () => {
    const other = invited(OTHER_DIRECTORY_ID);
    scene.code(acceptance());
    const run = await scene.apply();

    expect(run.ok).toBe(false);
    expect(said(run.errors)).toContain(`ask whoever manages ${SAMPLE_DIRECTORY_ID} to invite`);
    expect(said(run.errors)).toContain(`left alone: ${OTHER_DIRECTORY_ID}`);
    expect(writes(run)).toEqual([]);
    expect(scene.fake.world.handshake(other).status).toBe("Pending");
    expect(await scene.state(ADDRESS)).toBeNull();
  });

  test("several of the expected directory are refused with the list, until one is named", async () => {
    const [first, second] = [invited(), invited(SAMPLE_DIRECTORY_ID, INVITEE_EMAIL)];
    scene.code(acceptance());
    const run = await scene.apply();

    expect(said(run.errors)).toContain("2 invitations");
    expect(said(run.errors)).toContain(first);
    expect(said(run.errors)).toContain(second);
    expect(writes(run)).toEqual([]);

    await scene.applied(acceptance(`handshake_id = "${second}"`));
    expect(scene.fake.world.handshake(second).status).toBe("Accepted");
  });

  test("one that is over is not taken up again", async () => {
    scene.fake.world.decline(invited());
    scene.code(acceptance());
    const run = await scene.apply();

    expect(said(run.errors)).toContain("no invitation from rd-test01 is pending for 2000000000000002");
    expect(writes(run)).toEqual([]);
  });

  test("one that does not show yet is waited for", async () => {
    scene.fake.options.handshakeVisibilityDelayMs = 30_000;
    invited();
    await scene.applied(acceptance());

    expect(directoryOf(INVITEE_ACCOUNT_ID)).toBe(SAMPLE_DIRECTORY_ID);
  });

  test("one whose answer is lost is found out, not repeated", async () => {
    invited();
    scene.fake.faults.dropAfterCommit("AcceptHandshake");
    await scene.applied(acceptance());

    expect(scene.fake.requests.count("AcceptHandshake")).toBe(1);
    expect(await scene.state(ADDRESS)).toMatchObject({ account_id: INVITEE_ACCOUNT_ID });
  });

  test("a member of the expected directory has nothing to accept, and its id is recorded", async () => {
    scene.fake.world.join(INVITEE_ACCOUNT_ID);
    const run = await scene.applied(acceptance());

    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain("is a member of rd-test01 already");
    expect(await scene.state(ADDRESS)).toMatchObject({
      status: "Accepted",
      account_id: INVITEE_ACCOUNT_ID,
      accepted_at: null,
    });
  });

  test("a member of another directory is refused, though an invitation is pending", async () => {
    invited();
    scene.fake.world.join(INVITEE_ACCOUNT_ID, OTHER_DIRECTORY_ID);
    scene.code(acceptance());
    const run = await scene.apply();

    expect(said(run.errors)).toContain(`belongs to the directory ${OTHER_DIRECTORY_ID}`);
    expect(writes(run)).toEqual([]);
  });

  test.each([
    ["the directory's own management account", MANAGEMENT_KEY, "the management account of rd-test01"],
    ["another directory's management account", OTHER_MANAGEMENT_KEY, "belongs to the directory rd-other1"],
  ])("the keys of %s accept nothing", async (_whose, key, words) => {
    invited();
    scene.useKey(key);
    scene.code(acceptance());
    const run = await scene.apply();

    expect(said(run.errors)).toContain(words);
    expect(writes(run)).toEqual([]);
  });

  test("the expected account refuses another's keys before anything is looked for", async () => {
    invited();
    scene.code(acceptance(`expected_account_id = "${INVITEE_TWO_ACCOUNT_ID}"`));
    const run = await scene.apply();

    expect(said(run.errors)).toContain(`expected was ${INVITEE_TWO_ACCOUNT_ID}`);
    expect(run.calls.map(({ operation }) => operation)).toEqual(["GetCallerIdentity"]);
  });
});
