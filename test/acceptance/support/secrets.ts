import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Something that was written, and where. */
export interface Trace {
  readonly where: string;
  readonly content: string;
}

/** Every way in which a text could stand in a file, a URL or a message. */
function spellings(secret: string): readonly string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  return [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString("base64").replace(/=+$/, ""),
    Buffer.from(secret).toString("hex"),
    json,
    // Terraform escapes for HTML, too.
    json.replaceAll("&", "\\u0026"),
  ];
}

/** Which of the secrets stand where, in any spelling. */
export function leaks(
  secrets: Readonly<Record<string, string>>,
  traces: readonly Trace[],
): readonly string[] {
  return Object.entries(secrets).flatMap(([name, secret]) =>
    traces
      .filter(({ content }) => spellings(secret).some((spelling) => content.includes(spelling)))
      .map(({ where }) => `${name} in ${where}`),
  );
}

/** The content of every file below a directory, byte for byte. */
export function filesBelow(directory: string, except: RegExp): readonly Trace[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !except.test(path))
    .map((path) => ({ where: path, content: readFileSync(path, "latin1") }));
}
