/** The body of a successful answer. */
export type Answer = Readonly<Record<string, unknown>>;

/** Reads a text inside an answer; null where there is none. An empty text counts as none, as in the vendor's provider. */
export function textAt(answer: unknown, ...path: readonly string[]): string | null {
  const value = valueAt(answer, path);
  return typeof value === "string" && value !== "" ? value : null;
}

/** Reads a list inside an answer; empty where there is none. */
export function listAt(answer: unknown, ...path: readonly string[]): readonly unknown[] {
  const value = valueAt(answer, path);
  return Array.isArray(value) ? value : [];
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((outer, key) => (isAnswer(outer) ? outer[key] : undefined), value);
}

export function isAnswer(value: unknown): value is Answer {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
