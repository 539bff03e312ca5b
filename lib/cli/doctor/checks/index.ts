import type { Check } from "../check";
import { cliConfiguration } from "./cli-configuration";
import { credentials } from "./credentials";
import { endpoint } from "./endpoint";
import { lockFile } from "./lock-file";
import { node } from "./node";
import { packageIsWhole } from "./package";
import { providerLock } from "./provider-lock";
import { providerStart } from "./provider-start";
import { proxy } from "./proxy";
import { stackProvider } from "./stack-provider";
import { taintedState } from "./tainted-state";
import { terraform } from "./terraform";

/** Every check, in the order in which a person would go about it. */
export const CHECKS: readonly Check[] = [
  node,
  terraform,
  packageIsWhole,
  providerStart,
  stackProvider,
  lockFile,
  cliConfiguration,
  providerLock,
  credentials,
  endpoint,
  proxy,
  taintedState,
];
