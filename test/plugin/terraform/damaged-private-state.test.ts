import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { session, shop } from "../support/demo-scene";

const stateFile = (): string => join(session.terraform.directory, "terraform.tfstate");

beforeEach(async () => {
  await session.applied(`name = "lamp"\n mode = "protected"`);
  shop.calls.splice(0);
});

test.each([
  ["is cut off", Buffer.from('{"protec'), "it is no JSON"],
  ["is no text", Buffer.of(0xff, 0xfe, 0x00), "it is no text"],
])(
  "private state that %s is named with the way out, and nothing is called or lost",
  async (_how, bytes, why) => {
    const state = readFileSync(stateFile(), "utf8");
    const damaged = state.replace(/"private": "[^"]+"/, `"private": "${bytes.toString("base64")}"`);
    expect(damaged).not.toBe(state);
    writeFileSync(stateFile(), damaged);

    for (const run of [
      await session.terraform.plan(),
      await session.terraform.plan("-refresh=false"),
      await session.terraform.apply(),
      await session.terraform.destroy(),
    ]) {
      expect(run.exitCode).toBe(1);
      expect(run.prose).toMatch(/Error: Damaged private state with demo_thing\.a/);
      expect(run.prose).toContain(why);
      expect(run.prose).toContain("Put back a backup of the state");
      expect(run.prose).not.toContain("bug in the provider");
    }

    expect(shop.calls).toEqual([]);
    expect(await session.stateOf("demo_thing.a")).toMatchObject({ name: "lamp", id: "thing-1" });
  },
);
