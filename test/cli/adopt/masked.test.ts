import { readFileSync } from "node:fs";
import { scene } from "./support";

const FORMATS = ["text", "markdown", "json"];

/** A state whose objects have e-mail addresses for keys, one of each kind that a directory has. */
function stateWithAddresses(accountId: string): string {
  const object = (type: string, values: object) => ({
    mode: "managed",
    type,
    address: `module.m["ops@deep.example"].${type}.x["root@beta.example"]`,
    values,
  });
  const resources = [
    object("resourcedirectory_member", { account_id: accountId, status: "Removed" }),
    object("resourcedirectory_folder", { folder_id: "fd-100abc" }),
    object("resourcedirectory_invitation", {
      target: "partner@example.com",
      target_type: "Email",
      status: "Pending",
      attempt: 1,
    }),
    object("resourcedirectory_promotion", {
      account_id: accountId,
      email: "root@beta.example",
      status: "PromoteExpired",
    }),
  ];
  return JSON.stringify({ format_version: "1.0", values: { root_module: { resources } } });
}

async function sceneWithAddresses() {
  const { machine, fake } = await scene();
  const { accountId } = fake.world.member("logs");
  machine.write("project/s.json", stateWithAddresses(accountId));
  return { machine, fake, accountId };
}

const UNMASKED = /(?:root|ops|partner)@/;

test("adopt names an object of a state without the e-mail address that is its key", async () => {
  const { machine, accountId } = await sceneWithAddresses();

  const { stdout } = await machine.run("adopt", "--state", "s.json", "--report", "json");

  const { leftOut } = JSON.parse(stdout) as { leftOut: readonly { id: string; reason: string }[] };
  expect(leftOut.find(({ id }) => id === accountId)?.reason).toBe(
    'managed already by resourcedirectory_member: module.m["o***@deep.example"].resourcedirectory_member.x["r***@beta.example"] in s.json',
  );
});

test.each(FORMATS)("adopt --report %s prints no e-mail address", async (format) => {
  const { machine, fake } = await sceneWithAddresses();
  fake.world.createFolder({ name: "root@beta.example" });

  const { stdout, stderr } = await machine.run("adopt", "--state", "s.json", "--report", format);

  expect(stdout + stderr).not.toMatch(UNMASKED);
});

test.each(FORMATS)("adopt --report %s of a folder that is called like one prints none", async (format) => {
  const { machine, fake } = await sceneWithAddresses();
  fake.world.createFolder({ name: "root@beta.example" });

  const args = ["--folder", "root@beta.example", "--report", format];
  const { exitCode, stdout } = await machine.run("adopt", ...args);

  expect(exitCode).toBe(0);
  expect(stdout).not.toMatch(UNMASKED);
});

test.each(FORMATS)("pending --format %s prints no e-mail address", async (format) => {
  const { machine } = await sceneWithAddresses();

  const { stdout } = await machine.run("pending", "s.json", "--live", "--format", format);

  expect(stdout).toContain("r***@beta.example");
  expect(stdout).not.toMatch(UNMASKED);
});

test("the page of report has no e-mail address", async () => {
  const { machine } = await sceneWithAddresses();

  await machine.run("report", "--html", "r.html", "--state", "s.json");

  const page = readFileSync(machine.path("project/r.html"), "utf8");
  expect(page).toContain("r***@beta.example");
  expect(page).not.toMatch(UNMASKED);
});
