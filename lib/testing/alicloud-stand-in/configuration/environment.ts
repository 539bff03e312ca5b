/** Environment variables, the real ones or those of a test. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The value of the first variable that is set and not empty. */
export function firstOf(environment: Environment, names: readonly string[]): string | null {
  return names.map((name) => environment[name]).find((value) => value !== undefined && value !== "") ?? null;
}
