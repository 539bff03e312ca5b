import { INVITEE_KEY, MANAGEMENT_KEY } from "../../../lib/testing/fake-directory";
import { freshFake } from "./helpers";
import { callRpc } from "./rpc-client";

const fake = freshFake();

async function codeOf(action: string, parameters: Record<string, string> = {}, key = MANAGEMENT_KEY) {
  const { status, body } = await callRpc(fake(), { action, parameters, key });
  return status === 200 ? "done" : `${status} ${String(body["Code"])}`;
}

const allowing = (...Action: string[]) => ({
  Statement: [{ Effect: "Allow", Action, Resource: "*" }] as const,
});

test("a key that is restricted may call what its policy allows, and nothing else is carried out", async () => {
  fake().permissions.restrict(MANAGEMENT_KEY.accessKeyId, allowing("resourcemanager:GetResourceDirectory"));

  expect(await codeOf("GetResourceDirectory")).toBe("done");
  expect(await codeOf("CreateResourceAccount", { DisplayName: "payments" })).toBe("403 NoPermission");
  expect(fake().world.members).toEqual([]);
});

test("other keys are not restricted, and a restriction can be changed and lifted", async () => {
  const { permissions } = fake();
  permissions.restrict(MANAGEMENT_KEY.accessKeyId, allowing("resourcemanager:ListAccounts"));

  expect(await codeOf("ListHandshakesForAccount", {}, INVITEE_KEY)).toBe("done");
  expect(await codeOf("GetResourceDirectory")).toBe("403 NoPermission");

  permissions.restrict(MANAGEMENT_KEY.accessKeyId, allowing("resourcemanager:GetResourceDirectory"));
  expect(await codeOf("GetResourceDirectory")).toBe("done");
  expect(await codeOf("ListAccounts")).toBe("403 NoPermission");

  permissions.lift(MANAGEMENT_KEY.accessKeyId);
  expect(await codeOf("ListAccounts")).toBe("done");
});

test("a policy without a statement allows nothing", async () => {
  fake().permissions.restrict(MANAGEMENT_KEY.accessKeyId, { Statement: [] });

  expect(await codeOf("GetResourceDirectory")).toBe("403 NoPermission");
});
