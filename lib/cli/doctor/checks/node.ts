import { ok, problem, wordsOf } from "../check";
import type { Check } from "../check";
import { isAtLeast } from "../../version";

const MINIMUM = [20, 9] as const;
const ADVICE =
  `Install Node ${MINIMUM.join(".")} or newer on every machine that runs terraform, ` +
  "and see that it is on the PATH there: the provider is a Node program, and Terraform starts it.";

/** The `node` that Terraform will find, which need not be the one that runs this. */
export const node: Check = {
  name: "node",
  run: async ({ machine }) => {
    const result = await machine.run("node", ["--version"]);
    if (!result.ran) {
      return [problem("there is no node on the PATH.", ADVICE)];
    }
    const version = result.stdout.trim();
    if (result.exitCode !== 0 || !/^v\d+\./.test(version)) {
      return [
        problem(
          `node does not say its version (exit code ${result.exitCode}): ${wordsOf(result, machine)}`,
          `A version manager without a version, or NODE_OPTIONS. ${ADVICE}`,
        ),
      ];
    }
    return [
      isAtLeast(version, MINIMUM) ? ok(`Node ${version}.`) : problem(`Node ${version} is too old.`, ADVICE),
    ];
  },
};
