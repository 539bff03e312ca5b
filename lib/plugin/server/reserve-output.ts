import type { Logger } from "../logger";

/**
 * Terraform takes the first line of stdout for the handshake, so nothing else may be printed there. From here on what
 * any code prints (console.log in a dependency, for one) goes to the log; the returned function prints for real.
 */
export function reserveOutput(stdout: NodeJS.WritableStream, log: Logger): (line: string) => void {
  const write = stdout.write.bind(stdout);
  stdout.write = (text: Uint8Array | string, ...rest: unknown[]): boolean => {
    log.info(String(typeof text === "string" ? text : Buffer.from(text)).trimEnd(), { stream: "stdout" });
    const done = rest.find((argument) => typeof argument === "function");
    done?.();
    return true;
  };
  return (line) => write(`${line}\n`);
}
