import { problem, ok } from "../check";
import type { Check } from "../check";

/** Whether the package brought the provider along: a checkout that was not built has none. */
export const packageIsWhole: Check = {
  name: "package",
  run: async ({ installed, machine }) => {
    if (installed === null || installed.archives.length === 0) {
      return [
        problem(
          `the package in ${machine.packageRoot} has no provider in it.`,
          'Install it again; in a checkout, run "npm run build:provider".',
        ),
      ];
    }
    return [ok(`provider ${installed.version} for ${installed.archives.length} platforms.`)];
  },
};
