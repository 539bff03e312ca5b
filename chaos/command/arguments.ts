import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

export interface Arguments {
  readonly histories: number;
  readonly seed: number;
  readonly workers: number;
  /** Seed of the one history to replay; null for many. */
  readonly only: number | null;
  readonly help: boolean;
}

export const HELP = `Random histories of a code, Terraform, the provider and the directory, with faults and crashes, against a reference
model of what the code declares.

  npm run -s chaos -- [--histories NUMBER] [--seed NUMBER] [--workers NUMBER]
  npm run -s chaos -- --only SEED

  --histories NUMBER  how many histories (default 1000)
  --seed NUMBER       what they follow from (default 1)
  --workers NUMBER    how many processes share the work (default: one for each core); the result is the same
  --only SEED         replays the one history with this seed and tells what happens in it, step by step
  --help              this text

The last line of the output is JSON: histories, faults, crashes, calls, violations, seed, seconds. The exit code is 1 if
there are violations.`;

/** @throws Error with a sentence for people */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      histories: { type: "string", default: "1000" },
      seed: { type: "string", default: "1" },
      workers: { type: "string", default: String(availableParallelism()) },
      only: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  return {
    histories: wholeNumber("histories", values.histories, 1),
    seed: wholeNumber("seed", values.seed, 0),
    workers: wholeNumber("workers", values.workers, 1),
    only: values.only === undefined ? null : wholeNumber("only", values.only, 0),
    help: values.help,
  };
}

/** @throws Error with a sentence for people */
export function wholeNumber(name: string, value: string, least: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < least) {
    throw new Error(`--${name} takes a whole number from ${least} up: got "${value}".`);
  }
  return number;
}
