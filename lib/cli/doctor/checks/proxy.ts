import { ENDPOINT_VARIABLE, parseEndpoint, proxyUse } from "../../../directory";
import { safeText } from "../../../rules";
import { ok, warning } from "../check";
import type { Check, Finding } from "../check";

const USED_VARIABLE = /^https_proxy$/i;

/** Whether a proxy is configured, and whether the provider's requests go through it. */
export const proxy: Check = {
  name: "proxy",
  run: async ({ machine: { env } }) => {
    const endpoint = parseEndpoint(env[ENDPOINT_VARIABLE]);
    // An endpoint that is refused is a finding of another check.
    return endpoint === undefined
      ? []
      : [look(new URL(`${endpoint.protocol.toLowerCase()}://${endpoint.host}`), env)];
  },
};

function look(url: URL, env: Readonly<Record<string, string | undefined>>): Finding {
  const use = proxyUse(url, env);
  if (use === null) {
    return ok("none is configured.");
  }
  const proxy = `the proxy ${safeText(use.address)}, which ${use.variable} names`;
  if (use.unused === null) {
    return ok(`requests go through ${proxy}.`);
  }
  const what = `requests do not go through ${proxy}: ${use.unused}.`;
  const isMeant = USED_VARIABLE.test(use.variable) && URL.canParse(`http://${use.address}`);
  return isMeant
    ? ok(what)
    : warning(what, "Set HTTPS_PROXY to the URL of the proxy, http://proxy.example.com:3128 for example.");
}
