import { existsSync } from "node:fs";
import { loadCatalog } from "../../../lib/catalog/load";
import { violationsOf } from "../../support/json-schema";
import { calls, scene } from "./support";

test("the catalog says all that the code can say, sorted, with remarks where something is to be decided", async () => {
  const { machine, read, fake } = await scene();

  const { exitCode, stdout, stderr } = await machine.run("adopt");

  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(read("members.yaml")).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=./node_modules/cdktf-alicloud-resource-directory/schema/catalog.schema.json
    # The directory rd-test01.

    folders:
      prod:
        id: fd-100abc
      prod/支付:
        id: fd-101abc
        key: folder-fd-101abc
    members:
      # It administrates a trusted service for the directory: it can be neither removed nor deleted before that is taken back.
      - key: logs
        accountId: "3000000000000103" # a cloud account
        displayName: logs
        folder: prod

      # Decide: no construct id can hold its name, so the key is its account id. Another key is free to choose before the first apply.
      - key: member-3000000000000104
        accountId: "3000000000000104"
        displayName: 支付 prod

      - key: payments-prod
        accountId: "3000000000000102"
        displayName: payments prod
        folder: prod/支付
        tags:
          team: payments

      # Pending until 2030-01-16T03:04:05Z.
      - key: invited-2000000000000009
        invitation:
          target: "2000000000000009"
          handshakeId: h-105abcdef
          note: "Welcome: to us"

      # Pending until 2030-01-16T03:04:05Z.
      - key: invited-h-106abcdef
        invitation:
          email: partner@example.com
          handshakeId: h-106abcdef
    "
  `);
  expect(stdout).toMatchInlineSnapshot(`
    "Wrote members.yaml: 3 members, 2 folders, 2 invitations.

    To decide, see the remarks in members.yaml:
      logs
      member-3000000000000104

    Next: synth, then terraform plan. It imports, and changes nothing."
  `);
  expect(loadCatalog([machine.path("project/members.yaml")]).faults).toEqual([]);
  expect(fake.requests.mutating).toEqual([]);
  expect(existsSync(machine.path("project/members.yaml.partial"))).toBe(false);
});

test("members are read in pages: nothing is asked of a single one, but who pays, and that only as asked", async () => {
  const { fake, machine, read } = await scene();
  fake.world.setPayer(fake.world.member("logs").accountId, "1000000000000001");

  await machine.run("adopt");
  expect(Object.keys(calls({ fake, machine, read })).sort()).toEqual([
    "GetResourceDirectory",
    "ListAccounts",
    "ListDelegatedAdministrators",
    "ListFoldersForParent",
    "ListHandshakesForResourceDirectory",
  ]);
  expect(read("members.yaml")).not.toContain("payerAccountId");

  await machine.run("adopt", "--payers", "--force");
  expect(calls({ fake, machine, read })["GetPayerForAccount"]).toBe(3);
  expect(read("members.yaml")).toContain('payerAccountId: "1000000000000001"');
});

test("the same directory gives the same bytes, whatever the order of its members", async () => {
  const one = await scene();
  await one.machine.run("adopt", "one.yaml");
  await one.machine.run("adopt", "two.yaml");

  expect(one.read("two.yaml")).toBe(one.read("one.yaml"));
});

test("a file that is there is not written over, and the directory is not even asked", async () => {
  const { fake, machine, read } = await scene();
  machine.write("project/members.yaml", "members: []\n");

  const { exitCode, stderr } = await machine.run("adopt");

  expect(exitCode).toBe(1);
  expect(stderr).toContain(
    "members.yaml is there already. --merge members.yaml keeps what people have edited, --force writes over it.",
  );
  expect(read("members.yaml")).toBe("members: []\n");
  expect(fake.requests.all).toEqual([]);
});

test("--folder keeps to what a folder holds, and refers to those above it", async () => {
  const { machine, read } = await scene();

  const { stdout } = await machine.run("adopt", "--folder", "prod/支付");

  expect(read("members.yaml")).toContain("prod:\n    reference: fd-100abc\n");
  expect(loadCatalog([machine.path("project/members.yaml")]).rows.map(({ key }) => key)).toEqual([
    "payments-prod",
  ]);
  expect(stdout).toContain("2 members: not in prod/支付 (--folder)\n    3000000000000103 logs");
});

test("--folder with a path that the directory does not have is refused", async () => {
  const { machine } = await scene();

  const { exitCode, stderr } = await machine.run("adopt", "--folder", "prod/none");

  expect(exitCode).toBe(1);
  expect(stderr).toContain('--folder "prod/none": the directory has no such folder.');
});

test("--only narrows to kinds, and says so of the rest", async () => {
  const { machine } = await scene();

  const { stdout } = await machine.run("adopt", "--only", "members, invitations");

  expect(stdout).toContain("Wrote members.yaml: 3 members, 0 folders, 2 invitations.");
  expect(stdout).toContain("2 folders: not asked for (--only)");
  expect((await machine.run("adopt", "other.yaml", "--only", "people")).stderr).toContain(
    '--only is one of folders, members, invitations: got "people".',
  );
});

test("an interrupted run goes on where it was: what was read is not read again", async () => {
  const { fake, machine, read } = await scene();
  fake.faults.failNext("GetPayerForAccount", { code: "NoPermission", status: 403 });

  const first = await machine.run("adopt", "--payers");
  fake.requests.clear();
  const second = await machine.run("adopt", "--payers");

  expect(first.exitCode).toBe(1);
  expect(first.stderr).toContain("Cannot read who pays for the member");
  expect(second.exitCode).toBe(0);
  expect(second.stderr).toBe("Going on where an earlier run stopped: 7 parts are read already.");
  expect(calls({ fake, machine, read })).toEqual({ GetResourceDirectory: 1, GetPayerForAccount: 3 });
  expect(existsSync(machine.path("project/members.yaml.partial"))).toBe(false);
});

test("what was read half a day ago is read anew", async () => {
  const { fake, machine } = await scene();
  fake.faults.failNext("GetPayerForAccount", { code: "NoPermission", status: 403 });
  await machine.run("adopt", "--payers");
  machine.now = new Date(machine.now.getTime() + 5 * 60 * 60 * 1000);

  const { stderr } = await machine.run("adopt", "--payers");

  expect(stderr).toBe("");
});

test("who may not list delegated administrators adopts all the same, and is told what is not known", async () => {
  const { fake, machine } = await scene();
  fake.faults.failNext("ListDelegatedAdministrators", { code: "NoPermission", status: 403 });

  const { exitCode, stdout } = await machine.run("adopt");

  expect(exitCode).toBe(0);
  expect(stdout).toContain("Which members administrate a trusted service is not known");
});

test("the answer for programs follows its schema", async () => {
  const { machine } = await scene();
  const { stdout } = await machine.run("adopt", "--report", "json");

  expect(violationsOf("adopt.schema.json", stdout)).toEqual([]);
  expect(stdout).toContain('"target": "p***@example.com"');
});

test("credentials that the directory refuses are one sentence, and no file", async () => {
  const { machine } = await scene();
  machine.env({ ALICLOUD_SECRET_KEY: "wrong" });

  const { exitCode, stderr } = await machine.run("adopt");

  expect(exitCode).toBe(1);
  expect(stderr).toContain("resource-directory adopt: Cannot read the resource directory.");
  expect(existsSync(machine.path("project/members.yaml"))).toBe(false);
});
