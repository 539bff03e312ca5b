import { SharedReads } from "../../lib/directory";
import { FakeDirectory } from "../../lib/testing/fake-directory";
import { clientOf } from "../client";
import { medians } from "../measure";
import { compare } from "../result";
import type { BenchmarkResults } from "../result";

const MEMBERS = 1_000;
/** How many objects Terraform refreshes at a time. */
const PARALLELISM = 10;
const GOAL = 0.1;
const ROUNDS = { warmUp: 1, counted: 5 };

/** What a refresh of 1,000 members reads, with the shared listing and without it, from a service that answers at once. */
export async function benchmarkRefresh(): Promise<BenchmarkResults> {
  const fake = await FakeDirectory.start({ quotas: { members: MEMBERS } });
  try {
    const ids = Array.from(
      { length: MEMBERS },
      (_, index) => fake.world.createMember({ displayName: `member-${index}` }).accountId,
    );
    const measured = await medians(
      {
        "shared reads": () => {
          const reads = new SharedReads(clientOf(fake));
          return timeOf(ids, (id) => reads.member(id, {}));
        },
        "single reads": () => {
          const client = clientOf(fake);
          return timeOf(ids, (id) => client.getAccount(id));
        },
      },
      ROUNDS,
    );
    return { "refresh-1000": compare(measured, "shared reads", "single reads", GOAL) };
  } finally {
    await fake.stop();
  }
}

/** How long it takes to read all of them, as many at a time as Terraform does, in milliseconds. */
async function timeOf(ids: readonly string[], read: (id: string) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  const left = [...ids];
  const worker = async (): Promise<void> => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      await read(id);
    }
  };
  await Promise.all(Array.from({ length: PARALLELISM }, worker));
  return performance.now() - start;
}
