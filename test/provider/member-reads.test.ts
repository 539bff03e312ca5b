import { replaceState, scene } from "./support/many-members-scene";
import { writes } from "./support/scene";

const MEMBERS = 1_000;
const INVITED = 150;
const MOST_READS = 20;
const FIRST_INVITED = 6_000_000_000_000_000;

interface OneMember {
  readonly id: string;
  readonly name: string;
  readonly isInvited: boolean;
  readonly isPromoted: boolean;
}

/** Members as an organization has them: some joined by invitation, one in twenty of the others is being promoted. */
function directoryOf(count: number): readonly OneMember[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `member-${index}-`;
    if (index >= INVITED) {
      const { accountId: id } = scene.fake.world.createMember({ displayName: name, tags: { number: name } });
      return { id, name, isInvited: false, isPromoted: index % 20 === 0 };
    }
    const id = scene.fake.world.addAccount({ id: String(FIRST_INVITED + index) }).id;
    scene.fake.world.join(id);
    scene.fake.world.renameMember(id, name);
    scene.fake.world.tagMember(id, { number: name });
    return { id, name, isInvited: true, isPromoted: false };
  });
}

function codeOf({ id, name, isInvited, isPromoted }: OneMember): string {
  const invitation = `resource "resourcedirectory_invitation" "i${id}" { target = "${id}" }\n`;
  const promotion = `
resource "resourcedirectory_promotion" "p${id}" {
  account_id = resourcedirectory_member.m${id}.account_id
  email      = "root-${id}@example.com"
}
`;
  return `
resource "resourcedirectory_member" "m${id}" {
  account_id   = "${id}"
  display_name = "${name}"
  tags         = { number = "${name}" }
}
${isInvited ? invitation : ""}${isPromoted ? promotion : ""}`;
}

/** One member of each kind is applied, and its objects in state are copied for the others. */
async function appliedBefore(members: readonly OneMember[]): Promise<void> {
  const kindOf = ({ isInvited, isPromoted }: OneMember) => `${String(isInvited)} ${String(isPromoted)}`;
  const samples = new Map(members.map((one) => [kindOf(one), one]));
  await scene.applied([...samples.values()].map(codeOf).join(""));
  await replaceState((state) =>
    members.flatMap((one) => {
      const sample = samples.get(kindOf(one)) ?? one;
      const own = state.resources.filter((each) => JSON.stringify(each).includes(sample.id));
      const copy = JSON.stringify(own).replaceAll(sample.id, one.id).replaceAll(sample.name, one.name);
      return JSON.parse(copy) as readonly unknown[];
    }),
  );
}

test("refreshing 1,000 members with hooks, 150 of them invited, costs two listings and writes nothing", async () => {
  const members = directoryOf(MEMBERS);
  await appliedBefore(members);
  scene.code("", members.map(codeOf));
  const plan = await scene.plan();

  expect([plan.errors, plan.summary]).toEqual([[], "No changes."]);
  expect(writes(plan)).toEqual([]);
  expect(plan.calls.length).toBeLessThanOrEqual(MOST_READS);
});

test("creating 40 members costs one call each, two listings and the path of their folder", async () => {
  const all = Array.from(
    { length: 40 },
    (_, index) => `
resource "resourcedirectory_member" "m${index}" {
  display_name = "new-${index}"
}
`,
  );
  const { calls } = await scene.applied(all.join(""));
  const count = (operation: string) => calls.filter((call) => call.operation === operation).length;

  expect(count("CreateResourceAccount")).toBe(40);
  expect(calls.length).toBeLessThanOrEqual(40 + 5);
});

test("100 members of which one call in five gets lost are complete after the second apply, each once", async () => {
  const names = Array.from({ length: 100 }, (_, index) => `lost-${index}`);
  scene.code(`
resource "resourcedirectory_member" "all" {
  for_each     = toset(${JSON.stringify(names)})
  display_name = each.key
  adopt        = true
  tags         = { name = each.key }
}
`);
  scene.fake.faults.delay("*", { ms: 200, clock: "virtual", times: Infinity });
  scene.fake.faults.dropBeforeCommit("*", { probability: 0.1 });
  scene.fake.faults.dropAfterCommit("*", { probability: 0.11 });

  await scene.terraform("apply", "-auto-approve", "-json");
  const second = await scene.terraform("apply", "-auto-approve", "-json");

  expect(second.errors).toEqual([]);
  const created = scene.fake.world.members.map(({ displayName }) => displayName);
  expect(created.filter((name) => name.startsWith("lost-")).sort()).toEqual([...names].sort());
});
