import { INVITEE_ACCOUNT_ID, INVITEE_EMAIL, INVITEE_KEY, SAMPLE_DIRECTORY_ID } from "../../../lib/testing";
import type { TerraformResult } from "../../../lib/testing";
import { alicloudStack } from "../support/configurations";
import { sandbox } from "../support/members-scene";

const HANDSHAKE = "alicloud_resource_manager_handshake.acme";
const ACCEPTANCE = "alicloud_resource_manager_handshake_acceptance.acme";

function handshake(furtherArguments = 'note = "welcome"', target = INVITEE_ACCOUNT_ID): string {
  return `${alicloudStack()}
resource "alicloud_resource_manager_handshake" "acme" {
  target_entity = "${target}"
  target_type   = "${target.includes("@") ? "Email" : "Account"}"
  ${furtherArguments}
}
`;
}

const acceptance = `
provider "alicloud" {
  alias      = "invitee"
  access_key = "${INVITEE_KEY.accessKeyId}"
  secret_key = "${INVITEE_KEY.accessKeySecret}"
}
resource "alicloud_resource_manager_handshake_acceptance" "acme" {
  provider     = alicloud.invitee
  handshake_id = alicloud_resource_manager_handshake.acme.id
}
`;

async function applied(configuration: string): Promise<TerraformResult> {
  sandbox.useFiles({ "main.tf": configuration });
  return sandbox.apply();
}

async function valuesOf(address: string): Promise<Readonly<Record<string, unknown>>> {
  return (await sandbox.state()).resources[address]?.values ?? {};
}

const world = () => sandbox.fake.world;
const sent = () => world().handshakes.map(({ status }) => status);
const lastId = () => world().handshakes.at(-1)?.id ?? "";

function writes({ calls }: TerraformResult): readonly string[] {
  return calls.map(({ operation }) => operation).filter((operation) => !/^(Get|List)/.test(operation));
}

test("an invitation stands in state as the service shows it", async () => {
  await applied(handshake());

  expect(await valuesOf(HANDSHAKE)).toMatchObject({
    id: lastId(),
    status: "Pending",
    target_entity: INVITEE_ACCOUNT_ID,
    note: "welcome",
    resource_directory_id: SAMPLE_DIRECTORY_ID,
    master_account_name: "management@example.com",
    timeouts: null,
  });
});

test("a note that nobody wrote is an empty text, which no plan wants to change", async () => {
  await applied(handshake(""));

  expect((await valuesOf(HANDSHAKE))["note"]).toBe("");
  expect((await sandbox.plan()).summary).toBe("No changes.");
});

test("the first read of an acceptance empties all but its id and its status", async () => {
  await applied(handshake() + acceptance);

  const { id, handshake_id, status, timeouts, ...others } = await valuesOf(ACCEPTANCE);
  expect([id, handshake_id, status, timeouts]).toEqual([lastId(), lastId(), "Accepted", null]);
  expect(new Set(Object.values(others))).toEqual(new Set([""]));
});

test.each(["GetHandshake", "AcceptHandshake"])(
  "an invitation that the invitee does not see yet at %s is waited for",
  async (operation) => {
    await applied(handshake());
    sandbox.fake.faults.failNext(operation, { status: 404, code: "EntityNotExists.Handshake", times: 3 });

    sandbox.useFiles({ "main.tf": handshake() + acceptance });
    expect((await sandbox.apply(["-refresh=false"])).errors).toEqual([]);
    expect(sent()).toEqual(["Accepted"]);
  },
);

test.each([
  ["declined", () => world().decline(lastId()), "Declined"],
  ["expired", () => world().expire(lastId()), "Expired"],
])("one that is %s shows so, is never planned, and is in state for ever", async (_, end, status) => {
  await applied(handshake());
  end();

  expect((await sandbox.plan()).summary).toBe("No changes.");
  await sandbox.apply();
  expect(await valuesOf(HANDSHAKE)).toMatchObject({ status });
});

test("one that is cancelled elsewhere drops out of state and is sent again", async () => {
  await applied(handshake());
  world().cancel(lastId());

  expect(writes(await sandbox.apply())).toEqual(["InviteAccountToResourceDirectory"]);
  expect(sent()).toEqual(["Cancelled", "Pending"]);
});

