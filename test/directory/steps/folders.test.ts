import { createFolder, deleteFolder, renameFolder } from "../../../lib/directory";
import { SAMPLE_ROOT_FOLDER_ID } from "../../../lib/testing/fake-directory";
import { freshBench, errorOf } from "../harness";

const bench = freshBench();

const wanted = { name: "prod", parentFolderId: SAMPLE_ROOT_FOLDER_ID };
const create = (input = wanted) => createFolder.run(bench().client(), input);
const named = (name: string) => bench().fake.world.folders.filter((folder) => folder.name === name);

describe("the step createFolder", () => {
  it("creates one below its parent, with one call", async () => {
    const { outcome, folder } = await create();

    expect(outcome).toBe("created");
    expect(named("prod")).toMatchObject([{ id: folder.folderId, parentFolderId: SAMPLE_ROOT_FOLDER_ID }]);
    expect(bench().operations).toEqual(["CreateFolder"]);
  });

  it.each(["dropAfterCommit", "dropBeforeCommit"] as const)(
    "takes over what a lost call made, and makes no second one (%s)",
    async (loss) => {
      bench().fake.faults[loss]("CreateFolder");

      const { outcome, folder } = await create();

      expect(outcome).toBe("created");
      expect(named("prod").map(({ id }) => id)).toEqual([folder.folderId]);
    },
  );

  it("finds the one that has the name, and creates nothing", async () => {
    const { id } = bench().fake.world.createFolder({ name: "prod" });

    expect(await create()).toMatchObject({ outcome: "name-taken", folder: { folderId: id } });
    expect(named("prod")).toHaveLength(1);
  });

  it("minds names below its own parent only", async () => {
    const other = bench().fake.world.createFolder({ name: "other" });
    bench().fake.world.createFolder({ name: "prod", parentFolderId: other.id });

    expect(await create()).toMatchObject({ outcome: "created" });
  });

  it.each([
    ["a parent that is not there", "fd-000gone", "EntityNotExists.Folder", "folderId"],
    ["a parent five levels down", "deepest", "LimitExceeded.Folder.Depth", "folderId"],
  ])("is refused below %s", async (_what, parent, code, input) => {
    let deepest = SAMPLE_ROOT_FOLDER_ID;
    for (let level = 1; level <= 5; level += 1) {
      deepest = bench().fake.world.createFolder({ name: `level ${level}`, parentFolderId: deepest }).id;
    }

    const error = await errorOf(
      create({ name: "prod", parentFolderId: parent === "deepest" ? deepest : parent }),
    );

    expect(error).toMatchObject({ code, input, outcome: "refused" });
  });
});

describe("the step renameFolder", () => {
  it("renames, and does nothing where the name is right", async () => {
    const { id: folderId } = bench().fake.world.createFolder({ name: "prod" });
    const rename = () => renameFolder.run(bench().client(), { folderId, name: "production" });

    expect(await rename()).toEqual({ outcome: "changed" });
    expect(await rename()).toEqual({ outcome: "already" });
    expect(named("production")).toMatchObject([{ id: folderId }]);
    expect(bench().fake.requests.count("UpdateFolder")).toBe(1);
  });

  it("is refused for a name that its parent has", async () => {
    bench().fake.world.createFolder({ name: "production" });
    const { id: folderId } = bench().fake.world.createFolder({ name: "prod" });

    expect(await errorOf(renameFolder.run(bench().client(), { folderId, name: "production" }))).toMatchObject(
      { code: "InvalidParameter.Folder.Name.AlreadyUsed", input: "folderName" },
    );
  });
});

describe("the step deleteFolder", () => {
  const remove = (folderId: string) => deleteFolder.run(bench().client(), { folderId });

  it("deletes an empty one, also where the answer gets lost", async () => {
    bench().fake.faults.dropAfterCommit("DeleteFolder");

    expect(await remove(bench().fake.world.createFolder({ name: "prod" }).id)).toEqual({
      outcome: "deleted",
    });
    expect(named("prod")).toEqual([]);
  });

  it("is done where there is none", async () => {
    expect(await remove("fd-000gone")).toEqual({ outcome: "already-gone" });
  });

  it.each([
    [
      "a member",
      "DeleteConflict.Folder.Account",
      (id: string) => bench().fake.world.createMember({ displayName: "payments", folderId: id }),
    ],
    [
      "a folder",
      "DeleteConflict.Folder.SubFolder",
      (id: string) => bench().fake.world.createFolder({ name: "inner", parentFolderId: id }),
    ],
  ])("leaves one that holds %s, and says what to do", async (_what, code, fill) => {
    const { id } = bench().fake.world.createFolder({ name: "prod" });
    fill(id);

    const error = await errorOf(remove(id));

    expect(error).toMatchObject({ code, errorClass: "person" });
    expect(error.sentence).toMatch(/^Folder fd-\w+ holds .* removed block/);
    expect(named("prod")).toHaveLength(1);
  });
});
