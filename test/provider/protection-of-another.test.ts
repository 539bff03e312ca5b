import { said, Scene, writes } from "./support/scene";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

const account = (name: string) => `
resource "alicloud_resource_manager_account" "${name}" {
  display_name = "${name}"
  lifecycle { ignore_changes = [payer_account_id] }
}
`;
const protection = (name: string, policy = "PROTECT") => `
resource "resourcedirectory_member_protection" "one" {
  account_id     = alicloud_resource_manager_account.${name}.id
  display_name   = "${name}"
  removal_policy = "${policy}"
}
`;
const isThere = (name: string) => scene.fake.world.tryMember(name) !== undefined;

describe("a protection that goes to another account", () => {
  test("is refused, since the account that it had would lose it, and leave without a word", async () => {
    await scene.applied(account("alpha") + account("beta") + protection("alpha"));
    scene.code(account("beta") + protection("beta"));
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain("is protected, and its protection would go to another account");
    expect(writes(await scene.apply())).toEqual([]);
    expect(isThere("alpha")).toBe(true);
  });

  test("is refused as well while both accounts stay in the code", async () => {
    await scene.applied(account("alpha") + account("beta") + protection("alpha"));
    scene.code(account("alpha") + account("beta") + protection("beta"));

    expect(said((await scene.plan()).errors)).toContain("write another one for the other account");
  });

  test("goes there in the two steps that the error names", async () => {
    await scene.applied(account("alpha") + account("beta") + protection("alpha"));
    await scene.applied(account("alpha") + account("beta") + protection("alpha", "DESTROY"));
    await scene.applied(account("alpha") + account("beta") + protection("beta"));

    expect(await scene.state("resourcedirectory_member_protection.one")).toMatchObject({
      account_id: scene.fake.world.member("beta").accountId,
      removal_policy: "PROTECT",
    });
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("goes there where the account that it had has left the directory", async () => {
    await scene.applied(account("alpha") + account("beta") + protection("alpha"));
    scene.fake.world.removeMember("alpha");
    const run = await scene.applied(account("beta") + protection("beta"));

    expect(writes(run)).toEqual([]);
    expect((await scene.plan()).summary).toBe("No changes.");
  });
});
