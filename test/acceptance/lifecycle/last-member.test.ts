import { TerraformStack } from "cdktf";
import { MemberAccount, MemberResource, RemovalPolicy, ResourceDirectory } from "../../../lib";
import { Sandbox } from "../../../lib/testing";
import { writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";
import { synthesize } from "../support/synthesize";

/** A stack with provider elements of its directory alone. */
function stackDirOf(code: Code): string {
  const directoryOf = synthesize((app) => {
    const stack = new TerraformStack(app, "members");
    new ResourceDirectory(stack, "rd", { region: "cn-hangzhou", members: MemberResource.ALICLOUD });
    code(stack);
  });
  return directoryOf("members");
}

test("the last member of a stack is deleted with the vendor's provider, which a directory of its members keeps", async () => {
  const stackDir = stackDirOf((stack) => {
    new MemberAccount(stack, "payments", {
      displayName: "payments-prod",
      removalPolicy: RemovalPolicy.DESTROY,
    });
  });
  const sandbox = await Sandbox.create({ stackDir });
  try {
    await sandbox.init();
    await sandbox.apply();
    expect(sandbox.fake.world.members).toHaveLength(1);

    sandbox.useStack(stackDirOf(() => undefined));
    const run = await sandbox.apply();

    expect([run.errors, writes(run)]).toEqual([[], ["DeleteAccount"]]);
    expect(sandbox.fake.world.members).toEqual([]);
  } finally {
    await sandbox.close();
  }
});
