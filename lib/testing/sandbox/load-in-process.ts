import { createRequire } from "node:module";
import type { Provider } from "../../plugin";
import type { SandboxEnvironment } from "./environment";
import type * as InProcess from "./in-process";

/**
 * Serves the alicloud stand-in, and these providers, inside this process. That needs the libraries of the plugin
 * runtime, which the published package carries inside its bundled providers only: whoever uses it as installed must not
 * have to load them.
 */
export async function serveInThisProcess(
  environment: SandboxEnvironment,
  further: readonly Provider[],
): Promise<InProcess.InProcessProviders> {
  try {
    const { serveProviders } = createRequire(__filename)("./in-process") as typeof InProcess;
    return await serveProviders(environment, further);
  } catch (error) {
    throw isMissingModule(error) ? librariesMissing(error) : error;
  }
}

function isMissingModule(error: unknown): error is Error {
  return error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND";
}

function librariesMissing({ message }: Error): Error {
  return new Error(
    `Sandbox option inProcess cannot be used here (${message.split("\n")[0] ?? ""}). ` +
      "It is for working on this package itself: leave it out, and call init() before the first plan.",
  );
}
