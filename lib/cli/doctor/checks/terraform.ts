import { basename } from "node:path";
import { ok, problem, warning, wordsOf } from "../check";
import type { Check, Finding } from "../check";
import { recordOf, textOf } from "../../json";
import type { Machine } from "../../machine";
import { BINARY_VARIABLE, terraformProgram } from "../../terraform-program";
import { isAtLeast } from "../../version";

/** `removed` blocks with `destroy = false`, which forget a member without deleting it, came with these. */
const MINIMUM = { terraform: [1, 7], tofu: [1, 10] } as const;
const ADVICE = `Install Terraform ${MINIMUM.terraform.join(".")} or OpenTofu ${MINIMUM.tofu.join(".")}, or newer, and put it on the PATH, or name it in ${BINARY_VARIABLE}.`;

/** Whether Terraform, or OpenTofu where that is what the stacks are run with, is there and new enough. */
export const terraform: Check = {
  name: "terraform",
  run: async ({ machine }) => {
    const program = terraformProgram(machine.env);
    const result = await machine.run(program, ["version", "-json"]);
    if (!result.ran) {
      return [await missing(program, machine)];
    }
    const version = versionIn(result.stdout);
    if (version === undefined) {
      return [
        problem(
          `${program} does not say its version (exit code ${result.exitCode}): ${wordsOf(result, machine)}`,
          ADVICE,
        ),
      ];
    }
    return [
      isAtLeast(version, MINIMUM[isTofu(program) ? "tofu" : "terraform"])
        ? ok(`${program} ${version}.`)
        : problem(`${program} ${version} is too old.`, ADVICE),
    ];
  },
};

/** Who runs OpenTofu by hand needs no variable; cdktf does. */
async function missing(program: string, machine: Machine): Promise<Finding> {
  const what = `there is no ${program} on the PATH.`;
  const tofu = await machine.run("tofu", ["version", "-json"]);
  return tofu.ran && program === "terraform"
    ? warning(
        `${what} There is tofu ${versionIn(tofu.stdout) ?? ""}.`,
        `The cdktf command line tool runs it with ${BINARY_VARIABLE}=tofu only.`,
      )
    : problem(what, ADVICE);
}

/** Its answer does not say which of the two it is. */
function isTofu(program: string): boolean {
  return basename(program).includes("tofu");
}

function versionIn(output: string): string | undefined {
  try {
    return textOf(recordOf(JSON.parse(output)).terraform_version);
  } catch {
    return undefined;
  }
}
