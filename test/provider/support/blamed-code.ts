import type { TerraformResult } from "../../../lib/testing";

interface Diagnostic {
  readonly severity: string;
  readonly snippet?: { readonly code: string };
}

/** The line of code that each error of a run points at, without what stands there: an argument, or the head of a block. */
export function blamedCode({ stdout }: TerraformResult): readonly string[] {
  const diagnostics = stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => (JSON.parse(line) as { readonly diagnostic?: Diagnostic }).diagnostic);
  return diagnostics
    .filter((diagnostic) => diagnostic?.severity === "error")
    .map((diagnostic) => (diagnostic?.snippet?.code ?? "").trim().replace(/ *=.*| *\{$/, ""));
}
