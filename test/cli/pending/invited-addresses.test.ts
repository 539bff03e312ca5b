import { readFileSync } from "node:fs";
import { INVITEE_ACCOUNT_ID, INVITEE_EMAIL, MANAGEMENT_KEY } from "../../../lib/testing";
import { FakeDirectory } from "../../../lib/testing/fake-directory";
import { testMachine } from "../support/machine";

const ADDRESS = "root@beta.example";

let fake: FakeDirectory;

beforeEach(async () => {
  fake = await FakeDirectory.start({ clock: "virtual", startAt: new Date("2026-03-01T09:00:00Z") });
});

afterEach(() => fake.stop());

/** A state with an invitation to an address, of which only the refresh is missing. */
function machineWith(values: object, type = "resourcedirectory_invitation") {
  const machine = testMachine();
  machine.now = fake.clock.now();
  machine.env({
    RESOURCEDIRECTORY_ENDPOINT: fake.endpoint,
    ALICLOUD_ACCESS_KEY: MANAGEMENT_KEY.accessKeyId,
    ALICLOUD_SECRET_KEY: MANAGEMENT_KEY.accessKeySecret,
  });
  const invitation = { mode: "managed", type, address: `${type}.beta`, values };
  const root_module = { resources: [invitation] };
  machine.write("project/state.json", JSON.stringify({ format_version: "1.0", values: { root_module } }));
  return machine;
}

const pendingValues = (target = ADDRESS) => ({
  target,
  target_type: "Email",
  status: "Pending",
  account_id: null,
  attempt: 1,
  expires_at: "2026-01-01T00:00:00Z",
});

async function live(values: object, type?: string) {
  return machineWith(values, type).run("pending", "state.json", "--live");
}

describe("with --live an invitation to an address that a state follows", () => {
  test.each<[string, "Declined" | "Cancelled" | "Expired", string]>([
    ["that was declined is declined", "Declined", "invitation declined"],
    ["that was cancelled elsewhere is cancelled", "Cancelled", "invitation cancelled"],
    ["that has run out is lapsed", "Expired", "invitation lapsed"],
  ])("%s, whatever the state says", async (_what, outcome, said) => {
    const { id } = fake.world.inviteElsewhere(ADDRESS);
    if (outcome === "Declined") fake.world.decline(id);
    else if (outcome === "Cancelled") fake.world.cancel(id);
    else fake.world.expire(id);

    const { stdout, exitCode } = await live(pendingValues());

    expect(exitCode).toBe(3);
    expect(stdout).toContain("0 waited for, 1 lapsed, declined or gone.");
    expect(stdout).toContain(`r***@beta.example: ${said}, sent 2026-03-01T09:00:00Z`);
    expect(stdout).toContain("raise attempt from 1 to 2");
  });

  test("waits until the directory's time, also where it was sent anew in other letters", async () => {
    fake.world.inviteElsewhere(ADDRESS);

    const { stdout, exitCode } = await live(pendingValues("Root@Beta.example"));

    expect(exitCode).toBe(2);
    expect(stdout).toContain("1 waited for, 0 lapsed, declined or gone.");
    expect(stdout).toMatch(/since 2026-03-01T09:00:00Z, until 2026-03-/);
  });

  test("that was accepted is through: the listings do not tell that whoever it was has left", async () => {
    fake.world.accept(fake.world.inviteElsewhere(INVITEE_EMAIL).id);

    expect(await live(pendingValues(INVITEE_EMAIL))).toMatchObject({
      exitCode: 0,
      stdout: "Nobody is waited for.",
    });
  });

  test("that the state knows to have been accepted by somebody who left stays so", async () => {
    fake.world.accept(fake.world.inviteElsewhere(INVITEE_EMAIL).id);
    fake.world.removeMember(INVITEE_ACCOUNT_ID);

    const { stdout, exitCode } = await live({ ...pendingValues(INVITEE_EMAIL), status: "Removed" });

    expect(exitCode).toBe(3);
    expect(stdout).toContain("invitation removed");
  });

  test("whose account is known, and has left, is gone, with what to do", async () => {
    fake.world.accept(fake.world.inviteElsewhere(INVITEE_EMAIL).id);
    fake.world.removeMember(INVITEE_ACCOUNT_ID);
    const accepted = { ...pendingValues(INVITEE_EMAIL), status: "Accepted", account_id: INVITEE_ACCOUNT_ID };

    const { stdout, exitCode } = await live(accepted);

    expect(exitCode).toBe(3);
    expect(stdout).toMatch(/invitation removed.*\n +delete it from the code, or invite the account again/);
  });

  test("of which nothing is on record any more is lapsed", async () => {
    expect(await live(pendingValues())).toMatchObject({ exitCode: 3 });
  });

  test("that is still to be sent is not what became of the one before", async () => {
    fake.world.decline(fake.world.inviteElsewhere(ADDRESS).id);

    const { stdout, exitCode } = await live({ ...pendingValues(), status: "Queued" });

    expect(exitCode).toBe(2);
    expect(stdout).toContain("Goes on by itself (1)");
  });

  test("is read likewise on the vendor's resource", async () => {
    fake.world.decline(fake.world.inviteElsewhere(ADDRESS).id);
    const values = { target_entity: ADDRESS, target_type: "Email", status: "Pending" };

    const { stdout, exitCode } = await live(values, "alicloud_resource_manager_handshake");

    expect(exitCode).toBe(3);
    expect(stdout).toContain("r***@beta.example: invitation declined");
  });
});

test("an account that was a member when the state was written, and left, is gone with what to do", async () => {
  fake.world.accept(fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID).id);
  fake.world.removeMember(INVITEE_ACCOUNT_ID);
  const accepted = { target: INVITEE_ACCOUNT_ID, account_id: INVITEE_ACCOUNT_ID, status: "Accepted" };

  const { stdout } = await live(accepted);

  expect(stdout).toMatch(/invitation removed.*\n +delete it from the code, or invite the account again/);
});

test("the page of report has an invitation to an address as the directory has it", async () => {
  fake.world.decline(fake.world.inviteElsewhere(ADDRESS).id);
  const machine = machineWith(pendingValues());

  const { stdout } = await machine.run("report", "--html", "report.html", "--state", "state.json");

  expect(stdout).toContain("0 waited for, 1 lapsed or gone");
  expect(readFileSync(machine.path("project/report.html"), "utf8")).toContain("invitation: declined");
});
