import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { PROVIDER_ADDRESS } from "../../provider/address";
import { leastPrivilege, RESOURCE_TYPES } from "../../provider/resources/rights";
import type { ResourceType, Side } from "../../provider/resources/rights";
import { defineCommand } from "../command";
import { findStacks } from "../doctor/stacks";
import { UsageError } from "../errors";
import { readJsonObject, recordOf } from "../json";

const SIDES: readonly Side[] = ["management", "invitee"];

/** `resource-directory policy`: the rights that the resources of synthesized stacks need, and no more. */
export const policy = defineCommand({
  name: "policy",
  summary: "prints the smallest RAM policy that synthesized stacks need",
  details: `For this package's provider; what aliyun/alicloud calls in the same stacks comes on top. Without --side it prints one
JSON object with a policy for each side, and one for a pipeline that only plans.`,
  parameter: {
    name: "DIR",
    about: "a stack, or what holds stacks/ (default: CDKTF_OUTDIR, else cdktf.out)",
    required: false,
  },
  options: {
    side: { value: "SIDE", about: "prints one policy alone: management, or invitee (the invited account)" },
    "plan-only": { about: "with --side: for a pipeline that refreshes and plans but never applies" },
  },
  run: async (machine, { side, "plan-only": planOnly }, named) => {
    const types = resourceTypesIn(resolve(machine.cwd, named ?? (machine.env.CDKTF_OUTDIR || "cdktf.out")));
    const document =
      side === undefined
        ? {
            management: leastPrivilege(types, "management"),
            "management, plan only": leastPrivilege(types, "management", "plan"),
            invitee: leastPrivilege(types, "invitee"),
          }
        : leastPrivilege(types, sideNamed(side), planOnly ? "plan" : "apply");
    machine.out(JSON.stringify(document, null, 2));
    return 0;
  },
});

/** What the stacks declare of ours. */
function resourceTypesIn(directory: string): readonly ResourceType[] {
  const stacks = existsSync(directory) ? findStacks(directory, PROVIDER_ADDRESS) : [];
  if (stacks.length === 0) {
    throw new UsageError(
      `there is no stack with this package's provider in ${directory}. Run "cdktf synth" first.`,
    );
  }
  const declared = new Set(
    stacks.flatMap((stack) =>
      Object.keys(recordOf(readJsonObject(join(stack.directory, "cdk.tf.json")).resource)),
    ),
  );
  return RESOURCE_TYPES.filter((type) => declared.has(type));
}

function sideNamed(name: string): Side {
  const side = SIDES.find((each) => each === name);
  if (side === undefined) {
    throw new UsageError(`--side is one of ${SIDES.join(", ")}: got "${name}".`);
  }
  return side;
}
