import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { PROVIDER_ADDRESS } from "../../provider/address";
import { defineCommand } from "../command";
import { CHECKS } from "../doctor/checks";
import { taintedState } from "../doctor/checks/tainted-state";
import type { Check, Finding, Surroundings } from "../doctor/check";
import { findStacks } from "../doctor/stacks";
import { UsageError } from "../errors";
import { installedProvider } from "../installed-provider";
import type { InstalledProvider } from "../installed-provider";
import type { Machine } from "../machine";

type NamedFinding = Finding & { readonly check: string };

/** `resource-directory doctor`: finds out why Terraform does not find, start or trust the provider. */
export const doctor = defineCommand({
  name: "doctor",
  summary: "checks this machine and the synthesized stacks, and says what to do about each problem",
  details: `Changes nothing and asks nobody: credentials are looked for, and neither shown nor used; the provider is started for a
moment, as Terraform or OpenTofu would. What a backend keeps it reads from a file: terraform show -json > state.json.
Exit code 1 means that something will fail; warnings alone do not count.`,
  parameter: {
    name: "PATH",
    about: "a stack, what holds stacks/, or the file of a state (default: CDKTF_OUTDIR, else cdktf.out)",
    required: false,
  },
  options: { json: { about: "prints one JSON object instead of lines for people" } },
  run: async (machine, { json }, named) => {
    const path = resolve(machine.cwd, named ?? (machine.env.CDKTF_OUTDIR || "cdktf.out"));
    if (named !== undefined && !existsSync(path)) {
      throw new UsageError(`there is no directory ${path}.`);
    }
    const findings = await (existsSync(path) && statSync(path).isFile()
      ? examine([taintedState], { machine, directory: path, stacks: [], installed: null, stateFile: path })
      : examine(CHECKS, {
          machine,
          directory: path,
          stacks: findStacks(path, PROVIDER_ADDRESS),
          installed: installedOrNull(machine),
        }));
    const isFine = findings.every(({ level }) => level !== "problem");
    machine.out(json ? JSON.stringify({ ok: isFine, findings }, null, 2) : findings.map(asText).join("\n"));
    return isFine ? 0 : 1;
  },
});

async function examine(
  checks: readonly Check[],
  surroundings: Surroundings,
): Promise<readonly NamedFinding[]> {
  const all = checks.map(async ({ name, run }) =>
    (await run(surroundings)).map((finding) => ({ check: name, ...finding })),
  );
  return (await Promise.all(all)).flat();
}

/** Null is a finding of its own, not a reason to stop. */
function installedOrNull({ packageRoot }: Machine): InstalledProvider | null {
  try {
    return installedProvider(packageRoot);
  } catch {
    return null;
  }
}

/** What is to be done stands once below all findings of a check that it is for. */
function asText(finding: NamedFinding, index: number, all: readonly NamedFinding[]): string {
  const line = `${finding.level.padEnd(8)} ${finding.check.padEnd(18)} ${finding.what}`;
  if (finding.level === "ok" || adviceOf(all[index + 1]) === finding.advice) {
    return line;
  }
  return `${line}\n${finding.advice.replace(/^/gm, " ".repeat(9))}`;
}

function adviceOf(finding: NamedFinding | undefined): string | undefined {
  return finding === undefined || finding.level === "ok" ? undefined : finding.advice;
}
