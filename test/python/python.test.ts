import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { devDependencies } from "../../package.json";
import { INVITEE_ACCOUNT_ID, Sandbox } from "../../lib/testing";
import { stageLibrary, stageProvider } from "../../scripts/jsii/stage";
import { compileLibrary, packPython } from "../../scripts/jsii/tools";
import { createPythonEnvironment, wheelIn } from "./support/python-environment";

const directory = mkdtempSync(join(tmpdir(), "python-"));

afterAll(() => rmSync(directory, { recursive: true }));

test("a Python program synthesizes members, and Terraform plans them with the provider from its wheel", async () => {
  const library = join(directory, "library");
  stageLibrary(library);
  compileLibrary(library);
  stageProvider(library);
  const python = createPythonEnvironment(join(directory, "venv"), [
    `cdktf==${devDependencies.cdktf}`,
    wheelIn(packPython(library)),
  ]);

  const outdir = join(directory, "cdktf.out");
  python.run(join(__dirname, "members.py"), outdir, INVITEE_ACCOUNT_ID);
  const sandbox = await Sandbox.create({ stackDir: join(outdir, "stacks/members") });
  try {
    await sandbox.init();
    const plan = await sandbox.plan();

    expect(Object.keys(plan.changes).sort()).toEqual([
      "alicloud_resource_manager_account.payments_5AA7C358",
      "resourcedirectory_invitation.partner_FFAA9D4A",
      "resourcedirectory_member_protection.payments_Protection_A02E6875",
      "resourcedirectory_promotion.payments_promotion_403B57BF",
    ]);
    expect(plan.summary).toBe("Plan: 4 to add, 0 to change, 0 to destroy.");
  } finally {
    await sandbox.close();
  }
}, 600_000);
