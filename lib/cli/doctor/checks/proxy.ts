import { ok, warning } from "../check";
import type { Check } from "../check";

/** The variables by which other programs find a proxy. */
const VARIABLES = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"];

/** Whether a proxy is configured that the provider will not use: its requests go to the service directly. */
export const proxy: Check = {
  name: "proxy",
  run: async ({ machine }) => {
    const set = VARIABLES.flatMap((name) => [name, name.toLowerCase()]).filter((name) => machine.env[name]);
    return set.length === 0
      ? [ok("no proxy is configured.")]
      : [
          warning(
            `${set.join(", ")} ${set.length === 1 ? "is" : "are"} set, and the provider does not use a proxy.`,
            "Let this machine reach the service's hosts itself, by https on port 443: that is where its requests go.",
          ),
        ];
  },
};
