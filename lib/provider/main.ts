import { setTimeout as pause } from "node:timers/promises";
import { safeLines } from "../directory";
import type { Deps } from "../directory";
import { serve } from "../plugin";
import { resourceDirectoryProvider } from "./provider";

// What the resources know of clock, chance and environment comes from here; the plugin runtime has its own.
const silent = (): void => undefined;
const deps: Deps = {
  now: () => Date.now(),
  sleep: (ms, signal) => pause(ms, undefined, signal === undefined ? {} : { signal }),
  random: () => Math.random(),
  env: process.env,
  log: { debug: silent, info: silent, warn: silent },
};

void serve(resourceDirectoryProvider(deps), { redact: safeLines });
