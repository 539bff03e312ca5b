import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Checkpoint } from "../../lib/cli/adopt/checkpoint";
import { readDirectory } from "../../lib/cli/adopt/read-directory";
import { FakeDirectory } from "../../lib/testing/fake-directory";
import { clientOf } from "../client";
import { compare } from "../result";
import type { BenchmarkResults } from "../result";

const MEMBERS = 1_000;
/** Below the root; each costs a call, for the folders in it. */
const FOLDERS = 30;
const GOAL = 0.05;

/** What `adopt` asks of a directory, in calls, against a read of each member. Both numbers are the fake's. */
export async function benchmarkAdopt(): Promise<BenchmarkResults> {
  const fake = await FakeDirectory.start({ quotas: { members: MEMBERS, folders: FOLDERS } });
  const scratch = mkdtempSync(join(tmpdir(), "bench-adopt-"));
  try {
    const ids = grow(fake);
    const client = clientOf(fake);
    const adopt = await callsOf(fake, () =>
      readDirectory(client, new Checkpoint(join(scratch, "partial"), "bench", new Date()), {
        within: [],
        withPayers: false,
        progress: () => undefined,
      }),
    );
    const single = await callsOf(fake, async () => {
      for (const id of ids) await client.getAccount(id);
    });
    const measured = { adopt, "single reads": single };
    return { "adopt-1000": { ...compare(measured, "adopt", "single reads", GOAL), unit: "calls" } };
  } finally {
    rmSync(scratch, { recursive: true });
    await fake.stop();
  }
}

function grow({ world }: FakeDirectory): readonly string[] {
  const folders = Array.from({ length: FOLDERS }, (_, index) =>
    world.createFolder({ name: `folder ${index}` }),
  );
  return Array.from(
    { length: MEMBERS },
    (_, index) =>
      world.createMember({ displayName: `member-${index}`, folderId: folders[index % FOLDERS]?.id })
        .accountId,
  );
}

async function callsOf({ requests }: FakeDirectory, work: () => Promise<unknown>): Promise<number> {
  const before = requests.all.length;
  await work();
  return requests.all.length - before;
}
