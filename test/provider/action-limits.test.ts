import { INVITEE_EMAIL } from "../../lib/testing";
import { limited } from "./support/limited-provider";
import { said, Scene, writes } from "./support/scene";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

const promotions = () =>
  ["one", "two", "three"].map((name) => {
    const { accountId } = scene.fake.world.createMember({ displayName: name });
    return `
resource "resourcedirectory_promotion" "${name}" {
  provider   = resourcedirectory.limited
  account_id = "${accountId}"
  email      = "${name}-root@example.com"
}
`;
  });

const INVITED = ["2000000000000002", "2000000000000003"];

const invitations = () =>
  INVITED.map(
    (target) => `
resource "resourcedirectory_invitation" "to_${target}" {
  provider = resourcedirectory.limited
  target   = "${target}"
}
`,
  );

const removableMembers = () =>
  invitations()
    .join("")
    .replaceAll(/(target +=)/g, 'removal_policy = "DESTROY"\n  $1');

function acceptAll(): void {
  for (const { id } of INVITED.flatMap((target) => scene.fake.world.handshakesOf(target))) {
    scene.fake.world.accept(id);
  }
}

test.each([
  ["mails", 3, promotions],
  ["invitations", 2, invitations],
])(
  "a plan with more %s than allowed is an error that says how many, and calls nothing",
  async (kind, count, make) => {
    const code = make().join("");
    scene.code(limited(`${kind} = ${count - 1}`) + code);
    const run = await scene.apply();

    expect(run.ok).toBe(false);
    expect(said(run.errors)).toContain(`This would be number ${count}, and limits allows ${count - 1}`);
    expect(writes(run)).toEqual([]);

    const allowed = await scene.applied(limited(`${kind} = ${count}`) + code);
    expect(writes(allowed)).toHaveLength(count);
  },
);

const knownAfterApply = (kind: string, value: number) => `
resource "terraform_data" "limit" {
  input = ${value}
}
${limited(`${kind} = terraform_data.limit.output`)}
`;

test.each([
  ["mails", 3, promotions],
  ["invitations", 2, invitations],
])("more %s than a limit that only the apply knows are an error of the apply", async (kind, count, make) => {
  scene.code(knownAfterApply(kind, count - 1) + make().join(""));
  const plan = await scene.plan();
  const apply = await scene.applyPlan();

  expect(plan.errors).toEqual([]);
  expect(said(apply.errors)).toContain(`This would be number ${count}, and limits allows ${count - 1}`);
  expect(writes(apply)).toHaveLength(count - 1);
});

test("more removals than a limit that only the apply knows are an error of the apply", async () => {
  const members = removableMembers();
  await scene.applied(knownAfterApply("removals", 2) + members);
  acceptAll();
  await scene.applied(knownAfterApply("removals", 2) + members);
  scene.code(knownAfterApply("removals", 1));
  const plan = await scene.plan();
  const apply = await scene.applyPlan();

  expect(plan.errors).toEqual([]);
  expect(said(apply.errors)).toContain("This would be number 2, and limits allows 1");
  expect(writes(apply)).toEqual(["RemoveCloudAccount"]);
});

/** What a plan knows neither by its id nor by its address. */
const mailsToUnknown = () =>
  ["promotion", "account_email"].flatMap((hook) =>
    ["one", "two"].map(
      (name) => `
resource "resourcedirectory_member" "${hook}_${name}" {
  display_name = "${hook}-${name}"
}
resource "resourcedirectory_${hook}" "${name}" {
  provider   = resourcedirectory.limited
  account_id = resourcedirectory_member.${hook}_${name}.account_id
  email      = "root-\${resourcedirectory_member.${hook}_${name}.account_id}@example.com"
}
`,
    ),
  );

const unknownInvitations = () =>
  INVITED.map(
    (target) => `
resource "terraform_data" "account_${target}" {
  input = "${target}"
}
resource "resourcedirectory_invitation" "to_${target}" {
  provider = resourcedirectory.limited
  target   = terraform_data.account_${target}.output
}
`,
  );

test.each([
  ["mails", 4, mailsToUnknown, "PromoteResourceAccount"],
  ["invitations", 2, unknownInvitations, "InviteAccountToResourceDirectory"],
])(
  "%s for whom the plan does not know yet count one each, in the plan and in the apply",
  async (kind, count, make, operation) => {
    const code = make().join("");
    scene.code(limited(`${kind} = ${count - 1}`) + code);
    const run = await scene.plan();

    expect(said(run.errors)).toContain(`This would be number ${count}, and limits allows ${count - 1}`);
    const allowed = await scene.applied(limited(`${kind} = ${count}`) + code);
    expect(writes(allowed).filter((call) => call === operation)).toHaveLength(2);
    expect((await scene.plan()).summary).toBe("No changes.");
  },
);

test("the limits of a saved plan hold when it is applied, and what it allows is done once", async () => {
  const code = limited("mails = 3\n moves = 0") + promotions().join("");
  scene.code(code);
  await scene.plan();

  expect(writes(await scene.applyPlan())).toHaveLength(3);
  expect((await scene.plan()).summary).toBe("No changes.");
});

test.each(["mails", "invitations", "removals", "moves"])(
  "a limit of %s below zero is refused",
  async (kind) => {
    scene.code(limited(`${kind} = -1`) + promotions().join(""));

    expect(said((await scene.plan()).errors)).toContain("is not a limit: write a whole number from 0 up");
  },
);

test("removals of invited members are counted, and none is removed", async () => {
  const code = removableMembers();
  await scene.applied(limited("removals = 1") + code);
  acceptAll();
  await scene.applied(limited("removals = 1") + code);
  scene.code(limited("removals = 1"));
  const run = await scene.apply();

  expect(said(run.errors)).toContain("This would be number 2, and limits allows 1");
  expect(writes(run)).toEqual([]);
  expect(scene.fake.world.tryMember("2000000000000002")).toBeDefined();
});

test("a member that two blocks let go, one of them an invitation by its e-mail address, is one removal", async () => {
  const code = `
resource "resourcedirectory_invitation" "acme" {
  provider       = resourcedirectory.limited
  target         = "${INVITEE_EMAIL}"
  target_type    = "Email"
  removal_policy = "DESTROY"
}
resource "resourcedirectory_member" "acme" {
  provider       = resourcedirectory.limited
  account_id     = resourcedirectory_invitation.acme.account_id
  existing       = true
  removal_policy = "DESTROY"
}
`;
  await scene.applied(limited("removals = 1") + code);
  scene.fake.world.accept(scene.fake.world.handshakes[0]?.id ?? "");
  await scene.applied(limited("removals = 1") + code);

  expect(writes(await scene.applied(limited("removals = 1")))).toEqual(["RemoveCloudAccount"]);
});
