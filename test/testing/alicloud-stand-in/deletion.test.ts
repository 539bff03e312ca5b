import type { TerraformResult } from "../../../lib/testing";
import { member } from "../support/configurations";
import { givenMember, sandbox } from "../support/members-scene";

function waivedChecks(destroy: TerraformResult): unknown {
  const [call] = destroy.calls.filter(({ operation }) => operation === "DeleteAccount");
  const { AbandonableCheckId: waived } = call?.parameters ?? {};
  return waived === undefined ? undefined : JSON.parse(waived);
}

async function addressesInState(): Promise<readonly string[]> {
  return Object.keys((await sandbox.state()).resources);
}

test("A 404 counts as deleted, whatever it is about", async () => {
  await givenMember();
  sandbox.fake.faults.failNext("DeleteAccount", { status: 404, code: "EntityNotExists.ResourceDirectory" });
  expect((await sandbox.destroy()).errors).toEqual([]);
  expect(await addressesInState()).toEqual([]);
  expect(sandbox.fake.world.member("payments")).toBeDefined();
});

test("A refusal is shown as the service words it, and the member stays in state", async () => {
  const accountId = await givenMember();
  const removeHook = sandbox.fake.faults.before("DeleteAccount", () => {
    removeHook();
    sandbox.fake.world.deleteMember(accountId);
  });
  const { errors } = await sandbox.destroy();
  expect(errors.map(({ summary }) => summary)).toEqual([
    "DeleteAccount failed: AccountNotExist.DeleteAccount",
  ]);
  expect(await addressesInState()).toEqual(["alicloud_resource_manager_account.payments"]);
});

test("Checks are waived as the code says, in one parameter", async () => {
  await givenMember('abandonable_check_id = ["one", "two"]');
  expect(waivedChecks(await sandbox.destroy())).toEqual(["one", "two"]);
});

test("Without a word in the code no check is waived", async () => {
  await givenMember();
  expect(waivedChecks(await sandbox.destroy())).toBeUndefined();
});

test("force_delete waives every check that can be waived, whatever else the code names", async () => {
  await givenMember('abandonable_check_id = ["one"]\n force_delete = true');
  expect(waivedChecks(await sandbox.destroy())).toEqual(["NON_SP_cs"]);
});

test("The two ways to name checks exclude each other", async () => {
  sandbox.useFiles({
    "main.tf": member("payments", 'abandonable_check_id = ["a"]\n abandon_able_check_id = ["b"]'),
  });
  expect((await sandbox.plan()).errors.map(({ summary }) => summary)).toEqual([
    "Conflicting configuration arguments",
  ]);
});

test("A deletion whose status is never told is polled until the time is up, and the member stays in state", async () => {
  // Given 5 seconds before the first poll and 3 before each of the next three
  await givenMember('timeouts {\n delete = "14s"\n }');
  sandbox.fake.faults.failNext("GetAccountDeletionStatus", {
    status: 404,
    code: "EntityNotExists.Account",
    times: 100,
  });
  const destroy = await sandbox.destroy();
  expect(destroy.errors[0]?.summary).toBe("GetAccountDeletionStatus failed: Timeout");
  expect(sandbox.fake.requests.count("GetAccountDeletionStatus")).toBe(4);
  expect(await addressesInState()).toEqual(["alicloud_resource_manager_account.payments"]);
});

test("A deletion that waits for a check of the account is tried again", async () => {
  await givenMember();
  const code = "NotSupportedOperation.PreCheckingAccount";
  sandbox.fake.faults.failNext("DeleteAccount", { status: 409, code, times: 2 });
  expect((await sandbox.destroy()).errors).toEqual([]);
  expect(sandbox.fake.requests.count("DeleteAccount")).toBe(3);
});
