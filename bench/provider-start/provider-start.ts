import { spawn } from "node:child_process";
import { once } from "node:events";
import { createCertificate } from "../../lib/plugin/server/certificate";
import { medians } from "../measure";
import { compare } from "../result";
import type { BenchmarkResults } from "../result";
import { installProvider } from "./installed-provider";

const GOAL = 3;
const ROUNDS = { warmUp: 2, counted: 15 };

/** Terraform starts every provider several times in one plan, so this is what users wait for again and again. */
export async function benchmarkProviderStart(): Promise<BenchmarkResults> {
  const provider = installProvider();
  const env = { PATH: process.env.PATH, ...terraformEnvironment() };
  try {
    const measured = await medians(
      {
        handshake: () => untilFirstLine(provider.program, env),
        "node -e 0": () => untilEnd("node", ["-e", "0"], env),
      },
      ROUNDS,
    );
    return { "provider-start": compare(measured, "handshake", "node -e 0", GOAL) };
  } finally {
    provider.remove();
  }
}

/** What Terraform gives a provider. The certificate asks for mutual TLS, as Terraform always does. */
function terraformEnvironment(): Readonly<Record<string, string>> {
  return {
    TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
    PLUGIN_PROTOCOL_VERSIONS: "5,6",
    PLUGIN_CLIENT_CERT: createCertificate(new Date()).certificatePem,
  };
}

/** Until the program prints the line that says where it listens; then it is ended. */
async function untilFirstLine(program: string, env: NodeJS.ProcessEnv): Promise<number> {
  const start = performance.now();
  const child = spawn(program, { env, stdio: ["ignore", "pipe", "ignore"] });
  const exited = once(child, "close");
  const [line] = (await Promise.race([once(child.stdout, "data"), exited])) as readonly unknown[];
  const milliseconds = performance.now() - start;
  child.kill("SIGKILL");
  await exited;
  if (!/^1\|6\|/.test(String(line))) {
    throw new Error(`the provider printed no handshake but: ${String(line)}`);
  }
  return milliseconds;
}

async function untilEnd(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const start = performance.now();
  await once(spawn(program, args, { env, stdio: "ignore" }), "exit");
  return performance.now() - start;
}
