import { join } from "node:path";
import { expectGolden, expectInDocument, fenced } from "../../support/golden";
import { violationsOf } from "../../support/json-schema";
import { Scene } from "../../provider/support/scene";
import { testMachine } from "../support/machine";
import { planBusily } from "./support/busy-plan";

const GOLDEN = join(__dirname, "golden");
const PIPELINES = join(__dirname, "../../../docs/pipelines.md");

let scene: Scene;
let plan: string;

beforeAll(async () => {
  scene = await Scene.open();
  plan = await planBusily(scene);
});

afterAll(() => scene.close());

async function review(...args: readonly string[]) {
  const machine = testMachine();
  machine.stdin = plan;
  return machine.run("review", "-", ...args);
}

test("a plan with 5 mails, 2 invitations, 1 deletion, 1 removal, 3 renames and 2 moves is told in these numbers", async () => {
  const { stdout, exitCode } = await review();

  expect(stdout.split("\n")[0]).toBe(
    "This plan: 1 deletion, 1 removal, 5 mails, 2 invitations, 2 moves, 3 renames, 4 records in state.",
  );
  expect(exitCode).toBe(2);
});

test.each([
  ["text", "review.txt"],
  ["markdown", "review.md"],
  ["json", "review.json"],
])("as %s it reads as the golden file says", async (format, file) => {
  expectGolden(join(GOLDEN, file), `${(await review("--format", format)).stdout}\n`);
});

test("as JSON it is what its schema describes", async () => {
  expect(violationsOf("review.schema.json", (await review("--format", "json")).stdout)).toEqual([]);
});

test("the examples of docs/pipelines.md are these", async () => {
  expectInDocument(PIPELINES, "review as text", fenced("text", (await review()).stdout));
  expectInDocument(
    PIPELINES,
    "review as markdown",
    (await review("--format", "markdown", "--max-removals", "0")).stdout,
  );
  const [first] = (JSON.parse((await review("--format", "json")).stdout) as { actions: object[] }).actions;
  expectInDocument(PIPELINES, "an action as json", fenced("json", JSON.stringify(first, null, 2)));
});

test.each([
  ["--max-deletions", 1],
  ["--max-removals", 2],
  ["--max-mails", 5],
  ["--max-invitations", 2],
  ["--max-moves", 2],
  ["--max-renames", 3],
])("%s %i is kept, and one less is not", async (option, count) => {
  expect(await review(option, String(count))).toMatchObject({ exitCode: 2 });

  const passed = await review(option, String(count - 1));

  expect(passed.exitCode).toBe(3);
  expect(passed.stdout).toContain(
    `Over the limit: ${option} allows ${count - 1}, and there would be ${count}.`,
  );
});

test("addresses are masked unless they are asked for", async () => {
  expect((await review()).stdout).not.toContain("ledger-root@example.com");
  expect((await review("--show-addresses")).stdout).toContain("ledger-root@example.com");
});

test("the calls of the apply are those that the review has named", async () => {
  const { actions } = JSON.parse((await review("--format", "json")).stdout) as {
    actions: { operations: string[] }[];
  };

  const run = await scene.applyPlan();

  const made = run.calls.filter(({ status }) => status === 200).map(({ operation }) => operation);
  const writes = made.filter((operation) => !/^(Get|List|Check)/.test(operation));
  expect(writes.sort()).toEqual(actions.flatMap(({ operations }) => operations).sort());
});
