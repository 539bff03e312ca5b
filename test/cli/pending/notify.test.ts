import { spawn } from "node:child_process";
import { existsSync, readFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { violationsOf } from "../../support/json-schema";
import type { TestMachine } from "../support/machine";
import {
  applied,
  environmentOfScene,
  handshakeTo,
  invitation,
  machineOfScene,
  MEMBER_ID,
  pendingOn,
  promotion,
  scene,
} from "./support";

const PROGRAM = join(__dirname, "../../../lib/cli/main.ts");
const TS_NODE = join(__dirname, "../../../node_modules/ts-node/dist/bin.js");

let machine: TestMachine;

beforeEach(() => {
  machine = machineOfScene();
});

const run = (command = "cat >> events.log") => pendingOn(machine, "--notify", command);

interface Told {
  readonly id: string;
  readonly event: string;
  readonly step: { readonly step: string; readonly status: string; readonly who: string };
}

function told(): readonly Told[] {
  const file = machine.path("project/events.log");
  const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  return lines.map((line) => JSON.parse(line) as Told);
}

const words = () => told().map(({ event, step }) => `${event} ${step.step}`);

test("each event is told once over three runs", async () => {
  await applied(promotion() + invitation());

  for (const _ of [1, 2, 3]) {
    expect(await run()).toMatchObject({ exitCode: 2, stderr: "" });
  }

  expect(words()).toEqual(["new invitation", "new promotion"]);
});

test("a wait that lapses, one that is over, and one that begins anew are events of their own", async () => {
  await applied(promotion() + invitation());
  await run();
  scene.fake.world.expirePromotion(MEMBER_ID);
  scene.fake.world.accept(handshakeTo());
  await run();
  scene.fake.clock.advance(60_000);
  await applied(promotion("attempt = 2") + invitation());
  await run();

  expect(words().slice(2)).toEqual(["finished invitation", "lapsed promotion", "new promotion"]);
});

test("a wait that leaves the code is finished", async () => {
  await applied(promotion() + invitation());
  await run();
  await applied(invitation());
  await run();

  expect(words().slice(2)).toEqual(["finished promotion"]);
});

test("what was through before anybody was told is no news", async () => {
  await applied(promotion());
  scene.fake.world.confirmPromotion(MEMBER_ID);

  expect(await run()).toMatchObject({ exitCode: 0 });
  expect(words()).toEqual([]);
});

test("the event is what its schema describes, masked, and so is what is remembered", async () => {
  await applied(promotion());
  await run();

  const [line = ""] = readFileSync(machine.path("project/events.log"), "utf8").split("\n");
  expect(violationsOf("pending-event.schema.json", line)).toEqual([]);
  expect(told()[0]?.step.who).toBe("the owner of p***@example.com");
  expect(readFileSync(machine.path("project/resource-directory-told.json"), "utf8")).not.toContain(
    "payments-root",
  );
});

test("a command that fails is named, and told again by the next run", async () => {
  await applied(promotion());

  const failed = await run("exit 7");

  expect(failed.exitCode).toBe(1);
  expect(failed.stderr).toContain(
    `1 not told; the next run tries again.\n  "new" of the promotion of ${MEMBER_ID}: exit code 7`,
  );
  await run();
  expect(words()).toEqual(["new promotion"]);
});

test("a command that reads nothing of its input is fine", async () => {
  await applied(promotion());

  expect(await run("true")).toMatchObject({ exitCode: 2, stderr: "" });
});

test("a run beside another one stops, and tells nobody", async () => {
  await applied(promotion());
  machine.write("project/resource-directory-told.json.lock", String(process.pid));

  const second = await run();

  expect(second).toMatchObject({ exitCode: 1 });
  expect(second.stderr).toContain("another run has");
  expect(words()).toEqual([]);
});

test("the lock of a crashed run that had the number of this one is taken over, as in a container", async () => {
  await applied(promotion());
  const lock = "project/resource-directory-told.json.lock";
  machine.write(lock, String(process.pid));
  utimesSync(machine.path(lock), 0, 0);

  expect(await run()).toMatchObject({ exitCode: 2, stderr: "" });
  expect(words()).toEqual(["new promotion"]);
  expect(existsSync(machine.path(lock))).toBe(false);
});

test("a file that remembers something else is refused, and stays as it is", async () => {
  await applied(promotion());
  machine.write("project/resource-directory-told.json", `{"version": 2}`);

  expect((await run()).stderr).toContain("does not remember what was told");
  expect(readFileSync(machine.path("project/resource-directory-told.json"), "utf8")).toBe(`{"version": 2}`);
});

test("a crash while an event is told tells it once in all, and the next run names it", async () => {
  await applied(promotion() + invitation());
  machine.write("project/state.json", (await scene.terraform("show", "-json")).stdout);
  const next = () => machine.run("pending", "state.json", "--live", "--notify", "cat >> events.log");

  // The command kills the program that has started it, as a runner that is taken away does.
  await crashed("cat >> events.log; kill -9 $PPID");
  const second = await next();
  const third = await next();

  expect(second.stderr).toMatch(/^An earlier run ended while it told of "new" of the invitation of \d+\./);
  expect(third.stderr).toBe("");
  expect(words()).toEqual(["new invitation", "new promotion"]);
});

function crashed(command: string): Promise<void> {
  const args = ["-T", PROGRAM, "pending", "state.json", "--live", "--notify", command];
  const child = spawn(process.execPath, [TS_NODE, ...args], {
    cwd: machine.path("project"),
    env: { ...process.env, ...environmentOfScene() },
    stdio: "ignore",
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (_, signal) => {
      if (signal === "SIGKILL") resolve();
      else reject(new Error("the program was not killed"));
    });
  });
}
