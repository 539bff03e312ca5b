import type { Attribute } from "../../lib/plugin";
import { RESOURCE_SCHEMAS } from "../../lib/provider/schema";
import { INVITEE_ACCOUNT_ID, STRANGER_ACCOUNT_ID } from "../../lib/testing";
import { blamedCode } from "./support/blamed-code";
import { Scene } from "./support/scene";

let scene: Scene;
let accountId: string;

beforeEach(async () => {
  scene = await Scene.open();
  accountId = scene.fake.world.createMember({ displayName: "payments-prod" }).accountId;
});

afterEach(() => scene.close());

const promotion = (account: string, more = "") => `
resource "resourcedirectory_promotion" "payments" {
  account_id = "${account}"
  email      = "payments-root@example.com"
  ${more}
}
`;

const typeSwitch = (account: string) => `
resource "resourcedirectory_account_type" "payments" {
  account_id = "${account}"
  type       = "CloudAccount"
}
`;

const invitation = (target: string, more = "") => `
resource "resourcedirectory_invitation" "acme" {
  target = "${target}"
  note   = "Welcome"
  ${more}
}
`;

const member = (more: string) => `
resource "resourcedirectory_member" "payments" {
  display_name = "ledger"
  ${more}
}
`;

const accountEmail = (account: string) => `
resource "resourcedirectory_account_email" "payments" {
  account_id = "${account}"
  email      = "payments-root@example.com"
}
`;

const folder = (more: string) => `
resource "resourcedirectory_folder" "payments" {
  name = "payments"
  ${more}
}
`;

const acceptance = (handshake: string) => `
resource "resourcedirectory_handshake_acceptance" "acme" {
  provider              = resourcedirectory.invitee
  handshake_id          = ${handshake}
  expected_directory_id = "rd-test01"
}
`;

const refused = (operation: string, code: string, status = 409) => {
  scene.fake.faults.failNext(operation, { code, status, times: 9 });
};

const NOBODY = "9999999999999999";
const ELSEWHERE = "resourcedirectory_invitation.acme.handshake_id";

/** What is wrong, the argument that is to blame, and the code, once what is wrong has come about. */
const AT_APPLY: readonly (readonly [string, string, () => string])[] = [
  [
    "an address that an account has already",
    "email",
    () => {
      scene.fake.world.takeEmail("payments-root@example.com");
      return promotion(accountId);
    },
  ],
  [
    "an address that the service does not accept",
    "email",
    () => {
      refused("PromoteResourceAccount", "InvalidParameter.Email", 400);
      return promotion(accountId);
    },
  ],
  [
    "a member that lacks a secure phone",
    "account_id",
    () => {
      scene.fake.world.setSecurityInfo(accountId, { phone: false, email: false });
      return typeSwitch(accountId);
    },
  ],
  ["an invitation of another company's account", "target", () => invitation(STRANGER_ACCOUNT_ID)],
  [
    "a note that the service does not accept",
    "note",
    () => {
      refused("InviteAccountToResourceDirectory", "InvalidParameter.Note", 400);
      return invitation(INVITEE_ACCOUNT_ID);
    },
  ],
  [
    "an invitation that the invited account does not see",
    "handshake_id",
    () => {
      refused("GetHandshake", "InvalidParameter.HandshakeId", 400);
      return invitation(INVITEE_ACCOUNT_ID) + acceptance(ELSEWHERE);
    },
  ],
  [
    "an address that the service does not give to a member",
    "email",
    () => {
      refused("ChangeAccountEmail", "InvalidParameter.Email", 400);
      return accountEmail(accountId);
    },
  ],
  [
    "a payer that cannot pay for a new member",
    "payer_account_id",
    () => {
      refused("CreateResourceAccount", "NotSupport.PayerAccountInAnotherResourceDirectory");
      return member(`payer_account_id = "${NOBODY}"`);
    },
  ],
  [
    "a prefix of a new member that is in use",
    "account_name_prefix",
    () => {
      refused("CreateResourceAccount", "InvalidParameter.Account.AccountNamePrefix", 400);
      return member('account_name_prefix = "pay"');
    },
  ],
  [
    "a name of a new member that the service does not accept",
    "display_name",
    () => {
      refused("CreateResourceAccount", "InvalidParameter.Account.DisplayName", 400);
      return member("");
    },
  ],
  [
    "a parent that went since the plan",
    "parent_folder_id",
    () => {
      const { id } = scene.fake.world.createFolder({ name: "parent" });
      refused("CreateFolder", "EntityNotExists.Folder", 404);
      return folder(`parent_folder_id = "${id}"`);
    },
  ],
  [
    "a name of a folder that the service does not accept",
    "name",
    () => {
      refused("CreateFolder", "InvalidParameter.Folder.Name", 400);
      return folder("");
    },
  ],
  ["nothing to accept for an account that is no member", "handshake_id", () => acceptance("null")],
];

