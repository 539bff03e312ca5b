import { TerraformStack } from "cdktf";
import { MemberAccount, ResourceDirectory } from "../../../lib";
import type { MemberResource } from "../../../lib";
import type { Sandbox } from "../../../lib/testing";
import { KINDS, OWN } from "../../support/member-kinds";
import { said, writes } from "../support/pipeline";
import { synthesize } from "../support/synthesize";
import { servedSandbox } from "../support/served-sandbox";

type Code = (rd: ResourceDirectory, stack: TerraformStack) => void;

let sandbox: Sandbox;

afterEach(() => sandbox.close());

function stackDirOf(code: Code, members?: MemberResource): string {
  return synthesize((app) => {
    const stack = new TerraformStack(app, "members");
    code(new ResourceDirectory(stack, "rd", { region: "cn-hangzhou", members }), stack);
  })("members");
}

async function open(code: Code, members?: MemberResource): Promise<void> {
  sandbox = await servedSandbox({ stackDir: stackDirOf(code, members) });
  await expectApply();
}

/** The calls that change something. */
async function expectApply(): Promise<readonly string[]> {
  const run = await sandbox.apply();
  expect(said({ ...run, warnings: [] })).toBe("");
  expect((await sandbox.plan()).summary).toBe("No changes.");
  return writes(run);
}

const member = (stack: TerraformStack, folder: ReturnType<ResourceDirectory["addFolder"]>) =>
  new MemberAccount(stack, "ledger", { displayName: "ledger-prod", folder });

const nested: Code = (rd, stack) => {
  const prod = rd.addFolder("prod");
  member(stack, prod.addFolder("payments"));
};

describe.each(KINDS)("with members on $members", ({ members }) => {
  test("folders nest, another folder moves the member, and another name renames a folder", async () => {
    await open(nested, members);
    const { world } = sandbox.fake;
    expect(world.folder("payments").parentFolderId).toBe(world.folder("prod").id);
    expect(world.member("ledger-prod").folderId).toBe(world.folder("payments").id);

    sandbox.useStack(
      stackDirOf((rd, stack) => {
        const prod = rd.addFolder("prod", { name: "production" });
        prod.addFolder("payments");
        member(stack, prod);
      }, members),
    );

    expect([...(await expectApply())].sort()).toEqual(["MoveAccount", "UpdateFolder"]);
    expect(world.member("ledger-prod").folderId).toBe(world.folder("production").id);
  });

  test("a folder that moves in the code keeps its object and what is in it, and nothing is called", async () => {
    await open(nested, members);

    sandbox.useStack(
      stackDirOf((rd, stack) => {
        const production = rd.addFolder("production", { name: "prod", previousPaths: ["rd/prod"] });
        member(stack, production.addFolder("payments"));
      }, members),
    );

    expect(await expectApply()).toEqual([]);
  });

  test("a line that goes takes no member along: a folder that holds one is not deleted", async () => {
    await open(nested, members);

    sandbox.useStack(
      stackDirOf((rd, stack) => {
        const folderId = sandbox.fake.world.folder("payments").id;
        new MemberAccount(stack, "ledger", { displayName: "ledger-prod", folderId, directory: rd });
      }, members),
    );
    const run = await sandbox.apply();

    expect(run.ok).toBe(false);
    expect(sandbox.fake.world.folders.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["prod", "payments"]),
    );
    expect(sandbox.fake.world.member("ledger-prod").folderId).toBe(sandbox.fake.world.folder("payments").id);
  });
});

test("folders and their member come over to resources of our own with the plan that says so, and no call", async () => {
  await open(nested);

  sandbox.useStack(stackDirOf(nested, OWN.members));

  expect(await expectApply()).toEqual([]);
  expect(Object.keys((await sandbox.state()).resources).map((address) => address.split(".")[0])).toEqual(
    expect.not.arrayContaining(["alicloud_resource_manager_folder"]),
  );
});
