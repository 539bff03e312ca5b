import { OTHER_MANAGEMENT_KEY, SAMPLE_DIRECTORY_ID, SAMPLE_ROOT_FOLDER_ID } from "../../lib/testing";
import { blamedCode } from "./support/blamed-code";
import { below, folder, nested, PROD, TYPE } from "./support/folder-code";
import { said, Scene, writes } from "./support/scene";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

const inDirectory = (name: string) => scene.fake.world.folders.find((one) => one.name === name);
const idOf = (name: string) => inDirectory(name)?.id ?? "";

async function expectEmptyPlan(code: string): Promise<void> {
  scene.code(code);
  expect((await scene.plan()).summary).toBe("No changes.");
}

describe("a folder that is created", () => {
  test("stands below the root folder if nothing is said, costs one write, and the plan after it is empty", async () => {
    const run = await scene.applied(folder("prod"));

    expect(writes(run)).toEqual(["CreateFolder"]);
    expect(await scene.state(PROD)).toEqual({
      name: "prod",
      parent_folder_id: SAMPLE_ROOT_FOLDER_ID,
      adopt: false,
      folder_id: idOf("prod"),
      resource_directory_path: `${SAMPLE_DIRECTORY_ID}/${SAMPLE_ROOT_FOLDER_ID}/${idOf("prod")}`,
    });
    await expectEmptyPlan(folder("prod"));
    await expectEmptyPlan(folder("prod", below(SAMPLE_ROOT_FOLDER_ID)));
  });

  test("with one below it, in one apply", async () => {
    await scene.applied(nested());

    expect(inDirectory("payments")?.parentFolderId).toBe(idOf("prod"));
    await expectEmptyPlan(nested());
  });

  test.each(["dropAfterCommit", "dropBeforeCommit", "respondGarbage"] as const)(
    "is found by its name in the same apply after %s",
    async (fault) => {
      scene.fake.faults[fault]("CreateFolder");
      await scene.applied(folder("prod"));

      expect(scene.fake.world.folders.filter(({ name }) => name === "prod")).toHaveLength(1);
      expect(await scene.state(PROD)).toMatchObject({ folder_id: idOf("prod") });
      await expectEmptyPlan(folder("prod"));
    },
  );

  test("is no error if its path cannot be read: the next refresh has it", async () => {
    scene.fake.faults.failNext("GetFolder", { code: "NoPermission", status: 403 });
    await scene.applied(folder("prod"));
    expect(await scene.state(PROD)).toMatchObject({ folder_id: idOf("prod"), resource_directory_path: null });

    await scene.applied(folder("prod"));
    expect(await scene.state(PROD)).toMatchObject({
      resource_directory_path: `${SAMPLE_DIRECTORY_ID}/${SAMPLE_ROOT_FOLDER_ID}/${idOf("prod")}`,
    });
  });

  test("below a parent that is not there is refused at plan, at that argument", async () => {
    scene.code(folder("prod", below("fd-000gone")));
    const plan = await scene.plan();

    expect(said(plan.errors)).toContain("There is no folder fd-000gone");
    expect(blamedCode(plan)).toEqual(["parent_folder_id"]);
  });
});

