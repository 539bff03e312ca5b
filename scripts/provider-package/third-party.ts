import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A package that is part of a bundle. */
interface ThirdParty {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly texts: readonly string[];
}

/**
 * The notices that go with a bundle, since most licenses ask for them wherever the code goes.
 *
 * @param inputs files that were bundled, as esbuild lists them, relative to the working directory
 */
export function thirdPartyNotices(inputs: readonly string[]): string {
  const directories = new Set(inputs.flatMap((input) => packageDirectory(input) ?? []));
  // One package may be bundled from two places.
  const notices = new Set([...directories].map((directory) => notice(readPackage(directory))));
  return [...notices].sort().join(`\n${"-".repeat(80)}\n\n`);
}

/** The innermost package that a file belongs to; esbuild lists files, too, that it has made up. */
function packageDirectory(file: string): string | undefined {
  const [directory] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [];
  return directory !== undefined && existsSync(directory) ? directory : undefined;
}

function readPackage(directory: string): ThirdParty {
  const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const files = readdirSync(directory).filter((name) => /^(licen[cs]e|notice|copying)/i.test(name));
  return {
    name: manifest.name,
    version: manifest.version,
    license: manifest.license ?? "see its text",
    texts: files.sort().map((name) => readFileSync(join(directory, name), "utf8").trim()),
  };
}

function notice({ name, version, license, texts }: ThirdParty): string {
  return [`${name} ${version} (${license})`, ...texts].join("\n\n") + "\n";
}
