import { resolve } from "node:path";
import type { RamActions, Side } from "../../provider/resources/ram-actions";
import { quoted } from "../../rules";
import { defineCommand } from "../command";
import { UsageError } from "../errors";
import { PROGRAM } from "../help";
import { oneOf } from "../one-of";
import { ramPolicyFor } from "../policy/ram-policy";
import type { RamPolicy } from "../policy/ram-policy";
import { DEFAULT_ALIAS, readStacks } from "../policy/stack-declarations";
import type { StackDeclarations } from "../policy/stack-declarations";
import { stackRamActions } from "../policy/stack-ram-actions";
import { adviceOnHcl } from "../stack-directories";

const SIDES: readonly Side[] = ["management", "invitee"];

/** `resource-directory policy`: the RAM actions that the resources of synthesized stacks need, and no more. */
export const policy = defineCommand({
  name: "policy",
  summary: "prints the smallest RAM policies that synthesized stacks need",
  details: `They allow what Terraform calls through this package's provider and, for members, folders and invitations, through
aliyun/alicloud: to create the stacks, to change what they set, and to remove what they let go. What is protected
cannot be deleted with them. A run that changes the code needs the policy of the code before and of the code after.

Without --side it prints one JSON object with four policies: for each side, and for each side's pipeline that only plans.
Resources that are not covered are named on stderr.`,
  parameter: {
    name: "DIR",
    about: "a stack, or what holds stacks/ (default: CDKTF_OUTDIR, else cdktf.out)",
    required: false,
  },
  options: {
    side: { value: "SIDE", about: "prints one policy alone: management, or invitee (the invited account)" },
    "plan-only": { about: "with --side: for a pipeline that refreshes and plans but never applies" },
    alias: {
      value: "ALIAS",
      about: `only for the credentials of provider blocks with this alias; "${DEFAULT_ALIAS}" for those without`,
    },
  },
  run: async (machine, { side, "plan-only": planOnly, alias }, named) => {
    if (planOnly && side === undefined) {
      throw new UsageError(
        "--plan-only goes with --side; without, the policies for planning are printed, too.",
      );
    }
    const stacks = stacksIn(resolve(machine.cwd, named ?? (machine.env.CDKTF_OUTDIR || "cdktf.out")));
    checkAlias(stacks, alias);
    const needed = stacks.map((stack) => stackRamActions(stack, alias));
    const ramActions = needed.flatMap((each) => each.ramActions);
    const document =
      side === undefined
        ? allPolicies(ramActions)
        : policyOf(ramActions, oneOf("side", side, SIDES), planOnly);
    machine.out(JSON.stringify(document, null, 2));
    const unknown = [...new Set(needed.flatMap((each) => each.unknown))].sort();
    if (unknown.length > 0) {
      machine.err(
        `${PROGRAM} policy: not covered: ${unknown.join(", ")}. What these call is not known here: add their actions yourself.`,
      );
    }
    return 0;
  },
});

function allPolicies(ramActions: readonly RamActions[]): Readonly<Record<string, RamPolicy>> {
  return Object.fromEntries(
    SIDES.flatMap((side) => [
      [side, policyOf(ramActions, side, false)],
      [`${side}, plan only`, policyOf(ramActions, side, true)],
    ]),
  );
}

function policyOf(ramActions: readonly RamActions[], wanted: Side, planOnly: boolean): RamPolicy {
  return ramPolicyFor(
    ramActions
      .filter(({ side }) => side === wanted)
      .flatMap(({ plan, apply }) => (planOnly ? plan : [...plan, ...apply])),
  );
}

function stacksIn(directory: string): readonly StackDeclarations[] {
  // What an earlier synth has left as JSON beside HCL would be out of date.
  const advice = adviceOnHcl(directory);
  if (advice !== undefined) {
    throw new UsageError(advice);
  }
  const stacks = readStacks(directory);
  if (stacks.length === 0) {
    throw new UsageError(`there is no synthesized stack in ${directory}. Run "cdktf synth" first.`);
  }
  return stacks;
}

function checkAlias(stacks: readonly StackDeclarations[], alias: string | undefined): void {
  const aliases = new Set(stacks.flatMap(({ declarations }) => declarations.map((each) => each.alias)));
  if (alias !== undefined && !aliases.has(alias)) {
    throw new UsageError(
      `--alias names a provider block that serves a resource: got ${quoted(alias)}, there are ${[...aliases].sort().join(", ")}.`,
    );
  }
}
