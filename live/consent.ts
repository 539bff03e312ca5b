import { checkDirectoryId } from "../lib/rules";

/** What somebody who starts the suite has said in so many words. */
export interface Consent {
  /** The throwaway directory. */
  readonly directoryId: string;
  /** Of the addresses that mails go to. */
  readonly mailDomain: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export const SENTENCE = "create, mail, invite and delete in my throwaway directory";

interface Variable {
  readonly name: string;
  /** What it does and costs. */
  readonly about: string;
  /** Whether a value will do. */
  accepts(value: string): boolean;
}

const VARIABLES: readonly Variable[] = [
  {
    name: "LIVE_DIRECTORY_ID",
    about:
      "the id of the throwaway directory (rd-...). The suite runs in no other one, and in none with more than 10 members. It " +
      "creates 4 members and some 20 folders, and deletes them again: accounts that are deleted count against the " +
      "directory's 30 days, and may stay in it for up to 45.",
    accepts: (value) => checkDirectoryId(value) === undefined,
  },
  {
    name: "LIVE_CONSENT",
    about: `"${SENTENCE}", word for word: calls are made that send mails and invitations and delete accounts. Nothing but what the suite itself created is changed.`,
    accepts: (value) => value === SENTENCE,
  },
  {
    name: "LIVE_MAIL_DOMAIN",
    about:
      "a domain whose mailboxes are yours, such as throwaway.example.com. Up to 8 mails with links go to addresses in it; open none of " +
      "them. An address serves one account anywhere, so it is never used twice.",
    accepts: (value) => /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i.test(value),
  },
];

/** @throws Error for people, that names every variable which is missing or will not do */
export function consentIn(env: Environment): Consent {
  const refused = VARIABLES.filter(({ name, accepts }) => !accepts(env[name] ?? ""));
  if (refused.length > 0) {
    const lines = refused.map(({ name, about }) => `  ${name} ${gotIn(env, name)}: ${about}`);
    throw new Error(
      `The live suite calls the real service. Nothing was called. It runs once these are set:\n${lines.join("\n")}`,
    );
  }
  return { directoryId: env["LIVE_DIRECTORY_ID"] ?? "", mailDomain: env["LIVE_MAIL_DOMAIN"] ?? "" };
}

function gotIn(env: Environment, name: string): string {
  const value = env[name] ?? "";
  return value === "" ? "is not set" : `is ${JSON.stringify(value)}`;
}
