import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { ok, problem, warning } from "../check";
import type { Check, Finding } from "../check";
import type { InstalledProvider } from "../../installed-provider";
import { adviceOnHcl } from "../../stack-directories";
import type { Stack } from "../stacks";

const SYNTH = "Run synth again (cdktf synth, or the program that makes the stacks).";

/** Whether each stack carries the provider that it asks for, for this platform, byte for byte the installed one. */
export const stackProvider: Check = {
  name: "stack-provider",
  run: async ({ stacks, installed, machine, directory }) => {
    if (stacks.length === 0) {
      return [
        warning(
          "there is no synthesized stack with this provider here.",
          adviceOnHcl(directory) ?? "Synthesize first, or say where: doctor PATH.",
        ),
      ];
    }
    return stacks.flatMap((stack) => (installed === null ? [] : [look(stack, installed, machine.platform)]));
  },
};

function look(stack: Stack, installed: InstalledProvider, platform: string): Finding {
  const { name, version, archives } = stack;
  if (version !== installed.version) {
    return problem(`${name} asks for provider ${version}, and ${installed.version} is installed.`, SYNTH);
  }
  if (archives.length === 0) {
    return ok(`${name} carries no provider: it is taken from a mirror.`);
  }
  const archive = archives.find((path) => basename(path).endsWith(`_${version}_${platform}.zip`));
  if (archive === undefined) {
    return problem(
      `${name} carries the provider, but not for ${platform}.`,
      platform.startsWith("windows")
        ? "Terraform starts only .exe files on Windows: use WSL, or a standalone executable from a mirror."
        : `${SYNTH} Copy the whole directory, all platforms included.`,
    );
  }
  return installed.hashes.includes(`zh:${sha256(archive)}`)
    ? ok(`${name} carries provider ${version} for ${platform}.`)
    : problem(`${name} carries another build of provider ${version} than the installed one.`, SYNTH);
}

function sha256(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
