import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { FakeDirectory, MANAGEMENT_ACCOUNT_ID, MANAGEMENT_KEY } from "../../../lib/testing/fake-directory";
import { ALIAS } from "../../../scripts/provider-package/bundle";
import { SdkUser } from "./sdk-user";

const ROOT = join(__dirname, "../../..");

interface Facts {
  readonly endpoint: string;
  readonly mailbox: string;
  readonly console: string;
  readonly accounts: readonly {
    readonly name: string;
    readonly accountId: string;
    readonly accessKeyId: string;
    readonly accessKeySecret: string;
  }[];
  readonly environment: Readonly<Record<string, string>>;
}

const directory = mkdtempSync(join(tmpdir(), "command-"));
const program = join(directory, "main.js");

// One file starts in a tenth of the time that the sources take.
beforeAll(() =>
  build({
    absWorkingDir: ROOT,
    entryPoints: ["lib/cli/main.ts"],
    outfile: program,
    bundle: true,
    alias: ALIAS,
    platform: "node",
    logLevel: "silent",
  }),
);
afterAll(() => rmSync(directory, { recursive: true }));

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** `resource-directory fake`, as a process of its own. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [program, "fake", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  started.push(child);
  const ended = once(child, "exit") as Promise<[code: number | null, signal: string | null]>;
  const errors: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk.toString()));
  return { child, ended, errors, lines: createInterface(child.stdout)[Symbol.asyncIterator]() };
}

async function startWithFacts(...args: string[]) {
  const running = start("--json", ...args);
  const first: IteratorResult<string, undefined> = await running.lines.next();
  return { ...running, facts: JSON.parse(first.value ?? "null") as Facts };
}

