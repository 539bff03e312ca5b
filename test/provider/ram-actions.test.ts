import { ramActionsOf } from "../../lib/provider/resources/ram-actions";
import type { DeclaredResource, ResourceType, Side } from "../../lib/provider/resources/ram-actions";
import {
  INVITEE_ACCOUNT_ID,
  INVITEE_EMAIL,
  INVITEE_KEY,
  INVITEE_TWO_ACCOUNT_ID,
  MANAGEMENT_KEY,
} from "../../lib/testing";
import type { LoggedRequest } from "../../lib/testing";
import { Scene } from "./support/scene";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

/** The RAM actions that these calls needed. */
function actionsOf(calls: readonly LoggedRequest[], side: Side): readonly string[] {
  const { accessKeyId } = side === "invitee" ? INVITEE_KEY : MANAGEMENT_KEY;
  const ours = calls.filter((call) => call.accessKeyId === accessKeyId);
  return [...new Set(ours.map(({ operation }) => `${productOf(operation)}:${operation}`))].sort();
}

function productOf(operation: string): string {
  return operation === "GetCallerIdentity" ? "sts" : "resourcemanager";
}

/** The actions that these resources need, sorted. */
function needed(
  resources: readonly DeclaredResource[],
  side: Side,
  access: "plan" | "apply" = "apply",
): readonly string[] {
  const ramActions = ramActionsOf(resources).filter((each) => each.side === side);
  const actions = ramActions.flatMap(({ plan, apply }) => (access === "plan" ? plan : [...plan, ...apply]));
  return [...new Set(actions)].sort();
}

function declared(
  type: ResourceType,
  values: DeclaredResource["values"] = {},
  isImported = false,
): DeclaredResource {
  return { type, values, isImported };
}

const promotion = (accountId: string, more = "") => `
resource "resourcedirectory_promotion" "payments" {
  account_id = "${accountId}"
  email      = "payments-root@example.com"
  ${more}
}
`;

const change = (accountId: string, more = "") => `
resource "resourcedirectory_account_email" "payments" {
  account_id = "${accountId}"
  email      = "payments-next@example.com"
  ${more}
}
`;

const accountTypes = (ids: readonly string[], type: string) => `
resource "resourcedirectory_account_type" "all" {
  for_each   = toset(${JSON.stringify(ids)})
  account_id = each.key
  type       = "${type}"
}
`;

const invitation = (name: string, target: string, more = "") => `
resource "resourcedirectory_invitation" "${name}" {
  target         = "${target}"
  removal_policy = "DESTROY"
  ${more}
}
`;

const ACCEPTANCE = `
resource "resourcedirectory_handshake_acceptance" "acme" {
  provider              = resourcedirectory.invitee
  handshake_id          = resourcedirectory_invitation.acme.handshake_id
  expected_directory_id = "rd-test01"
}
`;

const protection = (accountId: string) => `
resource "resourcedirectory_member_protection" "payments" {
  account_id     = "${accountId}"
  removal_policy = "DESTROY"
}
`;

const createMembers = (): readonly string[] =>
  ["payments", "one", "two", "three", "four"].map((displayName) => {
    const { accountId } = scene.fake.world.createMember({ displayName });
    scene.fake.world.setSecurityInfo(accountId, { phone: true });
    return accountId;
  });

/** A life in which every step is taken. @returns what the directory was asked in its plans without changes */
async function wholeLife(): Promise<readonly LoggedRequest[]> {
  const [payments = "", ...others] = createMembers();
  const invited = invitation("acme", INVITEE_ACCOUNT_ID) + ACCEPTANCE;
  const first =
    protection(payments) + promotion(payments) + change(payments) + accountTypes(others, "ResourceAccount");
  await scene.applied(first + invited + invitation("ledger", INVITEE_TWO_ACCOUNT_ID));
  await scene.terraform("taint", "resourcedirectory_handshake_acceptance.acme");
  await scene.applied(
    protection(payments) +
      promotion(payments, "attempt = 2") +
      change(payments, "attempt = 2") +
      accountTypes(others, "CloudAccount") +
      invited +
      invitation("ledger", INVITEE_TWO_ACCOUNT_ID, "attempt = 2"),
  );
  const { calls } = await scene.plan();
  // A member is not deleted while its promotion waits for a person.
  await scene.applied(protection(payments));
  await scene.applied("");
  return calls;
}

/** What {@link wholeLife} declares, as far as it matters. */
const EVERYTHING = [
  declared("resourcedirectory_member_protection", { account_id: "1", removal_policy: "DESTROY" }),
  declared("resourcedirectory_promotion", { account_id: "1" }),
  declared("resourcedirectory_account_email", { account_id: "1" }),
  declared("resourcedirectory_account_type", { for_each: "${toset(var.all)}" }),
  declared("resourcedirectory_invitation", { target: "2", removal_policy: "DESTROY" }),
  declared("resourcedirectory_handshake_acceptance", { handshake_id: "h-1" }),
];

