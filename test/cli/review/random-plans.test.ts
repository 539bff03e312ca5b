import fc from "fast-check";
import { Scene, writes } from "../../provider/support/scene";
import { testMachine } from "../support/machine";
import { planted, RANDOM_WORLDS, settled } from "./support/random-world";

interface Reviewed {
  readonly actions: readonly {
    readonly kind: string;
    readonly certain: boolean;
    readonly operations: readonly string[];
  }[];
  readonly errored: boolean;
}

/** Kinds that are one call each, if they are certain. */
const ONE_CALL = new Set(["deletion", "removal", "cancellation", "mail", "invitation", "move"]);

async function reviewed(scene: Scene): Promise<Reviewed> {
  const machine = testMachine();
  machine.stdin = await scene.savedPlan();
  return JSON.parse((await machine.run("review", "-", "--format", "json")).stdout) as Reviewed;
}

type Tally = Readonly<Record<string, number>>;

function tally(words: readonly string[]): Tally {
  const counts: Record<string, number> = {};
  words.forEach((word) => (counts[word] = (counts[word] ?? 0) + 1));
  return counts;
}

/** How many of each the first lacks of what the second has. */
function missingFrom(one: Tally, other: Tally): Tally {
  const missing = Object.entries(other).map(([name, count]) => [name, count - (one[name] ?? 0)] as const);
  return Object.fromEntries(missing.filter(([, count]) => count > 0));
}

test("whatever a plan is, the review names every call of its apply, and what it is certain of is called", async () => {
  await fc.assert(
    fc.asyncProperty(RANDOM_WORLDS, async (world) => {
      const scene = await Scene.open({ quotas: { members: 100 } });
      try {
        await scene.applied(planted(scene.fake.world, world));
        scene.code(settled(scene.fake.world, world));
        const plan = await scene.plan();
        const { actions, errored } = await reviewed(scene);
        expect(errored).toBe(!plan.ok);
        if (!plan.ok) {
          return;
        }

        const run = await scene.applyPlan();

        const made = tally(writes({ ...run, calls: run.calls.filter(({ status }) => status === 200) }));
        const named = tally(actions.flatMap(({ operations }) => operations));
        expect(missingFrom(named, made)).toEqual({});
        if (run.ok) {
          const sure = actions.filter(({ kind, certain }) => certain && ONE_CALL.has(kind));
          expect(missingFrom(made, tally(sure.map(({ operations }) => operations[0] ?? "")))).toEqual({});
        }
      } finally {
        await scene.close();
      }
    }),
    { numRuns: 12 },
  );
}, 240_000);
