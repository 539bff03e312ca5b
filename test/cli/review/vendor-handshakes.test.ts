import { testMachine } from "../support/machine";

const HANDSHAKE = {
  id: "h-1",
  target_entity: "2000000000000002",
  target_type: "Account",
  note: "welcome",
  status: "Pending",
};

/** The plan of a change to one of the vendor's handshakes. */
async function reviewOf(actions: readonly string[], before: object | null, ...args: readonly string[]) {
  const change = {
    actions,
    before,
    after: actions.includes("create") ? { ...HANDSHAKE, id: undefined } : null,
  };
  const type = "alicloud_resource_manager_handshake";
  const machine = testMachine();
  machine.stdin = JSON.stringify({
    format_version: "1.2",
    planned_values: {},
    resource_changes: [{ address: `${type}.acme`, mode: "managed", type, change }],
  });
  return machine.run("review", "-", ...args);
}

const accepted = { ...HANDSHAKE, status: "Accepted" };

test("an edited note of an accepted one expels the member and invites again", async () => {
  const { stdout, exitCode } = await reviewOf(["delete", "create"], accepted, "--max-removals", "0");

  expect(exitCode).toBe(3);
  expect(stdout).toContain("This plan: 1 removal, 1 invitation.");
  expect(stdout).toContain("replacing an accepted alicloud_resource_manager_handshake expels the member");
});

test.each([
  [
    "a pending one cancels it, and expels who accepts before the apply",
    "Pending",
    "1 removal, 1 cancellation",
  ],
  ["an accepted one expels the member", "Accepted", "1 removal"],
  ["an expired one may expel who has joined otherwise", "Expired", "1 removal"],
  ["a declined one may, too", "Declined", "1 removal"],
])("deleting %s", async (_, status, counts) => {
  const { stdout, exitCode } = await reviewOf(["delete"], { ...HANDSHAKE, status }, "--max-removals", "0");

  expect(stdout).toContain(`This plan: ${counts}.`);
  expect(exitCode).toBe(3);
});

test("deleting an accepted one by e-mail address leaves the member, and shows the address masked", async () => {
  const byEmail = { ...accepted, target_type: "Email", target_entity: "partner@example.com" };
  const { stdout } = await reviewOf(["delete"], byEmail, "--max-removals", "0");

  expect(stdout).toContain("This plan: 1 object forgotten.");
  expect(stdout).toContain("p***@example.com: invitation h-1: the account stays a member if it has accepted");
});