describe("a name that the parent has already", () => {
  test("is refused at plan with the id and the line that adopts it, which then creates nothing", async () => {
    const { id } = scene.fake.world.createFolder({ name: "prod" });
    scene.code(folder("prod"));
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain(`${SAMPLE_ROOT_FOLDER_ID} holds a folder "prod" already`);
    expect(said(plan.errors)).toContain(`It is ${id}`);
    expect(said(plan.errors)).toContain("adopt = true");
    expect(blamedCode(plan)).toEqual(["name"]);

    const run = await scene.applied(folder("prod", "adopt = true"));
    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain("Takes over a folder");
    expect(await scene.state(PROD)).toMatchObject({ folder_id: id, adopt: true });
    await expectEmptyPlan(folder("prod", "adopt = true"));
  });

  test("is free below another parent, and for a folder that state holds", async () => {
    const other = scene.fake.world.createFolder({ name: "other" });
    scene.fake.world.createFolder({ name: "prod", parentFolderId: other.id });

    expect(writes(await scene.applied(folder("prod")))).toEqual(["CreateFolder"]);
  });

  test("that came about since the plan is refused at apply, and nothing is tainted", async () => {
    scene.code(folder("prod"));
    await scene.plan();
    const { id } = scene.fake.world.createFolder({ name: "prod" });
    const run = await scene.applyPlan();

    expect(said(run.errors)).toContain(`It is ${id}`);
    expect(await scene.state(PROD)).toBeNull();
  });

  test("declared twice is refused, and a name may be given up and taken in one plan", async () => {
    await scene.applied(folder("prod"));
    scene.code(folder("prod") + folder("prod", "", "second"));
    const plan = await scene.plan();
    expect(plan.errors).toHaveLength(1);
    // A warning where Terraform comes to the second block long before the first one.
    expect(said([...plan.errors, ...plan.warnings])).toContain("declared twice");

    await scene.applied(folder("prod") + folder("test", "", "second"));
    scene.code(folder("test") + folder("prod", "", "second"));
    expect((await scene.plan()).errors).toEqual([]);
  });

  test("of a folder in no state is refused to a folder that is renamed", async () => {
    await scene.applied(folder("prod"));
    scene.fake.world.createFolder({ name: "production" });
    scene.code(folder("production"));
    const plan = await scene.plan();

    expect(said(plan.errors)).toContain("declared twice");
    expect(blamedCode(plan)).toEqual(["name"]);
  });
});

describe("a folder that changes", () => {
  test("is renamed in place, and what is below it stays", async () => {
    await scene.applied(nested());
    const id = idOf("prod");
    const run = await scene.applied(nested("production"));

    expect(writes(run)).toEqual(["UpdateFolder"]);
    expect(inDirectory("production")?.id).toBe(id);
    await expectEmptyPlan(nested("production"));
  });

  test("renamed elsewhere is named by the code again", async () => {
    await scene.applied(folder("prod"));
    const id = idOf("prod");
    await scene.somebodyElse.updateFolder({ folderId: id, name: "elsewhere" });
    const run = await scene.applied(folder("prod"));

    expect(writes(run)).toEqual(["UpdateFolder"]);
    expect(idOf("prod")).toBe(id);
  });

  test.each([
    ["to another parent", () => below(idOf("other"))],
    ["to the root folder, by taking the line out", () => ""],
  ])("never moves: %s is refused at plan", async (_where, more) => {
    const parent = scene.fake.world.createFolder({ name: "parent" });
    scene.fake.world.createFolder({ name: "other" });
    await scene.applied(folder("prod", below(parent.id)));
    scene.code(folder("prod", more()));
    const plan = await scene.plan();

    expect(said(plan.errors)).toContain(`(parent_folder_id = "${parent.id}")`);
    expect(writes(plan)).toEqual([]);
  });

  test("deleted elsewhere is created anew", async () => {
    await scene.applied(folder("prod"));
    scene.fake.world.deleteFolder(idOf("prod"));
    const run = await scene.applied(folder("prod"));

    expect(writes(run)).toEqual(["CreateFolder"]);
    await expectEmptyPlan(folder("prod"));
  });

  test("is not taken for gone by credentials of another directory", async () => {
    await scene.applied(folder("prod"));
    scene.useKey(OTHER_MANAGEMENT_KEY);
    scene.code(folder("prod"));
    const plan = await scene.plan();

    expect(said(plan.errors)).toContain("Another resource directory answers");
    expect(await scene.state(PROD)).toMatchObject({ folder_id: idOf("prod") });
  });
});

