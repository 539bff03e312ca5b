import { existsSync, mkdirSync } from "node:fs";
import { scene } from "./support";

describe("what is refused once the directory has been read", () => {
  test("is refused by that reading alone: a folder that is there by now is found", async () => {
    const { fake, machine, read } = await scene();
    const missing = await machine.run("adopt", "--folder", "prod/new");
    const { id } = fake.world.createFolder({ name: "new", parentFolderId: "fd-100abc" });

    const { exitCode, stderr } = await machine.run("adopt", "--folder", "prod/new");

    expect(missing.stderr).toContain('--folder "prod/new": the directory has no such folder.');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(read("members.yaml")).toContain(`id: ${id}`);
  });

  test("leaves no old reading for a file that could not be merged, and now can", async () => {
    const { fake, machine, read } = await scene();
    // What follows the end of a document is another one.
    machine.write("project/members.yaml", "members:\n  - { key: ours, displayName: ours-prod }\n...\n");
    const refused = await machine.run("adopt", "--merge", "members.yaml");
    fake.world.createMember({ displayName: "came-later" });
    machine.write("project/members.yaml", "members:\n  - { key: ours, displayName: ours-prod }\n");

    const { exitCode, stderr } = await machine.run("adopt", "--merge", "members.yaml");

    expect(refused.stderr).toContain("Nothing was written");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(read("members.yaml")).toContain("displayName: came-later");
  });

  test("is no file that cannot be written: the next run need not read anew", async () => {
    const { fake, machine } = await scene();
    mkdirSync(machine.path("project/members.yaml"));
    const failed = await machine.run("adopt", "--force");
    fake.requests.clear();
    machine.remove("project/members.yaml");

    const { exitCode } = await machine.run("adopt");

    expect(failed.stderr).toContain("members.yaml cannot be written");
    expect(exitCode).toBe(0);
    expect(fake.requests.all.map(({ operation }) => operation)).toEqual(["GetResourceDirectory"]);
    expect(existsSync(machine.path("project/members.yaml.partial"))).toBe(false);
  });
});