test("the RAM actions are exactly what resources of every type call in their whole life", async () => {
  await wholeLife();
  const calls = scene.fake.requests.all;

  expect(actionsOf(calls, "management")).toEqual(needed(EVERYTHING, "management"));
  expect(actionsOf(calls, "invitee")).toEqual(needed(EVERYTHING, "invitee"));
});

test("the RAM actions to plan are exactly what a plan without changes calls", async () => {
  const calls = await wholeLife();

  expect(actionsOf(calls, "management")).toEqual(needed(EVERYTHING, "management", "plan"));
  expect(actionsOf(calls, "invitee")).toEqual(needed(EVERYTHING, "invitee", "plan"));
});

test("those of folders are exactly what they call in their whole life, one that is deleted elsewhere among them", async () => {
  const folder = (name: string) => `resource "resourcedirectory_folder" "prod" {\n  name = "${name}"\n}\n`;
  await scene.applied(folder("prod"));
  await scene.applied(folder("production"));
  const made = scene.fake.world.folders.find(({ name }) => name === "production");
  scene.fake.world.deleteFolder(made?.id ?? "");
  const gone = await scene.plan();
  await scene.applied(folder("prod"));
  await scene.applied(folder("production"));
  await scene.applied("");

  const folders = [declared("resourcedirectory_folder", { name: "prod" })];
  expect(actionsOf(gone.calls, "management")).toEqual(needed(folders, "management", "plan"));
  expect(actionsOf(scene.fake.requests.all, "management")).toEqual(needed(folders, "management"));
});

test("the RAM actions to plan are reads only", () => {
  for (const action of needed(EVERYTHING, "management", "plan")) {
    expect(action).toMatch(/^resourcemanager:(Get|List)/);
  }
});

const operationsOf = (...policy: Parameters<typeof needed>): readonly string[] =>
  needed(...policy).map((action) => action.replace("resourcemanager:", ""));

test.each<[ResourceType, Side, readonly string[]]>([
  [
    "resourcedirectory_promotion",
    "management",
    [
      "CancelPromoteResourceAccount",
      "GetAccount",
      "GetResourceDirectory",
      "PromoteResourceAccount",
      "ResendPromoteResourceAccountEmail",
    ],
  ],
  [
    "resourcedirectory_account_email",
    "management",
    [
      "CancelChangeAccountEmail",
      "ChangeAccountEmail",
      "GetAccount",
      "GetResourceDirectory",
      "RetryChangeAccountEmail",
    ],
  ],
  ["resourcedirectory_account_type", "management", ["GetAccount", "GetResourceDirectory", "UpdateAccount"]],
  ["data.resourcedirectory_members", "management", ["ListAccounts"]],
  [
    "resourcedirectory_folder",
    "management",
    [
      "CreateFolder",
      "DeleteFolder",
      "GetFolder",
      "GetResourceDirectory",
      "ListFoldersForParent",
      "UpdateFolder",
    ],
  ],
  [
    "resourcedirectory_handshake_acceptance",
    "invitee",
    ["AcceptHandshake", "GetResourceDirectory", "ListHandshakesForAccount", "sts:GetCallerIdentity"],
  ],
])("%s alone needs little of the %s side, and nothing of the other", (type, side, operations) => {
  expect(operationsOf([declared(type)], side)).toEqual(operations);
  expect(operationsOf([declared(type)], side === "management" ? "invitee" : "management")).toEqual([]);
});

test.each([
  ["DESTROY", true],
  ["${var.policy}", true],
  ["PROTECT", false],
  ["ABANDON", false],
  [undefined, false],
])("an invitation with removal policy %s may expel its member: %s", (policy, mayExpel) => {
  const invited = declared("resourcedirectory_invitation", { target: "2", removal_policy: policy });

  expect(operationsOf([invited], "management").includes("RemoveCloudAccount")).toBe(mayExpel);
});

test.each([
  [
    "of a member that the same code creates",
    true,
    true,
    { account_id: "${a.b.id}", display_name: "payments" },
  ],
  ["that knows no name", true, false, { account_id: "${a.b.id}" }],
  [
    "of a member that exists already",
    false,
    false,
    { account_id: "1234567890123456", display_name: "payments" },
  ],
  ["that lets the member go", true, false, { account_id: "1234567890123456", removal_policy: "DESTROY" }],
])(
  "a protection %s may look at it in plans: %s, and for its name: %s",
  (_what, atMember, forName, values) => {
    const plans = operationsOf(
      [declared("resourcedirectory_member_protection", values)],
      "management",
      "plan",
    );

    expect(plans.includes("GetAccount")).toBe(atMember);
    expect(plans.includes("ListAccounts")).toBe(forName);
  },
);

