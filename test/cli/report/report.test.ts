import { existsSync, readFileSync } from "node:fs";
import type { FakeDirectory } from "../../../lib/testing";
import { organization, report } from "./organization";
import { testMachine } from "../support/machine";

let fake: FakeDirectory;

beforeEach(async () => {
  fake = await organization();
});

afterEach(() => fake.stop());

const pageOf = async (...args: readonly string[]) => readFileSync((await report(fake, ...args)).page, "utf8");

test("says what it has written, and how much is in it", async () => {
  const { stdout, exitCode } = await report(fake, "--state", "state.json");

  expect({ stdout, exitCode }).toEqual({
    stdout: "report.html: 4 members in 4 folders, 2 waited for, 2 lapsed or gone, 6 in no state.",
    exitCode: 0,
  });
});

test("shows folders within folders, with their members, sorted", async () => {
  const [, page = ""] = (await pageOf()).split('<ul class="tree">');

  const order = ["Root", "prod", "payments", "ledger", "ledger-prod", "payments-prod", "test", "search-test"];
  const places = order.map((name) => page.indexOf(`>${name}<`) + page.indexOf(`>${name} <`) + 1);
  expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
});

test("asks the directory in pages, and writes nothing to it", async () => {
  fake.requests.clear();
  await report(fake);

  expect(fake.requests.mutating).toEqual([]);
  expect(fake.requests.count("ListAccounts")).toBe(1);
  expect(fake.requests.count("ListFoldersForParent")).toBe(5);
});

test("asks how a change of an address stands that a state follows: no listing tells", async () => {
  const { machine } = await report(fake);
  const values = { account_id: "3000000000000003", email: "search-root@example.com", status: "Pending" };
  const change = {
    mode: "managed",
    type: "resourcedirectory_account_email",
    address: "resourcedirectory_account_email.search",
    values,
  };
  const state = { format_version: "1.0", values: { root_module: { resources: [change] } } };
  machine.write("project/emails.json", JSON.stringify(state));

  const { stdout } = await machine.run("report", "--html", "report.html", "--state", "emails.json");

  // Somebody has cancelled it meanwhile.
  expect(stdout).toContain("2 waited for, 3 lapsed or gone");
  expect(fake.requests.count("GetAccount")).toBe(1);
});

test("loads nothing, and runs no script but its own", async () => {
  const page = await pageOf("--state", "state.json");

  expect(page).not.toMatch(/(?:src|href)="|url\(|@import/);
  expect(page).toMatch(/Content-Security-Policy" content="default-src &#39;none&#39;;/);
  expect(page.match(/<script/g)).toHaveLength(1);
});

test("makes no markup of a name", async () => {
  expect(await pageOf()).not.toContain("<img");
});

test("masks e-mail addresses unless they are asked for", async () => {
  expect(await pageOf("--state", "state.json")).not.toContain("payments-root@example.com");
  expect(await pageOf("--state", "state.json", "--show-addresses")).toContain("payments-root@example.com");
});

test("marks nothing as being in no state where no state is named", async () => {
  expect(await pageOf()).not.toContain("in no state");
});

test("needs a file to write to, and leaves the old page where the directory does not answer", async () => {
  expect(await testMachine().run("report")).toMatchObject({ exitCode: 2 });

  await fake.stop();
  const { exitCode, page } = await report(fake);
  expect({ exitCode, isThere: existsSync(page) }).toEqual({ exitCode: 1, isThere: false });
}, 60_000);