test.each(AT_APPLY)("%s: the error points at %s", async (_what, argument, code) => {
  scene.code(code());
  const run = await scene.apply();

  expect(blamedCode(run)).toEqual([argument]);
});

/** The code that is applied, then the one that is refused at plan. */
const AT_PLAN: readonly (readonly [string, string, () => string, () => string])[] = [
  [
    "a promotion that moves to another member",
    "account_id",
    () => promotion(accountId),
    () => promotion(NOBODY),
  ],
  [
    "another mail while one is out that is not ours",
    "attempt",
    () => promotion(accountId),
    () => promotion(accountId, "attempt = 2"),
  ],
  [
    "another address while a mail is out that is not ours",
    "email",
    () => promotion(accountId),
    () => promotion(accountId).replace("payments-root@", "payments-owner@"),
  ],
  [
    "a change of address that moves to another member",
    "account_id",
    () => accountEmail(accountId),
    () => accountEmail(NOBODY),
  ],
  [
    "a member that is to be another account",
    "account_id",
    () => member(`account_id = "${accountId}"`),
    () => member(`account_id = "${NOBODY}"`),
  ],
  [
    "a folder that is to move",
    "parent_folder_id",
    () => folder(""),
    () => folder(`parent_folder_id = "${scene.fake.world.createFolder({ name: "parent" }).id}"`),
  ],
  [
    "an invitation that moves to another account",
    "target",
    () => invitation(INVITEE_ACCOUNT_ID),
    () => invitation(NOBODY),
  ],
];

test.each(AT_PLAN)("%s: the plan's error points at %s", async (what, argument, before, after) => {
  if (what.includes("not ours")) {
    await scene.somebodyElse.promoteResourceAccount({ accountId, email: "elsewhere@example.com" });
  }
  await scene.applied(before());
  scene.code(after());
  const plan = await scene.plan();

  expect(blamedCode(plan)).toEqual([argument]);
});

test("a wrong credential points at no argument of a resource", async () => {
  refused("GetAccount", "NoPermission", 403);
  scene.code(promotion(accountId));
  const run = await scene.apply();

  expect(blamedCode(run)).toEqual(['resource "resourcedirectory_promotion" "payments"']);
});

test("a lost connection, for which no argument is to blame, points at the one that says which account", async () => {
  scene.fake.faults.dropBeforeCommit("InviteAccountToResourceDirectory", { times: 99 });
  scene.code(invitation(INVITEE_ACCOUNT_ID));
  const run = await scene.apply();

  expect(blamedCode(run)).toEqual(["target"]);
});

test("so does an apply that finds another directory than its plan did", async () => {
  await scene.applied(invitation(INVITEE_ACCOUNT_ID));
  scene.code(invitation(INVITEE_ACCOUNT_ID, "attempt = 2"));
  await scene.plan();
  await scene.somebodyElse.cancelHandshake(scene.fake.world.handshakes[0]?.id ?? "");
  const run = await scene.applyPlan();

  expect(blamedCode(run)).toEqual(["target"]);
});

test("wrong credentials that an acceptance brings itself point at the argument that names them", async () => {
  scene.code(`
resource "resourcedirectory_handshake_acceptance" "acme" {
  expected_directory_id  = "rd-test01"
  credentials_env_prefix = "ACME_"
}
`);
  const run = await scene.apply();

  expect(blamedCode(run)).toEqual(["credentials_env_prefix"]);
});

test.each(Object.entries(RESOURCE_SCHEMAS))("%s has a key to point at, an argument", (_type, schema) => {
  const modes = Object.entries<Attribute>(schema.attributes).map(([name, { mode }]) => [name, mode]);

  expect(modes).toContainEqual([schema.key, expect.stringMatching(/required|optional/)]);
});
