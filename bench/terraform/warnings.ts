import { FakeDirectory } from "../../lib/testing/fake-directory";
import { medians } from "../measure";
import { compare } from "../result";
import type { BenchmarkResults } from "../result";
import { hooks, promotions } from "./resources";
import { Workspace } from "./workspace";

const WAITING = 200;
const OBJECTS = 1_000;
const GOAL = 1.5;
const ROUNDS = { warmUp: 1, counted: 3 };

/**
 * The plan of a stack in which 200 members wait for a person, against the same without the details of warnings: Terraform
 * parses the whole file for each that it prints.
 */
export async function benchmarkWarnings(): Promise<BenchmarkResults> {
  const fake = await FakeDirectory.start({ quotas: { members: WAITING } });
  const accounts = Array.from(
    { length: WAITING },
    (_unused, index) => fake.world.createMember({ displayName: `member-${index}` }).accountId,
  );
  const workspace = await Workspace.create(`${promotions(accounts)}\n${hooks(OBJECTS - WAITING)}`, fake);
  const plan = async (...args: readonly string[]): Promise<number> =>
    (await workspace.run("plan", "-lock=false", ...args)).milliseconds;
  try {
    await workspace.run("apply", "-auto-approve", "-compact-warnings");
    const measured = await medians(
      { warnings: () => plan(), compact: () => plan("-compact-warnings") },
      ROUNDS,
    );
    return { "plan-200-waiting": compare(measured, "warnings", "compact", GOAL) };
  } finally {
    await workspace.close();
    await fake.stop();
  }
}
