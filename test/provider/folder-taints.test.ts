import { said, Scene, writes } from "./support/scene";
import { below, folder, nested, PROD, TYPE } from "./support/folder-code";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

const idOf = (name: string) => scene.fake.world.folders.find((one) => one.name === name)?.id ?? "";

async function expectEmptyPlan(code: string): Promise<void> {
  scene.code(code);
  expect((await scene.plan()).summary).toBe("No changes.");
}

describe("nothing is deleted and created anew", () => {
  test("by a taint: the folder is taken over without a write", async () => {
    await scene.applied(folder("prod"));
    const id = idOf("prod");
    await scene.terraform("taint", PROD);
    const run = await scene.applied(folder("prod"));

    expect(writes(run)).toEqual([]);
    expect(await scene.state(PROD)).toMatchObject({ folder_id: id });
    await expectEmptyPlan(folder("prod"));
  });

  test.each([
    ["and was renamed elsewhere", "elsewhere", "prod"],
    ["and gets another name in the code", "prod", "production"],
    ["and is called otherwise here and there", "elsewhere", "production"],
  ])("by a taint of a folder that stays where it is %s", async (_which, atTheDirectory, inTheCode) => {
    await scene.applied(nested());
    const id = idOf("prod");
    await scene.terraform("taint", PROD);
    await scene.somebodyElse.updateFolder({ folderId: id, name: atTheDirectory });
    const run = await scene.applied(nested(inTheCode));

    expect(writes(run)).toEqual(["UpdateFolder"]);
    expect(await scene.state(PROD)).toMatchObject({ folder_id: id, name: inTheCode });
    expect(idOf(inTheCode)).toBe(id);
    await expectEmptyPlan(nested(inTheCode));
  });

  test("by a taint of a folder below a parent that is tainted, too", async () => {
    await scene.applied(nested());
    const ids = [idOf("prod"), idOf("payments")];
    await scene.terraform("taint", PROD);
    await scene.terraform("taint", `${TYPE}.payments`);
    await scene.somebodyElse.updateFolder({ folderId: idOf("payments"), name: "elsewhere" });
    const run = await scene.applied(nested());

    expect(writes(run)).toEqual(["UpdateFolder"]);
    expect([idOf("prod"), idOf("payments")]).toEqual(ids);
    await expectEmptyPlan(nested());
  });

  test("by a taint of a folder that gets another parent in the code: it is refused, as without a taint", async () => {
    const { id } = scene.fake.world.createFolder({ name: "parent" });
    await scene.applied(folder("prod"));
    await scene.terraform("taint", PROD);
    scene.code(folder("prod", below(id)));
    const run = await scene.apply();

    expect(said(run.errors)).toContain("cannot move");
    expect(writes(run)).toEqual([]);
  });

  test("by a taint whose new name is refused: the folder stays in state, and the next run names it", async () => {
    await scene.applied(folder("prod"));
    const id = idOf("prod");
    await scene.terraform("taint", PROD);
    scene.fake.faults.failNext("UpdateFolder", { code: "NoPermission", status: 403 });
    const run = await scene.applied(folder("production"));
    expect(said(run.warnings)).toContain("A folder is not yet what the code says");
    expect(await scene.state(PROD)).toMatchObject({ folder_id: id });

    await scene.applied(folder("production"));
    expect(idOf("production")).toBe(id);
  });

  describe("after a deletion that was refused", () => {
    const early = (name: string, more = "") =>
      folder(name, `${more}\n  lifecycle {\n    create_before_destroy = true\n  }`);

    test.each([
      ["is let go, not deleted, for one of another name", "production", ""],
      ["is taken over, not deleted, for one of its name", "prod", "adopt = true"],
    ])("%s", async (_what, name, more) => {
      await scene.applied(early("prod", more));
      const id = idOf("prod");
      const { accountId } = scene.fake.world.createMember({ displayName: "payments", folderId: id });
      scene.code("");
      expect((await scene.apply()).ok).toBe(false);
      await scene.somebodyElse.moveAccount({ accountId, folderId: "r-root01" });
      await scene.applied(early("prod", more));

      await scene.terraform("taint", PROD);
      const run = await scene.applied(early(name, more));

      expect(writes(run)).not.toContain("DeleteFolder");
      expect(scene.fake.world.folders.map((each) => each.id)).toContain(id);
    });
  });

  test("by a taint of one that is created before what is destroyed: it is refused, and found again by `adopt`", async () => {
    const lifecycle = "lifecycle {\n    create_before_destroy = true\n  }";
    await scene.applied(folder("prod", lifecycle));
    const id = idOf("prod");
    await scene.terraform("taint", PROD);
    const run = await scene.apply();
    expect(said(run.errors)).toContain(`It is ${id}`);
    expect(writes(run)).toEqual([]);

    await scene.terraform("state", "rm", PROD);
    expect(writes(await scene.applied(folder("prod", "adopt = true")))).toEqual([]);
    expect(await scene.state(PROD)).toMatchObject({ folder_id: id });
  });
});