describe("a folder whose block is deleted", () => {
  test("is deleted, which the plan has said; what is below it goes first", async () => {
    await scene.applied(nested());
    scene.code("");
    const plan = await scene.plan();
    expect(said(plan.warnings)).toContain("Deletes a folder");

    expect(writes(await scene.applyPlan())).toEqual(["DeleteFolder", "DeleteFolder"]);
    expect(inDirectory("prod")).toBeUndefined();
  });

  test("and holds a member stays, in the directory and in state, and the error says what to do", async () => {
    await scene.applied(folder("prod"));
    const id = idOf("prod");
    const { accountId } = scene.fake.world.createMember({ displayName: "payments", folderId: id });
    scene.code("");
    const run = await scene.apply();

    expect(said(run.errors)).toContain(`Folder ${id} holds members`);
    expect(await scene.state(PROD)).toMatchObject({ folder_id: id });

    scene.fake.world.moveMember(accountId, SAMPLE_ROOT_FOLDER_ID);
    await scene.applied("");
    expect(inDirectory("prod")).toBeUndefined();
  });

  test("together with the move of the members in it goes in one apply if it was created before what is destroyed", async () => {
    const other = scene.fake.world.createFolder({ name: "other" }).id;
    const lifecycle = "lifecycle {\n    create_before_destroy = true\n  }";
    const member = (folderId: string) =>
      `resource "resourcedirectory_member" "web" {\n  display_name = "web"\n  folder_id = ${folderId}\n}\n`;
    await scene.applied(folder("prod", lifecycle) + member(`${PROD}.folder_id`));
    const run = await scene.applied(member(`"${other}"`));

    expect(writes(run)).toEqual(["MoveAccount", "DeleteFolder"]);
    expect(inDirectory("prod")).toBeUndefined();
  });

  test("together with the move of the members in it is refused otherwise: the error says in which order it goes", async () => {
    const other = scene.fake.world.createFolder({ name: "other" }).id;
    const member = (folderId: string) =>
      `resource "resourcedirectory_member" "web" {\n  display_name = "web"\n  folder_id = ${folderId}\n}\n`;
    await scene.applied(folder("prod") + member(`${PROD}.folder_id`));
    scene.code(member(`"${other}"`));
    const run = await scene.apply();
    expect(said(run.errors)).toContain("put its block back, apply, and delete it then");

    expect(writes(await scene.applied(folder("prod") + member(`"${other}"`)))).toEqual(["MoveAccount"]);
    expect(writes(await scene.applied(member(`"${other}"`)))).toEqual(["DeleteFolder"]);
  });

  test("and is gone already costs no write", async () => {
    await scene.applied(folder("prod"));
    scene.fake.world.deleteFolder(idOf("prod"));

    expect(writes(await scene.applied(""))).toEqual([]);
  });

  test("is found gone after a lost answer", async () => {
    await scene.applied(folder("prod"));
    scene.fake.faults.dropAfterCommit("DeleteFolder");

    expect(writes(await scene.applied(""))).toEqual(["DeleteFolder"]);
    expect(await scene.state(PROD)).toBeNull();
  });
});

describe("nothing is deleted and created anew", () => {
  test("by -replace, which is refused", async () => {
    await scene.applied(folder("prod"));
    const plan = await scene.plan(`-replace=${PROD}`);

    expect(said(plan.errors)).toContain("cannot be replaced");
  });

  test("by a block that is renamed without moved: one error with the block to write", async () => {
    await scene.applied(folder("prod"));
    scene.code(folder("prod", "", "production"));
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain(`moved {\n  from = ${TYPE}.OLD\n  to   = ${TYPE}.NEW\n}`);
    expect(writes(plan)).toEqual([]);

    scene.code(
      `${folder("prod", "", "production")}\nmoved {\n  from = ${PROD}\n  to = ${TYPE}.production\n}`,
    );
    const moved = await scene.plan();
    expect([moved.errors, moved.changes, moved.moves]).toEqual([[], {}, { [`${TYPE}.production`]: PROD }]);
  });
});

