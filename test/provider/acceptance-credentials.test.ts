import { INVITEE_ACCOUNT_ID, INVITEE_KEY, INVITEE_TWO_KEY, SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import type { SampleKey } from "../../lib/testing";
import { blamedCode } from "./support/blamed-code";
import { said, Scene, writes } from "./support/scene";

const ADDRESS = "resourcedirectory_handshake_acceptance.acme";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

/** No provider block of its own: the management account's serves the acceptance, too. */
function accepts(account: string, credentials: string, name = "acme"): string {
  return `
resource "resourcedirectory_invitation" "${name}" {
  target = "${account}"
}
resource "resourcedirectory_handshake_acceptance" "${name}" {
  handshake_id          = resourcedirectory_invitation.${name}.handshake_id
  expected_directory_id = "${SAMPLE_DIRECTORY_ID}"
  expected_account_id   = "${account}"
  ${credentials}
}
`;
}

const prefix = (text: string) => `credentials_env_prefix = "${text}"`;
const isMember = (account: string) => scene.fake.world.tryMember(account) !== undefined;
const callsWith = (key: SampleKey) =>
  scene.fake.requests.all.filter(({ accessKeyId }) => accessKeyId === key.accessKeyId);

/** Partners with an account and a key each, the key under a prefix of its own. */
function fivePartners() {
  return ["ACME", "BOLT", "CRUX", "DUNE", "ELMO"].map((name, index) => {
    const account = `200000000000010${index}`;
    const key = { accessKeyId: `ak-${name}`, accessKeySecret: `sk-${name}` };
    scene.fake.world.addAccount({ id: account });
    scene.fake.world.bindRamKey(account, key);
    scene.keyInEnvironment(`${name}_`, key);
    return { name, account, key };
  });
}

test("five partners accept with five credentials beside one provider block, each as itself", async () => {
  const partners = fivePartners();
  await scene.applied(
    partners.map(({ name, account }) => accepts(account, prefix(`${name}_`), name)).join(""),
  );

  for (const { name, account, key } of partners) {
    expect(isMember(account)).toBe(true);
    expect(callsWith(key).filter(({ operation }) => operation === "AcceptHandshake")).toHaveLength(1);
    expect(await scene.state(`resourcedirectory_handshake_acceptance.${name}`)).toMatchObject({
      status: "Accepted",
      account_id: account,
    });
  }
  expect((await scene.plan()).summary).toBe("No changes.");
});

test("an acceptance without credentials of its own beside it uses those of its provider block", async () => {
  await scene.applied(accepts(INVITEE_ACCOUNT_ID, "provider = resourcedirectory.invitee"));

  expect(isMember(INVITEE_ACCOUNT_ID)).toBe(true);
});

test.each([
  ["another invited account's", INVITEE_TWO_KEY, "expected was"],
  ["no keys at all", null, "ACME_ALICLOUD_ACCESS_KEY"],
])("under the prefix %s accept nothing, though the provider block has keys", async (_what, key, words) => {
  scene.keyInEnvironment("ACME_", key);
  scene.code(accepts(INVITEE_ACCOUNT_ID, prefix("ACME_")));
  const run = await scene.apply();

  expect(run.ok).toBe(false);
  expect(said(run.errors)).toContain(words);
  expect(writes(run)).toEqual(["InviteAccountToResourceDirectory"]);
  expect(await scene.state(ADDRESS)).toBeNull();
});

test("right credentials in place of wrong ones go on in the next apply", async () => {
  scene.keyInEnvironment("ACME_", INVITEE_TWO_KEY);
  scene.code(accepts(INVITEE_ACCOUNT_ID, prefix("ACME_")));
  await scene.apply();
  scene.keyInEnvironment("ACME_", INVITEE_KEY);
  await scene.applied(accepts(INVITEE_ACCOUNT_ID, prefix("ACME_")));

  expect(isMember(INVITEE_ACCOUNT_ID)).toBe(true);
});

describe("once accepted", () => {
  beforeEach(async () => {
    scene.keyInEnvironment("ACME_", INVITEE_KEY);
    await scene.applied(accepts(INVITEE_ACCOUNT_ID, prefix("ACME_")));
    scene.keyInEnvironment("ACME_", null);
    scene.fake.requests.clear();
  });

  test.each([
    ["another prefix", prefix("GONE_")],
    ["a profile", 'profile = "gone"'],
    ["a role", 'assume_role_arn = "acs:ram::2000000000000002:role/gone"'],
    ["none", ""],
  ])("%s is recorded in place, with no call and no credentials", async (_what, credentials) => {
    const run = await scene.applied(accepts(INVITEE_ACCOUNT_ID, credentials));

    expect(run.changes[ADDRESS]?.actions).toEqual(["update"]);
    expect(writes(run)).toEqual([]);
    expect(callsWith(INVITEE_KEY)).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({
      status: "Accepted",
      account_id: INVITEE_ACCOUNT_ID,
      accepted_at: "2026-03-01T09:00:00Z",
    });
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("neither a plan nor its removal needs the keys", async () => {
    expect((await scene.plan()).summary).toBe("No changes.");
    const [invitation = ""] = accepts(INVITEE_ACCOUNT_ID, "").split(
      /(?=resource "resourcedirectory_handshake)/,
    );
    await scene.applied(invitation);

    expect(await scene.state(ADDRESS)).toBeNull();
    expect(callsWith(INVITEE_KEY)).toEqual([]);
  });
});

test.each([
  ["a prefix and a profile", `${prefix("ACME_")}\n  profile = "acme"`, "profile"],
  ["an empty prefix", prefix(""), "credentials_env_prefix"],
])("%s is refused at validation", async (_what, credentials, blamed) => {
  scene.code(accepts(INVITEE_ACCOUNT_ID, credentials));
  const plan = await scene.plan();

  expect(blamedCode(plan)).toEqual([blamed]);
  expect(plan.calls).toEqual([]);
});
