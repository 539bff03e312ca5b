import { setTimeout as pause } from "node:timers/promises";
import { resourceDirectoryProvider } from "../../../lib/provider/provider";
import type { SandboxEnvironment } from "../../../lib/testing";

/** Our provider for a sandbox that serves it: a Node that starts for each of a thousand runs is most of their time. */
export function providerInProcess(env: SandboxEnvironment) {
  const silent = (): void => undefined;
  return resourceDirectoryProvider({
    now: () => Date.now(),
    random: () => Math.random(),
    env,
    log: { debug: silent, info: silent, warn: silent },
    sleep: (ms, signal) => pause(ms, undefined, signal === undefined ? {} : { signal }),
  });
}
