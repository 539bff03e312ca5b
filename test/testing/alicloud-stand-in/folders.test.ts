import type { TerraformResult } from "../../../lib/testing";
import { alicloudStack } from "../support/configurations";
import { sandbox } from "../support/members-scene";

const FOLDERS = "data.alicloud_resource_manager_folders.found";

/** What a lookup with these arguments finds. */
async function found(filters: string): Promise<Readonly<Record<string, unknown>>> {
  await looked(filters);
  return (await sandbox.state()).resources[FOLDERS]?.values ?? {};
}

function looked(filters: string): Promise<TerraformResult> {
  const configuration = `data "alicloud_resource_manager_folders" "found" {\n${filters}\n}`;
  sandbox.useFiles({ "main.tf": alicloudStack() + configuration });
  return sandbox.apply();
}

const made = (name: string, parentFolderId?: string) =>
  sandbox.fake.world.createFolder({ name, parentFolderId }).id;

test("without a filter it finds the folders right below the root", async () => {
  const ids = [made("prod"), made("dev")];
  made("payments", ids[0]);

  expect(await found("")).toMatchObject({
    ids,
    names: ["prod", "dev"],
    folders: [
      { id: ids[0], folder_id: ids[0], folder_name: "prod", parent_folder_id: "" },
      { id: ids[1], folder_id: ids[1], folder_name: "dev", parent_folder_id: "" },
    ],
    enable_details: false,
  });
});

test.each([
  ["name_regex", 'name_regex = "^prod$"', ["prod"]],
  ["query_keyword", 'query_keyword = "prod"', ["prod", "production"]],
  ["both", 'name_regex = "n$"\nquery_keyword = "prod"', ["production"]],
])("%s takes the folders that it matches", async (_, filters, names) => {
  for (const name of ["prod", "production", "main"]) made(name);

  expect((await found(filters))["names"]).toEqual(names);
});

test("ids takes these, and parent_folder_id the folders right below another, with details their parent", async () => {
  const [prod, dev] = [made("prod"), made("dev")];
  const payments = made("payments", prod);

  expect((await found(`ids = ["${dev}"]`))["names"]).toEqual(["dev"]);
  expect((await found(`parent_folder_id = "${prod}"\nenable_details = true`))["folders"]).toEqual([
    { id: payments, folder_id: payments, folder_name: "payments", parent_folder_id: prod },
  ]);
});

test("more folders than a page holds are all found", async () => {
  const names = Array.from({ length: 101 }, (_, index) => `team-${index}`);
  names.forEach((name) => made(name));

  expect((await found(""))["names"]).toEqual(names);
});

test("a folder above that is not there, and a text that is no expression, are errors", async () => {
  expect((await looked('parent_folder_id = "fd-gone"')).errors[0]?.summary).toBe(
    "ListFoldersForParent failed: EntityNotExists.Folder",
  );
  expect((await looked('name_regex = "("')).errors[0]?.summary).toBe("Invalid name_regex");
});
