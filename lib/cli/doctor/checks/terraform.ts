import { problem, ok } from "../check";
import type { Check } from "../check";
import { recordOf, textOf } from "../../json";
import { isAtLeast } from "../../version";

/** `removed` blocks, which forget a member without deleting it, came with 1.7. */
const MINIMUM = [1, 7] as const;

/** The cdktf command line tool reads it, too. */
const BINARY_VARIABLE = "TERRAFORM_BINARY_NAME";

export const terraform: Check = {
  name: "terraform",
  run: async ({ machine }) => {
    const program = machine.env[BINARY_VARIABLE] || "terraform";
    const advice = `Install Terraform ${MINIMUM.join(".")} or newer and put it on the PATH, or name it in ${BINARY_VARIABLE}.`;
    const result = await machine.run(program, ["version", "-json"]);
    if (!result.ran) {
      return [problem(`there is no ${program} on the PATH.`, advice)];
    }
    const version = versionIn(result.stdout);
    if (version === undefined) {
      return [problem(`${program} does not say its version (exit code ${result.exitCode}).`, advice)];
    }
    return [
      isAtLeast(version, MINIMUM)
        ? ok(`${program} ${version}.`)
        : problem(`${program} ${version} is too old.`, advice),
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
