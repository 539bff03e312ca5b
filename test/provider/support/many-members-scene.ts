import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Scene } from "./scene";

/** A directory with room for thousands. */
export let scene: Scene;

/** For files of the test that runs. */
let directory: string;

// The scene of the test that runs: importing this file opens one before each test and closes it after.
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "state-"));
  scene = await Scene.open({
    quotas: { members: 2_000, pendingInvitations: 2_000, invitationsPerDay: 2_000 },
  });
});

afterEach(async () => {
  await scene.close();
  rmSync(directory, { recursive: true });
});

export interface State {
  readonly serial: number;
  readonly resources: readonly unknown[];
}

/** Puts other objects into state, made from those in it: applying a thousand takes most of a minute. */
export async function replaceState(resourcesOf: (state: State) => readonly unknown[]): Promise<void> {
  const state = JSON.parse((await scene.terraform("state", "pull")).stdout) as State;
  const file = join(directory, "state.json");
  writeFileSync(file, JSON.stringify({ ...state, serial: state.serial + 1, resources: resourcesOf(state) }));
  const { ok, output } = await scene.terraform("state", "push", file);
  if (!ok) throw new Error(output);
}
