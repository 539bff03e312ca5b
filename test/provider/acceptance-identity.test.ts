import {
  INVITEE_ACCOUNT_ID,
  INVITEE_KEY,
  INVITEE_TWO_ACCOUNT_ID,
  INVITEE_TWO_KEY,
  MANAGEMENT_KEY,
  SAMPLE_DIRECTORY_ID,
} from "../../lib/testing";
import type { SampleKey } from "../../lib/testing";
import { blamedCode } from "./support/blamed-code";
import { said, Scene, writes } from "./support/scene";

const ADDRESS = "resourcedirectory_handshake_acceptance.two";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
  scene.fake.world.join(INVITEE_ACCOUNT_ID);
});

afterEach(() => scene.close());

const KEYS = { one: INVITEE_KEY, two: INVITEE_TWO_KEY, management: MANAGEMENT_KEY } as const;

/** Partner two's invitation and acceptance, the latter with somebody's credentials. */
function partnerTwo(whose: keyof typeof KEYS, more: { expected?: string; handshake?: string } = {}): string {
  const { expected, handshake = "resourcedirectory_invitation.two.handshake_id" } = more;
  return `
${Object.entries(KEYS).map(aliasOf).join("")}
resource "resourcedirectory_invitation" "two" {
  target = "${INVITEE_TWO_ACCOUNT_ID}"
}
resource "resourcedirectory_handshake_acceptance" "two" {
  provider              = resourcedirectory.${whose}
  handshake_id          = ${handshake}
  expected_directory_id = "${SAMPLE_DIRECTORY_ID}"
  ${expected === undefined ? "" : `expected_account_id = "${expected}"`}
}
`;
}

function aliasOf([alias, key]: readonly [string, SampleKey]): string {
  return `
provider "resourcedirectory" {
  alias      = "${alias}"
  access_key = "${key.accessKeyId}"
  secret_key = "${key.accessKeySecret}"
}
`;
}

const hasJoined = () => scene.fake.world.tryMember(INVITEE_TWO_ACCOUNT_ID) !== undefined;
const withKeyOf = (key: SampleKey, { calls }: Awaited<ReturnType<Scene["apply"]>>) =>
  calls.filter(({ accessKeyId }) => accessKeyId === key.accessKeyId).map(({ operation }) => operation);

/** What an earlier version left behind when it took any member of the directory for the invited account. */
function acceptedByNobodyKnowsWhom(): void {
  scene.editState(ADDRESS, { account_id: null, accepted_at: null, expected_account_id: null });
}

