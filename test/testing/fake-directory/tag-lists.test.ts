import { freshFake } from "./helpers";
import { callRpc } from "./rpc-client";

const fake = freshFake();

const list = async (action: string, parameters: Record<string, string> = {}) => {
  const { status, body } = await callRpc(fake(), {
    action,
    parameters: { ResourceType: "Account", ...parameters },
  });
  return status === 200 ? { tags: body["Tags"], next: body["NextToken"] } : body["Code"];
};

beforeEach(() => {
  fake().world.createMember({ displayName: "payments", tags: { env: "prod", owner: "me" } });
  fake().world.createMember({ displayName: "billing", tags: { env: "test" } });
  fake().world.createFolder({ name: "team", tags: { kind: "folder" } });
});

test("Keys of tags are listed once each, of members or of folders", async () => {
  expect(await list("ListTagKeys")).toEqual({ tags: [{ Key: "env" }, { Key: "owner" }], next: undefined });
  expect(await list("ListTagKeys", { ResourceType: "Folder" })).toMatchObject({ tags: [{ Key: "kind" }] });
  expect(await list("ListTagKeys", { KeyFilter: "own" })).toMatchObject({ tags: [{ Key: "owner" }] });
});

test("Values of a key are listed in pages, the last of which has no token", async () => {
  const first = await list("ListTagValues", { TagKey: "env", MaxResults: "1" });
  expect(first).toMatchObject({ tags: [{ Value: "prod" }], next: expect.any(String) as unknown });
  const { next = "" } = first as { next?: string };

  expect(await list("ListTagValues", { TagKey: "env", MaxResults: "1", NextToken: next })).toEqual({
    tags: [{ Value: "test" }],
    next: undefined,
  });
  expect(await list("ListTagValues", { TagKey: "env", ValueFilter: "pro" })).toMatchObject({
    tags: [{ Value: "prod" }],
  });
});

test("A type, and for values a key, must be named", async () => {
  expect(await list("ListTagKeys", { ResourceType: "" })).toBe("MissingParameter.ResourceType");
  expect(await list("ListTagValues")).toBe("MissingParameter.TagKey");
});
