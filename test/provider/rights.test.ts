import { leastPrivilege, RESOURCE_TYPES } from "../../lib/provider/resources/rights";
import type { ResourceType, Side } from "../../lib/provider/resources/rights";
import { INVITEE_ACCOUNT_ID, INVITEE_KEY, INVITEE_TWO_ACCOUNT_ID, MANAGEMENT_KEY } from "../../lib/testing";
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
  return [...new Set(ours.map(({ operation }) => `resourcemanager:${operation}`))].sort();
}

const allowed = (...policy: Parameters<typeof leastPrivilege>): readonly string[] =>
  leastPrivilege(...policy).Statement.flatMap(({ Action }) => Action);

const promotion = (accountId: string, more = "") => `
resource "resourcedirectory_promotion" "payments" {
  account_id = "${accountId}"
  email      = "payments-root@example.com"
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
  const first = protection(payments) + promotion(payments) + accountTypes(others, "ResourceAccount");
  await scene.applied(first + invited + invitation("ledger", INVITEE_TWO_ACCOUNT_ID));
  await scene.applied(
    protection(payments) +
      promotion(payments, "attempt = 2") +
      accountTypes(others, "CloudAccount") +
      invited +
      invitation("ledger", INVITEE_TWO_ACCOUNT_ID, "attempt = 2"),
  );
  const { calls } = await scene.plan();
  await scene.applied("");
  return calls;
}

test("the policies allow exactly what stacks of every kind call in their whole life", async () => {
  await wholeLife();
  const calls = scene.fake.requests.all;

  expect(actionsOf(calls, "management")).toEqual(allowed(RESOURCE_TYPES, "management"));
  expect(actionsOf(calls, "invitee")).toEqual(allowed(RESOURCE_TYPES, "invitee"));
});

test("the policy to plan allows exactly what a plan without changes calls", async () => {
  const calls = await wholeLife();

  expect(actionsOf(calls, "management")).toEqual(allowed(RESOURCE_TYPES, "management", "plan"));
});

test("a policy to plan holds reads only", () => {
  for (const action of [
    ...allowed(RESOURCE_TYPES, "management", "plan"),
    ...allowed(RESOURCE_TYPES, "invitee", "plan"),
  ]) {
    expect(action).toMatch(/^resourcemanager:(Get|List)/);
  }
});

test.each<[ResourceType, Side, readonly string[]]>([
  [
    "resourcedirectory_promotion",
    "management",
    [
      "CancelPromoteResourceAccount",
      "GetAccount",
      "GetResourceDirectory",
      "ListAccounts",
      "PromoteResourceAccount",
      "ResendPromoteResourceAccountEmail",
    ],
  ],
  [
    "resourcedirectory_member_protection",
    "management",
    ["GetAccount", "GetResourceDirectory", "ListAccounts"],
  ],
  [
    "resourcedirectory_handshake_acceptance",
    "invitee",
    ["AcceptHandshake", "GetHandshake", "GetResourceDirectory"],
  ],
])("%s alone needs little of the %s side", (type, side, operations) => {
  expect(leastPrivilege([type], side)).toEqual({
    Version: "1",
    Statement: [
      { Effect: "Allow", Action: operations.map((each) => `resourcemanager:${each}`), Resource: "*" },
    ],
  });
});

test("a type of the other side needs nothing: such a policy has no statement", () => {
  expect(leastPrivilege(["resourcedirectory_handshake_acceptance"], "management").Statement).toEqual([]);
});
