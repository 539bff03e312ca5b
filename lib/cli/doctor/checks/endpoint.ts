import { ALLOWED_ENDPOINTS, ENDPOINT_VARIABLE, parseEndpoint } from "../../../directory/endpoint";
import { ok, problem, warning } from "../check";
import type { Check } from "../check";

/** Whether requests go to the service itself: a variable left from a test sends them elsewhere. */
export const endpoint: Check = {
  name: "endpoint",
  run: async ({ machine }) => {
    const value = machine.env[ENDPOINT_VARIABLE];
    if (value === undefined || value === "") {
      return [ok("the service's own.")];
    }
    const parsed = parseEndpoint(value);
    if (parsed === undefined) {
      return [
        problem(
          `${ENDPOINT_VARIABLE} is set to something that the provider refuses.`,
          `Unset it, or set ${ALLOWED_ENDPOINTS}.`,
        ),
      ];
    }
    return parsed.host.endsWith(".aliyuncs.com")
      ? [ok(`${parsed.host}, by ${ENDPOINT_VARIABLE}.`)]
      : [
          warning(
            `${ENDPOINT_VARIABLE} sends every request to ${parsed.host}, which is not the service.`,
            "Unset it, unless that is a fake directory or a proxy of yours.",
          ),
        ];
  },
};
