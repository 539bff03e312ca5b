import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createDirectoryClient, describeError, DirectoryError } from "../directory";
import type { DirectoryClient } from "../directory";
import type { Machine } from "./machine";

const CHANCES = 2 ** 32;

/**
 * A client for commands that ask the directory: with the credentials of the environment, as Terraform would.
 *
 * @param profile the one that is named, instead of the environment, whose keys may be another account's
 */
function directoryClient({ env }: Machine, profile: string | undefined): DirectoryClient {
  const silent = (): void => undefined;
  return createDirectoryClient({
    credentials: { profile, profileOnly: profile !== undefined },
    deps: {
      now: () => performance.timeOrigin + performance.now(),
      sleep: (ms, signal) => sleep(ms, undefined, { signal }),
      random: () => randomInt(CHANCES) / CHANCES,
      env,
      log: { debug: silent, info: silent, warn: silent },
    },
  });
}

/** Asks the directory. What it refuses is thrown as an error for people. */
export async function askDirectory<T>(
  machine: Machine,
  profile: string | undefined,
  ask: (client: DirectoryClient) => Promise<T>,
): Promise<T> {
  try {
    return await ask(directoryClient(machine, profile));
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    const { summary, detail } = describeError(error);
    throw new Error(`${summary}.\n${detail}`);
  }
}
