import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { COMMANDS } from "../../../lib/cli/commands";
import { thisMachine } from "../../../lib/cli/machine";
import { runCommandLine } from "../../../lib/cli/run";
import { OWN, payments, VENDORS } from "../../support/member-kinds";
import type { MemberKind } from "../../support/member-kinds";
import { addressOf, Pipeline, said, writes } from "../support/pipeline";

/** A member whose tags its creator has no right for yet. */
const taggedOn = (kind: MemberKind) => payments(kind, { tags: { team: "payments" } });

const FORBIDDEN = { status: 403, code: "NoPermission", message: "You are not authorized to do this." };

/** What doctor has to say to the state of this pipeline. */
async function doctorOn({ sandbox }: Pipeline): Promise<string> {
  const lines: string[] = [];
  const home = mkdtempSync(join(tmpdir(), "home-"));
  const machine = { ...thisMachine(process, { home, packageRoot: home }), cwd: sandbox.directory };
  await runCommandLine(
    ["doctor", "terraform.tfstate"],
    { ...machine, out: (line) => lines.push(line), err: (line) => lines.push(line) },
    COMMANDS,
  );
  rmSync(home, { recursive: true });
  return lines.join("\n");
}

test.each(["TagResources", "GetAccount"])(
  "a create on the vendor's resource of which %s is refused blocks every plan; doctor names the account and the command, and that mends it",
  async (operation) => {
    // Given an account that was created, and a call after it that was refused
    const tagged = taggedOn(VENDORS);
    const pipeline = await Pipeline.open(tagged);
    pipeline.fake.faults.failNext(operation, FORBIDDEN);
    expect((await pipeline.apply()).ok).toBe(false);
    const blocked = await pipeline.apply();
    expect(said(blocked)).toContain("Instance cannot be destroyed");

    // When doctor is asked, and what it says is done
    const diagnosis = await doctorOn(pipeline);
    const [, address = ""] = /^ +Run terraform untaint '(.+)', then apply/m.exec(diagnosis) ?? [];
    expect(address).toBe(addressOf(pipeline.code(tagged).resource));
    await pipeline.sandbox.terraform(["untaint", address]);
    const mended = await pipeline.expectApply();

    // Then the same account is complete, and nothing is left to do
    expect(writes(mended)).not.toContain("CreateResourceAccount");
    expect(pipeline.fake.world.members).toHaveLength(1);
    expect((await pipeline.plan()).summary).toBe("No changes.");
    expect(await doctorOn(pipeline)).toMatch(/^ok +tainted-state/);
  },
);

test.each([
  ["CreateResourceAccount", false],
  ["GetFolder", true],
])(
  "a create on our own resource of which %s is refused blocks nothing: the next apply completes it, tags included",
  async (operation, isCreated) => {
    const pipeline = await Pipeline.open(taggedOn(OWN));
    pipeline.fake.faults.failNext(operation, FORBIDDEN);
    expect((await pipeline.apply()).ok).toBe(isCreated);
    expect(pipeline.fake.world.members).toHaveLength(isCreated ? 1 : 0);

    await pipeline.expectApply();

    expect(pipeline.fake.world.members).toMatchObject([{ tags: { team: "payments" } }]);
    expect((await pipeline.plan()).summary).toBe("No changes.");
    expect(await doctorOn(pipeline)).toMatch(/^ok +tainted-state/);
  },
);
