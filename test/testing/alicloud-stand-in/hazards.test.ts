import { OTHER_MANAGEMENT_KEY } from "../../../lib/testing";
import type { LoggedRequest } from "../../../lib/testing";
import { alicloudStack, folder, member } from "../support/configurations";
import { givenMember, sandbox } from "../support/members-scene";

const PAYMENTS = "alicloud_resource_manager_account.payments";

function writes(calls: readonly LoggedRequest[]): readonly string[] {
  return calls.map(({ operation }) => operation).filter((operation) => !/^(Get|List)/.test(operation));
}

test("With another company's credentials a member drops out of state and is planned to be created again", async () => {
  await givenMember();
  const { accessKeyId, accessKeySecret } = OTHER_MANAGEMENT_KEY;
  const credentials = `access_key = "${accessKeyId}"\n secret_key = "${accessKeySecret}"`;
  sandbox.useFiles({ "main.tf": member("payments").replace(alicloudStack(), alicloudStack(credentials)) });
  expect((await sandbox.plan()).changes[PAYMENTS]?.actions).toEqual(["create"]);
});

test("A payer that the code does not set is planned to be removed, and removed by an empty one", async () => {
  const accountId = await givenMember();
  sandbox.fake.world.setPayer(accountId, "1000000000000001");
  const { changes, calls } = await sandbox.apply();
  expect(changes[PAYMENTS]).toMatchObject({
    before: { payer_account_id: "1000000000000001" },
    after: { payer_account_id: null },
  });
  const [update] = calls.filter(({ operation }) => operation === "UpdatePayerForAccount");
  expect(update?.parameters).toMatchObject({ PayerAccountId: "" });
});

test("A member that was promoted is shown as drift and not planned, as long as the code sets no type", async () => {
  const accountId = await givenMember();
  sandbox.fake.world.setType(accountId, "CloudAccount");
  const plan = await sandbox.plan();
  expect(plan.drift[PAYMENTS]?.after).toMatchObject({ type: "CloudAccount" });
  expect(plan.changes).toEqual({});
});

test("A member that was promoted is switched back if the code sets the former type", async () => {
  const accountId = await givenMember();
  sandbox.fake.world.setType(accountId, "CloudAccount");
  sandbox.useFiles({ "main.tf": member("payments", 'type = "ResourceAccount"') });
  expect((await sandbox.plan()).changes[PAYMENTS]).toMatchObject({
    actions: ["update"],
    before: { type: "CloudAccount" },
    after: { type: "ResourceAccount" },
  });
});

test("Setting the type that a new account has anyway sends a needless call after its creation", async () => {
  sandbox.useFiles({ "main.tf": member("payments", 'type = "ResourceAccount"') });
  expect(writes((await sandbox.apply()).calls)).toEqual(["CreateResourceAccount", "UpdateAccount"]);
});

test("Destroying a member that was promoted fails, and the member stays in state", async () => {
  const accountId = await givenMember();
  sandbox.fake.world.setType(accountId, "CloudAccount");
  const destroy = await sandbox.destroy();
  expect(destroy.ok).toBe(false);
  expect(sandbox.fake.world.member(accountId)).toBeDefined();
  expect(Object.keys((await sandbox.state()).resources)).toEqual([PAYMENTS]);
});

test("Dropping the folder from the code moves nobody", async () => {
  const team = sandbox.fake.world.createFolder({ name: "team" });
  await givenMember(`folder_id = "${team.id}"`);
  sandbox.useFiles({ "main.tf": member("payments") });
  expect((await sandbox.plan()).summary).toBe("No changes.");
});

test("When the tags of a new member fail, it is tainted: the next apply deletes and creates it", async () => {
  sandbox.fake.faults.failNext("TagResources", { status: 403, code: "NoPermission" });
  sandbox.useFiles({ "main.tf": member("payments", 'tags = { team = "a" }') });
  expect((await sandbox.apply()).ok).toBe(false);
  expect((await sandbox.state()).resources[PAYMENTS]?.tainted).toBe(true);
  expect((await sandbox.plan()).changes[PAYMENTS]?.actions).toEqual(["delete", "create"]);
});

test("Keys that belong to the service are left alone among the tags", async () => {
  const accountId = await givenMember('tags = { team = "a" }');
  sandbox.fake.world.tagMember(accountId, { team: "a", "acs:rm:rgId": "rg-1" });
  expect((await sandbox.plan()).summary).toBe("No changes.");
});

test("Changed tags are removed altogether before the new ones are set", async () => {
  await givenMember('tags = { team = "a", env = "prod" }');
  sandbox.useFiles({ "main.tf": member("payments", 'tags = { team = "b", env = "prod" }') });
  const { calls } = await sandbox.apply();
  expect(writes(calls)).toEqual(["UntagResources", "TagResources"]);
  expect(sandbox.fake.world.tagsOf(sandbox.fake.world.member("payments").accountId)).toEqual({
    team: "b",
    env: "prod",
  });
});

test.each(["Throttling.User", "ServiceUnavailable", "ConcurrentCallNotSupported"])(
  "A write refused with %s is repeated",
  async (code) => {
    sandbox.fake.faults.failNext("CreateResourceAccount", { status: 429, code, times: 3 });
    await givenMember();
    expect(sandbox.fake.requests.count("CreateResourceAccount")).toBe(4);
  },
);

test("A write that is refused for ever is given up after the time that the code grants", async () => {
  // Given 3 seconds for the first pause and 5 for each of the next two
  sandbox.fake.faults.failNext("CreateResourceAccount", { status: 429, code: "Throttling", times: 100 });
  sandbox.useFiles({ "main.tf": member("payments", 'timeouts {\n create = "13s"\n }') });
  const { errors } = await sandbox.apply();
  expect(errors[0]?.summary).toBe("CreateResourceAccount failed: Throttling");
  expect(sandbox.fake.requests.count("CreateResourceAccount")).toBe(4);
});

test("Another parent replaces a folder", async () => {
  const { fake } = sandbox;
  const [one, other] = ["one", "other"].map((name) => fake.world.createFolder({ name }));
  const under = (parent = "") => alicloudStack() + folder("team", `parent_folder_id = "${parent}"`);
  sandbox.useFiles({ "main.tf": under(one?.id) });
  await sandbox.apply();
  sandbox.useFiles({ "main.tf": under(other?.id) });
  const { changes } = await sandbox.apply();
  expect(changes["alicloud_resource_manager_folder.team"]).toMatchObject({
    actions: ["delete", "create"],
    replacePaths: [["parent_folder_id"]],
  });
  expect(fake.world.folder("team").parentFolderId).toBe(other?.id);
});

test("A folder is renamed and tagged in place", async () => {
  sandbox.useFiles({ "main.tf": alicloudStack() + folder("team") });
  await sandbox.apply();
  const { id } = sandbox.fake.world.folder("team");
  sandbox.useFiles({
    "main.tf": alicloudStack() + folder("team", 'tags = { a = "b" }').replace('"team"\n', '"crew"\n'),
  });
  await sandbox.apply();
  expect(sandbox.fake.world.folder("crew")).toMatchObject({ id, tags: { a: "b" } });
});
