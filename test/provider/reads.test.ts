import type { TerraformResult } from "../../lib/testing";
import { replaceState, scene } from "./support/many-members-scene";
import type { State } from "./support/many-members-scene";

const MOST_READS = 15;

const createMembers = (count: number): readonly string[] =>
  Array.from(
    { length: count },
    (_, index) => scene.fake.world.createMember({ displayName: `member-${index}` }).accountId,
  );

/** A promotion for each of these members. */
function promotionsOf(ids: readonly string[]): readonly string[] {
  return ids.map(
    (id) => `
resource "resourcedirectory_promotion" "p${id}" {
  account_id = "${id}"
  email      = "root-${id}@example.com"
}
`,
  );
}

async function promoted(ids: readonly string[]): Promise<void> {
  scene.code("", promotionsOf(ids));
  const { ok, output } = await scene.apply();
  if (!ok) throw new Error(output);
}

/**
 * As {@link promoted}, for many: one promotion is applied and its object in state is copied for the others, because
 * applying a thousand takes most of a minute.
 */
async function promotedBefore(ids: readonly string[]): Promise<void> {
  const [first = ""] = ids;
  await promoted([first]);
  await replaceState((state) => ids.flatMap((id) => copiesFor(state, first, id)));
}

/** The resources of the state with another account id wherever theirs stands. */
function copiesFor({ resources }: State, from: string, to: string): readonly unknown[] {
  return JSON.parse(JSON.stringify(resources).replaceAll(from, to)) as readonly unknown[];
}

/** The calls of a run, by operation. */
function callsOf(run: TerraformResult): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { operation } of run.calls) {
    counts[operation] = (counts[operation] ?? 0) + 1;
  }
  return counts;
}

test("refreshing 1,000 promotions costs the pages of one listing", async () => {
  const ids = createMembers(1_000);
  await promotedBefore(ids);
  scene.expectDirectory("rd-test01");
  scene.code("", promotionsOf(ids));
  const plan = await scene.plan();

  expect(plan.summary).toBe("No changes.");
  const lapsed = plan.warnings.filter(({ summary }) => summary === "No promotion is under way");
  expect(lapsed).toHaveLength(20);
  expect(callsOf(plan)).toEqual({ GetResourceDirectory: 1, GetAccount: 3, ListAccounts: 10 });
  expect(plan.calls.length).toBeLessThanOrEqual(MOST_READS);
});

test("refreshing a few members of a directory of 1,000 asks for these alone", async () => {
  const ids = createMembers(1_000).slice(0, 3);
  await promoted(ids);

  expect(callsOf(await scene.plan())).toEqual({ GetAccount: 3 });
});

test("refreshing objects of several kinds shares the reads", async () => {
  const [one = "", two = "", three = "", four = ""] = createMembers(4);
  await scene.applied(`
${promotionsOf([one, two]).join("")}
resource "resourcedirectory_account_type" "three" {
  account_id = "${three}"
  type       = "ResourceAccount"
}
resource "resourcedirectory_account_type" "four" {
  account_id = "${four}"
  type       = "ResourceAccount"
}
`);

  expect(callsOf(await scene.plan())).toEqual({ GetAccount: 3, ListAccounts: 1 });
});

test("a failed listing is said once and asked for again by the next plan", async () => {
  const ids = createMembers(20);
  await promoted(ids);
  scene.fake.faults.failNext("ListAccounts", { code: "NoPermission", status: 403, times: 99 });
  const failed = await scene.plan();
  expect(failed.errors).toHaveLength(1);
  expect(await scene.state(`resourcedirectory_promotion.p${ids[0] ?? ""}`)).not.toBeNull();

  scene.fake.faults.clear();
  expect((await scene.plan()).summary).toBe("No changes.");
});

test("refreshing many invitations lists the directory's invitations once", async () => {
  const targets = Array.from(
    { length: 30 },
    (_, index) => scene.fake.world.addAccount({ id: String(6_000_000_000_000_000 + index) }).id,
  );
  await scene.applied(`
resource "resourcedirectory_invitation" "all" {
  for_each = toset(${JSON.stringify(targets)})
  target   = each.key
}
`);
  const plan = await scene.plan();

  expect(plan.summary).toBe("No changes.");
  expect(callsOf(plan)).toEqual({
    GetResourceDirectory: 1,
    GetAccount: 3,
    ListAccounts: 1,
    ListHandshakesForResourceDirectory: 1,
  });
});
