import { Sandbox } from "../../../lib/testing";
import { folder, member } from "../support/configurations";

const PAYMENTS = "alicloud_resource_manager_account.payments";
const TEAM = "alicloud_resource_manager_folder.team";

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await Sandbox.create({ inProcess: true });
});

afterEach(async () => {
  await sandbox.close();
});

async function applied(configuration: string) {
  sandbox.useFiles({ "main.tf": configuration });
  const result = await sandbox.apply();
  const { resources } = await sandbox.state();
  return { result, valuesOf: (address: string) => resources[address]?.values ?? {}, resources };
}

test.each(["TagResources", "UpdateAccount"])(
  "after a creation that %s cut short, state has the id and nothing that was planned",
  async (operation) => {
    sandbox.fake.faults.failNext(operation, { status: 403, code: "NoPermission" });

    const configuration = member("payments", 'tags = { team = "a" }\n type = "ResourceAccount"');
    const { resources, valuesOf } = await applied(configuration);

    expect(resources[PAYMENTS]?.tainted).toBe(true);
    const { accountId } = sandbox.fake.world.member("payments");
    expect(valuesOf(PAYMENTS)).toMatchObject({ id: accountId, display_name: null, tags: null, type: null });
  },
);

test("after a creation that could not be read, state has what was planned", async () => {
  sandbox.fake.faults.failNext("GetAccount", { status: 403, code: "NoPermission" });

  const { resources, valuesOf } = await applied(member("payments", 'tags = { team = "a" }'));

  expect(resources[PAYMENTS]?.tainted).toBe(true);
  expect(valuesOf(PAYMENTS)).toMatchObject({ display_name: "payments", tags: { team: "a" }, status: null });
});

test("a payer that nobody set is an empty text, and one that is removed becomes one", async () => {
  const { valuesOf } = await applied(member("payments"));
  expect(valuesOf(PAYMENTS)["payer_account_id"]).toBe("");
  expect((await sandbox.plan()).summary).toBe("No changes.");

  await applied(member("payments", 'payer_account_id = "1000000000000001"'));
  const removed = await applied(member("payments"));

  expect(removed.valuesOf(PAYMENTS)["payer_account_id"]).toBe("");
  expect((await sandbox.plan()).summary).toBe("No changes.");
});

test("tags that are removed become empty ones, of members as of folders", async () => {
  const both = (tags: string) => member("payments", tags) + folder("team", tags);
  await applied(both('tags = { team = "a" }'));

  const { valuesOf } = await applied(both(""));

  expect([valuesOf(PAYMENTS)["tags"], valuesOf(TEAM)["tags"]]).toEqual([{}, {}]);
  expect(sandbox.fake.world.member("payments").tags).toEqual({});
  expect((await sandbox.plan()).summary).toBe("No changes.");
});

test("an import brings time-outs of nulls, which no plan wants to change", async () => {
  const { accountId } = sandbox.fake.world.createMember({ displayName: "payments" });
  const block = `import {\n to = ${PAYMENTS}\n id = "${accountId}"\n}\n`;

  const { valuesOf } = await applied(member("payments") + block);

  expect(valuesOf(PAYMENTS)["timeouts"]).toEqual({ create: null, update: null, delete: null });
  expect((await sandbox.plan()).summary).toBe("No changes.");
});

test("the old name of an argument is said to be deprecated, where it is set", async () => {
  sandbox.useFiles({ "main.tf": member("payments", 'abandon_able_check_id = ["a"]') });
  expect((await sandbox.plan()).warnings).toMatchObject([
    { summary: "Argument is deprecated", address: PAYMENTS },
  ]);

  sandbox.useFiles({ "main.tf": member("payments", 'abandonable_check_id = ["a"]') });
  expect((await sandbox.plan()).warnings).toEqual([]);
});