test("an edited note expels the member that has accepted, as does one that declined and joined by another", async () => {
  await applied(handshake());
  world().decline(lastId());
  world().join(INVITEE_ACCOUNT_ID);

  const run = await applied(handshake('note = "other words"'));

  expect(writes(run)).toEqual(["CancelHandshake", "RemoveCloudAccount", "InviteAccountToResourceDirectory"]);
  expect(world().tryMember(INVITEE_ACCOUNT_ID)).toBeUndefined();
});

test("one that invited an e-mail address leaves the member in the directory when it is destroyed", async () => {
  await applied(handshake("", INVITEE_EMAIL));
  world().accept(lastId());

  expect(writes(await sandbox.destroy())).toEqual(["CancelHandshake"]);
  expect(world().tryMember(INVITEE_ACCOUNT_ID)).toBeDefined();
});

test("a pending one is cancelled when it is destroyed, and one that is gone is none", async () => {
  await applied(handshake());
  expect(writes(await sandbox.destroy())).toEqual(["CancelHandshake"]);
  expect(sent()).toEqual(["Cancelled"]);

  await applied(handshake());
  world().purge(lastId());
  expect(writes(await sandbox.destroy())).toEqual([]);
});

test("a member that may not be removed stays, and so does the handshake in state", async () => {
  await applied(handshake());
  world().accept(lastId());
  world().setDelegatedAdministrator(INVITEE_ACCOUNT_ID, true);

  expect((await sandbox.destroy()).errors[0]?.summary).toBe("RemoveCloudAccount failed: Deny.TrustedService");
  expect(Object.keys((await sandbox.state()).resources)).toEqual([HANDSHAKE]);
});

test("a refused read of the management side blanks what was written, and plans another invitation", async () => {
  await applied(handshake());
  world().accept(lastId());
  sandbox.fake.options.managementGetHandshakeAfterAccept = "mismatch";

  const { changes, drift } = await sandbox.plan();

  expect(drift[HANDSHAKE]?.after).toMatchObject({ status: "Accepted", target_entity: "", note: "" });
  expect(changes[HANDSHAKE]?.actions).toEqual(["delete", "create"]);
});

test("after a lost answer the repeat is refused, and the invitation is in no state", async () => {
  sandbox.fake.faults.dropAfterCommit("InviteAccountToResourceDirectory");

  expect((await applied(handshake())).ok).toBe(false);
  expect(sent()).toEqual(["Pending"]);
  expect(Object.keys((await sandbox.state()).resources)).toEqual([]);
});

test.each(["LimitExceeded.InvitationRate", "ConcurrentCallNotSupported"])(
  "an invitation refused with %s is repeated",
  async (code) => {
    sandbox.fake.faults.failNext("InviteAccountToResourceDirectory", { status: 409, code, times: 3 });

    expect((await applied(handshake())).errors).toEqual([]);
    expect(sent()).toEqual(["Pending"]);
  },
);

test("both are imported by the id of the handshake, and no plan wants to change them", async () => {
  const { id } = world().inviteElsewhere(INVITEE_ACCOUNT_ID, { note: "welcome" });
  world().accept(id);
  const imports = [HANDSHAKE, ACCEPTANCE].map((to) => `import {\n to = ${to}\n id = "${id}"\n}\n`);

  const run = await applied(handshake() + acceptance + imports.join(""));

  expect([run.errors, writes(run)]).toEqual([[], []]);
  expect((await valuesOf(HANDSHAKE))["timeouts"]).toEqual({ create: null, delete: null });
  expect((await sandbox.plan()).summary).toBe("No changes.");
});

test("other time-outs are the only change in place", async () => {
  await applied(handshake());
  const run = await applied(handshake('note = "welcome"\n timeouts {\n delete = "1m"\n }'));

  expect([run.changes[HANDSHAKE]?.actions, writes(run)]).toEqual([["update"], []]);
  expect((await sandbox.plan()).summary).toBe("No changes.");
});
