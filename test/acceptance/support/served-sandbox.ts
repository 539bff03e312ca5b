import { setTimeout as pause } from "node:timers/promises";
import { resourceDirectoryProvider } from "../../../lib/provider/provider";
import { Sandbox } from "../../../lib/testing";
import type { SandboxEnvironment, SandboxOptions } from "../../../lib/testing";

/**
 * A sandbox whose providers are in this process: a Node that starts three times for each run is most of what a test takes.
 * What is about processes, or about what is shipped, has them installed.
 */
export function servedSandbox(options: Omit<SandboxOptions, "inProcess" | "providers">): Promise<Sandbox> {
  return Sandbox.create({ ...options, inProcess: true, providers: (env) => [providerOn(env)] });
}

function providerOn(env: SandboxEnvironment) {
  const silent = (): void => undefined;
  return resourceDirectoryProvider({
    now: () => Date.now(),
    random: () => Math.random(),
    env,
    log: { debug: silent, info: silent, warn: silent },
    sleep: (ms, signal) => pause(ms, undefined, signal === undefined ? {} : { signal }),
  });
}
