import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { builtProvider } from "../../lib/testing/sandbox";

export interface InstalledProvider {
  /** The executable that Terraform would start. */
  readonly program: string;
  remove(): void;
}

/** Unpacks the built provider as `terraform init` does. */
export function installProvider(): InstalledProvider {
  const [archive] = builtProvider().archives;
  if (archive === undefined) {
    throw new Error('the build left no archive of the provider. Run "npm run build:provider".');
  }
  const directory = mkdtempSync(join(tmpdir(), "bench-provider-"));
  const files = unzipSync(readFileSync(archive));
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(join(directory, name), bytes);
  }
  const program = join(directory, executableAmong(Object.keys(files)));
  // The archive holds the run bit; this way of unpacking drops it.
  chmodSync(program, 0o755);
  return { program, remove: () => rmSync(directory, { recursive: true }) };
}

function executableAmong(names: readonly string[]): string {
  const name = names.find((each) => each.startsWith("terraform-provider-"));
  if (name === undefined) {
    throw new Error(`the provider's archive holds no executable, only: ${names.join(", ")}`);
  }
  return name;
}