test("an invitation by e-mail address needs to list members, of whom the one is told that accepted it: exactly what it calls", async () => {
  const values = { target: INVITEE_EMAIL, target_type: "Email" };
  const invited = [declared("resourcedirectory_invitation", values)];
  const code = (attempt: number) =>
    invitation("acme", INVITEE_EMAIL, `target_type = "Email"\nattempt = ${attempt}`).replace(
      "DESTROY",
      "PROTECT",
    );
  await scene.applied(code(1));
  scene.fake.clock.advance(60_000);
  await scene.applied(code(2));
  scene.fake.world.accept(scene.fake.world.handshakes.at(-1)?.id ?? "");
  await scene.apply();

  expect(actionsOf(scene.fake.requests.all, "management")).toEqual(needed(invited, "management"));
  expect(
    operationsOf(
      [declared("resourcedirectory_invitation", { ...values, target_type: "${a.b}" })],
      "management",
      "plan",
    ),
  ).toContain("ListAccounts");
});

test("more than three members are listed instead of read one by one", () => {
  const promotions = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      declared("resourcedirectory_promotion", { account_id: `${index}` }),
    );

  expect(operationsOf(promotions(3), "management")).not.toContain("ListAccounts");
  expect(operationsOf(promotions(4), "management", "plan")).toContain("ListAccounts");
});

test("a list of members looks at a folder where one is named: a folder without members may be none at all", () => {
  const listed = declared("data.resourcedirectory_members", { folder_id: "fd-1" });

  expect(operationsOf([listed], "management")).toEqual(["GetFolder", "ListAccounts"]);
});

test("an acceptance that is told its invitation and its account looks for neither", () => {
  const acceptance = declared("resourcedirectory_handshake_acceptance", {
    handshake_id: "${resourcedirectory_invitation.acme.handshake_id}",
    expected_account_id: "2000000000000002",
  });

  expect(operationsOf([acceptance], "invitee")).toEqual([
    "AcceptHandshake",
    "GetHandshake",
    "GetResourceDirectory",
    "sts:GetCallerIdentity",
  ]);
});

test("planning an acceptance asks nobody, unless it is imported", () => {
  const acceptance = (isImported: boolean) =>
    declared("resourcedirectory_handshake_acceptance", {}, isImported);

  expect(operationsOf([acceptance(false)], "invitee", "plan")).toEqual([]);
  expect(operationsOf([acceptance(true)], "invitee", "plan")).toEqual([
    "GetResourceDirectory",
    "sts:GetCallerIdentity",
  ]);
});

describe("a member", () => {
  const everything = {
    display_name: "payments",
    folder_id: "${var.folder}",
    payer_account_id: "1000000000000001",
    tags: { team: "pay" },
    removal_policy: "DESTROY",
  };
  const code = (given: Readonly<Record<string, unknown>>) =>
    `resource "resourcedirectory_member" "payments" {
${Object.entries(given)
  .map(([name, value]) => `  ${name} = ${JSON.stringify(value)}`)
  .join("\n")}
}`;

  test("needs exactly what its whole life calls", async () => {
    const { id: folder_id } = scene.fake.world.createFolder({ name: "prod" });
    const start = { ...everything, folder_id, abandonable_check_ids: ["NON_SP_cs"] };
    scene.fake.faults.dropAfterCommit("CreateResourceAccount");
    await scene.applied(code(start));
    await scene.applied(
      code({
        ...start,
        display_name: "ledger",
        folder_id: scene.fake.world.createFolder({ name: "other" }).id,
        payer_account_id: scene.fake.world.member("payments").accountId,
        tags: { env: "x" },
      }),
    );
    await scene.applied("");
    scene.fake.world.join(INVITEE_ACCOUNT_ID);
    await scene.applied(code({ account_id: INVITEE_ACCOUNT_ID, removal_policy: "DESTROY" }));
    await scene.applied("");

    expect(actionsOf(scene.fake.requests.all, "management")).toEqual(
      needed([declared("resourcedirectory_member", everything)], "management"),
    );
  });

  test.each<[string, DeclaredResource["values"], readonly string[]]>([
    ["that is only followed", { existing: true, account_id: "${a.b.id}" }, ["GetFolder"]],
    [
      "with a name alone",
      { display_name: "payments" },
      ["CreateResourceAccount", "GetFolder", "ListAccounts", "UpdateAccount"],
    ],
    [
      "that exists, and may be renamed",
      { account_id: "1234567890123456", display_name: "payments" },
      ["GetFolder", "ListAccounts", "UpdateAccount"],
    ],
    [
      "that exists, with tags",
      { account_id: "1234567890123456", tags: {} },
      ["GetFolder", "TagResources", "UntagResources"],
    ],
  ])("%s needs little", (_what, values, operations) => {
    expect(operationsOf([declared("resourcedirectory_member", values)], "management")).toEqual(
      ["GetAccount", "GetResourceDirectory", ...operations].sort(),
    );
  });
});
