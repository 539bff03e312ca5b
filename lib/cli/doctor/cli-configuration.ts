import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { Machine } from "../machine";
import { terraformProgram } from "../terraform-program";

/** What the CLI configuration of Terraform or OpenTofu says about where providers come from. */
export interface CliConfiguration {
  /** Files that are read. */
  readonly files: readonly string[];
  /** Named by a variable, and not there. */
  readonly missing: string | null;
  /** With a `provider_installation` block Terraform looks nowhere but where that says. */
  readonly hasInstallationBlock: boolean;
  /** Directories of its `filesystem_mirror` blocks. */
  readonly mirrors: readonly string[];
  /** Providers that `dev_overrides` replaces. */
  readonly overridden: readonly string[];
}

/** Reads what Terraform or OpenTofu would read, in both of its syntaxes. */
export function readCliConfiguration(machine: Machine): CliConfiguration {
  const named = machine.env.TF_CLI_CONFIG_FILE || machine.env.TERRAFORM_CONFIG || null;
  const main = named ?? mainFile(machine);
  const files = [main, ...filesInDirectory(machine.home)].filter((file) => existsSync(file));
  const text = files.map((file) => withoutComments(readFileSync(file, "utf8"))).join("\n");
  const installation = blocks(text, "provider_installation").join("\n");
  return {
    files,
    missing: named !== null && !existsSync(named) ? named : null,
    hasInstallationBlock: /"?provider_installation"?\s*[:={[]/.test(text),
    mirrors: blocks(installation, "filesystem_mirror").flatMap(pathIn),
    overridden: blocks(installation, "dev_overrides").flatMap((block) =>
      [...block.matchAll(/"([^"]+)"\s*[:=]/g)].map(([, address = ""]) => address),
    ),
  };
}

/** OpenTofu has a file of its own, and reads Terraform's where there is none. */
function mainFile({ home, env }: Machine): string {
  const own = join(home, ".tofurc");
  const isOpenTofu = basename(terraformProgram(env)).startsWith("tofu");
  return isOpenTofu && existsSync(own) ? own : join(home, ".terraformrc");
}

function filesInDirectory(home: string): readonly string[] {
  const directory = join(home, ".terraform.d");
  return existsSync(directory)
    ? readdirSync(directory)
        .filter((name) => /\.tfrc(\.json)?$/.test(name))
        .sort()
        .map((name) => join(directory, name))
    : [];
}

/** Comments of HCL; a `//` or `#` inside a text stays. */
function withoutComments(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|#.*|\/\/.*|\/\*[^]*?\*\//g, (match) =>
    match.startsWith('"') ? match : "",
  );
}

/** The bodies of the blocks of this name, however deep they nest; in JSON they look nearly the same. */
function blocks(text: string, name: string): readonly string[] {
  return [...text.matchAll(new RegExp(`"?\\b${name}\\b"?\\s*[:=]?\\s*\\[?\\s*\\{`, "g"))].map(
    ({ index, 0: start }) => untilClosed(text.slice(index + start.length)),
  );
}

function untilClosed(text: string): string {
  let depth = 1;
  for (const { index, 0: brace } of text.matchAll(/[{}]/g)) {
    depth += brace === "{" ? 1 : -1;
    if (depth === 0) {
      return text.slice(0, index);
    }
  }
  return text;
}

function pathIn(block: string): readonly string[] {
  const [, path] = /"?\bpath"?\s*[:=]\s*("(?:[^"\\]|\\.)*")/.exec(block) ?? [];
  return path === undefined ? [] : [JSON.parse(path) as string];
}
