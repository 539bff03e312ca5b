import { clientEnvironment, FakeDirectory, SAMPLE_IDENTITIES } from "../../testing/fake-directory";
import { defineCommand } from "../command";
import { UsageError } from "../errors";

/** `resource-directory fake`: a Resource Directory to point stacks and scripts at, until it is interrupted. */
export const fake = defineCommand({
  name: "fake",
  summary: "runs a fake Resource Directory on this machine, with a mailbox, until it is interrupted",
  details: `It starts with the same few accounts each time and forgets everything at its end. Nothing leaves the machine:
mails stand on a page of it. What it assumes about the service is in docs/assumptions.md of the repository.`,
  options: {
    port: { value: "N", about: "where it listens on 127.0.0.1 (default: a free port)" },
    seed: { value: "N", about: "what record ids and links are drawn from (default: 1)" },
    json: { about: "prints one JSON object instead of text for people" },
  },
  run: async (machine, { port, seed, json }) => {
    const ended = untilInterrupted();
    const directory = await start(wholeNumber("port", port, 65_535), wholeNumber("seed", seed, 2 ** 32 - 1));
    try {
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

async function start(port: number | undefined, seed: number | undefined): Promise<FakeDirectory> {
  try {
    return await FakeDirectory.start({ port, seed });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EADDRINUSE" && code !== "EACCES") {
      throw error;
    }
    const why = code === "EADDRINUSE" ? "is in use" : "may not be used by you";
    throw new Error(`port ${port} ${why}. Choose another one, or leave --port out for a free one.`);
  }
}

function wholeNumber(option: string, value: string | undefined, most: number): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  if (!(number <= most)) {
    throw new UsageError(`--${option} is a whole number from 0 to ${most}: got "${value}".`);
  }
  return number;
}

function factsOf({ endpoint, mailboxPage, host }: FakeDirectory): Readonly<Record<string, unknown>> {
  return {
    endpoint,
    mailbox: mailboxPage,
    accounts: SAMPLE_IDENTITIES.map(({ name, about, accountId, key }) => ({
      name,
      about,
      accountId,
      ...key,
    })),
    environment: clientEnvironment(host),
  };
}

function bannerOf({ endpoint, mailboxPage, host }: FakeDirectory): string {
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

Accounts and keys (made up, worth nothing elsewhere):
  account           access key            secret
${rows.join("\n")}

For both Terraform providers, and the SDK's credentials chain:
${variables.join("\n")}

Besides, the alicloud provider needs protocol = "HTTP" in its provider block, and the SDK a
configuration with protocol: "HTTP" and endpoint: "${host}".`;
}