describe("resource-directory fake", () => {
  test.each(["SIGINT", "SIGTERM"] as const)("serves a directory until %s, and ends well", async (signal) => {
    const { child, ended, errors, facts } = await startWithFacts();

    const { host } = new URL(facts.endpoint);
    expect(await new SdkUser({ host }).directory()).toMatchObject({
      masterAccountId: MANAGEMENT_ACCOUNT_ID,
    });
    expect((await fetch(facts.mailbox)).status).toBe(200);

    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    expect(errors.join("")).toBe("");
    await expect(fetch(facts.mailbox)).rejects.toThrow();
  });

  test("says where it is and as whom to sign in", async () => {
    const { facts } = await startWithFacts();
    const { host } = new URL(facts.endpoint);

    expect(facts.accounts).toContainEqual(
      expect.objectContaining({ name: "management", accountId: MANAGEMENT_ACCOUNT_ID, ...MANAGEMENT_KEY }),
    );
    expect(facts.environment).toMatchObject({
      RESOURCEDIRECTORY_ENDPOINT: facts.endpoint,
      ALIBABA_CLOUD_ENDPOINT_RESOURCEMANAGER: host,
      ALIBABA_CLOUD_ENDPOINT_RESOURCEDIRECTORYMASTER: host,
      ALICLOUD_ACCESS_KEY: MANAGEMENT_KEY.accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: MANAGEMENT_KEY.accessKeySecret,
    });
  });

  test("has a banner for people, with lines to paste", async () => {
    const { child, lines } = start();
    const banner: string[] = [];
    for await (const line of lines) {
      banner.push(line);
      if (line.includes("endpoint:")) child.kill("SIGINT");
    }

    expect(banner[0]).toBe("A fake Resource Directory is running. Ctrl-C ends it.");
    expect(banner).toContainEqual(
      expect.stringMatching(/^ {2}Mailbox {2}http:\/\/127\.0\.0\.1:\d+\/mailbox$/),
    );
    expect(banner).toContainEqual("  export ALICLOUD_ACCESS_KEY=ak-management");
    expect(banner.join("\n")).toContain('rd.alicloudProvider.addOverride("protocol", "HTTP")');
  });

  test("listens where it is told, and says so when somebody else does", async () => {
    const other = await FakeDirectory.start();
    const port = other.host.split(":")[1] ?? "";
    const refused = start("--port", port);
    expect(await refused.ended).toEqual([1, null]);
    expect(refused.errors.join("")).toBe(
      `resource-directory fake: port ${port} is in use. Choose another one, or leave --port out for a free one.\n`,
    );
    await other.stop();

    const { facts } = await startWithFacts("--port", port);

    expect(facts.endpoint).toBe(other.endpoint);
  });

  test.each([
    ["--port", "eighty"],
    ["--port", "65536"],
    ["--random-seed", "-1"],
    ["--quota", "members=many"],
  ])("refuses %s %s", async (option, value) => {
    const { ended, errors } = start(`${option}=${value}`);

    expect(await ended).toEqual([2, null]);
    expect(errors.join("")).toMatch(new RegExp(`${option}( members)? is a whole number from 0 to`));
  });

  test("draws the same record ids from the same random seed", async () => {
    const recordIds = [];
    for (const seed of ["7", "7", "8"]) {
      const { facts } = await startWithFacts("--random-seed", seed);
      const user = new SdkUser({ host: new URL(facts.endpoint).host });
      const { accountId = "" } = await user.create("payments");
      recordIds.push((await user.promote(accountId, "payments@example.com")).recordId);
    }

    expect(recordIds[0]).toBe(recordIds[1]);
    expect(recordIds[0]).not.toBe(recordIds[2]);
  });

  test("starts with what a seed file says, within the quota that it is given", async () => {
    const members = Array.from({ length: 30 }, (_, index) => ({ displayName: `member-${index}` }));
    const file = seedFile({
      accounts: [{ id: "6000000000000006", email: "partner@example.com" }],
      members: [
        { displayName: "payments", accountId: "3100000000000001", folder: "prod/pay", tags: { a: "b" } },
        ...members,
      ],
      invitations: [{ target: "6000000000000006", note: "Welcome" }],
    });
    const { facts } = await startWithFacts("--seed", file, "--quota", "members=500");
    const user = new SdkUser({ host: new URL(facts.endpoint).host });

    expect(await user.get("3100000000000001", true)).toMatchObject({
      displayName: "payments",
      tags: [{ key: "a" }],
    });
    await user.create("one-more");
    expect((await user.list()).total).toBe(32);
    expect(await (await fetch(`${facts.console}.json`)).json()).toMatchObject({
      handshakes: [{ targetEntity: "6000000000000006", note: "Welcome", status: "Pending" }],
    });
  });

  test.each([
    [
      "members.yaml",
      `folders:
  prod: { id: fd-3Gk7aB }
members:
  - { key: payments, displayName: payments-prod, accountId: "3100000000000001", folder: prod/pay, tags: { a: b } }
  - { key: partner, invitation: { target: "6000000000000006" } }
`,
    ],
    [
      "members.json",
      JSON.stringify({
        folders: { prod: { id: "fd-3Gk7aB" } },
        members: [
          {
            key: "payments",
            displayName: "payments-prod",
            accountId: "3100000000000001",
            folder: "prod/pay",
            tags: { a: "b" },
          },
          { key: "partner", invitation: { target: "6000000000000006" } },
        ],
      }),
    ],
    [
      "members.csv",
      "key,displayName,accountId,folder,tags.a,invitation.target\npayments,payments-prod,3100000000000001,prod/pay,b,\npartner,,,,,6000000000000006\n",
    ],
  ])("starts with what the catalog %s has", async (name, text) => {
    const file = join(directory, name);
    writeFileSync(file, text);
    const { facts } = await startWithFacts("--seed", file);
    const user = new SdkUser({ host: new URL(facts.endpoint).host });

    const member = await user.get("3100000000000001", true);
    expect(member).toMatchObject({ displayName: "payments-prod", tags: [{ key: "a" }] });
    if (name !== "members.csv") expect(member.resourceDirectoryPath).toContain("/fd-3Gk7aB/");
    expect(await (await fetch(`${facts.console}.json`)).json()).toMatchObject({
      handshakes: [{ targetEntity: "6000000000000006", status: "Pending" }],
    });
  });

  test("lets whom a catalog invites by address accept, with the account of that address", async () => {
    const file = join(directory, "addresses.csv");
    writeFileSync(file, "key,invitation.email\npartner,root@partner.example\n");
    const { facts } = await startWithFacts("--seed", file);

    const shown = await consoleOf(facts);
    expect(shown.handshakes).toMatchObject([{ targetEntity: "root@partner.example", status: "Pending" }]);
    await fetch(`${facts.console}/accept`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ handshake: shown.handshakes[0]?.id }),
    });

    expect(await consoleOf(facts)).toMatchObject({
      handshakes: [{ status: "Accepted" }],
      members: [{ accountName: "root@partner.example" }],
    });
  });

  test("says every fault of a catalog that it is to start with", async () => {
    const file = join(directory, "faulty.yaml");
    writeFileSync(file, "members:\n  - { key: a b, displayName: x }\n");
    const { ended, errors } = start("--seed", file);

    expect(await ended).toEqual([1, null]);
    expect(errors.join("")).toContain('faulty.yaml:2:30 displayName "x" is 1 character long');
  });

  test.each<[unknown, string]>([
    [[], "a JSON object is wanted."],
    [{ folks: [] }, '"folks" is not known, only folders, members, accounts, invitations.'],
    [{ members: [{ displayName: "a1" }, {}] }, 'members[1]: "displayName" is missing.'],
    [{ members: [{ displayName: "a1", tags: { a: 1 } }] }, 'members[0].tags is not valid: got {"a":1}.'],
    [{ members: [{ displayName: "a1", name: "x" }] }, 'members[0]: "name" is not known'],
    [
      { members: [{ displayName: "a1" }, { displayName: "a1" }] },
      'members[1]: rd-test01 has a member "a1" already.',
    ],
    [{ accounts: [{ id: "12" }] }, 'accounts[0]: An account id has 16 digits: got "12".'],
  ])("refuses the seed %j", async (seed, why) => {
    const file = seedFile(seed);
    const { ended, errors } = start("--seed", file);

    expect(await ended).toEqual([1, null]);
    expect(errors.join("")).toContain(`the seed ${file} does not fit. ${why}`);
  });

  test("reads a seed that a shell has redirected, in UTF-16 with a mark", async () => {
    const file = join(directory, "redirected.json");
    writeFileSync(
      file,
      Buffer.from(
        `\ufeff${JSON.stringify({ members: [{ displayName: "logs", accountId: "3100000000000001" }] })}`,
        "utf16le",
      ),
    );
    const { facts } = await startWithFacts("--seed", file);

    const user = new SdkUser({ host: new URL(facts.endpoint).host });
    expect(await user.get("3100000000000001")).toMatchObject({ displayName: "logs" });
  });

  test("names a seed that is not there, and a quota that there is not", async () => {
    const absent = start("--seed", "no-such-file.json");
    const unknown = start("--quota", "people=3");

    expect([await absent.ended, await unknown.ended]).toEqual([
      [1, null],
      [2, null],
    ]);
    expect(absent.errors.join("")).toMatch(/no-such-file\.json cannot be read: ENOENT/);
    expect(unknown.errors.join("")).toContain("--quota people is not known. Known are members,");
  });
});

interface ConsoleState {
  readonly handshakes: readonly { readonly id: string }[];
  readonly members: readonly unknown[];
}

async function consoleOf(facts: Facts): Promise<ConsoleState> {
  return (await (await fetch(`${facts.console}.json`)).json()) as ConsoleState;
}

function seedFile(seed: unknown): string {
  const file = join(directory, `seed-${started.length}.json`);
  writeFileSync(file, JSON.stringify(seed));
  return file;
}
