import { ok, problem } from "../check";
import type { Check, Finding } from "../check";
import type { InstalledProvider } from "../../installed-provider";
import { lockEntry } from "../lock-file";
import type { Stack } from "../stacks";

/** Whether the lock file lets `terraform init` install the provider that the stack asks for. */
export const lockFile: Check = {
  name: "lock-file",
  run: async ({ stacks, installed }) =>
    installed === null ? [] : stacks.map((stack) => compare(stack, installed)),
};

const ADVICE =
  "Run synth again: it renews the entry. Where a mirror provides it, delete the provider's block from the stack's " +
  '.terraform.lock.hcl and run terraform init; "init -upgrade" does not help against another build.';

function compare(stack: Stack, { address, hashes }: InstalledProvider): Finding {
  const entry = lockEntry(stack.lockFile ?? "", address);
  if (entry === undefined) {
    return ok(`${stack.name} has not locked the provider yet: terraform init does.`);
  }
  if (entry.version !== stack.version) {
    return problem(
      `${stack.name} asks for provider ${stack.version} and has locked ${entry.version}.`,
      ADVICE,
    );
  }
  return hashes.some((hash) => entry.hashes.includes(hash))
    ? ok(`${stack.name} has locked provider ${entry.version}, as installed.`)
    : problem(`${stack.name} has locked another build of provider ${entry.version}.`, ADVICE);
}
