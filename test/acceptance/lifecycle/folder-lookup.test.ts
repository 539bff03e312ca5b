import { TerraformOutput, TerraformStack } from "cdktf";
import { Folder, MemberAccount, ResourceDirectory } from "../../../lib";
import { KINDS, on } from "../../support/member-kinds";
import type { MemberKind } from "../../support/member-kinds";
import { Pipeline, said, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";
import { servedSandbox } from "../support/served-sandbox";
import { synthesize } from "../support/synthesize";

/** A member in a folder that is looked up below the root or, by the names of those above it, deeper. */
function member(kind: MemberKind, ...names: readonly string[]): Code {
  return on(kind, (stack) => {
    const folder = names.reduce<ReturnType<typeof Folder.fromFolderName> | undefined>(
      (parent, name) => Folder.fromFolderName(stack, `folder ${name}`, name, { parent }),
      undefined,
    );
    new MemberAccount(stack, "ledger", { displayName: "ledger-prod", folder });
    new TerraformOutput(stack, "folder", { value: folder?.folderId });
  });
}

/** Begins beside folders that somebody has made in the console, some of them with names that are alike. */
async function openBesideFolders(code: Code): Promise<Pipeline> {
  const pipeline = await Pipeline.open(code);
  const { world } = pipeline.fake;
  const { id } = world.createFolder({ name: "prod" });
  for (const name of ["production", "non-prod", "Prod"]) world.createFolder({ name });
  for (const name of ["aXb", "a.b", "prod"]) world.createFolder({ name, parentFolderId: id });
  return pipeline;
}

describe.each(KINDS)("with members on $members", (kind) => {
  test.each([
    ["below the root", ["prod"]],
    ["below one that is looked up itself", ["prod", "a.b"]],
  ])("a member is created in the folder of exactly that name, %s", async (_, names) => {
    const pipeline = await openBesideFolders(member(kind, ...names));
    const { world } = pipeline.fake;

    const run = await pipeline.expectApply();

    expect(writes(run)).toEqual(["CreateResourceAccount"]);
    const { folderId } = world.member("ledger-prod");
    expect(world.folder(folderId).name).toBe(names.at(-1));
    expect(world.folders.find(({ name }) => name === names.at(-1))?.id).toBe(folderId);
    expect((await pipeline.plan()).summary).toBe("No changes.");
  });

  test("another name moves the member, and a name that no folder has ends the plan", async () => {
    const pipeline = await openBesideFolders(member(kind, "prod"));
    await pipeline.expectApply();
    const { world } = pipeline.fake;

    pipeline.code(member(kind, "production"));
    expect(writes(await pipeline.expectApply())).toEqual(["MoveAccount"]);
    expect(world.folder(world.member("ledger-prod").folderId).name).toBe("production");
    expect((await pipeline.plan()).summary).toBe("No changes.");

    pipeline.code(member(kind, "produktion"));
    const refused = await pipeline.apply();
    expect([refused.ok, writes(refused)]).toEqual([false, []]);
    expect(said(refused)).toContain('There is no folder "produktion" in its place');
  });
});

test.each(KINDS)(
  "a folder is added below one that is looked up, and a member in it, with members on $members",
  async ({ members }) => {
    const stackDir = synthesize((app) => {
      const stack = new TerraformStack(app, "members");
      new ResourceDirectory(stack, "rd", { region: "cn-hangzhou", members });
      const folder = Folder.fromFolderName(stack, "prod", "prod").addFolder("payments");
      new MemberAccount(stack, "ledger", { displayName: "ledger-prod", folder });
    })("members");
    const sandbox = await servedSandbox({ stackDir });
    try {
      const { world } = sandbox.fake;
      const { id } = world.createFolder({ name: "prod" });

      const run = await sandbox.apply();

      expect([run.errors, writes(run)]).toEqual([[], ["CreateFolder", "CreateResourceAccount"]]);
      expect(world.folder("payments").parentFolderId).toBe(id);
      expect(world.member("ledger-prod").folderId).toBe(world.folder("payments").id);
      expect((await sandbox.plan()).summary).toBe("No changes.");
    } finally {
      await sandbox.close();
    }
  },
);
