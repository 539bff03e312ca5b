import { scene } from "./support/member-resource-scene";
import { said, writes } from "./support/scene";

const TYPE = "resourcedirectory_folder";

const folder = (name: string, more = "", address = "prod") =>
  `resource "${TYPE}" "${address}" {\n  name = "${name}"\n  ${more}\n}\n`;

const idOf = (name: string) => scene.fake.world.folders.find((one) => one.name === name)?.id ?? "";

const imported = (address: string) =>
  `import {\n  to = ${TYPE}.${address}\n  id = "${idOf("prod")}"\n}\n${folder("prod", "", address)}`;

describe("the name of a folder", () => {
  test.each<[string, () => Promise<string>]>([
    [
      "that are both to be created, and would adopt what either has made",
      () => Promise.resolve(folder("prod", "adopt = true") + folder("prod", "adopt = true", "second")),
    ],
    [
      "that are renamed to it",
      async () => {
        await scene.applied(folder("one") + folder("two", "", "second"));
        return folder("prod") + folder("prod", "", "second");
      },
    ],
    [
      "that import the same folder",
      () => {
        scene.fake.world.createFolder({ name: "prod" });
        return Promise.resolve(imported("prod") + imported("second"));
      },
    ],
  ])("in two blocks %s is one error at plan", async (_what, describeCode) => {
    scene.code(await describeCode());
    const plan = await scene.plan();

    expect([plan.errors.length, said(plan.errors)]).toEqual([1, expect.stringContaining("declared twice")]);
    expect(writes(plan)).toEqual([]);
  });

  test("is free below two parents in one plan", async () => {
    const code =
      folder("test", "", "other") + folder("prod") + folder("prod", `parent_folder_id = "PARENT"`, "second");
    const run = await scene.applied(code.replace('"PARENT"', `${TYPE}.other.folder_id`));

    expect(writes(run)).toEqual(["CreateFolder", "CreateFolder", "CreateFolder"]);
  });

  test("that one block gives up and another one adopts is refused at plan", async () => {
    await scene.applied(folder("prod"));
    scene.code(folder("test") + folder("prod", "adopt = true", "second"));
    const plan = await scene.plan();

    expect([plan.errors.length, said(plan.errors)]).toEqual([
      1,
      // The latter where Terraform comes to the block that gives the name up long after the other one.
      expect.stringMatching(/cannot be taken over by its name|is declared twice/),
    ]);
    expect(writes(plan)).toEqual([]);
  });

  test("is neither refused nor taken over while only the apply will know what adopt says", async () => {
    scene.fake.world.createFolder({ name: "prod" });
    const code = (adopt: boolean) =>
      `resource "terraform_data" "adopt" { input = ${adopt} }\n${folder("prod", "adopt = terraform_data.adopt.output")}`;
    scene.code(code(false));
    expect((await scene.plan()).errors).toEqual([]);
    expect(said((await scene.applyPlan()).errors)).toContain('holds a folder "prod" already');

    scene.code(code(true));
    expect((await scene.plan()).errors).toEqual([]);
    expect(writes(await scene.applyPlan())).toEqual([]);
    expect(await scene.state(`${TYPE}.prod`)).toMatchObject({ folder_id: idOf("prod") });
  });
});
