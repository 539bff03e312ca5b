import { setTimeout as pause } from "node:timers/promises";
import type { TerraformResult } from "../../lib/testing";
import { said, Scene } from "./support/scene";

const PROMOTE = "PromoteResourceAccount";
const REFUSED = "ConcurrentCallNotSupported";

let scene: Scene;
let other: Scene | undefined;

beforeEach(async () => {
  scene = await Scene.open({ concurrentWrites: "refuse", quotas: { members: 500 } });
});

afterEach(async () => {
  await other?.close();
  other = undefined;
  await scene.close();
});

const createMembers = (count: number, prefix: string): readonly string[] =>
  Array.from(
    { length: count },
    (_, index) => scene.fake.world.createMember({ displayName: `${prefix}-${index}` }).accountId,
  );

function promotionsOf(ids: readonly string[]): string {
  return `
resource "resourcedirectory_promotion" "all" {
  for_each   = toset(${JSON.stringify(ids)})
  account_id = each.key
  email      = "root-\${each.key}@example.com"
}
`;
}

const applyAtOnce = (stack: Scene): Promise<TerraformResult> =>
  stack.terraform("apply", "-auto-approve", "-json", "-parallelism=50");

const refusedAsConcurrent = () => scene.fake.requests.all.filter(({ code }) => code === REFUSED);
const addressees = () => scene.fake.mailbox.mails.map(({ to }) => to);

test("100 hooks applied at once never get in each other's way", async () => {
  scene.code(promotionsOf(createMembers(100, "member")));
  const run = await applyAtOnce(scene);

  expect(said(run.errors)).toBe("");
  expect(refusedAsConcurrent()).toEqual([]);
  expect(scene.fake.requests.count(PROMOTE)).toBe(100);
  expect(new Set(addressees()).size).toBe(100);
});

test("two stacks and the alicloud side that write at the same time all get done, and nothing happens twice", async () => {
  const mine = createMembers(15, "mine");
  const theirs = createMembers(15, "theirs");
  const created = Array.from({ length: 10 }, (_, index) => `created-${index}`);
  // Everything a hundred times as fast as in life, the length of a write included.
  other = await Scene.open({ beside: scene });
  scene.fake.options.writeDurationMs = 2;
  for (const stack of [scene, other]) stack.whileSleeping = (ms) => pause(ms / 100);
  scene.code(`
${promotionsOf(mine)}
resource "alicloud_resource_manager_account" "all" {
  for_each     = toset(${JSON.stringify(created)})
  display_name = each.key
}
`);
  other.code(promotionsOf(theirs));

  const runs = await Promise.all([applyAtOnce(scene), applyAtOnce(other)]);

  expect(runs.map(({ errors }) => said(errors))).toEqual(["", ""]);
  expect(refusedAsConcurrent().length).toBeGreaterThan(0);
  expect(addressees().sort()).toEqual([...mine, ...theirs].map((id) => `root-${id}@example.com`).sort());
  expect(scene.fake.world.members).toHaveLength(mine.length + theirs.length + created.length);
  expect((await scene.plan()).summary).toBe("No changes.");
  expect((await other.plan()).summary).toBe("No changes.");
});
