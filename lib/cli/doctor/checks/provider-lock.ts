import { ok, warning } from "../check";
import type { Check, Finding } from "../check";
import type { Stack } from "../stacks";

const VARIABLE = "CDKTF_SKIP_PROVIDER_LOCK";

/** Whether `cdktf diff` and `cdktf deploy` will ask registries for checksums, ours included, which has none. */
export const providerLock: Check = {
  name: "provider-lock",
  run: async ({ stacks, machine }) => {
    const isSkipped = machine.env[VARIABLE] === "true";
    return stacks.map((stack) => (isSkipped ? ok(`${stack.name}: ${VARIABLE} is set.`) : look(stack)));
  },
};

function look(stack: Stack): Finding {
  const missing = stack.providerSources.filter((source) => !(stack.lockFile ?? "").includes(`${source}" {`));
  return missing.length === 0
    ? ok(`${stack.name}: cdktf finds every provider in the lock file.`)
    : warning(
        `${stack.name}: ${missing.join(", ")} is not in the lock file, so that cdktf diff and cdktf deploy ask registries for checksums and fail with "Could not retrieve providers for locking".`,
        `Set ${VARIABLE}=true for cdktf. Plain terraform needs nothing.`,
      );
}
