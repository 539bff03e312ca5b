import { createRequire } from "node:module";
import type * as InProcess from "./in-process";

/**
 * Loads what serves providers inside this process. It needs the libraries of the plugin runtime, which the published
 * package carries inside its bundled providers only: whoever uses it as installed must not have to load them.
 */
export function loadInProcess(): typeof InProcess {
  try {
    return createRequire(__filename)("./in-process") as typeof InProcess;
  } catch (error) {
    throw new Error(
      `Sandbox option inProcess cannot be used here (${error instanceof Error ? firstLine(error) : String(error)}). ` +
        "It is for working on this package itself: leave it out, and call init() before the first plan.",
    );
  }
}

function firstLine({ message }: Error): string {
  return message.split("\n")[0] ?? "";
}
