import {
  INVITEE_ACCOUNT_ID,
  OTHER_MANAGEMENT_KEY,
  SAMPLE_DIRECTORY_ID,
  SAMPLE_ROOT_FOLDER_ID,
} from "../../lib/testing";
import { blamedCode } from "./support/blamed-code";
import { said, Scene, writes } from "./support/scene";

const ADDRESS = "data.resourcedirectory_members.found";

let scene: Scene;
/** Folders: teams, and payments below it. */
let teams: string;
let payments: string;

beforeEach(async () => {
  scene = await Scene.open();
  const { world } = scene.fake;
  teams = world.createFolder({ name: "teams" }).id;
  payments = world.createFolder({ name: "payments", parentFolderId: teams }).id;
  world.createMember({ displayName: "root-level" });
  world.createMember({ displayName: "team-lead", folderId: teams });
  const { accountId } = world.createMember({ displayName: "payments-prod", folderId: payments });
  world.tagMember(accountId, { team: "pay" });
  world.join(INVITEE_ACCOUNT_ID);
  world.renameMember(INVITEE_ACCOUNT_ID, "acme");
});

afterEach(() => scene.close());

const data = (filters = "", name = "found") => `
data "resourcedirectory_members" "${name}" {
  ${filters}
}
`;

type Found = Readonly<Record<string, unknown>>;

async function found(filters: string): Promise<readonly Found[]> {
  const run = await scene.applied(data(filters));
  expect(writes(run)).toEqual([]);
  const state = (await scene.state(ADDRESS)) as { readonly members: readonly Found[] };
  return state.members;
}

const namesOf = (members: readonly Found[]) => members.map((one) => one["display_name"]).sort();
const ALL = ["acme", "payments-prod", "root-level", "team-lead"];

test("without a filter all members are listed, by their ids, with all that the table names", async () => {
  const members = await found("");

  expect(namesOf(members)).toEqual(ALL);
  const ids = members.map((one) => String(one["account_id"]));
  expect(ids).toEqual([...ids].sort());
  const { accountId, joinTime } = scene.fake.world.member("payments-prod");
  expect(members.find((one) => one["account_id"] === accountId)).toEqual({
    account_id: accountId,
    display_name: "payments-prod",
    folder_id: payments,
    type: "ResourceAccount",
    status: "CreateSuccess",
    join_method: "created",
    join_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as unknown,
    resource_directory_path: `${SAMPLE_DIRECTORY_ID}/${SAMPLE_ROOT_FOLDER_ID}/${teams}/${payments}/${accountId}`,
    tags: null,
  });
  expect(joinTime).not.toBeNull();
});

test.each<[string, () => string, readonly string[]]>([
  ["a folder: those right in it", () => `folder_id = "${teams}"`, ["team-lead"]],
  [
    "a folder, recursive: those below it, too",
    () => `folder_id = "${teams}"\nrecursive = true`,
    ["payments-prod", "team-lead"],
  ],
  ["the root folder, recursive: all", () => `folder_id = "${SAMPLE_ROOT_FOLDER_ID}"\nrecursive = true`, ALL],
  ["the root folder alone", () => `folder_id = "${SAMPLE_ROOT_FOLDER_ID}"`, ["acme", "root-level"]],
  ["a name, exactly", () => 'display_name = "payments-prod"', ["payments-prod"]],
  ["the beginning of a name: none", () => 'display_name = "payments"', []],
  ["a type", () => 'type = "CloudAccount"', ["acme"]],
  [
    "several filters: what all of them let pass",
    () => `folder_id = "${SAMPLE_ROOT_FOLDER_ID}"\ntype = "ResourceAccount"`,
    ["root-level"],
  ],
])("by %s", async (_what, filters, names) => {
  expect(namesOf(await found(filters()))).toEqual(names);
});

test("with tags where they are asked for, none as an empty map", async () => {
  const members = await found("include_tags = true");

  expect(Object.fromEntries(members.map((one) => [one["display_name"], one["tags"]]))).toEqual({
    acme: {},
    "payments-prod": { team: "pay" },
    "root-level": {},
    "team-lead": {},
  });
});

test("a folder without members is empty, and one that is not there an error at that argument", async () => {
  const { id } = scene.fake.world.createFolder({ name: "empty" });
  expect(await found(`folder_id = "${id}"`)).toEqual([]);

  scene.code(data('folder_id = "fd-000gone"'));
  const plan = await scene.plan();
  expect(said(plan.errors)).toContain("There is no folder fd-000gone");
  expect(blamedCode(plan)).toEqual(["folder_id"]);
});

test.each([
  ["type", 'type = "cloudaccount"'],
  ["folder_id", 'folder_id = "teams"'],
])("a value of %s that there cannot be is refused before anybody is asked", async (argument, filter) => {
  scene.code(data(filter));
  const plan = await scene.plan();

  expect(blamedCode(plan)).toEqual([argument]);
  expect(plan.calls).toEqual([]);
});

test("members are listed page by page, once for all data sources and resources", async () => {
  scene.fake.options.quotas.members = 500;
  for (let index = 0; index < 150; index += 1) {
    scene.fake.world.createMember({ displayName: `member-${index}` });
  }
  scene.code(data() + data('type = "CloudAccount"', "cloud") + data(`folder_id = "${teams}"`, "teams"));
  const plan = await scene.plan();

  expect(plan.calls.map(({ operation }) => operation)).toEqual(["ListAccounts", "ListAccounts"]);
});

test("what is found is known in the plan: resources can be made of it", async () => {
  const hooks = `
resource "resourcedirectory_member_protection" "each" {
  for_each       = { for member in data.resourcedirectory_members.found.members : member.display_name => member.account_id }
  account_id     = each.value
  display_name   = each.key
  removal_policy = "PROTECT"
}
`;
  await scene.applied(data(`folder_id = "${teams}"\nrecursive = true`) + hooks);

  expect(await scene.state('resourcedirectory_member_protection.each["payments-prod"]')).not.toBeNull();
  expect((await scene.plan()).summary).toBe("No changes.");
});

test("credentials of another directory than the provider block names are an error, not an empty list", async () => {
  scene.expectDirectory(SAMPLE_DIRECTORY_ID);
  scene.useKey(OTHER_MANAGEMENT_KEY);
  scene.code(data());

  expect(said((await scene.plan()).errors)).toContain("Another resource directory answers");
});
