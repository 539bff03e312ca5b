import { INVITEE_ACCOUNT_ID, MANAGEMENT_ACCOUNT_ID } from "../../../lib/testing";
import { applied, applyKilledAt, code, expectNothingLeftToDo, fake, sandbox } from "../support/crash-scene";
import { said } from "../support/pipeline";

const ADDRESS = "resourcedirectory_member.payments";

/** A member with these arguments, in Terraform's words. */
function member(given: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(given).map(([name, value]) => `  ${name} = ${JSON.stringify(value)}`);
  return `\nresource "resourcedirectory_member" "payments" {\n${lines.join("\n")}\n}\n`;
}

const inDirectory = () =>
  fake.world.members.filter(({ displayName }) => /^(payments|ledger)$/.test(displayName));
const inState = async () => (await sandbox.state()).resources[ADDRESS];
const succeeded = (operation: string) =>
  fake.requests.of(operation).filter(({ status }) => status === 200).length;

describe("the provider is killed while it creates a member, and the next apply", () => {
  test.each(["provider", "terraform too"] as const)(
    "creates it if that never came about: killed is the %s",
    async (whom) => {
      code(member({ display_name: "payments" }));
      await applyKilledAt("CreateResourceAccount", "before", whom);

      expect((await sandbox.apply()).errors).toEqual([]);
      expect(inDirectory()).toHaveLength(1);
      await expectNothingLeftToDo();
    },
  );

  test.each([
    ["CreateResourceAccount", "after", "provider"],
    ["CreateResourceAccount", "after", "terraform too"],
    ["GetFolder", "before", "provider"],
  ] as const)(
    "takes over with adopt = true what was created: killed at %s, %s it is carried out, %s",
    async (operation, moment, whom) => {
      code(member({ display_name: "payments", adopt: true, tags: { team: "pay" } }));
      await applyKilledAt(operation, moment, whom);

      expect((await sandbox.apply()).errors).toEqual([]);
      expect(inDirectory()).toHaveLength(1);
      expect((await inState())?.values).toMatchObject({ account_id: inDirectory()[0]?.accountId });
      await expectNothingLeftToDo();
    },
  );

  test("is refused without it, with the line that takes it over: no second account", async () => {
    code(member({ display_name: "payments" }));
    await applyKilledAt("CreateResourceAccount", "after");
    const [created] = inDirectory();

    expect(said(await sandbox.plan())).toContain(`write account_id = "${created?.accountId ?? ""}"`);
    await applied(member({ display_name: "payments", account_id: created?.accountId }));
    expect(inDirectory()).toHaveLength(1);
    await expectNothingLeftToDo();
  });
});

describe("the provider is killed while it renames, moves, bills and tags a member in one apply, and the next", () => {
  test.each([
    ["UpdateAccount", "before", "provider"],
    ["UpdateAccount", "after", "provider"],
    ["MoveAccount", "before", "provider"],
    ["MoveAccount", "after", "provider"],
    ["GetFolder", "before", "provider"],
    ["UpdatePayerForAccount", "before", "provider"],
    ["UpdatePayerForAccount", "after", "provider"],
    ["UntagResources", "before", "provider"],
    ["UntagResources", "after", "provider"],
    ["TagResources", "before", "provider"],
    ["TagResources", "after", "provider"],
    ["MoveAccount", "after", "terraform too"],
    ["TagResources", "after", "terraform too"],
  ] as const)(
    "does what is left: killed at %s, %s it is carried out, %s",
    async (operation, moment, whom) => {
      const { id: prod } = fake.world.createFolder({ name: "prod" });
      await applied(member({ display_name: "payments", tags: { team: "pay" } }));
      const [{ accountId } = { accountId: "" }] = inDirectory();
      fake.world.tagMember(accountId, { team: "pay", cost: "7" });
      const wanted = {
        display_name: "ledger",
        folder_id: prod,
        payer_account_id: MANAGEMENT_ACCOUNT_ID,
        tags: { env: "prod" },
      };
      code(member(wanted));
      await applyKilledAt(operation, moment, whom);

      expect((await sandbox.apply()).errors).toEqual([]);
      expect(inDirectory()).toMatchObject([
        { accountId, displayName: "ledger", folderId: prod, tags: { env: "prod", cost: "7" } },
      ]);
      expect((await inState())?.values).toMatchObject(wanted);
      await expectNothingLeftToDo();
    },
  );
});

describe("the provider is killed while it ends a membership, and the next apply", () => {
  test.each([
    ["GetAccountDeletionStatus", "before"],
    ["CheckAccountDelete", "before"],
    ["CheckAccountDelete", "after"],
    ["GetAccountDeletionCheckResult", "before"],
    ["DeleteAccount", "before"],
    ["DeleteAccount", "after"],
  ] as const)("deletes the account once: killed at %s, %s it is carried out", async (operation, moment) => {
    await applied(
      member({ display_name: "payments", removal_policy: "DESTROY", abandonable_check_ids: ["NON_SP_cs"] }),
    );
    code("");
    await applyKilledAt(operation, moment);

    expect((await sandbox.apply()).errors).toEqual([]);
    expect([inDirectory(), await inState()]).toEqual([[], undefined]);
    expect(succeeded("DeleteAccount")).toBe(1);
  });

  test.each(["before", "after"] as const)(
    "removes once who joined by invitation: killed %s the call is carried out",
    async (moment) => {
      fake.world.join(INVITEE_ACCOUNT_ID);
      await applied(member({ account_id: INVITEE_ACCOUNT_ID, removal_policy: "DESTROY" }));
      code("");
      await applyKilledAt("RemoveCloudAccount", moment);

      expect((await sandbox.apply()).errors).toEqual([]);
      expect([fake.world.tryMember(INVITEE_ACCOUNT_ID), await inState()]).toEqual([undefined, undefined]);
      expect(succeeded("RemoveCloudAccount")).toBe(1);
    },
  );
});