test("a block that is renamed without moved is refused also where its folder was renamed elsewhere", async () => {
  await scene.applied(folder("prod"));
  await scene.somebodyElse.updateFolder({ folderId: idOf("prod"), name: "elsewhere" });
  scene.code(folder("prod", "", "production"));
  const plan = await scene.plan();

  expect(plan.errors).toHaveLength(1);
  expect(said(plan.errors)).toContain(`moved {\n  from = ${TYPE}.OLD\n  to   = ${TYPE}.NEW\n}`);

  const moved = `moved {\n  from = ${PROD}\n  to = ${TYPE}.production\n}`;
  const run = await scene.applied(`${folder("prod", "", "production")}\n${moved}`);
  expect(writes(run)).toEqual(["UpdateFolder"]);
});

describe("a folder that exists", () => {
  test("is imported by its id, and the plan after it is empty", async () => {
    const parent = scene.fake.world.createFolder({ name: "parent" });
    const { id } = scene.fake.world.createFolder({ name: "prod", parentFolderId: parent.id });
    const code = folder("prod", below(parent.id));
    const run = await scene.applied(`${code}\nimport {\n  to = ${PROD}\n  id = "${id}"\n}`);

    expect(writes(run)).toEqual([]);
    expect(await scene.state(PROD)).toMatchObject({ folder_id: id, parent_folder_id: parent.id });
    await expectEmptyPlan(code);
  });

  test.each([
    [SAMPLE_ROOT_FOLDER_ID, "is the root folder"],
    ["fd-000gone", "has no folder with the id fd-000gone"],
    ["prod", '"prod" is not a folder id'],
  ])("%s is refused", async (id, words) => {
    scene.code(`${folder("prod")}\nimport {\n  to = ${PROD}\n  id = "${id}"\n}`);

    expect(said((await scene.plan()).errors)).toContain(words);
  });

  test("comes over from the vendor's resource with a moved block, and no call writes", async () => {
    const vendors = 'resource "alicloud_resource_manager_folder" "prod" {\n  folder_name = "prod"\n}\n';
    await scene.applied(vendors);
    const moved = `moved {\n  from = alicloud_resource_manager_folder.prod\n  to   = ${PROD}\n}\n`;
    const run = await scene.applied(folder("prod") + moved);

    expect(writes(run)).toEqual([]);
    expect(await scene.state(PROD)).toMatchObject({
      folder_id: idOf("prod"),
      resource_directory_path: `${SAMPLE_DIRECTORY_ID}/${SAMPLE_ROOT_FOLDER_ID}/${idOf("prod")}`,
    });
    await expectEmptyPlan(folder("prod"));
  });

  test("comes over in a chain of moves, with its block renamed in the same change", async () => {
    await scene.applied('resource "alicloud_resource_manager_folder" "prod" {\n  folder_name = "prod"\n}\n');
    const over = `moved {\n  from = alicloud_resource_manager_folder.prod\n  to   = ${PROD}\n}\n`;
    const renamed = `moved {\n  from = ${PROD}\n  to   = ${TYPE}.production\n}\n`;
    const run = await scene.applied(folder("prod", "", "production") + over + renamed);

    expect(writes(run)).toEqual([]);
    expect(await scene.state(`${TYPE}.production`)).toMatchObject({ folder_id: idOf("prod") });
  });
});

test("a refresh of many folders costs the pages of their parents, not a call a folder", async () => {
  const names = Array.from({ length: 12 }, (_, index) => `team-${index}`);
  const all =
    nested() + names.map((name) => folder(name, `parent_folder_id = ${TYPE}.prod.folder_id`, name)).join("");
  await scene.applied(all);
  scene.code(all);
  const plan = await scene.plan();

  expect(plan.summary).toBe("No changes.");
  expect(plan.calls.map(({ operation }) => operation)).toEqual([
    "ListFoldersForParent",
    "ListFoldersForParent",
  ]);
});
