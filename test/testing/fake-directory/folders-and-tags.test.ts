import { SAMPLE_ROOT_FOLDER_ID } from "../../../lib/testing/fake-directory";
import { freshFake } from "./helpers";
import { callRpc } from "./rpc-client";

const fake = freshFake();

const call = async (action: string, parameters: Record<string, string> = {}, version?: string) => {
  const { status, body } = await callRpc(fake(), { action, parameters, version });
  return status === 200 ? body : [status, body["Code"]];
};

describe("folders", () => {
  test("are created in the root or in another folder", async () => {
    await call("CreateFolder", { FolderName: "team" });
    expect(await call("CreateFolder", { FolderName: "inner", ParentFolderId: "fd-100abc" })).toMatchObject({
      Folder: { FolderId: "fd-101abc", FolderName: "inner", ParentFolderId: "fd-100abc" },
    });

    expect(await call("GetFolder", { FolderId: "fd-101abc" })).toMatchObject({
      Folder: { ResourceDirectoryPath: "rd-test01/r-root01/fd-100abc/fd-101abc" },
    });
  });

  test("have names of 1 to 24 characters, each once in a folder", async () => {
    const { world } = fake();
    world.createFolder({ name: "team" });
    const other = world.createFolder({ name: "other" });
    const used = [400, "InvalidParameter.Folder.Name.AlreadyUsed"];

    expect(await call("CreateFolder")).toEqual([400, "MissingParameter.Folder.Name"]);
    expect(await call("CreateFolder", { FolderName: "x".repeat(25) })).toEqual([
      400,
      "InvalidParameter.Folder.Name.Length",
    ]);
    expect(await call("CreateFolder", { FolderName: "team" })).toEqual(used);
    expect(await call("UpdateFolder", { FolderId: other.id, NewFolderName: "team" })).toEqual(used);
    await call("UpdateFolder", { FolderId: other.id, NewFolderName: "renamed" });

    expect(world.folder(other.id).name).toBe("renamed");
  });

  test("go 5 levels deep and are 100 at most", async () => {
    let parent = SAMPLE_ROOT_FOLDER_ID;
    for (let level = 1; level <= 5; level++) {
      parent = fake().world.createFolder({ name: `level-${level}`, parentFolderId: parent }).id;
    }
    expect(await call("CreateFolder", { FolderName: "deep", ParentFolderId: parent })).toEqual([
      409,
      "LimitExceeded.Folder.Depth",
    ]);

    fake().options.quotas.folders = 5;
    expect(await call("CreateFolder", { FolderName: "many" })).toEqual([409, "QuotaExceeded.Folder.Count"]);
  });

  test("are deleted only when they are empty", async () => {
    const { world } = fake();
    const team = world.createFolder({ name: "team" });
    const inner = world.createFolder({ name: "inner", parentFolderId: team.id });
    const member = world.createMember({ displayName: "payments", folderId: inner.id });
    const remove = (FolderId: string) => call("DeleteFolder", { FolderId });

    expect(await remove(team.id)).toEqual([409, "DeleteConflict.Folder.SubFolder"]);
    expect(await remove(inner.id)).toEqual([409, "DeleteConflict.Folder.Account"]);
    expect(await remove(SAMPLE_ROOT_FOLDER_ID)).toEqual([400, "InvalidParameter.FolderId"]);
    world.moveMember(member.accountId, SAMPLE_ROOT_FOLDER_ID);
    await remove(inner.id);
    await remove(team.id);

    expect(world.folders.map(({ id }) => id)).toEqual([SAMPLE_ROOT_FOLDER_ID, "r-other1"]);
    expect(await remove(team.id)).toEqual([404, "EntityNotExists.Folder"]);
  });

  test("are listed by parent, and upwards from a member", async () => {
    const { world } = fake();
    const team = world.createFolder({ name: "team" });
    world.createFolder({ name: "inner", parentFolderId: team.id });
    const member = world.createMember({ displayName: "payments", folderId: team.id });

    expect(await call("ListFoldersForParent", { QueryKeyword: "ea" })).toMatchObject({
      TotalCount: 1,
      Folders: { Folder: [{ FolderId: team.id, FolderName: "team" }] },
    });
    expect(await call("ListAncestors", { ChildId: member.accountId })).toMatchObject({
      Folders: { Folder: [{ FolderId: SAMPLE_ROOT_FOLDER_ID }, { FolderId: team.id }] },
    });
  });
});

describe("tags", () => {
  const tagging = (ResourceType: string, id: string) => ({ ResourceType, "ResourceId.1": id });
  const ENV_PROD = { "Tag.1.Key": "env", "Tag.1.Value": "prod" };

  test.each(["2020-03-31", "2022-04-19"])("are set, read and removed in version %s", async (version) => {
    const member = fake().world.createMember({ displayName: "payments", tags: { owner: "me" } });
    const folder = fake().world.createFolder({ name: "team" });

    for (const [type, id] of [
      ["Account", member.accountId],
      ["Folder", folder.id],
    ] as const) {
      await call("TagResources", { ...tagging(type, id), ...ENV_PROD }, version);
      expect(fake().world.tagsOf(id)).toMatchObject({ env: "prod" });
      expect(await call("ListTagResources", tagging(type, id), version)).toMatchObject({
        TagResources: expect.arrayContaining([
          { ResourceId: id, ResourceType: type, TagKey: "env", TagValue: "prod" },
        ]) as unknown,
      });
      await call("UntagResources", { ...tagging(type, id), "TagKey.1": "env" }, version);
      expect(fake().world.tagsOf(id)).not.toHaveProperty("env");
    }
    await call("UntagResources", { ...tagging("Account", member.accountId), All: "true" }, version);
    expect(fake().world.tags).toEqual({});
  });

  test("come in pages, the last of which has no token", async () => {
    const tags = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`key-${index}`, "value"]));
    const { accountId } = fake().world.createMember({ displayName: "payments", tags });

    const first = await call("ListTagResources", tagging("Account", accountId));
    const { NextToken } = first as { NextToken: string };
    const last = await call("ListTagResources", { ...tagging("Account", accountId), NextToken });

    expect(first).toMatchObject({ TagResources: { length: 10 } });
    expect(last).toMatchObject({ TagResources: { length: 2 } });
    expect(last).not.toHaveProperty("NextToken");
  });

  test("are refused on what is not there, beyond 20, and with reserved words", async () => {
    const { accountId } = fake().world.createMember({ displayName: "payments", tags: { owner: "me" } });
    fake().options.quotas.tagsPerResource = 1;
    const tag = (id: string, pair: Record<string, string>) =>
      call("TagResources", { ...tagging("Account", id), ...pair });

    expect(await tag("3000000000009999", ENV_PROD)).toEqual([404, "EntityNotExists.Account"]);
    expect(await tag(accountId, ENV_PROD)).toEqual([409, "LimitExceeded.Tag"]);
    expect(await tag(accountId, { "Tag.1.Key": "acs:env" })).toEqual([400, "InvalidParameter.Tag"]);
    expect(await call("TagResources", { "ResourceId.1": accountId, ...ENV_PROD })).toEqual([
      400,
      "MissingParameter.ResourceType",
    ]);
    const many = Object.fromEntries(
      Array.from({ length: 51 }, (_, index) => [`ResourceId.${index + 1}`, accountId]),
    );
    expect(await call("TagResources", { ResourceType: "Account", ...many, ...ENV_PROD })).toEqual([
      400,
      "InvalidParameter.ResourceId",
    ]);
    expect(fake().world.tagsOf(accountId)).toEqual({ owner: "me" });
  });
});
