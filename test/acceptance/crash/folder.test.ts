import { applied, applyKilledAt, code, expectNothingLeftToDo, fake, sandbox } from "../support/crash-scene";
import { said } from "../support/pipeline";

const ADDRESS = "resourcedirectory_folder.prod";

const folder = (name: string, more = "") => `
resource "resourcedirectory_folder" "prod" {
  name = "${name}"
  ${more}
}
`;

const named = (name: string) => fake.world.folders.filter((one) => one.name === name);
const inState = async () => (await sandbox.state()).resources[ADDRESS]?.values;

describe("the provider is killed while it creates a folder, and the next apply", () => {
  test("creates it if that never came about", async () => {
    code(folder("prod"));
    await applyKilledAt("CreateFolder", "before");

    await applied(folder("prod"));
    expect(named("prod")).toHaveLength(1);
    await expectNothingLeftToDo();
  });

  test.each([
    ["CreateFolder", "after"],
    ["GetFolder", "before"],
  ] as const)(
    "takes over with adopt = true what was created: killed at %s, %s it is carried out",
    async (operation, moment) => {
      code(folder("prod", "adopt = true"));
      await applyKilledAt(operation, moment);

      await applied(folder("prod", "adopt = true"));
      expect(named("prod")).toHaveLength(1);
      expect(await inState()).toMatchObject({ folder_id: named("prod")[0]?.id });
      await expectNothingLeftToDo();
    },
  );

  test("is refused without it, with the line that takes it over: no second folder", async () => {
    code(folder("prod"));
    await applyKilledAt("CreateFolder", "after");

    expect(said(await sandbox.plan())).toContain("adopt = true");
    await applied(folder("prod", "adopt = true"));
    expect(named("prod")).toHaveLength(1);
    await expectNothingLeftToDo();
  });
});

describe.each(["before", "after"] as const)("the provider is killed %s the call is carried out", (moment) => {
  test("that renames a folder, and the next apply has it renamed: the same folder", async () => {
    await applied(folder("prod"));
    const id = named("prod")[0]?.id;
    code(folder("production"));
    await applyKilledAt("UpdateFolder", moment);

    await applied(folder("production"));
    expect([named("prod"), named("production").map((one) => one.id)]).toEqual([[], [id]]);
    expect(await inState()).toMatchObject({ folder_id: id, name: "production" });
    await expectNothingLeftToDo();
  });

  test("that deletes a folder, and the next apply has it deleted", async () => {
    await applied(folder("prod"));
    code("");
    await applyKilledAt("DeleteFolder", moment);

    await applied("");
    expect([named("prod"), await inState()]).toEqual([[], undefined]);
  });
});
