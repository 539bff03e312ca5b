import { INVITEE_ACCOUNT_ID, MANAGEMENT_ACCOUNT_ID } from "../../../lib/testing";
import { Scene, writes } from "../../provider/support/scene";
import { testMachine } from "../support/machine";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

async function reviewOf(code: string): Promise<string> {
  scene.code(code);
  await scene.plan();
  const machine = testMachine();
  machine.stdin = await scene.savedPlan();
  return (await machine.run("review", "-")).stdout;
}

const member = (more: string) =>
  `resource "resourcedirectory_member" "payments" {\n  display_name = "payments"\n  ${more}\n}\n`;

describe("an object that is made anew after a taint", () => {
  test.each([
    [
      "a member",
      "resourcedirectory_member.payments",
      member('removal_policy = "DESTROY"'),
      "a member of the directory",
    ],
    [
      "an invitation",
      "resourcedirectory_invitation.acme",
      `resource "resourcedirectory_invitation" "acme" {\n  target = "${INVITEE_ACCOUNT_ID}"\n}\n`,
      "none if the account is a member or invited already",
    ],
    [
      "a folder",
      "resourcedirectory_folder.prod",
      'resource "resourcedirectory_folder" "prod" {\n  name = "prod"\n}\n',
      "takes over the one of that name",
    ],
  ])("is no end of %s, as its apply shows", async (_what, address, code, words) => {
    await scene.applied(code);
    await scene.terraform("taint", address);

    const review = await reviewOf(code);
    const run = await scene.applyPlan();

    expect(review.toLowerCase()).toContain(words);
    expect(review).not.toMatch(/[1-9] (deletion|removal|cancellation)/);
    expect(writes(run)).toEqual([]);
  });
});

test.each([
  ["PROTECT", "ABANDON", "a later plan can forget it"],
  ["PROTECT", "DESTROY", "a later plan can remove it"],
  ["ABANDON", "DESTROY", "a later plan can remove it"],
])("a policy that becomes weaker is a protection given up: %s to %s", async (from, to, words) => {
  await scene.applied(member(`removal_policy = "${from}"`));

  expect(await reviewOf(member(`removal_policy = "${to}"`))).toContain(words);
});

test("a policy that becomes stronger is none", async () => {
  await scene.applied(member('removal_policy = "DESTROY"'));

  expect(await reviewOf(member('removal_policy = "ABANDON"'))).not.toContain("a later plan");
});

test.each(["constructor", "team"])(
  "a tag that goes is named, also one that every object has: %s",
  async (key) => {
    await scene.applied(member(`tags = { "${key}" = "x", owner = "y" }`));

    expect(await reviewOf(member('tags = { owner = "y" }'))).toContain(`removes ${key}`);
  },
);

describe("tags with what is known only after apply", () => {
  const generated = (input: string, tags: string) =>
    `resource "terraform_data" "team" { input = ${input} }\n${member(`tags = ${tags}`)}`;

  test.each([
    [
      "one value is set, not removed",
      '"ops"',
      '{ team = terraform_data.team.output, owner = "x" }',
      "sets team",
    ],
    [
      "all of them are not known yet",
      '{ team = "ops" }',
      "terraform_data.team.output",
      "to tags that are not known yet",
    ],
  ])("%s", async (_what, input, tags, words) => {
    await scene.applied(generated(input, tags));

    const review = await reviewOf(generated(input.replace("ops", "dev"), tags));

    expect(review).toContain(words);
    expect(review).not.toContain("removes");
  });
});

test("a payer that is let go is a record, since no call is made for it", async () => {
  await scene.applied(member(`payer_account_id = "${MANAGEMENT_ACCOUNT_ID}"`));

  const review = await reviewOf(member(""));

  expect(review).toContain("1 record in state");
  expect(review).toContain(`account ${MANAGEMENT_ACCOUNT_ID} goes on paying`);
  expect(review).not.toContain("UpdatePayerForAccount");
});

test("an address that is the key of a for_each is masked, unless addresses are to be shown", async () => {
  const invited = `
resource "resourcedirectory_invitation" "by_mail" {
  for_each    = toset(["carol@example.com"])
  target      = each.value
  target_type = "Email"
}
`;
  const review = await reviewOf(invited);
  const machine = testMachine();
  machine.stdin = await scene.savedPlan();
  const shown = await machine.run("review", "-", "--show-addresses");

  expect(review).toContain('[resourcedirectory_invitation.by_mail["c***@example.com"]]');
  expect(review).not.toContain("carol");
  expect(shown.stdout).toContain('["carol@example.com"]');
});
