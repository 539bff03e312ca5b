import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  clientEnvironment,
  DEFAULT_QUOTAS,
  FakeDirectory,
  INVITEE_EMAIL,
  plant,
  SAMPLE_IDENTITIES,
} from "../../testing/fake-directory";
import { faultLines, loadCatalog } from "../../catalog/load";
import { quoted } from "../../rules";
import type { FakeDirectoryOptions, Quotas, Seed } from "../../testing/fake-directory";
import { defineCommand } from "../command";
import { messageOf, UsageError } from "../errors";
import { textIn } from "../input";
import { recordOf } from "../json";

/** They are there without being asked for. */
const SAMPLE = new Set([...SAMPLE_IDENTITIES.map(({ accountId }) => accountId), INVITEE_EMAIL]);

/** The ids of accounts that a catalog knows by their address only. */
const FIRST_ADDRESSED = 5_000_000_000_000_001;

/** `resource-directory fake`: a Resource Directory to point stacks and scripts at, until it is interrupted. */
export const fake = defineCommand({
  name: "fake",
  summary: "runs a fake Resource Directory on this machine, with pages for people, until it is interrupted",
  details: `It starts with the same few accounts each time and forgets everything at its end. Nothing leaves the machine:
mails stand on a page of it. What it assumes about the service is in docs/assumptions.md of the repository.`,
  options: {
    port: { value: "N", about: "where it listens on 127.0.0.1 (default: a free port)" },
    seed: {
      value: "FILE",
      about:
        "a catalog (YAML, JSON, CSV) or a seed (JSON): members, folders and pending invitations to start with",
    },
    quota: { value: "NAME=N,...", about: "limits to change: members=500 (default: 20), for example" },
    "random-seed": { value: "N", about: "what record ids and links are drawn from (default: 1)" },
    json: { about: "prints one JSON object instead of text for people" },
  },
  run: async (machine, { port, seed, quota, "random-seed": randomSeed, json }) => {
    const options = {
      port: wholeNumber("port", port, 65_535),
      seed: wholeNumber("random-seed", randomSeed, 2 ** 32 - 1),
      quotas: quotasOf(quota),
    };
    const contents = seed === undefined ? undefined : readSeed(seed, resolve(machine.cwd, seed));
    const ended = untilInterrupted();
    const directory = await start(options);
    try {
      if (contents !== undefined) plantFile(directory, seed ?? "", contents);
      machine.out(json ? JSON.stringify(factsOf(directory)) : bannerOf(directory));
      await ended;
    } finally {
      await directory.stop();
    }
    return 0;
  },
});

/** The first signal ends the fake in good order; a second one finds no handler and ends the process. */
function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}

async function start(options: FakeDirectoryOptions): Promise<FakeDirectory> {
  const { port } = options;
  try {
    return await FakeDirectory.start(options);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EADDRINUSE" && code !== "EACCES") {
      throw error;
    }
    const why = code === "EADDRINUSE" ? "is in use" : "may not be used by you";
    throw new Error(`port ${port} ${why}. Choose another one, or leave --port out for a free one.`);
  }
}

/** A JSON file may be either: only a catalog has keys. */
function readSeed(name: string, file: string): unknown {
  if (!file.endsWith(".json")) {
    return seedOfCatalog(name, file);
  }
  const contents = readJson(file);
  const members = recordOf(contents).members;
  return Array.isArray(members) && members.some((member) => "key" in recordOf(member))
    ? seedOfCatalog(name, file)
    : contents;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(textIn(readFileSync(file)));
  } catch (error) {
    throw new Error(`the seed ${file} cannot be read: ${messageOf(error)}`);
  }
}

/** What a catalog would find: its members and folders with their ids, and its invitations pending. */
function seedOfCatalog(name: string, file: string): Seed {
  const { rows, folders, faults } = loadCatalog([file]);
  if (faults.length > 0) {
    throw new Error(`the catalog ${name} has faults:\n${faultLines(faults)}`);
  }
  const invitations = rows.flatMap(({ invitation }) => {
    const target = invitation?.target ?? invitation?.email;
    return target === undefined ? [] : [{ target, note: invitation?.note }];
  });
  return {
    folders: folders.map(({ path, id, reference }) => ({ path, id: id ?? reference })),
    accounts: invitations
      .filter(({ target }) => !SAMPLE.has(target))
      .map(({ target }, index) =>
        target.includes("@") ? { id: String(FIRST_ADDRESSED + index), email: target } : { id: target },
      ),
    members: rows.flatMap(({ key, displayName = key, accountId, folder, tags, invitation }) =>
      invitation === undefined ? [{ displayName, accountId, folder, tags }] : [],
    ),
    invitations,
  };
}

function plantFile({ world }: FakeDirectory, file: string, contents: unknown): void {
  try {
    plant(world, contents);
  } catch (error) {
    throw new Error(`the seed ${file} does not fit. ${messageOf(error)}`);
  }
}

/** For example "members=500,folders=10". */
function quotasOf(list: string | undefined): Partial<Quotas> {
  const quotas = (list ?? "").split(",").filter((each) => each !== "");
  return Object.fromEntries(
    quotas.map((each) => {
      const [name = "", value = ""] = each.split("=");
      if (!Object.hasOwn(DEFAULT_QUOTAS, name)) {
        const known = Object.keys(DEFAULT_QUOTAS).join(", ");
        throw new UsageError(`--quota ${name} is not known. Known are ${known}.`);
      }
      return [name, wholeNumber(`quota ${name}`, value, 1_000_000)];
    }),
  );
}

function wholeNumber(option: string, value: string | undefined, most: number): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  if (!(number <= most)) {
    throw new UsageError(`--${option} is a whole number from 0 to ${most}: got ${quoted(value)}.`);
  }
  return number;
}

function factsOf({
  endpoint,
  mailboxPage,
  consolePage,
  host,
}: FakeDirectory): Readonly<Record<string, unknown>> {
  return {
    endpoint,
    mailbox: mailboxPage,
    console: consolePage,
    accounts: SAMPLE_IDENTITIES.map(({ name, about, accountId, key }) => ({
      name,
      about,
      accountId,
      ...key,
    })),
    environment: clientEnvironment(host),
  };
}

function bannerOf({ endpoint, mailboxPage, consolePage, host }: FakeDirectory): string {
  const rows = SAMPLE_IDENTITIES.map(
    ({ name, about, accountId, key }) =>
      `  ${accountId}  ${key.accessKeyId.padEnd(20)}  ${key.accessKeySecret.padEnd(20)}  ${name}: ${about}`,
  );
  const variables = Object.entries(clientEnvironment(host)).map(
    ([name, value]) => `  export ${name}=${value}`,
  );
  return `A fake Resource Directory is running. Ctrl-C ends it.

  API      ${endpoint}
  Mailbox  ${mailboxPage}
  Console  ${consolePage}  (mails, invitations, members, requests, and buttons for what people do)

Accounts and keys (made up, worth nothing elsewhere):
  account           access key            secret
${rows.join("\n")}

For both Terraform providers, and the SDK's credentials chain:
${variables.join("\n")}

Besides, the alicloud provider needs protocol = "HTTP" in its provider block (in CDKTF:
rd.alicloudProvider.addOverride("protocol", "HTTP"), rd being the ResourceDirectory), and the
SDK a configuration with protocol: "HTTP" and endpoint: "${host}".`;
}