describe("with the credentials of another member", () => {
  test("nothing is accepted and nothing looks accepted, until the right ones are used", async () => {
    scene.code(partnerTwo("one"));
    const wrong = await scene.apply();

    expect(said(wrong.errors)).toContain(`${INVITEE_ACCOUNT_ID}, belongs to ${SAMPLE_DIRECTORY_ID} already`);
    expect(await scene.state(ADDRESS)).toBeNull();
    expect(hasJoined()).toBe(false);

    await scene.applied(partnerTwo("two"));

    expect(await scene.state(ADDRESS)).toMatchObject({
      status: "Accepted",
      account_id: INVITEE_TWO_ACCOUNT_ID,
    });
    expect(hasJoined()).toBe(true);
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test.each(["one", "management"] as const)(
    "the expected account refuses those of %s before anything else is asked",
    async (whose) => {
      await scene.applied(partnerTwo("two").replace(/resource "resourcedirectory_handshake[^]*/, ""));
      scene.code(partnerTwo(whose, { expected: INVITEE_TWO_ACCOUNT_ID }));
      const run = await scene.terraform("apply", "-auto-approve", "-json", `-target=${ADDRESS}`);

      expect(blamedCode(run)).toEqual(["expected_account_id"]);
      expect(said(run.errors)).toContain(`expected was ${INVITEE_TWO_ACCOUNT_ID}`);
      expect(withKeyOf(KEYS[whose], run)).toContain("GetCallerIdentity");
      expect(withKeyOf(KEYS[whose], run)).not.toContain("GetHandshake");
      expect(writes(run)).toEqual([]);
      expect(hasJoined()).toBe(false);
    },
  );

  test("the management account is no invited account either, where there is no invitation to show", async () => {
    scene.code(partnerTwo("management", { handshake: "null" }));
    const run = await scene.apply();

    expect(said(run.errors)).toContain("the management account of");
    expect(await scene.state(ADDRESS)).toBeNull();
  });
});

describe("an acceptance in state that names no account", () => {
  beforeEach(async () => {
    await scene.applied(partnerTwo("two"));
    acceptedByNobodyKnowsWhom();
  });

  test("gets its account by a look with the invited account's credentials", async () => {
    const run = await scene.applied(partnerTwo("two"));

    expect(run.summary).toBe("No changes.");
    expect(writes(run)).toEqual([]);
    await scene.terraform("apply", "-refresh-only", "-auto-approve");
    expect(await scene.state(ADDRESS)).toMatchObject({ account_id: INVITEE_TWO_ACCOUNT_ID });
  });

  test("is planned anew if another member's credentials were used, and accepted with the right ones", async () => {
    scene.fake.world.removeMember(INVITEE_TWO_ACCOUNT_ID);
    scene.fake.world.inviteElsewhere(INVITEE_TWO_ACCOUNT_ID);
    scene.code(partnerTwo("one"));
    const wrong = await scene.plan();

    expect(wrong.changes[ADDRESS]?.actions).toEqual(["update"]);
    expect(said(wrong.warnings)).toContain(INVITEE_ACCOUNT_ID);

    await scene.applied(partnerTwo("two").replace(/attempt.*/, ""));
    expect(hasJoined()).toBe(true);
  });

  test("stays as it is, with a warning, if nobody can be asked", async () => {
    scene.fake.options.identityService = "disconnects";
    scene.code(partnerTwo("two"));
    const plan = await scene.plan();

    expect(plan.summary).toBe("No changes.");
    expect(said(plan.warnings)).toContain("STS did not say");
  });
});

describe("the expected account", () => {
  test("changed to another one is an update, which the credentials of the former do not pass", async () => {
    await scene.applied(partnerTwo("two", { expected: INVITEE_TWO_ACCOUNT_ID }));
    scene.code(partnerTwo("two", { expected: INVITEE_ACCOUNT_ID }));
    const run = await scene.apply();

    expect(run.changes[ADDRESS]?.actions).toEqual(["update"]);
    expect(blamedCode(run)).toEqual(["expected_account_id"]);
    expect(writes(run)).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ account_id: INVITEE_TWO_ACCOUNT_ID });

    scene.code(partnerTwo("two", { expected: INVITEE_TWO_ACCOUNT_ID }));
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("that differs from the account in state is an update, although the code has not changed", async () => {
    await scene.applied(partnerTwo("two", { expected: INVITEE_TWO_ACCOUNT_ID }));
    scene.editState(ADDRESS, { account_id: INVITEE_ACCOUNT_ID });
    const run = await scene.apply();

    expect(run.changes[ADDRESS]?.actions).toEqual(["update"]);
    expect(writes(run)).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ account_id: INVITEE_TWO_ACCOUNT_ID });
  });

  test("added later to an acceptance of that account makes no call", async () => {
    await scene.applied(partnerTwo("two"));
    const run = await scene.applied(partnerTwo("two", { expected: INVITEE_TWO_ACCOUNT_ID }));

    expect(withKeyOf(INVITEE_TWO_KEY, run)).toEqual([]);
  });
});

test.each([
  ["cuts its connections", () => (scene.fake.options.identityService = "disconnects")],
  [
    "is down",
    () =>
      scene.fake.faults.failNext("GetCallerIdentity", {
        code: "ServiceUnavailable",
        status: 503,
        times: Infinity,
      }),
  ],
])(
  "a token service that %s stops an acceptance that names its account, and the next apply goes on",
  async (_what, breakIt) => {
    breakIt();
    scene.code(partnerTwo("two", { expected: INVITEE_TWO_ACCOUNT_ID }));
    const run = await scene.apply();

    expect(said(run.errors)).toContain("STS did not say");
    expect(writes(run)).toEqual(["InviteAccountToResourceDirectory"]);

    scene.fake.options.identityService = "answers";
    scene.fake.faults.clear();
    await scene.applied(partnerTwo("two", { expected: INVITEE_TWO_ACCOUNT_ID }));
    expect(hasJoined()).toBe(true);
  },
);
