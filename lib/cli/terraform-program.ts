/** The cdktf command line tool reads it, too. */
export const BINARY_VARIABLE = "TERRAFORM_BINARY_NAME";

/** What the stacks are run with: `tofu` for OpenTofu, for one. */
export function terraformProgram(env: Readonly<Record<string, string | undefined>>): string {
  return env[BINARY_VARIABLE] || "terraform";
}
