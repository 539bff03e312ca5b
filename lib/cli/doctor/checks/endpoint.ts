import {
  ALLOWED_ENDPOINTS,
  ENDPOINT_VARIABLE,
  parseEndpoint,
  STS_ENDPOINT_VARIABLE,
} from "../../../directory";
import { ok, problem, warning } from "../check";
import type { Check, Finding } from "../check";

/** Whether requests go to the services themselves: a variable left from a test sends them elsewhere. */
export const endpoint: Check = {
  name: "endpoint",
  run: async ({ machine: { env } }) => {
    const findings = [ENDPOINT_VARIABLE, STS_ENDPOINT_VARIABLE].flatMap((variable) =>
      env[variable] ? look(variable, env[variable]) : [],
    );
    return findings.length === 0 ? [ok("the service's own.")] : findings;
  },
};

function look(variable: string, value: string): Finding {
  const parsed = parseEndpoint(value);
  if (parsed === undefined) {
    return problem(
      `${variable} is set to something that the provider refuses.`,
      `Unset it, or set ${ALLOWED_ENDPOINTS}.`,
    );
  }
  return parsed.host.endsWith(".aliyuncs.com")
    ? ok(`${parsed.host}, by ${variable}.`)
    : warning(
        `${variable} sends requests to ${parsed.host}, which is not the service.`,
        "Unset it, unless that is a fake directory or a gateway of yours.",
      );
}
