import { existsSync } from "node:fs";
import { quoted, safeText } from "../../../rules";
import { ok, problem } from "../check";
import type { Check, Finding } from "../check";
import type { Stack } from "../stacks";
import { taintedObjects } from "../state";
import { terraformProgram } from "../../terraform-program";

/** What the vendor's provider leaves tainted if one of the calls after the create is refused. */
const LEFT_HALF_CREATED: readonly string[] = [
  "alicloud_resource_manager_account",
  "alicloud_resource_manager_folder",
];

/** Whether a create that was refused half-way blocks every plan: it leaves an account that Terraform wants to replace. */
export const taintedState: Check = {
  name: "tainted-state",
  run: async ({ stacks, stateFile, machine }) => {
    const program = terraformProgram(machine.env);
    return stateFile === undefined
      ? stacks.flatMap((stack) => lookAt(stack, program))
      : read(stateFile, stateFile, program);
  },
};

function lookAt({ name, state, directory }: Stack, program: string): readonly Finding[] {
  if ("backend" in state) {
    return [
      ok(
        `${name}: its state is kept by ${safeText(state.backend)} and not asked for. To look at it: ` +
          `${program} show -json > state.json, then doctor state.json.`,
      ),
    ];
  }
  return existsSync(state.file)
    ? read(state.file, name, program, ` in ${directory}`)
    : [ok(`${name} has no state yet.`)];
}

function read(file: string, where: string, program: string, directory = ""): readonly Finding[] {
  const tainted = taintedObjects(file).filter(({ type }) => LEFT_HALF_CREATED.includes(type));
  if (tainted.length === 0) {
    return [ok(`${where}: no account and no folder is tainted.`)];
  }
  return tainted.map(({ address, name }) =>
    problem(
      `${where}: ${safeText(address)}${name === undefined ? "" : ` (${quoted(name)})`} is tainted: every plan wants to delete it and ` +
        'create it anew. Under prevent_destroy that ends in "Instance cannot be destroyed".',
      "A create that was refused half-way leaves it like this, although the object is in the directory.\n" +
        `Run ${program} untaint '${safeText(address)}'${directory}, then apply: what the create did not get to is an update.`,
    ),
  );
}
