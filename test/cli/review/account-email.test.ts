import { Scene, writes } from "../../provider/support/scene";
import { testMachine } from "../support/machine";

const MEMBER_ID = "3000000000000201";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
  scene.fake.world.createMember({ displayName: "payments-prod", accountId: MEMBER_ID });
});

afterEach(() => scene.close());

const change = (email = "first@example.com", attempt = 1) => `
resource "resourcedirectory_account_email" "payments" {
  account_id = "${MEMBER_ID}"
  email      = "${email}"
  attempt    = ${attempt}
}
`;

interface Reviewed {
  readonly counts: Readonly<Record<string, number>>;
  readonly actions: readonly { readonly operations: readonly string[] }[];
}

/** The kinds of a plan with this code, the calls that its review names, and those that its apply makes. */
async function reviewed(code: string) {
  scene.code(code);
  await scene.plan();
  const machine = testMachine();
  machine.stdin = await scene.savedPlan();
  const { stdout } = await machine.run("review", "-", "--format", "json");
  const { counts, actions } = JSON.parse(stdout) as Reviewed;
  const kinds = Object.keys(counts).filter((kind) => (counts[kind] ?? 0) > 0);
  const named = actions.flatMap(({ operations }) => operations);
  const made = writes(await scene.applyPlan());
  return { kinds, unnamed: made.filter((operation) => !named.includes(operation)), calls: made.length > 0 };
}

test("a first change of an address is a mail", async () => {
  expect(await reviewed(change())).toEqual({ kinds: ["mail"], unnamed: [], calls: true });
});

test.each([
  ["a higher attempt while it waits is a mail", change("first@example.com", 2)],
  ["another address while it waits is a mail", change("second@example.com")],
])("%s, and whatever is called for it is named", async (_, code) => {
  await scene.applied(change());

  const { kinds, unnamed, calls } = await reviewed(code);

  expect(kinds).toContain("mail");
  expect({ unnamed, calls }).toEqual({ unnamed: [], calls: true });
});

test("an address that is known only after apply is not said to be the one of before", async () => {
  const generated = (name: string) => `
resource "terraform_data" "name" { input = "${name}" }
${change().replace('"first@example.com"', "terraform_data.name.output")}`;
  await scene.applied(generated("first@example.com"));
  scene.code(generated("second@example.com"));
  await scene.plan();
  const machine = testMachine();
  machine.stdin = await scene.savedPlan();

  const { stdout } = await machine.run("review", "-", "--show-addresses");

  expect(stdout).toContain("to an address that is not known yet");
  expect(stdout).not.toContain("first@");
});

test("one that waits and leaves the code is cancelled", async () => {
  await scene.applied(change());

  expect(await reviewed("")).toEqual({ kinds: ["cancellation"], unnamed: [], calls: true });
});

test("one that was begun elsewhere and leaves the code is forgotten, not cancelled", async () => {
  scene.fake.world.beginEmailChange(MEMBER_ID, "console@example.com");
  await scene.applied(change());

  expect(await reviewed("")).toEqual({ kinds: ["forget"], unnamed: [], calls: false });
});
