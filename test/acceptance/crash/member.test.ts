import { MANAGEMENT_ACCOUNT_ID } from "../../../lib/testing";
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

describe("the provider is killed while it creates a member, and the next apply", () => {
  test("creates it if that never came about", async () => {
    code(member({ display_name: "payments" }));
    await applyKilledAt("CreateResourceAccount", "before");

    expect((await sandbox.apply()).errors).toEqual([]);
    expect(inDirectory()).toHaveLength(1);
    await expectNothingLeftToDo();
  });

  test("takes over with adopt = true what was created", async () => {
    code(member({ display_name: "payments", adopt: true, tags: { team: "pay" } }));
    await applyKilledAt("CreateResourceAccount", "after");

    expect((await sandbox.apply()).errors).toEqual([]);
    expect(inDirectory()).toHaveLength(1);
    expect((await inState())?.values).toMatchObject({ account_id: inDirectory()[0]?.accountId });
    await expectNothingLeftToDo();
  });

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

describe.each(["before", "after"] as const)("the provider is killed %s a call is carried out", (moment) => {
  test.each([
    ["UpdateAccount", { display_name: "ledger" }],
    ["MoveAccount", { folder_id: "prod" }],
    ["UpdatePayerForAccount", { payer_account_id: MANAGEMENT_ACCOUNT_ID }],
    ["TagResources", { tags: { team: "pay", env: "x" } }],
    ["UntagResources", { tags: {} }],
  ])("%s, and the next apply makes it so", async (operation, more) => {
    const { id: prod } = fake.world.createFolder({ name: "prod" });
    const start = { display_name: "payments", tags: { team: "pay" } };
    const wanted = { ...start, ...more, ...("folder_id" in more ? { folder_id: prod } : {}) };
    await applied(member(start));
    code(member(wanted));
    await applyKilledAt(operation, moment);

    expect((await sandbox.apply()).errors).toEqual([]);
    expect(inDirectory()).toMatchObject([
      {
        displayName: wanted.display_name,
        tags: wanted.tags,
        ...("folder_id" in more ? { folderId: prod } : {}),
      },
    ]);
    await expectNothingLeftToDo();
  });

  test.each(["CheckAccountDelete", "DeleteAccount"])(
    "%s, and the next apply deletes the member",
    async (operation) => {
      await applied(
        member({ display_name: "payments", removal_policy: "DESTROY", abandonable_check_ids: ["NON_SP_cs"] }),
      );
      code("");
      await applyKilledAt(operation, moment);

      expect((await sandbox.apply()).errors).toEqual([]);
      expect([inDirectory(), await inState()]).toEqual([[], undefined]);
      expect(
        fake.requests.of("DeleteAccount").filter(({ status }) => status === 200).length,
      ).toBeLessThanOrEqual(1);
    },
  );
});
