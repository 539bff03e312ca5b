import { ok, problem, wordsOf } from "../check";
import type { Check } from "../check";
import { recordOf, textOf } from "../../json";
import { BINARY_VARIABLE, terraformProgram } from "../../terraform-program";
import { isAtLeast } from "../../version";

/** `removed` blocks, which forget a member without deleting it, came with 1.7, in OpenTofu, too. */
const MINIMUM = [1, 7] as const;
const MINIMUM_TEXT = MINIMUM.join(".");
const ADVICE = `Install Terraform or OpenTofu, ${MINIMUM_TEXT} or newer, and put it on the PATH, or name it in ${BINARY_VARIABLE}.`;

/** Whether Terraform, or OpenTofu where that is what the stacks are run with, is there and new enough. */
export const terraform: Check = {
  name: "terraform",
  run: async ({ machine }) => {
    const program = terraformProgram(machine.env);
    const result = await machine.run(program, ["version", "-json"]);
    if (!result.ran) {
      const isThere = program === "tofu" ? false : (await machine.run("tofu", ["version", "-json"])).ran;
      return [
        problem(
          `there is no ${program} on the PATH.`,
          isThere ? `tofu is there: set ${BINARY_VARIABLE}=tofu to use OpenTofu.` : ADVICE,
        ),
      ];
    }
    const version = versionIn(result.stdout);
    if (version === undefined) {
      return [
        problem(
          `${program} does not say its version (exit code ${result.exitCode}): ${wordsOf(result)}`,
          ADVICE,
        ),
      ];
    }
    return [
      isAtLeast(version, MINIMUM)
        ? ok(`${program} ${version}.`)
        : problem(`${program} ${version} is too old.`, ADVICE),
    ];
  },
};

function versionIn(output: string): string | undefined {
  try {
    return textOf(recordOf(JSON.parse(output)).terraform_version);
  } catch {
    return undefined;
  }
}
