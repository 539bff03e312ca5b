type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The variable that makes libraries, or Node itself, print all that they send: credentials too, in forms that no mask
 * foresees. With it set, what is printed may not be logged.
 */
export function variableThatPrintsSecrets(env: Environment): string | undefined {
  return ["DEBUG", "NODE_DEBUG"].find((name) => env[name]);
}

/** Prints one line for real, past the diversion. */
export type PrintLine = (line: string) => void;

/**
 * Terraform takes the first line of stdout for the handshake, and lines on stderr that are not its JSON land in its log
 * unmasked. So what any code prints (console.log in a dependency, for one) is handed to `take` instead.
 */
export function divert(stream: NodeJS.WritableStream, take: (text: string) => void): PrintLine {
  const write = stream.write.bind(stream);
  // A killed Terraform reads no more. The provider ends by itself then, and has nobody to tell.
  stream.on("error", () => undefined);
  stream.write = (chunk: Uint8Array | string, ...rest: unknown[]): boolean => {
    take((typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8")).trimEnd());
    rest.find((argument) => typeof argument === "function")?.();
    return true;
  };
  return (line) => write(`${line}\n`);
}
