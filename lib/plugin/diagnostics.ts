/** A step into an attribute: its name, a map key, or a list index. */
export type AttributePath = readonly (string | number)[];

/** One message for the person who runs Terraform. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** One line that says what happened. */
  readonly summary: string;
  /** Where, the value got, what is allowed, what to do next. */
  readonly detail: string;
  /** Empty: the block as a whole. Unset, an error points at the key of its schema, if it has one. */
  readonly attribute?: AttributePath;
}

/** Collects messages. Errors are values: adding one does not stop the caller, and state is returned beside them. */
export class Diagnostics {
  private readonly collected: Diagnostic[] = [];

  error(summary: string, detail: string, attribute?: AttributePath): void {
    this.add({ severity: "error", summary, detail, attribute });
  }

  warning(summary: string, detail: string, attribute?: AttributePath): void {
    this.add({ severity: "warning", summary, detail, attribute });
  }

  /** A message that stands there already is not repeated. */
  add(diagnostic: Diagnostic): void {
    const text = JSON.stringify(diagnostic);
    if (!this.collected.some((known) => JSON.stringify(known) === text)) {
      this.collected.push(diagnostic);
    }
  }

  get hasErrors(): boolean {
    return this.collected.some((diagnostic) => diagnostic.severity === "error");
  }

  get all(): readonly Diagnostic[] {
    return this.collected;
  }
}
