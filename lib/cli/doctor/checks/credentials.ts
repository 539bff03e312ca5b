import { findCredentials } from "../../../directory/credentials/credentials";
import { safeText } from "../../../rules";
import { ok, problem, warning } from "../check";
import type { Check, Finding } from "../check";
import type { Machine } from "../../machine";
import type { ProviderBlock, Stack } from "../stacks";

/** Whether the environment holds the credentials that each provider block would use. Their values are never shown. */
export const credentials: Check = {
  name: "credentials",
  run: async ({ stacks, machine }) =>
    stacks.flatMap((stack) => stack.providerBlocks.map((block) => look(stack, block, machine))),
};

function look(stack: Stack, block: ProviderBlock, { env }: Machine): Finding {
  const { alias, ...options } = block;
  const where = alias === undefined ? stack.name : `${stack.name}, alias ${alias}`;
  const found = findCredentials(options, env);
  if ("source" in found) {
    const prefix = block.credentialsEnvPrefix;
    return ok(`${where}: ${describe(found.source)}${prefix === undefined ? "" : ` under ${prefix}`}.`);
  }
  const [what = "", ...advice] = found.problem.split(/(?<=\.)\s/);
  // An acceptance that is done makes no call, so that the invited account's credentials may be gone.
  return alias === undefined
    ? problem(`${where}: ${what}`, advice.join("\n"))
    : warning(`${where}: ${what}`, `${advice.join("\n")}\nNot needed once the acceptance is applied.`);
}

function describe(
  source: Extract<ReturnType<typeof findCredentials>, { source: unknown }>["source"],
): string {
  switch (source.kind) {
    case "keys":
      return source.securityToken === null
        ? "an access key is set"
        : "an access key with a security token is set";
    case "profile":
      return `profile ${safeText(source.profile)}`;
    case "uri":
      return "a credentials URI is set";
    case "oidc":
      return `an OIDC token for the role ${safeText(source.roleArn)} is set`;
    case "ecs-role":
      return `role ${safeText(source.roleName)} of this ECS instance`;
  }
}
