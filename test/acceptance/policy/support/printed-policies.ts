import { COMMANDS } from "../../../../lib/cli/commands";
import { runCommandLine } from "../../../../lib/cli/run";
import { ramActionOf, type Operation } from "../../../../lib/directory";
import type { LoggedRequest, Policy } from "../../../../lib/testing";

/** What the command prints for a synthesized stack. */
export type PrintedPolicies = Readonly<
  Record<"management" | "management, plan only" | "invitee" | "invitee, plan only", Policy>
>;

/** Runs `resource-directory policy` on a synthesized stack. */
export async function printedPolicies(stackDir: string): Promise<PrintedPolicies> {
  return JSON.parse(await printed(stackDir)) as PrintedPolicies;
}

async function printed(stackDir: string): Promise<string> {
  const out: string[] = [];
  const err: string[] = [];
  await runCommandLine(
    ["policy", stackDir],
    {
      env: {},
      cwd: stackDir,
      home: stackDir,
      platform: "linux_amd64",
      packageRoot: stackDir,
      now: () => new Date(),
      input: () => Promise.resolve(""),
      progress: () => undefined,
      out: (line) => out.push(line),
      err: (line) => err.push(line),
      pipe: () => Promise.resolve({ ran: false }),
      run: () => Promise.resolve({ ran: false }),
      start: () => Promise.reject(new Error("policy starts no program")),
    },
    COMMANDS,
  );
  if (err.length > 0) {
    throw new Error(err.join("\n"));
  }
  return out.join("\n");
}

/** The actions that a policy allows, sorted. */
export function allowed({ Statement }: Policy): readonly string[] {
  return Statement.flatMap(({ Action }) => Action).sort();
}

/** The RAM actions of the calls that were signed with an access key, sorted. */
export function actionsOf(calls: readonly LoggedRequest[], accessKeyId: string): readonly string[] {
  const ofKey = calls.filter((call) => call.accessKeyId === accessKeyId);
  return [...new Set(ofKey.map(({ operation }) => ramActionOf(operation as Operation)))].sort();
}
